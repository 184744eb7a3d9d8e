import { crc32, deflateSync } from 'node:zlib';

/* PNG files byte by byte: whole ones and such as no encoder writes. */

export interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** A wrong one where it is stated. */
  readonly checksum?: number;
}

export interface Ihdr {
  readonly width: number;
  readonly height: number;
  readonly bitDepth?: number;
  readonly colorType?: number;
  readonly compression?: number;
  readonly filter?: number;
  readonly interlace?: number;
}

export const ihdr = (facts: Ihdr): Chunk => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(facts.width, 0);
  data.writeUInt32BE(facts.height, 4);
  data.set(
    [facts.bitDepth ?? 8, facts.colorType ?? 0, facts.compression ?? 0, facts.filter ?? 0, facts.interlace ?? 0],
    8,
  );
  return { type: 'IHDR', data };
};

export const idat = (samples: Uint8Array): Chunk => ({ type: 'IDAT', data: deflateSync(samples) });
export const iend: Chunk = { type: 'IEND', data: new Uint8Array() };
export const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export const pngOf = (...chunks: readonly Chunk[]): Buffer => Buffer.concat([SIGNATURE, ...chunks.map(chunkBytes)]);

function chunkBytes({ type, data, checksum }: Chunk): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(checksum ?? crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/** Rows of zeros, each with its filter. */
export const blankRows = (height: number, rowSize: number): Buffer => Buffer.alloc(height * (1 + rowSize));
