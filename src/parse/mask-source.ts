import type { Finding } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { finding } from './finding.js';

/**
 * A Markdown file as the Markdown parser is to see it: of the same length, so that every offset holds, but without what
 * is no Markdown. Placeholders and notes are opaque letters, so that `{{a|b}}` is no table cell and `{{a*b}}` no
 * emphasis; full-width blanks before a block's mark are ASCII ones.
 */
export interface MaskedSource {
  readonly file: SourceFile;
  readonly text: string;
  /** What the opaque letters stand for, in the order of the text. */
  readonly spans: readonly MaskedSpan[];
  readonly findings: readonly Finding[];
}

export interface MaskedSpan {
  readonly type: 'placeholder' | 'note';
  readonly start: number;
  readonly end: number;
}

/** Taken for a letter by every rule of Markdown. What stands there is known by its offset, so the text may have it too. */
export const opaque = '\uE000';

/** Masks the file from `start` on; all before it, the front matter, is left to the Markdown parser. */
export function maskSource(file: SourceFile, start: number): MaskedSource {
  const { text } = file;
  const mask: Mask = { file, parts: [text.slice(0, start)], spans: [], findings: [], done: start };
  // An escape is passed over with the brace behind it, `\{{` with all up to its closing braces.
  const tokens = /\\\{\{[^{}｛｝\r\n]*(?:\}\})?|\\[^\r\n]|<!--|\{\{|\}\}|｛｛|｝｝/g;
  tokens.lastIndex = start;
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '<!--') tokens.lastIndex = maskNote(mask, token.index, start);
    else if (!token[0].startsWith('\\')) tokens.lastIndex = maskBraces(mask, token.index, token[0]);
  }
  mask.parts.push(text.slice(mask.done));
  const [frontMatter = '', ...body] = mask.parts;
  const masked = frontMatter + body.join('').replace(FULL_WIDTH_INDENT, (indent) => indent.replace(/[^\t]/g, ' '));
  return { file, text: masked, spans: mask.spans, findings: mask.findings };
}

/** A line's indent with full-width or no-break blanks (or a BOM), where nothing or a block's mark follows. */
const FULL_WIDTH_INDENT =
  /(?<=^|[\r\n])[ \t]*[\u3000\u00a0\ufeff][ \t\u3000\u00a0\ufeff]*(?=[\r\n]|$|#{1,6}[ \t]|[-+*][ \t]|\d{1,9}[.)][ \t]|>|`{3}|~{3}|\||<|\[\^[^\]\s]{1,40}\]:|[-=*_]{3,}[ \t]*(?:[\r\n]|$))/g;

interface Mask {
  readonly file: SourceFile;
  /** The masked text up to `done`. */
  readonly parts: string[];
  done: number;
  readonly spans: MaskedSpan[];
  readonly findings: Finding[];
}

/** Masks a placeholder, or reports braces that are none; returns where the search goes on. */
function maskBraces(mask: Mask, start: number, braces: string): number {
  const placeholder = /(?:\{\{|｛｛)[^{}｛｝\r\n]*(?:\}\}|｝｝)/y;
  placeholder.lastIndex = start;
  const whole = placeholder.exec(mask.file.text)?.[0];
  if (whole === undefined) {
    const range = { file: mask.file, start, end: start + braces.length };
    mask.findings.push(finding('placeholder-brace', range, { typed: braces }));
    return range.end;
  }
  const end = start + whole.length;
  mask.spans.push({ type: 'placeholder', start, end });
  replace(mask, start, end, opaque.repeat(whole.length));
  return end;
}

function maskNote(mask: Mask, start: number, bodyStart: number): number {
  const { text } = mask.file;
  const close = text.indexOf('-->', start + 2);
  const end = close < 0 ? text.length : close + 3;
  const note = text.slice(start, end);
  if (close < 0) mask.findings.push(finding('comment-open', { file: mask.file, start, end: start + 4 }, {}));
  mask.spans.push({ type: 'note', start, end });
  const joins = joinsText(text, bodyStart, { start, end });
  replace(mask, start, end, joins ? opaque.repeat(note.length) : blank(note));
  return end;
}

/**
 * Whether the text around a note is one paragraph, which blanks in the note's place could part: a note inside a line, or
 * on lines of its own between two lines of text.
 */
function joinsText(text: string, bodyStart: number, { start, end }: Omit<MaskedSpan, 'type'>): boolean {
  const before = skipBlanks(text, start - 1, -1);
  if (before >= bodyStart && !isLineEnd(text, before)) return true;
  if (before < bodyStart || !hasTextBefore(text, before, bodyStart)) return false;
  const after = skipBlanks(text, end, 1);
  // Text behind a note of one line begins its line: the note is as good as an indent.
  if (after < text.length && !isLineEnd(text, after)) return /[\r\n]/.test(text.slice(start, end));
  const next = skipBlanks(text, after + (text.startsWith('\r\n', after) ? 2 : 1), 1);
  return next < text.length && !isLineEnd(text, next);
}

/** Whether there is text on the line that the line end at `at` closes. */
function hasTextBefore(text: string, at: number, bodyStart: number): boolean {
  const lineEnd = text.startsWith('\r\n', at - 1) ? at - 1 : at;
  const last = skipBlanks(text, lineEnd - 1, -1);
  return last >= bodyStart && !isLineEnd(text, last);
}

const isLineEnd = (text: string, at: number): boolean => text.charAt(at) === '\n' || text.charAt(at) === '\r';

/** The first offset from `at` on, forwards or backwards, without a blank. */
function skipBlanks(text: string, at: number, step: 1 | -1): number {
  let here = at;
  while (here >= 0 && here < text.length && ' \t\u3000'.includes(text.charAt(here))) here += step;
  return here;
}

/** Puts `masked` in the place of the text from `start` to `end`. */
function replace(mask: Mask, start: number, end: number, masked: string): void {
  mask.parts.push(mask.file.text.slice(mask.done, start), masked);
  mask.done = end;
}

/** Blanks of the same length, line ends kept. */
const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');
