/*
 * An ICC profile of sRGB, made from the standards' own numbers: a matrix and one tone curve for a display, in the form
 * of ICC.1:2001-04 (version 2), which PDF/A-2 and every reader take. All numbers in it are big-endian.
 */

/** IEC 61966-2-1: what the colours of the document are. */
export const SRGB_NAME = 'sRGB IEC61966-2.1';

const PROFILE_VERSION = 0x02400000;

/** A profile states when it was made, and this one is made of nothing but IEC 61966-2-1: the day of its publication. */
const MADE_ON = [1999, 10, 18, 0, 0, 0];

/** The illuminant of the profile connection space, as the header of every profile states it. */
const D50: XyzColor = [0.9642, 1, 0.8249];

/** The primaries of IEC 61966-2-1 adapted from D65 to D50 by the Bradford transform, as the ICC publishes them. */
const RED: XyzColor = [0.43607, 0.22249, 0.01392];
const GREEN: XyzColor = [0.38515, 0.71687, 0.09708];
const BLUE: XyzColor = [0.14307, 0.06061, 0.7141];

/** The curve has as many entries as those of the ICC's own sRGB profiles: between two of them it is as good as straight. */
const CURVE_ENTRIES = 1024;

type XyzColor = readonly [number, number, number];

/** The profile has the same bytes at every call. */
export function srgbProfile(): Uint8Array {
  const white = xyz(D50);
  const curve = toneCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description(SRGB_NAME)],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', white],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const { table, data } = layOutTags(tags);
  return new Uint8Array(Buffer.concat([header(HEADER_LENGTH + table.length + data.length), table, data]));
}

/** Turns an sRGB value into light, both 0 to 1 (IEC 61966-2-1, 5.2). */
const linearise = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const HEADER_LENGTH = 128;

function header(length: number): Buffer {
  const filled = Buffer.concat([
    uint32(length, 0, PROFILE_VERSION),
    Buffer.from('mntrRGB XYZ ', 'latin1'),
    uint16(...MADE_ON),
    Buffer.from('acsp', 'latin1'),
    // No platform, flags, maker or model; attributes of a glossy display; perceptual intent.
    uint32(0, 0, 0, 0, 0, 0, 0),
    fixed(...D50),
  ]);
  return Buffer.concat([filled, Buffer.alloc(HEADER_LENGTH - filled.length)]);
}

/** Bytes of the table: how many tags, then for each its name, where its data begins and how long it is. */
const COUNT_LENGTH = 4;
const ENTRY_LENGTH = 12;

/** Tags of the same data share it. */
function layOutTags(tags: readonly (readonly [string, Buffer])[]): { table: Buffer; data: Buffer } {
  const start = HEADER_LENGTH + COUNT_LENGTH + ENTRY_LENGTH * tags.length;
  const offsets = new Map<Buffer, number>();
  let end = start;
  for (const [, data] of tags) {
    if (offsets.has(data)) continue;
    offsets.set(data, end);
    end += padded(data).length;
  }
  const entries = tags.map(([name, data]) =>
    Buffer.concat([Buffer.from(name, 'latin1'), uint32(offsets.get(data) ?? 0, data.length)]),
  );
  return {
    table: Buffer.concat([uint32(tags.length), ...entries]),
    data: Buffer.concat([...offsets.keys()].map(padded)),
  };
}

/** Data of a tag: its type, four empty bytes and the rest (ICC.1:2001-04, tag types). */
const typed = (type: string, ...rest: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(type, 'latin1'), uint32(0), ...rest]);

const text = (value: string): Buffer => typed('text', terminated(value));

const xyz = (color: XyzColor): Buffer => typed('XYZ ', fixed(...color));

/** A name in ASCII; the places for Unicode and for Macintosh script, 67 bytes and three numbers, stay empty. */
function description(value: string): Buffer {
  const ascii = terminated(value);
  return typed('desc', uint32(ascii.length), ascii, uint32(0, 0), uint16(0), Buffer.alloc(1 + 67));
}

function toneCurve(): Buffer {
  const entries = Array.from({ length: CURVE_ENTRIES }, (_, index) =>
    Math.round(linearise(index / (CURVE_ENTRIES - 1)) * 0xffff),
  );
  return typed('curv', uint32(entries.length), uint16(...entries));
}

const terminated = (value: string): Buffer => Buffer.from(`${value}\0`, 'latin1');
const padded = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc(-data.length & 3)]);

function uint32(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) buffer.writeUInt32BE(value, 4 * index);
  return buffer;
}

function uint16(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) buffer.writeUInt16BE(value, 2 * index);
  return buffer;
}

/** s15Fixed16Number. */
const fixed = (...values: readonly number[]): Buffer => uint32(...values.map((value) => Math.round(value * 0x10000)));
