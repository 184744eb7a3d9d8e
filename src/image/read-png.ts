import { crc32, inflateSync } from 'node:zlib';
import type { ByteRange, ImageBytes } from './image-bytes.js';
import { broken, ImageError } from './image-error.js';
import { checkPixels, MAX_DECODED } from './image-limits.js';
import { inflate } from './inflate.js';
import { isSrgb, MAX_PROFILE } from './read-profile.js';

/** A PNG file that is what it says [PNG Specification, Third Edition]. */
export interface PngFile {
  readonly format: 'png';
  readonly width: number;
  readonly height: number;
  readonly bitDepth: 1 | 2 | 4 | 8 | 16;
  readonly color: 'gray' | 'rgb' | 'palette' | 'gray-alpha' | 'rgb-alpha';
  readonly isInterlaced: boolean;
  /** RGB triples. */
  readonly palette?: Uint8Array;
  /** The chunk that makes one colour or entries of the palette transparent. */
  readonly transparency?: ByteRange;
  /** The chunk of a colour profile other than sRGB. */
  readonly profile?: ByteRange;
  /** Pixels to an inch. */
  readonly density?: number;
  /** The chunks, all about the picture's data: IHDR; PLTE; the stretch of IDATs; IEND. */
  readonly chunks: {
    readonly header: ByteRange;
    readonly palette?: ByteRange;
    readonly data: ByteRange;
    readonly end: ByteRange;
  };
}

const SIGNATURE_SIZE = 8;
/** What a chunk has besides its data, in bytes: its length and type before it, its checksum after it. */
const BEFORE = 8;
const AFTER = 4;
const HEADER_SIZE = 13;
/** Encoders put at least 1 KB of data into a chunk. */
const FREE_CHUNKS = 4096;
const SMALL_CHUNK = 256;
const METRES_IN_INCH = 0.0254;

/** Table 12: the bit depths of each colour type. */
const colorTypes: ReadonlyMap<
  number,
  { readonly color: PngFile['color']; readonly depths: readonly number[]; readonly channels: number }
> = new Map([
  [0, { color: 'gray', depths: [1, 2, 4, 8, 16], channels: 1 }],
  [2, { color: 'rgb', depths: [8, 16], channels: 3 }],
  [3, { color: 'palette', depths: [1, 2, 4, 8], channels: 1 }],
  [4, { color: 'gray-alpha', depths: [8, 16], channels: 2 }],
  [6, { color: 'rgb-alpha', depths: [8, 16], channels: 4 }],
]);

interface Chunk {
  readonly type: string;
  /** Where it begins and ends, length, type and checksum included. */
  readonly start: number;
  readonly end: number;
  readonly data: ByteRange;
}

/**
 * Goes through a whole PNG, also through its compressed data: no more memory is taken than for a piece of it.
 * @throws ImageError
 */
export async function readPng(bytes: ImageBytes): Promise<PngFile> {
  const header = checkedChunk(bytes, SIGNATURE_SIZE);
  if (header.type !== 'IHDR') throw broken('no IHDR at the start');
  const { channels, ...facts } = readHeader(bytes, header.data);
  const found = collectChunks(bytes, header.end);
  const palette = found.PLTE && bytes.join([found.PLTE.data]);
  checkPalette(facts, palette);
  if (!found.IDAT) throw broken('no IDAT');
  const data = { start: found.IDAT.start, end: found.IDAT.end };
  await checkData(bytes, data, { ...facts, channels });
  const density = found.pHYs && readDensity(bytes, found.pHYs.data);
  return {
    format: 'png',
    ...facts,
    ...(facts.color === 'palette' && palette && { palette }),
    ...(found.tRNS && { transparency: found.tRNS }),
    ...(found.iCCP && isForeign(bytes, found.iCCP.data) && { profile: found.iCCP }),
    ...(density && { density }),
    chunks: { header, ...(found.PLTE && { palette: found.PLTE }), data, end: found.IEND },
  };
}

/** The data of the IDATs in a stretch of them, piece by piece. */
export function* pngData(bytes: ImageBytes, { start, end }: ByteRange): Generator<Uint8Array, void> {
  for (let at = start; at < end; ) {
    const chunk = chunkAt(bytes, at);
    yield* bytes.pieces(chunk.data);
    at = chunk.end;
  }
}

function readHeader(bytes: ImageBytes, { start, end }: ByteRange) {
  if (end - start !== HEADER_SIZE) throw broken('the length of IHDR');
  const view = bytes.view(start, HEADER_SIZE);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const type = colorTypes.get(view.getUint8(9));
  const bitDepth = asDepth(view.getUint8(8));
  const interlace = view.getUint8(12);
  if (!type || !bitDepth || !type.depths.includes(bitDepth)) throw broken('colour type and bit depth');
  if (view.getUint8(10) !== 0 || view.getUint8(11) !== 0 || interlace > 1) throw broken('the methods of IHDR');
  checkPixels(width, height);
  const { color, channels } = type;
  const isInterlaced = interlace === 1;
  // Its rows are spread over the whole file: whoever decodes it has to hold all of it.
  if (isInterlaced && width * height * channels * Math.ceil(bitDepth / 8) > MAX_DECODED)
    throw new ImageError('image/progressive', {});
  return { width, height, bitDepth, color, channels, isInterlaced };
}

const asDepth = (value: number): PngFile['bitDepth'] | undefined =>
  value === 1 || value === 2 || value === 4 || value === 8 || value === 16 ? value : undefined;

interface FoundChunks {
  PLTE?: Chunk;
  tRNS?: Chunk;
  iCCP?: Chunk;
  pHYs?: Chunk;
  /** All of them, with all that is between the first one's start and the last one's end. */
  IDAT?: Chunk;
  IEND: Chunk;
}

/** All chunks after IHDR, their order and checksums proved. */
function collectChunks(bytes: ImageBytes, start: number): FoundChunks {
  const found: Omit<FoundChunks, 'IEND'> = {};
  const most = FREE_CHUNKS + bytes.size / SMALL_CHUNK;
  let at = start;
  for (let count = 0; count < most; count += 1) {
    const chunk = checkedChunk(bytes, at);
    at = chunk.end;
    const { type } = chunk;
    if (type === 'IEND') return { ...found, IEND: chunk };
    if (type === 'IDAT') {
      if (found.IDAT && found.IDAT.end !== chunk.start) throw broken('other chunks between IDATs');
      found.IDAT = { ...chunk, start: found.IDAT?.start ?? chunk.start };
    } else if (type === 'PLTE' || type === 'tRNS' || type === 'iCCP' || type === 'pHYs') {
      if (found[type] || found.IDAT) throw broken(`${type} twice, or after IDAT`);
      found[type] = chunk;
    } else if (isCritical(type)) throw broken(`an unknown chunk ${type}`);
  }
  throw broken('too many chunks');
}

/** 5.4: what can't be left out begins with a capital. */
const isCritical = (type: string): boolean => /^[A-Z]/.test(type);

function checkedChunk(bytes: ImageBytes, at: number): Chunk {
  const chunk = chunkAt(bytes, at);
  let checksum = 0;
  for (const piece of bytes.pieces({ start: at + 4, end: chunk.data.end })) checksum = crc32(piece, checksum);
  if (bytes.view(chunk.data.end, AFTER).getUint32(0) !== checksum) throw broken(`the checksum of ${chunk.type}`);
  return chunk;
}

function chunkAt(bytes: ImageBytes, start: number): Chunk {
  const view = bytes.view(start, BEFORE);
  const data = { start: start + BEFORE, end: start + BEFORE + view.getUint32(0) };
  const type = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + 4, 4));
  if (!/^[A-Za-z]{4}$/.test(type)) throw broken('the type of a chunk');
  return { type, start, end: data.end + AFTER, data };
}

function checkPalette({ color, bitDepth }: Pick<PngFile, 'color' | 'bitDepth'>, palette: Uint8Array | undefined): void {
  const isNeeded = color === 'palette';
  if (isNeeded && !palette) throw broken('no PLTE');
  if (!palette) return;
  if (color.startsWith('gray')) throw broken('PLTE in a grey image');
  const most = isNeeded ? 2 ** bitDepth : 256;
  if (palette.length === 0 || palette.length % 3 !== 0 || palette.length / 3 > most) throw broken('the length of PLTE');
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly channels: number;
  readonly isInterlaced: boolean;
}

/** Inflates the data and proves that it is exactly the image's rows, each with a filter that there is. */
async function checkData(bytes: ImageBytes, data: ByteRange, layout: Layout): Promise<void> {
  const rows = new RowCounter(layout);
  await inflate(pngData(bytes, data), (piece) => rows.add(piece));
  rows.end();
}

/** Counts through the rows of an image, which begin with the number of their filter. */
class RowCounter {
  readonly #passes: { readonly size: number; count: number }[];
  /** What is left of the current row, in bytes. */
  #left = 0;

  constructor({ width, height, bitDepth, channels, isInterlaced }: Layout) {
    const passes = isInterlaced ? ADAM7 : [{ x: 0, y: 0, dx: 1, dy: 1 }];
    this.#passes = passes.flatMap(({ x, y, dx, dy }) => {
      const columns = Math.ceil((width - x) / dx);
      const count = Math.ceil((height - y) / dy);
      return columns > 0 && count > 0 ? [{ size: Math.ceil((columns * channels * bitDepth) / 8), count }] : [];
    });
  }

  add(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      if (this.#left === 0) {
        this.#begin(piece[at]);
        at += 1;
      }
      const taken = Math.min(this.#left, piece.length - at);
      this.#left -= taken;
      at += taken;
    }
  }

  end(): void {
    if (this.#left > 0 || this.#passes.length > 0) throw broken('less data than rows');
  }

  #begin(filter: number | undefined): void {
    const [pass] = this.#passes;
    if (!pass) throw broken('more data than rows');
    if (filter === undefined || filter > 4) throw broken('a filter that there is not');
    this.#left = pass.size;
    pass.count -= 1;
    if (pass.count === 0) this.#passes.shift();
  }
}

/** 8.1: the first column and row of each pass, and their steps. */
const ADAM7 = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/** 11.3.4.3; none where the pixels are not square or their size is not stated. */
function readDensity(bytes: ImageBytes, { start, end }: ByteRange): number | undefined {
  if (end - start !== 9) return undefined;
  const view = bytes.view(start, 9);
  const isMetric = view.getUint8(8) === 1 && view.getUint32(0) === view.getUint32(4);
  // Whole dots to an inch are not whole dots to a metre.
  return isMetric ? Math.round(view.getUint32(0) * METRES_IN_INCH) : undefined;
}

/** 11.3.2.3: a name, a zero, the method, the compressed profile. One that can't be read counts as none, as with decoders. */
function isForeign(bytes: ImageBytes, range: ByteRange): boolean {
  const name = bytes.from(range.start).subarray(0, Math.min(80, range.end - range.start));
  const zero = name.indexOf(0);
  const start = range.start + zero + 2;
  if (zero < 1 || start > range.end || range.end - start > MAX_PROFILE) return false;
  const compressed = bytes.join([{ start, end: range.end }]);
  try {
    return !isSrgb(inflateSync(compressed, { maxOutputLength: MAX_PROFILE }));
  } catch {
    return false;
  }
}
