import { isUtf8 } from 'node:buffer';
import { type Finding, type Outcome, unmade } from '../model/finding.js';
import { type SourceFile, unreadFile, wholeFile } from '../model/source.js';
import { finding } from './finding.js';

/**
 * Bytes as text without BOM: UTF-8, or GB 18030, which Excel and old editors write in China, with a finding that says so.
 * Anything else is a finding at the first byte that can't be read.
 * @param cut there is more of the file: an unfinished last character is no finding
 */
export function decodeText(path: string, bytes: Uint8Array, cut: boolean): Outcome<SourceFile> {
  const wide = wideEncoding(bytes);
  if (wide) return unmade(finding('not-utf8/other', wholeFile(unreadFile(path)), { encoding: wide }));
  const text = decoded('utf-8', bytes, cut);
  if (text !== undefined) return withoutNul({ path, text });
  const guessed = looksLikeGb18030(bytes) ? decoded('gb18030', bytes, cut) : undefined;
  return guessed === undefined
    ? unmade(misencoded(path, bytes))
    : withoutNul({ path, text: guessed, encoding: 'GB 18030' });
}

function withoutNul(file: SourceFile): Outcome<SourceFile> {
  const nul = file.text.indexOf('\0');
  if (nul >= 0) return unmade(finding('nul-character', { file, start: nul, end: nul + 1 }, {}));
  if (!file.encoding) return { value: file, findings: [] };
  const start = file.text.search(/[^\0-\x7f]/);
  const range = { file, start, end: start + 1 };
  // The edit changes no letter: it says that writing the file anew mends it.
  const fix = { range, text: file.text.slice(start, start + 1) };
  return { value: file, findings: [{ ...finding('not-utf8/read', range, {}), fix }] };
}

function wideEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16';
  return undefined;
}

function misencoded(path: string, bytes: Uint8Array): Finding {
  // The text with U+FFFD for what can't be read, so that the finding's line can still be shown.
  const file = { path, text: new TextDecoder().decode(bytes) };
  const start = new TextDecoder().decode(bytes.subarray(0, validLength(bytes)), { stream: true }).length;
  return finding('not-utf8', { file, start, end: start + 1 }, {});
}

/** How many bytes from the start can be decoded: by halving, as a longer stretch never mends a shorter one. */
function validLength(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decoded('utf-8', bytes.subarray(0, middle), true) !== undefined) good = middle;
    else bad = middle;
  }
  return good;
}

function withoutMark({ buffer, byteOffset, length }: Uint8Array): string {
  const text = Buffer.from(buffer, byteOffset, length).toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The share of the characters beyond ASCII that have to be common ones. */
const COMMON_SHARE = 0.7;

/**
 * Whether most of what is no ASCII are characters of the first level of GB 2312 or its marks: those 3755 are 99 of a hundred
 * in any Chinese text, and what other encodings have at their places is not what a text in these is made of.
 */
function looksLikeGb18030(bytes: Uint8Array): boolean {
  let common = 0;
  let all = 0;
  for (let at = 0; at < bytes.length; ) {
    const [lead = 0, trail = 0] = bytes.subarray(at, at + 2);
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const isMark = lead === 0xa1 || lead === 0xa3;
    if (trail > 0xa0 && (isMark || (lead >= 0xb0 && lead <= 0xd7))) common += 1;
    all += 1;
    // Characters beyond those of GBK have four bytes, the second a digit.
    at += trail >= 0x30 && trail <= 0x39 ? 4 : 2;
  }
  return common >= all * COMMON_SHARE;
}

function decoded(encoding: 'utf-8' | 'gb18030', bytes: Uint8Array, cut: boolean): string | undefined {
  // Most files are right: a decoder that says whether they are takes longer to be made than they take to be looked through.
  if (encoding === 'utf-8' && isUtf8(bytes)) return withoutMark(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return undefined;
  }
}
