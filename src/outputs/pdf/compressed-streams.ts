import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, deflate, deflateSync } from 'node:zlib';
import type { PDFContext, PDFRef } from './pdf-objects.js';

/** What earlier documents compressed, by what it was made from: a preview compresses only what an edit changed. */
export interface StreamCache {
  /** The streams of the last document alone, so that they never outgrow one. */
  streams: ReadonlyMap<string, Uint8Array>;
  /** Digests of bytes that documents hand on, such as fonts. */
  readonly keys: WeakMap<Uint8Array, string>;
}

type StreamEntries = Readonly<Record<string, string | number>>;

/** The compressed streams of one document (ISO 32000-1, 7.4.4). */
export interface CompressedStreams {
  /** The object has its contents once `settle` is done: large ones are compressed while the document goes on. */
  write(contents: string | Uint8Array, entries?: StreamEntries): PDFRef;
  /** Compresses a stream that is no object of the context. */
  compress(contents: string | Uint8Array): Uint8Array;
  /** Puts all streams that were written into the context. */
  settle(): Promise<void>;
  /** A digest of what a stream was made from, which is the same with every zlib; none of one that wasn't written here. */
  digestOf(ref: PDFRef): string | undefined;
  /** Hands the streams on to the next document. */
  keep(): void;
}

/**
 * Outlines, which most of a document consists of, hardly become smaller: zlib's last five levels take a third longer for one or
 * two bytes of a hundred.
 */
const small = { level: 4, memLevel: constants.Z_MAX_MEMLEVEL };

/** Handing a smaller stream to another thread takes longer than compressing it; in bytes. */
const LARGE = 16 * 1024;

/** The bytes alone: zlib hands out all the memory that it wrote into, 16 KB for the two of a page, and that would be kept with them. */
const withoutRoom = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

const deflateElsewhere = promisify(deflate) as (contents: string | Uint8Array, options: object) => Promise<Uint8Array>;

export function compressStreams(context: PDFContext, cache: StreamCache): CompressedStreams {
  const used = new Map<string, Uint8Array>();
  const pending: Promise<void>[] = [];
  const written = new Map<PDFRef, string>();
  const keyOf = (contents: string | Uint8Array): string => {
    if (typeof contents === 'string') return digestOf(contents);
    const key = cache.keys.get(contents) ?? digestOf(contents);
    cache.keys.set(contents, key);
    return key;
  };
  const known = (key: string): Uint8Array | undefined => used.get(key) ?? cache.streams.get(key);
  const compress = (contents: string | Uint8Array, key: string): Uint8Array => {
    const bytes = known(key) ?? withoutRoom(deflateSync(contents, small));
    used.set(key, bytes);
    return bytes;
  };
  const assign = (ref: PDFRef, bytes: Uint8Array, entries: StreamEntries): void => {
    context.assign(ref, context.stream(bytes, { ...entries, Filter: 'FlateDecode' }));
  };
  const assignLater = async (ref: PDFRef, contents: string | Uint8Array, key: string, entries: StreamEntries) => {
    // In one piece: for each further one the thread would wait for this one, and this one for the thread.
    const bytes = withoutRoom(await deflateElsewhere(contents, { ...small, chunkSize: contents.length }));
    used.set(key, bytes);
    assign(ref, bytes, entries);
  };
  return {
    compress: (contents) => compress(contents, keyOf(contents)),
    write(contents, entries = {}) {
      const key = keyOf(contents);
      const ref = context.nextRef();
      written.set(ref, key);
      if (contents.length < LARGE || known(key)) assign(ref, compress(contents, key), entries);
      else pending.push(assignLater(ref, contents, key, entries));
      return ref;
    },
    settle: async () => {
      await Promise.all(pending);
    },
    digestOf: (ref) => written.get(ref),
    keep() {
      cache.streams = used;
    },
  };
}

const digestOf = (contents: string | Uint8Array): string => createHash('sha256').update(contents).digest('base64');
