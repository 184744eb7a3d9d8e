import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';
import type { PdfText, PdfTrouble } from '../../model/pdf-text.js';

/*
 * PDFs of others are read in a thread of their own, which can be ended at any moment: a file that was made for it keeps a
 * reader busy for ever, or lets it fill the memory, and no reader can know of itself that it does.
 */

/** How long the thread may take, in ms; 40 pages take less than two seconds. */
const TIME_LIMIT = 30_000;
/** The most that the program may grow by meanwhile, in bytes: the library with 40 pages takes 120 MB. */
const GROWTH_LIMIT = 400 * 1024 * 1024;
/** How much of that may be objects of JavaScript, in MB. */
const HEAP_LIMIT = 256;
const LOOK_EVERY = 50;

/** What a PDF says; why not, where it is refused. */
export async function readPdfInThread(bytes: Uint8Array, packageRoot: string): Promise<PdfText | PdfTrouble> {
  if (swells(bytes)) return 'limits';
  const worker = new Worker(join(packageRoot, 'build/bundle/read-pdf-thread.mjs'), {
    workerData: bytes,
    // What the library says on its own is for nobody's eyes.
    stdout: true,
    stderr: true,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT },
  });
  const before = process.memoryUsage.rss();
  return await new Promise((resolve) => {
    const finish = (answer: PdfText | PdfTrouble): void => {
      clearInterval(watch);
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > GROWTH_LIMIT) finish('limits');
    }, LOOK_EVERY);
    const timer = setTimeout(() => finish('limits'), TIME_LIMIT);
    worker.once('message', finish);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'limits' : 'damaged'),
    );
    worker.once('exit', () => finish('damaged'));
  });
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
