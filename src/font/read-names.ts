import { readFontTable, type SfntDirectory } from './read-sfnt.js';

/** What a face calls itself in its name table. */
export interface FaceNames {
  readonly family: string;
  /** Printable ASCII without the delimiters of PostScript, as a PDF name wants it; empty where there is none. */
  readonly postScriptName: string;
  /** Every family and full name in any language, as `comparableName` makes them. */
  readonly comparable: ReadonlySet<string>;
  /** The style, such as `Bold`; this and all texts below are empty where the face doesn't state them. */
  readonly style: string;
  /** The version as the face writes it: `Version 2.003;hotconv 1.1.1`. */
  readonly version: string;
  /** What the maker allows, in words, and where that is to be read. */
  readonly license: string;
  readonly licenseUrl: string;
}

/** Name ids. [OpenType: name] */
const FAMILY = 1;
const STYLE = 2;
const FULL_NAME = 4;
const VERSION = 5;
const POSTSCRIPT_NAME = 6;
const LICENSE = 13;
const LICENSE_URL = 14;
const TYPOGRAPHIC_FAMILY = 16;
const TYPOGRAPHIC_STYLE = 17;

const RECORD_SIZE = 12;

interface NameRecord {
  readonly id: number;
  readonly isEnglish: boolean;
  /** The record's text, once it is asked for: a font has dozens, with whole licences among them. */
  read(): string;
}

/**
 * The names of a face: its family in English where it has one, else in the first language listed.
 * @throws FontError, RangeError
 */
export function readNames(directory: SfntDirectory): FaceNames {
  const records = directory.tables.has('name') ? readRecords(readFontTable(directory, 'name')) : [];
  const find = (id: number): string | undefined =>
    (
      records.find((record) => record.id === id && record.isEnglish) ?? records.find((record) => record.id === id)
    )?.read();
  const families = records.filter(({ id }) => id === FAMILY || id === TYPOGRAPHIC_FAMILY || id === FULL_NAME);
  const postScriptName = (find(POSTSCRIPT_NAME) ?? '').replace(/[^!-~]|[[\](){}<>/%]/gu, '');
  return {
    family: find(TYPOGRAPHIC_FAMILY) ?? find(FAMILY) ?? postScriptName,
    postScriptName,
    comparable: new Set(families.map((record) => comparableName(record.read()))),
    style: find(TYPOGRAPHIC_STYLE) ?? find(STYLE) ?? '',
    version: find(VERSION) ?? '',
    license: find(LICENSE) ?? '',
    licenseUrl: find(LICENSE_URL) ?? '',
  };
}

/** A name as names are compared: without blanks, letters and full-width forms made alike. */
export const comparableName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

function readRecords(table: DataView): readonly NameRecord[] {
  const count = table.getUint16(2);
  const storage = table.getUint16(4);
  const records: NameRecord[] = [];
  for (let at = 6; at < 6 + count * RECORD_SIZE; at += RECORD_SIZE) {
    const platform = table.getUint16(at);
    const decode = decoderOf(platform, table.getUint16(at + 2));
    const language = table.getUint16(at + 4);
    if (!decode) continue;
    const bytes = textAt(table, storage + table.getUint16(at + 10), table.getUint16(at + 8));
    records.push({
      id: table.getUint16(at + 6),
      isEnglish: isEnglish(platform, language),
      read: () => decode.decode(bytes),
    });
  }
  return records;
}

const textAt = (table: DataView, offset: number, length: number): Uint8Array =>
  new Uint8Array(table.buffer, table.byteOffset + checked(table, offset, length), length);

function checked(table: DataView, offset: number, length: number): number {
  if (offset + length > table.byteLength) throw new RangeError(`name at ${offset} of ${table.byteLength}`);
  return offset;
}

/** How strings of a platform and encoding are written; none for those that no Chinese or Western font uses. */
function decoderOf(platform: number, encoding: number): InstanceType<typeof TextDecoder> | undefined {
  if (platform === 0 || platform === 3) return utf16;
  if (platform === 1 && encoding === 0) return new TextDecoder('macintosh');
  if (platform === 1 && encoding === 25) return new TextDecoder('gbk');
  return undefined;
}

const utf16 = new TextDecoder('utf-16be');

const isEnglish = (platform: number, language: number): boolean =>
  platform === 3 ? (language & 0x3ff) === 0x009 : language === 0;
