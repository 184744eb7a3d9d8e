import type { Face, FontProgram, SubsetEntry } from '../../src/model/face.js';

/*
 * A font that is made here, so that render can be tested without any: every character is a filled box. Western
 * characters are half an em wide, all others an em.
 */

const UNITS_PER_EM = 1000;
const ASCENT = 880;
const DESCENT = -120;
/** Between the box and its cell, on all sides. */
const MARGIN = 60;

const isWestern = (character: string): boolean => character < '\u0100';
const advanceOf = (character: string): number => (isWestern(character) ? UNITS_PER_EM / 2 : UNITS_PER_EM);

export interface TinyFaceOptions {
  /** The characters it has; the first is glyph 1. */
  readonly characters: string;
  /** Characters whose outline is lost in every subset, as a broken font or subsetter loses it. */
  readonly broken?: string;
}

export function tinyFace(id: string, { characters, broken = '' }: TinyFaceOptions): Face {
  const known = [...characters];
  const characterOf = (glyph: number): string => known[glyph - 1] ?? '\0';
  const hasInk = (glyph: number): boolean => glyph > 0 && characterOf(glyph).trim() !== '';
  return {
    id,
    postScriptName: id,
    family: id,
    unitsPerEm: UNITS_PER_EM,
    glyphOf: (codePoint) => known.indexOf(String.fromCodePoint(codePoint)) + 1,
    advanceOf: (glyph) => advanceOf(characterOf(glyph)),
    boundsOf: (glyph) => (hasInk(glyph) ? boxIn(advanceOf(characterOf(glyph))) : undefined),
    metrics: {
      ascent: ASCENT,
      descent: DESCENT,
      capHeight: 700,
      italicAngle: 0,
      bounds: boxIn(UNITS_PER_EM),
      weight: 400,
    },
    subset: async (entries) => {
      const outlines = entries.map(({ glyph }) =>
        hasInk(glyph) && !broken.includes(characterOf(glyph)) ? boxIn(advanceOf(characterOf(glyph))) : undefined,
      );
      return program(entries, outlines);
    },
  };
}

interface Box {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

const boxIn = (advance: number): Box => ({
  xMin: MARGIN,
  yMin: DESCENT + MARGIN,
  xMax: advance - MARGIN,
  yMax: ASCENT - MARGIN,
});

function program(entries: readonly SubsetEntry[], outlines: readonly (Box | undefined)[]): FontProgram {
  const advances = entries.map(({ advance }) => advance);
  return {
    format: 'truetype',
    bytes: trueType([UNITS_PER_EM, ...advances], [undefined, ...outlines]),
    glyphs: entries.map((_, index) => index + 1),
    advances,
  };
}

function trueType(advances: readonly number[], outlines: readonly (Box | undefined)[]): Uint8Array {
  const glyphs = outlines.map((box) => (box ? boxGlyph(box) : Buffer.alloc(0)));
  const offsets = [0];
  for (const glyph of glyphs) offsets.push((offsets.at(-1) ?? 0) + glyph.length);
  const whole = boxIn(UNITS_PER_EM);
  return sfnt({
    glyf: Buffer.concat(glyphs),
    head: bytes(
      [4, 0x00010000, 0x00010000, 0, 0x5f0f3cf5],
      [2, 0x000b, UNITS_PER_EM],
      [4, 0, 0, 0, 0],
      [2, whole.xMin, whole.yMin, whole.xMax, whole.yMax, 0, 8, 2, 1, 0],
    ),
    hhea: bytes(
      [4, 0x00010000],
      [2, ASCENT, DESCENT, 0, Math.max(...advances), 0, 0, UNITS_PER_EM, 1, 0, 0, 0, 0, 0, 0, 0, advances.length],
    ),
    hmtx: bytes([2, ...advances.flatMap((advance, glyph) => [advance, outlines[glyph]?.xMin ?? 0])]),
    loca: bytes([4, ...offsets]),
    maxp: bytes([4, 0x00010000], [2, advances.length, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]),
  });
}

/** One contour of four points, clockwise; 16 bit coordinates, relative to the point before. */
function boxGlyph({ xMin, yMin, xMax, yMax }: Box): Buffer {
  const [width, height] = [xMax - xMin, yMax - yMin];
  const glyph = bytes(
    [2, 1, xMin, yMin, xMax, yMax, 3, 0],
    [1, 1, 1, 1, 1],
    [2, xMin, 0, width, 0, yMin, height, 0, -height],
  );
  return padded(glyph);
}

function sfnt(tables: Readonly<Record<string, Buffer>>): Uint8Array {
  const list = Object.entries(tables);
  const directory: Buffer[] = [bytes([4, 0x00010000], [2, list.length, 64, 2, 32])];
  let offset = 12 + 16 * list.length;
  for (const [tag, table] of list) {
    directory.push(Buffer.from(tag, 'latin1'), bytes([4, 0, offset, table.length]));
    offset += padded(table).length;
  }
  return new Uint8Array(Buffer.concat([...directory, ...list.map(([, table]) => padded(table))]));
}

const padded = (table: Buffer): Buffer => Buffer.concat([table, Buffer.alloc(-table.length & 3)]);

/** Big-endian integers, in groups: how many bytes each, then the values. */
function bytes(...groups: readonly (readonly [number, ...number[]])[]): Buffer {
  return Buffer.concat(
    groups.flatMap(([size, ...values]) =>
      values.map((value) => {
        const buffer = Buffer.alloc(size);
        buffer.writeUIntBE(value < 0 ? value + 2 ** (8 * size) : value, 0, size);
        return buffer;
      }),
    ),
  );
}
