import type { Image, Paragraph, PhrasingContent } from 'mdast';
import type { SourceFile, SourceRange } from '../model/source.js';
import { rangeOfNode } from './read-inlines.js';

/** A stretch of a paragraph: text, or an image that stands on a line of its own. */
export type ImageStretch =
  | { readonly type: 'text'; readonly nodes: readonly PhrasingContent[] }
  | { readonly type: 'image'; readonly node: Image };

/** Parts a paragraph at the images that stand on lines of their own; images amid text stay in the text. */
export function splitImages(file: SourceFile, paragraph: Paragraph): readonly ImageStretch[] {
  const within = rangeOfNode(file, paragraph);
  const stretches: ImageStretch[] = [];
  let text: PhrasingContent[] = [];
  const finish = () => {
    if (text.length > 0) stretches.push({ type: 'text', nodes: text });
    text = [];
  };
  for (const node of paragraph.children) {
    if (node.type === 'image' && standsAlone(rangeOfNode(file, node), within)) {
      finish();
      stretches.push({ type: 'image', node });
    } else text.push(node);
  }
  finish();
  return stretches;
}

/** Whether nothing is on an image's line but blanks and notes. */
const standsAlone = ({ file: { text }, start, end }: SourceRange, within: SourceRange): boolean =>
  startsLine(text, start, within.start) && endsLine(text, end, within.end);

const BLANKS = ' \t\u3000\u00a0';

function startsLine(text: string, start: number, from: number): boolean {
  let at = start;
  while (at > from) {
    if ('\r\n'.includes(text.charAt(at - 1))) return true;
    if (BLANKS.includes(text.charAt(at - 1))) at -= 1;
    else if (text.endsWith('-->', at)) at = text.lastIndexOf('<!--', at);
    else return false;
  }
  return true;
}

function endsLine(text: string, end: number, to: number): boolean {
  let at = end;
  while (at < to) {
    if (/[\r\n]/.test(text.charAt(at)) || /^\\[\r\n]/.test(text.slice(at, at + 2))) return true;
    if (BLANKS.includes(text.charAt(at))) at += 1;
    else if (text.startsWith('<!--', at)) at = text.indexOf('-->', at) + '-->'.length;
    else return false;
  }
  return true;
}
