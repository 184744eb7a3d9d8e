import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Guard } from '../model/guards.js';
import { openWriter, writeIfPossible } from '../workspace/write-file.js';
import { noteUse, readKept } from './read-kept.js';

/** Some data and some bytes that are kept together. */
export interface Entry {
  /** As JSON gives it back. */
  readonly data: unknown;
  readonly bytes: Uint8Array;
}

/**
 * Results of earlier runs by the digest of all that they were made from. It may lose anything at any time, and any
 * number of processes may use it at once: an entry that isn't whole proves so by its own digest, and is as good as none.
 */
export interface EntryCache {
  /** @param key of `entryKey` */
  read(key: string): Entry | undefined;
  /** Whether an entry could be kept. */
  write(key: string, data: unknown, bytes?: Uint8Array): boolean;
}

/** One that keeps nothing. */
export const noEntries: EntryCache = { read: () => undefined, write: () => false };

/** Changes with the form of the files. */
const FORM = 'bulletin entry 1';
const SUFFIX = '.entry';
const DIGEST_LENGTH = 64;
const LENGTH_BYTES = 4;
const HEADER_LENGTH = DIGEST_LENGTH + LENGTH_BYTES;

/** The key of whatever is told by these parts, each of them text. */
export function entryKey(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(FORM);
  for (const part of parts) hash.update(`\0${part.length}\0`).update(part);
  return hash.digest('hex');
}

/** The digest of bytes, in hexadecimal figures. */
export const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export interface EntriesOptions {
  /** Whether the folder may be changed in any way. */
  readonly mayWrite: boolean;
  /** Tells versions of the program apart: none finds what another has written. */
  readonly program: string;
}

/** The entries in `folder`, which is made when something is kept. */
export function openEntries(folder: string | undefined, { mayWrite, program }: EntriesOptions): EntryCache {
  if (folder === undefined) return noEntries;
  const nameOf = (key: string): string => entryKey('written by', program, key);
  const pathOf = (name: string): string => join(folder, `${name}${SUFFIX}`);
  const writer = openWriter();
  return {
    read(key) {
      const name = nameOf(key);
      const path = pathOf(name);
      const kept = readKept(path);
      const entry = decodeEntry(name, kept?.bytes);
      if (entry && kept && mayWrite) noteUse(path, kept);
      return entry;
    },
    write(key, data, bytes = new Uint8Array()) {
      if (!mayWrite) return false;
      const name = nameOf(key);
      return writeIfPossible(writer, pathOf(name), encodeEntry(name, { data, bytes }), { durable: false });
    },
  };
}

/** What is kept under a key, where that is of a kind. Its digest proves that it is whole, and not what it is. */
export function readEntry<T>(entries: EntryCache, key: string, isKind: Guard<T>): T | undefined {
  const data = entries.read(key)?.data;
  return isKind(data) ? data : undefined;
}

/** Digest of the name and of what follows, length of the data, data, bytes. */
function encodeEntry(name: string, { data, bytes }: Entry): Uint8Array {
  const text = Buffer.from(JSON.stringify(data));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  const body = Buffer.concat([length, text, bytes]);
  return Buffer.concat([Buffer.from(entryKey(name, digestOf(body))), body]);
}

function decodeEntry(name: string, file: Buffer | undefined): Entry | undefined {
  if (!file || file.length < HEADER_LENGTH) return undefined;
  const body = file.subarray(DIGEST_LENGTH);
  if (file.toString('latin1', 0, DIGEST_LENGTH) !== entryKey(name, digestOf(body))) return undefined;
  const bytesAt = LENGTH_BYTES + body.readUInt32BE();
  if (bytesAt > body.length) return undefined;
  const data = parseJson(body.toString('utf8', LENGTH_BYTES, bytesAt));
  return data === undefined ? undefined : { data, bytes: body.subarray(bytesAt) };
}

/** None for a text that is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
