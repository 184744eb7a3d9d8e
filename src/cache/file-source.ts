import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { type ByteSource, checkRange } from '../model/byte-source.js';

/**
 * A file that is opened when it is first read, and stays open as long as the process lives.
 * @throws the system's error, here or in `readAt`, where it can't be read; `readAt` also a RangeError where the file
 * became shorter
 */
export function fileSource(path: string): ByteSource {
  let descriptor: number | undefined;
  return sourceOf(statSync(path).size, () => {
    descriptor ??= openSync(path, 'r');
    return descriptor;
  });
}

/**
 * A file of `size` bytes that is opened now, so that it can be read even when it is removed meanwhile; none where it has
 * another size.
 * @throws the system's error where it can't be opened
 */
export function openFileSource(path: string, size: number): ByteSource | undefined {
  // A pipe, which has no size, would keep whoever opens it waiting.
  if (statSync(path).size !== size) return undefined;
  const descriptor = openSync(path, 'r');
  if (fstatSync(descriptor).size === size) return sourceOf(size, () => descriptor);
  closeSync(descriptor);
  return undefined;
}

const sourceOf = (size: number, open: () => number): ByteSource => ({
  size,
  readAt(offset, length) {
    checkRange(size, offset, length);
    return readExactly(open(), offset, length);
  },
});

/**
 * The bytes of an open file from `offset` on, exactly `length` of them.
 * @throws the system's error; RangeError where the file ends before
 */
export function readExactly(descriptor: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const count = readSync(descriptor, bytes, done, length - done, offset + done);
    if (count === 0) throw new RangeError(`the file ends at ${offset + done}`);
    done += count;
  }
  return bytes;
}
