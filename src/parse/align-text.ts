import type { OffsetSegment } from '../model/offset-map.js';
import { parseMarkdown } from './parse-markdown.js';

/** A stretch of Markdown and the text that it stands for. */
export interface TextSource {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/**
 * Where each character of a Markdown text came from, by walking text and source side by side. Escapes, character
 * references and line ends with the indent and quotation marks behind them are `replaced` segments. Should the two not
 * match, one segment stands for all of it.
 */
export function alignText({ source, start, end, value }: TextSource): readonly OffsetSegment[] {
  const segments: OffsetSegment[] = [];
  let at = 0;
  let from = start;
  while (at < value.length) {
    const step = nextStep({ source, start: from, end, value }, at);
    if (!step) return [{ type: 'replaced', at: 0, length: value.length, sourceStart: start, sourceEnd: end }];
    const to = from + step.sourceLength;
    segments.push({ type: step.type, at, length: step.length, sourceStart: from, sourceEnd: to });
    at += step.length;
    from = to;
  }
  return segments;
}

interface Step {
  readonly type: OffsetSegment['type'];
  readonly length: number;
  readonly sourceLength: number;
}

function nextStep(text: TextSource, at: number): Step | undefined {
  const { source, start, end, value } = text;
  const plain = plainLength(text, at);
  if (plain > 0) return { type: 'copied', length: plain, sourceLength: plain };
  const special = source.charAt(start);
  if (special === '\\' && source.charAt(start + 1) === value.charAt(at)) {
    return { type: 'replaced', length: 1, sourceLength: 2 };
  }
  if (special === '&') {
    const [reference] = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z\d]{1,40});/.exec(source.slice(start, end)) ?? [];
    const decoded = reference === undefined ? undefined : decode(reference);
    if (reference !== undefined && decoded !== undefined && value.startsWith(decoded, at)) {
      return { type: 'replaced', length: decoded.length, sourceLength: reference.length };
    }
  }
  const length = lineEndAt(value, at);
  if (length > 0) {
    // A line that begins with `>` would be a quotation, so these marks are always the prefix of one.
    const lineEnd = /^[ \t]*(?:\r\n|\r|\n)[ \t>]*/.exec(source.slice(start, end))?.[0];
    if (lineEnd !== undefined) return { type: 'replaced', length, sourceLength: lineEnd.length };
  }
  return source.charAt(start) === value.charAt(at) ? { type: 'copied', length: 1, sourceLength: 1 } : undefined;
}

/** Length of the line end that stands at an offset; 0 where none does. */
const lineEndAt = (text: string, at: number): 0 | 1 | 2 => {
  if (text.startsWith('\r\n', at)) return 2;
  return text.charAt(at) === '\n' || text.charAt(at) === '\r' ? 1 : 0;
};

/** How many characters from here on are the same in text and source and can't be anything but themselves. */
function plainLength({ source, start, end, value }: TextSource, at: number): number {
  let length = 0;
  while (start + length < end && at + length < value.length) {
    const character = source.charAt(start + length);
    if (character !== value.charAt(at + length) || /[\\&\r\n]/.test(character)) break;
    length += 1;
  }
  return length;
}

/** The text of a character reference; none where it is not one, as `&nothing;`. */
function decode(reference: string): string | undefined {
  // The parser knows the 2,231 names and the rules for numbers; behind a letter nothing can begin a block.
  const [paragraph] = parseMarkdown(`a${reference}`).children;
  const [text] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  if (text?.type !== 'text') return undefined;
  const decoded = text.value.slice(1);
  return decoded === reference ? undefined : decoded;
}
