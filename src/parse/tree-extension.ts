import type { Node, PhrasingContent, Text } from 'mdast';
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';
import type { OffsetSegment } from '../model/offset-map.js';
import type { Stretch } from './block-text.js';

/** What `![label](address "title")` is made of; the tree itself keeps no places of these. */
export interface ImageParts {
  readonly label: readonly PhrasingContent[];
  readonly address?: Stretch;
  readonly title?: Stretch;
}

/** `{{系列.图}}`; what stands in it is read from the source. */
interface PlaceholderNode extends Node {
  readonly type: 'placeholder';
}

declare module 'mdast' {
  interface ImageData {
    parts?: ImageParts;
  }
  interface TextData {
    /** Where each character of the text came from. */
    map: OffsetSegment[];
    /** Where in the source two braces stand that are no part of a placeholder. */
    strayBraces?: Stretch[];
  }
  interface PhrasingContentMap {
    placeholder: PlaceholderNode;
  }
  interface RootContentMap {
    placeholder: PlaceholderNode;
  }
}

/**
 * What sources have beyond Markdown, for the tree, and where each character of a text came from. A note is nothing in the
 * tree. It comes behind all other extensions, some of whose handlers it takes the place of.
 */
export const treeExtension: Extension = {
  enter: {
    placeholder(token) {
      this.enter({ type: 'placeholder' }, token);
    },
    strayBraces(token) {
      this.config.enter.data?.call(this, token);
    },
  },
  exit: {
    placeholder(token) {
      this.exit(token);
    },
    strayBraces(token) {
      const text = this.stack.at(-1);
      this.config.exit.data?.call(this, token);
      if (text?.type !== 'text') throw new Error('braces are text');
      const data = dataOf(text);
      data.strayBraces ??= [];
      data.strayBraces.push(stretchOf(token));
    },
    // The package's own handler, for task lists, takes the blank behind `[ ]` off the text.
    paragraph(token) {
      this.exit(token);
    },
    /*
     * The package drops the tree and the places of labels, addresses and titles, and has no option for it: these are its
     * handlers for the same tokens, with what they drop.
     */
    label() {
      const fragment = this.stack.at(-1);
      const alt = this.resume();
      const node = this.stack.at(-1);
      // Until an address follows.
      this.data.inReference = true;
      const children = fragment && 'children' in fragment ? (fragment.children as PhrasingContent[]) : [];
      if (node?.type === 'link') node.children = children;
      else if (node?.type === 'image') {
        node.alt = alt;
        node.data = { ...node.data, parts: { label: children } };
      }
    },
    resourceDestinationString(token) {
      const url = this.resume();
      const node = this.stack.at(-1);
      if (node?.type !== 'link' && node?.type !== 'image') return;
      node.url = url;
      keepPart(this, { address: stretchOf(token) });
    },
    resourceTitleString(token) {
      const title = this.resume();
      const node = this.stack.at(-1);
      if (node?.type !== 'link' && node?.type !== 'image') return;
      node.title = title;
      keepPart(this, { title: stretchOf(token) });
    },
  },
  afterExit: keepPlaces,
};

function keepPart(context: CompileContext, part: Partial<ImageParts>): void {
  const node = context.stack.at(-1);
  if (node?.type === 'image') node.data = { ...node.data, parts: { label: [], ...node.data?.parts, ...part } };
}

/** The tokens that a text grows by. */
const TEXT_TOKENS: ReadonlySet<string> = new Set([
  'autolinkEmail',
  'autolinkProtocol',
  'characterEscape',
  'characterReference',
  'data',
  'lineEnding',
  'strayBraces',
]);

/** Maps what a token has added to a text. */
function keepPlaces(this: CompileContext, { type, start, end }: Token): void {
  if (!TEXT_TOKENS.has(type)) return;
  const parent = this.stack.at(-1);
  const text = parent && 'children' in parent ? parent.children.at(-1) : undefined;
  if (text?.type !== 'text') return;
  const { map } = dataOf(text);
  const last = map.at(-1);
  const at = last ? last.at + last.length : 0;
  const length = text.value.length - at;
  if (length === 0) return;
  const stretch = { at, length, sourceStart: start.offset, sourceEnd: end.offset };
  if (type === 'characterReference' || type === 'lineEnding') map.push({ type: 'replaced', ...stretch });
  else if (type === 'characterEscape') {
    map.push({ type: 'replaced', at, length: 1, sourceStart: start.offset, sourceEnd: start.offset + 2 });
    if (length > 1)
      map.push({ type: 'copied', ...stretch, at: at + 1, length: length - 1, sourceStart: start.offset + 2 });
  } else if (last?.type === 'copied' && last.sourceEnd === start.offset) {
    map[map.length - 1] = { ...last, length: last.length + length, sourceEnd: end.offset };
  } else map.push({ type: 'copied', ...stretch });
}

function dataOf(text: Text): NonNullable<Text['data']> {
  text.data ??= { map: [] };
  return text.data;
}

const stretchOf = ({ start, end }: Token): Stretch => ({ start: start.offset, end: end.offset });
