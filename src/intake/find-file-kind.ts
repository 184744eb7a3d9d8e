import { IntakeError } from './intake-error.js';
import { type ArchiveEntry, openArchive } from './read-archive.js';

/** What a file is by what is in it, whatever its name says. */
export type FileKind =
  | { readonly type: 'docx' | 'xlsx' | 'zip'; readonly entries: readonly ArchiveEntry[] }
  /** Formats of old versions of Word and WPS, Excel and its like: LibreOffice reads them. */
  | { readonly type: 'old-document' | 'old-sheet' }
  | { readonly type: 'pdf' | 'text' };

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const PDF = Array.from(Buffer.from('%PDF-'));
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];

/** What begins so is said to be that; with how it is called. */
const unreadable: readonly (readonly [start: string | readonly number[], name: string])[] = [
  ['Rar!', 'RAR'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], '7z'],
  [[0x1f, 0x8b], 'gzip'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
  ['GIF8', 'GIF'],
  ['BM', 'BMP'],
  [[0x49, 0x49, 0x2a, 0x00], 'TIFF'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'TIFF'],
  ['ID3', 'MP3'],
  ['#!AMR', 'AMR'],
  ['RIFF', 'WAV/AVI/WebP'],
  ['OggS', 'Ogg'],
];
const archives: ReadonlySet<string> = new Set(['RAR', '7z', 'gzip']);
const media: ReadonlySet<string> = new Set(['MP3', 'AMR', 'WAV/AVI/WebP', 'Ogg']);

/** @throws IntakeError for what can't be read, with what to do about it */
export function findFileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new IntakeError('import-file/empty', {});
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return kindOfArchive(openArchive(bytes));
  if (startsWith(bytes, OLE)) return kindOfOle(bytes);
  if (startsWith(bytes, PDF)) return { type: 'pdf' };
  refuseMedia(bytes);
  return kindOfText(bytes);
}

/** @throws IntakeError for what is known by its first bytes to hold no text that could be read */
function refuseMedia(bytes: Uint8Array): void {
  for (const [start, name] of unreadable) {
    if (!startsWith(bytes, typeof start === 'string' ? Array.from(Buffer.from(start)) : start)) continue;
    if (archives.has(name)) throw new IntakeError('import-file/archive', { format: name });
    throw new IntakeError(media.has(name) ? 'import-file/media' : 'import-file/picture', { format: name });
  }
  const [box, brand] = [bytes.subarray(4, 8), bytes.subarray(8, 12)].map((part) =>
    Buffer.from(part).toString('latin1'),
  );
  if (box === 'ftyp') {
    if (/^(?:hei|hev|mif|msf|avi)/.test(brand ?? '')) throw new IntakeError('import-file/picture', { format: 'HEIC' });
    throw new IntakeError('import-file/media', { format: brand === 'M4A ' ? 'M4A' : 'MP4' });
  }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

function kindOfArchive(entries: readonly ArchiveEntry[]): FileKind {
  const names = new Set(entries.map(({ name }) => name));
  if (!names.has('[Content_Types].xml')) {
    if (names.has('OFD.xml')) throw new IntakeError('import-file/other', { format: 'OFD' });
    return names.has('mimetype') && names.has('content.xml') ? { type: 'old-document' } : { type: 'zip', entries };
  }
  const holds = (folder: string): boolean => entries.some(({ name }) => name.startsWith(folder));
  if (holds('word/')) return { type: 'docx', entries };
  if (holds('xl/')) return { type: 'xlsx', entries };
  throw new IntakeError('import-file/other', { format: holds('ppt/') ? 'PowerPoint' : 'Office' });
}

const SECTOR_SHIFT = 30;
const FIRST_DIRECTORY_SECTOR = 48;
const DIRECTORY_ENTRY_SIZE = 128;

/** Compound files [MS-CFB] are told by the streams that the first sectors of their directory name. */
function kindOfOle(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 512) throw new IntakeError('import-file/damaged', {});
  const sector = 2 ** Math.min(16, buffer.readUInt16LE(SECTOR_SHIFT));
  const start = sector * (buffer.readUInt32LE(FIRST_DIRECTORY_SECTOR) + 1);
  const names: string[] = [];
  // Where the directory goes on elsewhere, what else is near still is a name or is none.
  for (let at = start; at + DIRECTORY_ENTRY_SIZE <= buffer.length && names.length < 64; at += DIRECTORY_ENTRY_SIZE) {
    const length = buffer.readUInt16LE(at + 64);
    if (length >= 2 && length <= 64) names.push(buffer.toString('utf16le', at, at + length - 2));
  }
  if (names.includes('EncryptedPackage')) throw new IntakeError('import-file/encrypted', {});
  if (names.includes('WordDocument')) return { type: 'old-document' };
  if (names.includes('Workbook') || names.includes('Book')) return { type: 'old-sheet' };
  const format = names.includes('PowerPoint Document') ? 'PowerPoint' : 'OLE';
  throw new IntakeError('import-file/other', { format });
}

/** How much of a text shows what it is. */
const HEAD = 4096;

function kindOfText(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').replace(/^ï»¿/, '').trimStart();
  if (head.startsWith('{\\rtf')) throw new IntakeError('import-file/disguised', { format: 'RTF' });
  if (/^<\?mso-application|^<\?xml[^>]*\?>\s*<\?mso-application/i.test(head)) {
    throw new IntakeError('import-file/disguised', { format: 'XML' });
  }
  if (/^(?:<!doctype html|<html|<head|<body|<meta|<table)/i.test(head)) {
    throw new IntakeError('import-file/disguised', { format: 'HTML' });
  }
  if (/^MIME-Version:/i.test(head)) throw new IntakeError('import-file/disguised', { format: 'MHTML' });
  const isWide = /^(?:\xff\xfe|\xfe\xff)/.test(head);
  // No text has these characters, and what has is something else.
  if (!isWide && Buffer.from(bytes.subarray(0, HEAD)).some((byte) => byte < 9 || (byte > 13 && byte < 27))) {
    throw new IntakeError('import-file/unknown', {});
  }
  return { type: 'text' };
}
