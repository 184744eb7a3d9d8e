import type { Finding, Outcome } from '../model/finding.js';
import { type SourceFile, unreadFile, wholeFile } from '../model/source.js';
import { finding } from './finding.js';

/**
 * Bytes as UTF-8 text without BOM. Anything else is a finding at the first byte that can't be read.
 * @param cut there is more of the file: an unfinished last character is no finding
 */
export function decodeText(path: string, bytes: Uint8Array, cut: boolean): Outcome<SourceFile> {
  const wide = wideEncoding(bytes);
  if (wide) return refuse(finding('not-utf8/other', wholeFile(unreadFile(path)), { encoding: wide }));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return refuse(misencoded(path, bytes, cut));
  }
  const file = { path, text };
  const nul = text.indexOf('\0');
  if (nul < 0) return { value: file, findings: [] };
  return refuse(finding('nul-character', { file, start: nul, end: nul + 1 }, {}));
}

const refuse = (found: Finding): Outcome<SourceFile> => ({ value: undefined, findings: [found] });

function wideEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16';
  return undefined;
}

function misencoded(path: string, bytes: Uint8Array, cut: boolean): Finding {
  // The text with U+FFFD for what can't be read, so that the finding's line can still be shown.
  const file = { path, text: new TextDecoder().decode(bytes) };
  const start = new TextDecoder().decode(bytes.subarray(0, validLength(bytes)), { stream: true }).length;
  const range = { file, start, end: start + 1 };
  return looksLikeGbk(bytes, cut)
    ? finding('not-utf8/other', range, { encoding: 'GBK' })
    : finding('not-utf8', range, {});
}

/** How many bytes from the start can be decoded: by halving, as a longer stretch never mends a shorter one. */
function validLength(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes('utf-8', bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  return good;
}

/** Text in GBK decodes as such and is full of the characters of its first level, 0xB0A1 to 0xD7F9. */
function looksLikeGbk(bytes: Uint8Array, cut: boolean): boolean {
  if (!decodes('gb18030', bytes, cut)) return false;
  const text = new TextDecoder('gb18030').decode(bytes);
  const others = text.match(/[^\0-\x7f]/gu) ?? [];
  const han = text.match(/[\u4e00-\u9fa5\u3000-\u303f\uff00-\uffef“”‘’—…·]/g) ?? [];
  return han.length > 0 && han.length >= others.length * 0.9;
}

function decodes(encoding: string, bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}
