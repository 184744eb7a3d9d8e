import { join } from 'node:path';
import { keyOfParts, type Packed, type Store } from '../../memo/memo.js';
import { digestOf } from '../../model/byte-source.js';
import { thisSystem } from '../../read/surroundings.js';
import { digestCode } from '../building/program-digest.js';
import { openWriter, writeIfPossible } from '../files/write-file.js';
import { cacheFolder } from './cache-folder.js';
import { noteUse, readKept } from './read-kept.js';

/* The disk half of the memo: a file for each result, named by the digest of its key and of the program. */

/** Changes with the form of the files. */
const FORM = 'bulletin entry 2';
const SUFFIX = '.entry';
const DIGEST_LENGTH = 64;
const LENGTH_BYTES = 4;
const HEADER_LENGTH = DIGEST_LENGTH + LENGTH_BYTES;

interface StoreOptions {
  /** Whether the folder may be changed in any way. */
  readonly mayWrite: boolean;
  /** Tells versions of the program apart: none finds what another has written. */
  readonly program: string;
}

/**
 * The results kept in `folder`, which is made when something is kept; none without a folder. Any number of processes may use
 * it at once: an entry that isn't whole proves so by its own digest, and is as good as none.
 */
export function openStore(folder: string | undefined, { mayWrite, program }: StoreOptions): Store | undefined {
  if (folder === undefined) return undefined;
  const nameOf = (key: string): string => keyOfParts(FORM, program, key);
  const pathOf = (name: string): string => join(folder, `${name}${SUFFIX}`);
  const writer = openWriter();
  return {
    read(key) {
      const name = nameOf(key);
      const path = pathOf(name);
      const kept = readKept(path);
      const packed = decodeEntry(name, kept?.bytes);
      if (packed && kept && mayWrite) noteUse(path, kept);
      return packed;
    },
    write(key, packed) {
      if (!mayWrite) return false;
      const name = nameOf(key);
      return writeIfPossible(writer, pathOf(name), encodeEntry(name, packed), { durable: false });
    },
  };
}

/** Digest of the name and of what follows, length of the data, data, bytes. */
function encodeEntry(name: string, { data, bytes = new Uint8Array() }: Packed): Uint8Array {
  const text = Buffer.from(JSON.stringify(data));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  const body = Buffer.concat([length, text, bytes]);
  return Buffer.concat([Buffer.from(keyOfParts(name, digestOf(body))), body]);
}

function decodeEntry(name: string, file: Buffer | undefined): Packed | undefined {
  if (!file || file.length < HEADER_LENGTH) return undefined;
  const body = file.subarray(DIGEST_LENGTH);
  if (file.toString('latin1', 0, DIGEST_LENGTH) !== keyOfParts(name, digestOf(body))) return undefined;
  const bytesAt = LENGTH_BYTES + body.readUInt32BE();
  if (bytesAt > body.length) return undefined;
  const data = parseJson(body.toString('utf8', LENGTH_BYTES, bytesAt));
  return data === undefined ? undefined : { data, bytes: body.subarray(bytesAt) };
}

/** What a text of JSON says; undefined for a text that is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** In the cache folder: what this version of the program kept. */
export const cachedStore = (packageRoot: string, mayWrite = true): Store | undefined =>
  openStore(cacheFolder(thisSystem()), { mayWrite, program: digestCode(packageRoot) });
