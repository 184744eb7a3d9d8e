import { createHash } from 'node:crypto';
import { constants, deflateSync } from 'node:zlib';
import type { PDFContext, PDFRef } from './pdf-objects.js';

/** What earlier documents compressed, by what it was made from: a preview compresses only what an edit changed. */
export interface StreamCache {
  /** Of the last document alone, so that it never outgrows one. */
  streams: ReadonlyMap<string, Uint8Array>;
}

/** The compressed streams of one document (ISO 32000-1, 7.4.4). */
export interface CompressedStreams {
  write(contents: string | Uint8Array, entries?: Readonly<Record<string, string | number>>): PDFRef;
  /** For a stream that is no object of the context. */
  compress(contents: string | Uint8Array): Uint8Array;
  /** Hands the streams on to the next document. */
  keep(): void;
}

/** The smallest result that zlib has to offer: documents are written once and kept for decades. */
const smallest = { level: constants.Z_BEST_COMPRESSION, memLevel: constants.Z_MAX_MEMLEVEL };

export function compressStreams(context: PDFContext, cache: StreamCache): CompressedStreams {
  const used = new Map<string, Uint8Array>();
  const compress = (contents: string | Uint8Array): Uint8Array => {
    const key = createHash('sha256').update(contents).digest('base64');
    const bytes = used.get(key) ?? cache.streams.get(key) ?? deflateSync(contents, smallest);
    used.set(key, bytes);
    return bytes;
  };
  return {
    compress,
    write: (contents, entries = {}) =>
      context.register(context.stream(compress(contents), { ...entries, Filter: 'FlateDecode' })),
    keep() {
      cache.streams = used;
    },
  };
}
