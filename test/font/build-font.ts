import { deflateSync } from 'node:zlib';
import compress from 'wawoff2/compress.js';
import { SFNT_CFF, SFNT_TRUETYPE } from '../../src/font/read-sfnt.js';
import { writeSfnt } from '../../src/font/write-sfnt.js';

/** A small font made for a test: its glyphs are rectangles. */
export interface FontPlan {
  readonly family?: string;
  readonly postScriptName?: string;
  /** In Chinese, beside the English family. */
  readonly chineseFamily?: string;
  readonly style?: string;
  readonly version?: string;
  readonly license?: string;
  readonly licenseUrl?: string;
  readonly fsType?: number;
  /** Makes it a variable font with an axis of weights, of which these have names. At the most, boxes are 100 wider, advances 50. */
  readonly weights?: {
    readonly span: readonly [least: number, usual: number, most: number];
    readonly named: ReadonlyMap<string, number>;
  };
  /** Variation sequences by selector: characters whose plain glyph it is, and characters with the one whose glyph it is. */
  readonly variants?: ReadonlyMap<
    number,
    { readonly plain: string; readonly glyphs: readonly (readonly [string, string])[] }
  >;
  /** The glyphs after .notdef, by character. */
  readonly glyphs: ReadonlyMap<string, GlyphPlan>;
}

export type GlyphPlan =
  | { readonly type: 'box'; readonly box: Box; readonly advance?: number }
  /** A composite of other characters' glyphs, each moved. TrueType only. */
  | { readonly type: 'composite'; readonly parts: readonly { of: string; x: number; y: number }[]; readonly box: Box };

export type Box = readonly [xMin: number, yMin: number, xMax: number, yMax: number];

export const ADVANCE = 1000;

export const box = (...edges: Box): GlyphPlan => ({ type: 'box', box: edges });

/** A font of boxes: each character of `text` has one of its own size. */
export const plain = (text: string, plan: Partial<FontPlan> = {}): FontPlan => ({
  ...plan,
  glyphs: new Map([...text].map((character, index) => [character, box(10 + index, -20, 900 - index, 800)])),
});

export function buildTrueType(plan: FontPlan): Uint8Array {
  const ids = new Map([...plan.glyphs.keys()].map((character, index) => [character, index + 1]));
  const records = [boxRecord([50, 0, 450, 700]), ...[...plan.glyphs.values()].map((glyph) => record(glyph, ids))];
  const tables = commonTables(plan);
  tables.set('maxp', bytes([u32(0x00010000), u16(records.length), ...Array.from({ length: 13 }, () => u16(9))]));
  tables.set('glyf', bytes(records));
  tables.set('loca', bytes(startsOf(records).map(u32)));
  if (plan.weights) tables.set('gvar', gvarTable([box(50, 0, 450, 700), ...plan.glyphs.values()]));
  return writeSfnt(SFNT_TRUETYPE, tables);
}

/** A CFF font of the same boxes; with `cid`, CID-keyed, where the character ids are not the glyph ids. */
export function buildCff(plan: FontPlan, { cid = false } = {}): Uint8Array {
  const boxes = [...plan.glyphs.values()].map((glyph) => glyph.box);
  const tables = commonTables(plan);
  tables.set('maxp', bytes([u32(0x00005000), u16(boxes.length + 1)]));
  tables.set('CFF ', cffTable([[50, 0, 450, 700], ...boxes], cid));
  return writeSfnt(SFNT_CFF, tables);
}

function commonTables({ glyphs, fsType = 0, variants, weights, ...names }: FontPlan): Map<string, Uint8Array> {
  const count = glyphs.size + 1;
  const characters = [...glyphs.keys()].map((character) => character.codePointAt(0) ?? 0);
  const advances = [...glyphs.values()].map((glyph) => (glyph.type === 'box' ? (glyph.advance ?? ADVANCE) : ADVANCE));
  const lefts = [...glyphs.values()].map((glyph) => glyph.box[0]);
  const head = bytes([u32(0x00010000), u32(0), u32(0), u32(0x5f0f3cf5), u16(0x1f), u16(1000), new Uint8Array(16)]);
  const groups = characters.map((character, index) => [u32(character), u32(character), u32(index + 1)]);
  groups.sort((a, b) => Buffer.compare(a[0] ?? head, b[0] ?? head));
  const subtable = bytes([u16(12), u16(0), u32(16 + 12 * groups.length), u32(0), u32(groups.length), ...groups.flat()]);
  return new Map([
    ['head', bytes([head, ...[0, -20, 1000, 900].map(u16), u16(0), u16(8), u16(2), u16(1), u16(0)])],
    ['hhea', bytes([u32(0x00010000), u16(880), u16(-120), new Uint8Array(26), u16(count)])],
    ['hmtx', bytes([u16(500), u16(50), ...advances.flatMap((advance, i) => [u16(advance), u16(lefts[i] ?? 0)])])],
    ['cmap', cmapTable(subtable, variants && variantsTable(variants, characters))],
    ['OS/2', bytes([u16(4), u16(ADVANCE), u16(400), u16(5), u16(fsType), new Uint8Array(86)])],
    ['post', bytes([u32(0x00030000), new Uint8Array(28)])],
    ['name', nameTable({ ...names, further: weights ? ['Weight', ...weights.named.keys()] : [] })],
    ...(weights ? [['fvar', variationsTable(weights)] as const] : []),
  ]);
}

/** With the variation sequences where there are any. */
function cmapTable(plain: Uint8Array, variants: Uint8Array | undefined): Uint8Array {
  if (!variants) return bytes([u16(0), u16(1), u16(3), u16(10), u32(12), plain]);
  const records = [...[0, 5].map(u16), u32(20), ...[3, 10].map(u16), u32(20 + variants.length)];
  return bytes([u16(0), u16(2), ...records, variants, plain]);
}

/** Format 14. */
function variantsTable(variants: NonNullable<FontPlan['variants']>, characters: readonly number[]): Uint8Array {
  const codeOf = (character: string): number => character.codePointAt(0) ?? 0;
  const selectors = [...variants].sort(([a], [b]) => a - b);
  const lists = selectors.flatMap(([, { plain, glyphs }]) => [
    bytes([
      u32([...plain].length),
      ...[...plain]
        .map(codeOf)
        .sort((a, b) => a - b)
        .flatMap((code) => [u24(code), new Uint8Array([0])]),
    ]),
    bytes([
      u32(glyphs.length),
      ...glyphs.flatMap(([of, as]) => [u24(codeOf(of)), u16(characters.indexOf(codeOf(as)) + 1)]),
    ]),
  ]);
  const starts = startsOf(lists, 10 + 11 * selectors.length);
  const records = selectors.flatMap(([selector], index) => [
    u24(selector),
    u32(starts[2 * index] ?? 0),
    u32(starts[2 * index + 1] ?? 0),
  ]);
  return bytes([u16(14), u32(starts.at(-1) ?? 0), u32(selectors.length), ...records, ...lists]);
}

/** The first id of names that a font may give a meaning. */
const FIRST_FURTHER = 256;

function variationsTable({ span, named }: NonNullable<FontPlan['weights']>): Uint8Array {
  const fixed = (value: number): Uint8Array => u32(value * 0x10000);
  const head = [1, 0, 16, 2, 1, 20, named.size, 8].map(u16);
  const axis = [Buffer.from('wght', 'latin1'), ...span.map(fixed), u16(0), u16(FIRST_FURTHER)];
  const instances = [...named.values()].flatMap((value, place) => [
    u16(FIRST_FURTHER + 1 + place),
    u16(0),
    fixed(value),
  ]);
  return bytes([...head, ...axis, ...instances]);
}

/** What becomes of the glyphs at the most of the only axis. [OpenType: gvar] */
function gvarTable(glyphs: readonly GlyphPlan[]): Uint8Array {
  const data = glyphs.map(glyphVariation);
  const header = 20;
  const offsets = startsOf(data);
  const peakAt = header + 4 * offsets.length;
  const places = [u32(peakAt), u16(glyphs.length), u16(1), u32(peakAt + 2)];
  return bytes([u16(1), u16(0), u16(1), u16(1), ...places, ...offsets.map(u32), u16(0x4000), ...data]);
}

/** One tuple with the shared peak: for every point, and for the four that stand for the advance, a step in x, none in y. */
function glyphVariation(glyph: GlyphPlan): Uint8Array {
  const points = glyph.type === 'box' ? [0, 0, 100, 100] : glyph.parts.map(() => 0);
  const steps = [...points, 0, 50, 0, 0];
  const packed = [0, steps.length - 1, ...steps, 0x80 | (steps.length - 1)];
  return padTo4(bytes([u16(1), u16(8), u16(packed.length), u16(0x2000), new Uint8Array(packed)]));
}

function nameTable({
  family = 'Plain',
  postScriptName = 'Plain',
  chineseFamily,
  further,
  ...stated
}: Omit<FontPlan, 'glyphs' | 'variants' | 'weights'> & { readonly further: readonly string[] }): Uint8Array {
  const more = [
    { id: 2, text: stated.style },
    { id: 5, text: stated.version },
    { id: 13, text: stated.license },
    { id: 14, text: stated.licenseUrl },
  ];
  const names = [
    { language: 0x409, id: 1, text: family },
    { language: 0x409, id: 6, text: postScriptName },
    ...more.flatMap(({ id, text }) => (text === undefined ? [] : [{ language: 0x409, id, text }])),
    ...further.map((text, place) => ({ language: 0x409, id: FIRST_FURTHER + place, text })),
    ...(chineseFamily === undefined ? [] : [{ language: 0x804, id: 1, text: chineseFamily }]),
  ].map((name) => ({ ...name, stored: Buffer.from(name.text, 'utf16le').swap16() }));
  const starts = startsOf(names.map(({ stored }) => stored));
  const records = names.flatMap(({ language, id, stored }, place) =>
    [3, 1, language, id, stored.length, starts[place] ?? 0].map(u16),
  );
  return bytes([
    u16(0),
    u16(names.length),
    u16(6 + 12 * names.length),
    ...records,
    ...names.map(({ stored }) => stored),
  ]);
}

function record(glyph: GlyphPlan, ids: ReadonlyMap<string, number>): Uint8Array {
  if (glyph.type === 'box') return boxRecord(glyph.box);
  const parts = glyph.parts.flatMap(({ of, x, y }, index) => {
    const hasMore = index + 1 < glyph.parts.length ? 0x20 : 0;
    // Words, x and y, and USE_MY_METRICS, which a subset must not keep.
    return [u16(0x0001 | 0x0002 | 0x0200 | hasMore), u16(ids.get(of) ?? 0), u16(x), u16(y)];
  });
  return padTo4(bytes([u16(-1), ...glyph.box.map(u16), ...parts]));
}

/** A rectangle of four points, with two bytes of hinting. */
function boxRecord([xMin, yMin, xMax, yMax]: Box): Uint8Array {
  if (xMin === xMax) return new Uint8Array(0);
  const xs = [xMin, 0, xMax - xMin, 0];
  const ys = [yMin, yMax - yMin, 0, yMin - yMax];
  const header = [u16(1), ...[xMin, yMin, xMax, yMax].map(u16), u16(3), u16(2), new Uint8Array([0xb0, 0x01])];
  return padTo4(bytes([...header, new Uint8Array([1, 1, 1, 1]), ...[...xs, ...ys].map(u16)]));
}

/** Of the private DICT, behind which the subroutines stand. */
const PRIVATE_SIZE = 2;

/** A CFF table of boxes that are drawn by a local subroutine as far as their shape goes. */
function cffTable(boxes: readonly Box[], cid: boolean): Uint8Array {
  const charstrings = index(boxes.map(charstring));
  // hlineto of what is on the stack, return: subroutine 0, whose biased number is -107.
  const subroutines = index([new Uint8Array([6, 11])]);
  const privateDict = new Uint8Array([...number(PRIVATE_SIZE), 19]);
  const header = new Uint8Array([1, 0, 4, 4]);
  const strings = index(cid ? ['Adobe', 'Identity'].map((text) => Buffer.from(text, 'latin1')) : []);
  const names = index([Buffer.from('Boxes', 'latin1')]);
  const globals = index([]);
  const dict = (places: CffPlaces): Uint8Array => (cid ? cidDict(places, boxes.length) : nameKeyedDict(places));
  const charset = bytes([new Uint8Array([0]), ...boxes.slice(1).map((_, glyph) => u16(100 + 3 * glyph))]);
  const select = bytes([new Uint8Array([3]), u16(1), u16(0), new Uint8Array([0]), u16(boxes.length)]);
  // A DICT of long integers has the same length whatever they are.
  const front = [header, names, index([dict([0, 0, 0, 0, 0])]), strings, globals];
  const body = [charset, select, charstrings, privateDict, subroutines];
  const places = startsOf(body, bytes(front).length);
  const [, , , privateStart = 0] = places;
  const fontDict = new Uint8Array([...long(privateDict.length), ...long(privateStart), 18]);
  const top = dict(places);
  return bytes([header, names, index([top]), strings, globals, ...body, index([fontDict])]);
}

/** Where in the table its parts begin: charset, FDSelect, charstrings, private DICT, subroutines, FDArray. */
type CffPlaces = readonly number[];

const nameKeyedDict = ([, , charstrings = 0, privateDict = 0]: CffPlaces): Uint8Array =>
  new Uint8Array([...long(charstrings), 17, ...long(PRIVATE_SIZE), ...long(privateDict), 18]);

const cidDict = ([charset = 0, select = 0, charstrings = 0, , , parts = 0]: CffPlaces, count: number): Uint8Array =>
  new Uint8Array([
    ...[...long(391), ...long(392), ...long(0), 12, 30],
    ...[...long(100 + 3 * count), 12, 34],
    ...[...long(charset), 15],
    ...[...long(charstrings), 17],
    ...[...long(parts), 12, 36],
    ...[...long(select), 12, 37],
  ]);

function charstring([xMin, yMin, xMax, yMax]: Box): Uint8Array {
  if (xMin === xMax) return new Uint8Array([14]);
  const [width, height] = [xMax - xMin, yMax - yMin];
  const steps = [number(width), number(height), number(-width)].flat();
  return new Uint8Array([...number(xMin), ...number(yMin), 21, ...steps, ...number(-107), 10, 14]);
}

/** An INDEX with offsets of two bytes. */
function index(items: readonly Uint8Array[]): Uint8Array {
  if (items.length === 0) return u16(0);
  return bytes([u16(items.length), new Uint8Array([2]), ...startsOf(items, 1).map(u16), ...items]);
}

/** A number as DICTs and charstrings both write it, for -107…107 in one byte, else in three. */
const number = (value: number): number[] =>
  value >= -107 && value <= 107 ? [value + 139] : [28, (value >> 8) & 0xff, value & 0xff];

const long = (value: number): number[] => [29, value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];

/** A collection of fonts: their tables are not shared. */
export function buildCollection(fonts: readonly Uint8Array[]): Uint8Array {
  const starts = startsOf(fonts, 12 + 4 * fonts.length);
  const moved = fonts.map((font, face) => {
    const copy = font.slice();
    const view = new DataView(copy.buffer);
    for (let table = 0; table < view.getUint16(4); table += 1) {
      const at = 12 + 16 * table + 8;
      view.setUint32(at, view.getUint32(at) + (starts[face] ?? 0));
    }
    return copy;
  });
  return bytes([
    Buffer.from('ttcf', 'latin1'),
    u32(0x00010000),
    u32(fonts.length),
    ...starts.slice(0, -1).map(u32),
    ...moved,
  ]);
}

/** A font as WOFF2. */
export const packWoff2 = async (sfnt: Uint8Array): Promise<Uint8Array> => Uint8Array.from(await compress(sfnt));

export function buildWoff(sfnt: Uint8Array): Uint8Array {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const count = view.getUint16(4);
  let at = 44 + 20 * count;
  const records: Uint8Array[] = [];
  const bodies: Uint8Array[] = [];
  for (let table = 0; table < count; table += 1) {
    const entry = 12 + 16 * table;
    const [offset, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    const raw = sfnt.subarray(offset, offset + length);
    const deflated = deflateSync(raw);
    const stored = deflated.length < length ? deflated : raw;
    const sizes = [u32(at), u32(stored.length), u32(length), u32(view.getUint32(entry + 4))];
    records.push(sfnt.subarray(entry, entry + 4), ...sizes);
    bodies.push(padTo4(stored));
    at += padTo4(stored).length;
  }
  const flavor = u32(view.getUint32(0));
  const header = [Buffer.from('wOFF', 'latin1'), flavor, u32(at), u16(count), u16(0), u32(sfnt.length)];
  return bytes([...header, new Uint8Array(24), ...records, ...bodies]);
}

/** Where parts that follow each other from `first` on begin, and where the last one ends. */
function startsOf(parts: readonly Uint8Array[], first = 0): readonly number[] {
  const starts = [first];
  for (const part of parts) starts.push((starts.at(-1) ?? first) + part.length);
  return starts;
}

const u16 = (value: number): Uint8Array => new Uint8Array([(value >> 8) & 0xff, value & 0xff]);
const u24 = (value: number): Uint8Array => u32(value).subarray(1);
const u32 = (value: number): Uint8Array =>
  new Uint8Array([value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]);
const bytes = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const padTo4 = (part: Uint8Array): Uint8Array => bytes([part, new Uint8Array(-part.length & 3)]);
