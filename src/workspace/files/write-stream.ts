import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { systemCode } from '../../model/read-error.js';
import type { StreamPlace } from './find-place.js';

/**
 * Writes into what is no regular file, and stays what it is.
 * @throws the system's error
 */
export function writeStream(place: StreamPlace, bytes: Uint8Array): void {
  if (place.type === 'descriptor') {
    writePatiently(place.number, bytes);
    return;
  }
  const open = (): number => openSync(place.path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
  const descriptor = patiently(open, 'ENXIO', ATTEMPTS);
  try {
    writePatiently(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
}

function writePatiently(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    written += patiently(() => writeSync(descriptor, bytes, written), 'EAGAIN', Number.POSITIVE_INFINITY);
  }
}

/** How often a pipe is opened until somebody reads it: ten seconds for a reader that is just starting. */
const ATTEMPTS = 1000;

/** Does something with a pipe as soon as the program at its other end is ready: until then the system answers with `code`. */
function patiently<T>(act: () => T, code: string, attempts: number): T {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return act();
    } catch (error) {
      if (systemCode(error) !== code || attempt >= attempts) throw error;
      pause();
    }
  }
}

/** How long it is waited for another process before it is asked again, in ms. */
const PAUSE = 10;

/** Waits a moment for another process. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}
