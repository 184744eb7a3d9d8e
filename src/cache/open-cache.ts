import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { memorySource } from '../model/byte-source.js';
import { type FileSource, fileSource, openFile } from '../workspace/read-file.js';
import { unlessRefused } from '../workspace/system-error.js';
import { openWriter, writeIfPossible } from '../workspace/write-file.js';

/** Bytes that are dear to make, kept from run to run. It may lose anything at any time, but hands out nothing torn. */
export interface Cache {
  /**
   * What was kept under `key`, letters, digits and hyphens; none where it isn't there or hasn't `size` bytes. It is open, so
   * that it can be read even when it is removed meanwhile; whoever asked for it closes it.
   */
  get(key: string, size: number): FileSource | undefined;
  /** Keeps `bytes` under `key` and hands them back as `get` does, from memory where they could not be written. */
  put(key: string, bytes: Uint8Array): FileSource;
}

const KEPT = '.bin';

const inMemory = (bytes: Uint8Array): FileSource => ({ ...memorySource(bytes), close() {}, isCurrent: () => true });

/** The cache in `folder`, which is made when something is kept. Without a folder nothing is kept. */
export function openCache(folder: string | undefined): Cache {
  if (folder === undefined) return { get: () => undefined, put: (_, bytes) => inMemory(bytes) };
  const pathOf = (key: string): string => join(folder, `${key}${KEPT}`);
  const writer = openWriter();
  const get = (key: string, size: number): FileSource | undefined =>
    unlessRefused(() => {
      const file = openFile(pathOf(key));
      if (file.type !== 'file') return undefined;
      if (file.size === size) return fileSource(pathOf(key), file);
      closeSync(file.descriptor);
      return undefined;
    });
  return {
    get,
    put(key, bytes) {
      writeIfPossible(writer, pathOf(key), bytes, { durable: true });
      return get(key, bytes.length) ?? inMemory(bytes);
    },
  };
}
