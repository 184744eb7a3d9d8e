import type { FontProgram, SubsetEntry } from '../model/face.js';
import { ARGS_ARE_XY, type GlyphExtent, type GlyphRecord, type GlyphRecords, writeBox } from './read-glyph-records.js';
import { bytesOf, SFNT_TRUETYPE, viewOf } from './read-sfnt.js';
import { padded, writeSfnt } from './write-sfnt.js';

/** What of a TrueType face a subset is made from. */
interface TrueTypeSource {
  readonly head: DataView;
  readonly hhea: DataView;
  readonly recordOf: GlyphRecords;
  readonly advances: (glyph: number) => number;
}

/** A glyph of the new font. */
interface NewGlyph {
  readonly bytes: Uint8Array;
  readonly advance: number;
  readonly xMin: number;
  readonly extent: GlyphExtent;
  readonly components: number;
}

const blankGlyph: NewGlyph = {
  bytes: new Uint8Array(0),
  advance: 0,
  xMin: 0,
  extent: { points: 0, contours: 0, depth: 0 },
  components: 0,
};

const MAX_GLYPHS = 0xffff;
const MAX_ADVANCE = 0xffff;
/** Largest offset of a short loca. [OpenType: loca] */
const MAX_SHORT_LOCA = 2 * 0xffff;
/** head flags 2 and 4, "instructions depend on size", "… alter advances": there are none left. Flag 1: lsb at x = 0. */
const HINTING_FLAGS = 0x14;
const LSB_AT_ZERO = 0x02;
const REFERENCE_SIZE = 16;
const MAXP_SIZE = 32;

/**
 * A TrueType font of .notdef, one glyph for each entry in their order, and the components that these need. It has what
 * a PDF asks of an embedded font: no cmap, no names, no hinting. A glyph that was there already and comes with another
 * advance becomes a composite of the first one. The same entries give the same bytes.
 */
export function subsetTrueType(source: TrueTypeSource, entries: readonly SubsetEntry[]): FontProgram {
  const wanted = entries.map(({ glyph, advance }) => ({ glyph, advance: roundAdvance(advance) }));
  const slots = [{ glyph: 0, advance: source.advances(0) }, ...wanted];
  const glyphs = copyGlyphs(source, slots);
  if (glyphs.length > MAX_GLYPHS) throw new Error(`${glyphs.length} glyphs in one font`);
  const { glyf, loca, isLong } = writeOutlines(glyphs);
  const tables = new Map([
    ['glyf', glyf],
    ['loca', loca],
    ['head', writeHead(source.head, isLong)],
    ['hhea', writeHhea(source.hhea, glyphs)],
    ['hmtx', writeHmtx(glyphs)],
    ['maxp', writeMaxp(glyphs)],
  ]);
  return {
    format: 'truetype',
    bytes: writeSfnt(SFNT_TRUETYPE, tables),
    glyphs: entries.map((_, index) => index + 1),
    advances: wanted.map(({ advance }) => advance),
  };
}

const roundAdvance = (advance: number): number => Math.min(Math.max(Math.round(advance), 0), MAX_ADVANCE);

/** The new font's glyphs: those of `slots`, which grows by the components that aren't among them. */
function copyGlyphs({ recordOf, advances }: TrueTypeSource, slots: SubsetEntry[]): NewGlyph[] {
  const placeOf = new Map<number, number>();
  for (const [place, { glyph }] of slots.entries()) {
    if (!placeOf.has(glyph)) placeOf.set(glyph, place);
  }
  const newIdOf = (glyph: number): number => {
    const place = placeOf.get(glyph) ?? slots.push({ glyph, advance: advances(glyph) }) - 1;
    placeOf.set(glyph, place);
    return place;
  };
  const glyphs: NewGlyph[] = [];
  for (const [place, { glyph, advance }] of slots.entries()) {
    const record = recordOf(glyph);
    if (record?.bounds === undefined) {
      glyphs.push({ ...blankGlyph, advance });
      continue;
    }
    const first = newIdOf(glyph);
    const { bytes, extent, components } = first === place ? copyOf(record, newIdOf) : referenceTo(first, record);
    glyphs.push({ advance, xMin: record.bounds.xMin, bytes, extent, components });
  }
  return glyphs;
}

type Outline = Pick<NewGlyph, 'bytes' | 'extent' | 'components'>;

/** A record with its components' ids in the new font. */
function copyOf({ bytes, extent, components }: GlyphRecord, newIdOf: (glyph: number) => number): Outline {
  if (components.length === 0) return { bytes, extent, components: 0 };
  const copy = bytes.slice();
  for (const { glyph, at } of components) viewOf(copy).setUint16(at, newIdOf(glyph));
  return { bytes: copy, extent, components: components.length };
}

/** A composite of one component, unmoved. */
function referenceTo(place: number, { bounds, extent }: GlyphRecord): Outline {
  const view = new DataView(new ArrayBuffer(REFERENCE_SIZE));
  view.setInt16(0, -1);
  if (bounds !== undefined) writeBox(view, bounds);
  view.setUint16(10, ARGS_ARE_XY);
  view.setUint16(12, place);
  return { bytes: bytesOf(view), extent: { ...extent, depth: extent.depth + 1 }, components: 1 };
}

function writeOutlines(glyphs: readonly NewGlyph[]): { glyf: Uint8Array; loca: Uint8Array; isLong: boolean } {
  const size = glyphs.reduce((sum, { bytes }) => sum + padded(bytes.length), 0);
  const isLong = size > MAX_SHORT_LOCA;
  const glyf = new Uint8Array(size);
  const loca = new DataView(new ArrayBuffer((glyphs.length + 1) * (isLong ? 4 : 2)));
  const setStart = (place: number, start: number): void =>
    isLong ? loca.setUint32(4 * place, start) : loca.setUint16(2 * place, start / 2);
  let start = 0;
  for (const [place, { bytes }] of glyphs.entries()) {
    setStart(place, start);
    glyf.set(bytes, start);
    start += padded(bytes.length);
  }
  setStart(glyphs.length, start);
  return { glyf, loca: bytesOf(loca), isLong };
}

function writeHead(source: DataView, isLong: boolean): Uint8Array {
  const head = bytesOf(source).slice();
  const view = viewOf(head);
  view.setUint16(16, (view.getUint16(16) & ~HINTING_FLAGS) | LSB_AT_ZERO);
  view.setInt16(50, isLong ? 1 : 0);
  return head;
}

function writeHhea(source: DataView, glyphs: readonly NewGlyph[]): Uint8Array {
  const hhea = bytesOf(source).slice();
  const view = viewOf(hhea);
  view.setUint16(
    10,
    glyphs.reduce((widest, { advance }) => Math.max(widest, advance), 0),
  );
  view.setUint16(34, glyphs.length);
  return hhea;
}

/** Advance and left side bearing: that is the outline's left edge, so that no reader moves it. */
function writeHmtx(glyphs: readonly NewGlyph[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * glyphs.length));
  for (const [place, { advance, xMin }] of glyphs.entries()) {
    view.setUint16(4 * place, advance);
    view.setInt16(4 * place + 2, xMin);
  }
  return bytesOf(view);
}

/** [OpenType: maxp version 1.0] */
function writeMaxp(glyphs: readonly NewGlyph[]): Uint8Array {
  const isComposite = ({ components }: NewGlyph): boolean => components > 0;
  const simple = glyphs.filter((glyph) => !isComposite(glyph));
  const composite = glyphs.filter(isComposite);
  const most = (of: readonly NewGlyph[], measure: (glyph: NewGlyph) => number): number =>
    of.reduce((greatest, glyph) => Math.max(greatest, measure(glyph)), 0);
  const view = new DataView(new ArrayBuffer(MAXP_SIZE));
  view.setUint32(0, SFNT_TRUETYPE);
  view.setUint16(4, glyphs.length);
  view.setUint16(
    6,
    most(simple, ({ extent }) => extent.points),
  );
  view.setUint16(
    8,
    most(simple, ({ extent }) => extent.contours),
  );
  view.setUint16(
    10,
    most(composite, ({ extent }) => extent.points),
  );
  view.setUint16(
    12,
    most(composite, ({ extent }) => extent.contours),
  );
  // One zone of points: there are no instructions that would use a second.
  view.setUint16(14, 1);
  view.setUint16(
    28,
    most(composite, ({ components }) => components),
  );
  view.setUint16(
    30,
    most(composite, ({ extent }) => extent.depth),
  );
  return bytesOf(view);
}
