import { join } from 'node:path';
import { type ByteSource, memorySource } from '../model/byte-source.js';
import { unlessRefused } from '../workspace/system-error.js';
import { openWriter, writeIfPossible } from '../workspace/write-file.js';
import { openFileSource } from './file-source.js';

/** Bytes that are dear to make, kept from run to run. It may lose anything at any time, but hands out nothing torn. */
export interface Cache {
  /** What was kept under `key`, letters, digits and hyphens; none where it isn't there or hasn't `size` bytes. */
  get(key: string, size: number): ByteSource | undefined;
  /** Keeps `bytes` under `key` and hands them back, from memory where they could not be written. */
  put(key: string, bytes: Uint8Array): ByteSource;
}

const KEPT = '.bin';

/** The cache in `folder`, which is made when something is kept. Without a folder nothing is kept. */
export function openCache(folder: string | undefined): Cache {
  if (folder === undefined) return { get: () => undefined, put: (_, bytes) => memorySource(bytes) };
  const pathOf = (key: string): string => join(folder, `${key}${KEPT}`);
  const writer = openWriter();
  const get = (key: string, size: number): ByteSource | undefined =>
    unlessRefused(() => openFileSource(pathOf(key), size));
  return {
    get,
    put(key, bytes) {
      writeIfPossible(writer, pathOf(key), bytes, { durable: true });
      return get(key, bytes.length) ?? memorySource(bytes);
    },
  };
}
