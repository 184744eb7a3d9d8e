import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { memorySource } from '../../model/byte-source.js';
import { unlessRefused } from '../../model/system-error.js';
import type { FontCache } from '../../read/decoded-woff.js';
import { type FileSource, fileSource, openFile } from '../../read/read-file.js';
import { openWriter, writeIfPossible } from '../files/write-file.js';

const KEPT = '.bin';

const inMemory = (bytes: Uint8Array): FileSource => ({ ...memorySource(bytes), close() {}, isCurrent: () => true });

/** The cache of decoded fonts in `folder`, which is made when something is kept. Without a folder nothing is kept. */
export function openCache(folder: string | undefined): FontCache {
  if (folder === undefined) return { get: () => undefined, put: (_, bytes) => inMemory(bytes) };
  const pathOf = (key: string): string => join(folder, `${key}${KEPT}`);
  const writer = openWriter();
  const get = (key: string, size?: number): FileSource | undefined =>
    unlessRefused(() => {
      const file = openFile(pathOf(key));
      if (file.type !== 'file') return undefined;
      if (size === undefined || file.size === size) return fileSource(pathOf(key), file);
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
