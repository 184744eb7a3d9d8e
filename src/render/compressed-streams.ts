import { createHash } from 'node:crypto';
import type { PDFContext, PDFRef } from './pdf-objects.js';

/** What earlier documents compressed, by what it was made from: a preview compresses only what an edit changed. */
export interface StreamCache {
  /** Of the last document alone, so that it never outgrows one. */
  streams: ReadonlyMap<string, Uint8Array>;
}

export const createStreamCache = (): StreamCache => ({ streams: new Map() });

/** The compressed streams of one document (ISO 32000-1, 7.4.4). */
export interface CompressedStreams {
  write(contents: string | Uint8Array, entries?: Readonly<Record<string, string | number>>): PDFRef;
  /** Hands the streams on to the next document. */
  keep(): void;
}

export function compressStreams(context: PDFContext, cache: StreamCache): CompressedStreams {
  const used = new Map<string, Uint8Array>();
  return {
    write(contents, entries = {}) {
      const key = createHash('sha256').update(contents).digest('base64');
      const bytes = used.get(key) ?? cache.streams.get(key) ?? context.flateStream(contents).getContents();
      used.set(key, bytes);
      return context.register(context.stream(bytes, { ...entries, Filter: 'FlateDecode' }));
    },
    keep() {
      cache.streams = used;
    },
  };
}
