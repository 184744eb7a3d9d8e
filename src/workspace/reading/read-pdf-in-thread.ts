import { inflateSync } from 'node:zlib';
import type { PdfText, PdfTrouble } from '../../model/pdf-text.js';
import { runReader } from './run-reader.js';

/** What a PDF says; why not, where it is refused. */
export async function readPdfInThread(bytes: Uint8Array, packageRoot: string): Promise<PdfText | PdfTrouble> {
  return swells(bytes) ? 'limits' : await runReader(bytes, { packageRoot, name: 'read-pdf-thread.mjs' });
}

/** The most bytes that a stream of a PDF, or all of them, may have when they are unpacked. */
const STREAM_LIMIT = 64 * 1024 * 1024;
const TOTAL_LIMIT = 256 * 1024 * 1024;
/** The first byte of a stream of zlib with a window of 32 KB [RFC 1950 2.2]. */
const ZLIB = 0x78;

/** Whether streams are far larger than any of an office when they are unpacked, also where one is packed in another. */
function swells(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = buffer.indexOf('stream'); at >= 0; at = buffer.indexOf('stream', at + 1)) {
    let start = at + 'stream'.length;
    if (buffer[start] === 0x0d) start += 1;
    if (buffer[start] === 0x0a) start += 1;
    const size = unpackedSize(buffer.subarray(start), 0);
    total += size;
    if (size > STREAM_LIMIT || total > TOTAL_LIMIT) return true;
  }
  return false;
}

/** How often a stream may be packed in another. */
const MOST_PACKINGS = 3;

function unpackedSize(packed: Buffer, depth: number): number {
  if (packed[0] !== ZLIB) return 0;
  if (depth >= MOST_PACKINGS) return Number.POSITIVE_INFINITY;
  try {
    const unpacked = inflateSync(packed, { maxOutputLength: STREAM_LIMIT });
    return Math.max(unpacked.length, unpackedSize(unpacked, depth + 1));
  } catch (error) {
    // What is no stream of zlib, or is cut off, is for the library to make something of.
    return error instanceof RangeError ? Number.POSITIVE_INFINITY : 0;
  }
}
