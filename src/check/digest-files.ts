import { createHash } from 'node:crypto';
import { digestSource } from '../model/byte-source.js';
import type { Released } from '../model/header.js';
import { unlessUnreadable } from '../model/read-error.js';
import type { Located, SourceFile } from '../model/source.js';
import type { IssueSources } from '../model/sources.js';

/**
 * The SHA-256 of an issue's index.md and sections by name. Of index.md without its record of releases, which comes to be
 * after them.
 */
export function digestTexts(
  { index, sections }: Pick<IssueSources, 'index' | 'sections'>,
  released: Released | undefined,
): ReadonlyMap<string, string> {
  const texts = [[nameInFolder(index), withoutRecord(index.text, released)] as const];
  for (const section of sections) texts.push([nameInFolder(section), section.text]);
  return new Map(texts.map(([name, text]) => [name, digestText(text)]));
}

/** The SHA-256 of a file that the text names; none where it can't be had. */
export function digestAttachment(
  path: Located<string>,
  { attachments }: Pick<IssueSources, 'attachments'>,
): string | undefined {
  if (/\.csv$/i.test(path.value)) {
    const table = attachments.read(path).value;
    if (table) return digestText(table.text);
  }
  const source = attachments.open(path).value;
  return source && unlessUnreadable(() => digestSource(source));
}

/** All of a file beside the texts; none where it can't be had. */
export function readAttachment(
  path: Located<string>,
  { attachments }: Pick<IssueSources, 'attachments'>,
): Uint8Array | undefined {
  const source = attachments.open(path).value;
  return source && unlessUnreadable(() => source.readAt(0, source.size));
}

/** The SHA-256 of the bytes as they are, in hex digits. */
export const digestBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The SHA-256 of what is printed of a text alone: BOM, kind of line end, and blanks at line ends and at the end of the
 * file don't count, but for the two blanks that break a line.
 */
export function digestText(text: string): string {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const trimmed = lines
    .replace(/^[ \t]+$/gm, '')
    .replace(/[ \t]+$/gm, (blanks) => (blanks.endsWith('  ') ? '  ' : ''))
    .trimEnd();
  return createHash('sha256').update(trimmed).digest('hex');
}

/** The text with the record cut out, wherever in the header it stands. */
function withoutRecord(text: string, released: Released | undefined): string {
  if (!released) return text;
  const before = text.slice(0, released.range.start).trimEnd().replace(/,$/, '');
  const after = text.slice(released.range.end).trimStart();
  return `${before}\n${after}`;
}

/** The path of a file in the issue's folder; the same whichever way a system stores accents. */
export const nameInFolder = ({ path }: SourceFile): string => path.split('/').slice(2).join('/').normalize('NFC');
