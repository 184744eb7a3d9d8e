import { crc32 } from 'node:zlib';
import { type ByteSource, memorySource } from './byte-source.js';
import type { Outcome } from './finding.js';
import type { Located, SourceFile } from './source.js';

/** A file that a text names. */
export interface AttachedFile extends ByteSource {
  /** The same as long as the file is: one that was changed, and another in its place, has another state. */
  readonly state: string;
}

/**
 * The files that a text may name: those in one folder of the workspace and below it. Nothing is opened before it is
 * asked for. What can't be had is a finding at the place where it was named, and nothing outside the folder can.
 */
export interface Attachments {
  /** The file of a picture or of a kept PDF, no larger than such a one may be. It is open only while it is read. */
  open(path: Located<string>): Outcome<AttachedFile>;
  /** A text file of UTF-8; what is wrong inside it is found at its own place. */
  read(path: Located<string>): Outcome<SourceFile>;
}

/** Files that are yet to be written, as if they were; the others where none of these is named. */
export function withFiles(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  others?: Attachments,
): Attachments {
  const named = (name: string) => files.find((file) => file.name === name);
  const none = { value: undefined, findings: [] };
  return {
    open(path) {
      const file = named(path.value);
      if (!file) return others?.open(path) ?? none;
      return { value: { ...memorySource(file.bytes), state: `${file.name} ${crc32(file.bytes)}` }, findings: [] };
    },
    read(path) {
      const file = named(path.value);
      if (!file) return others?.read(path) ?? none;
      return { value: { path: file.name, text: new TextDecoder().decode(file.bytes) }, findings: [] };
    },
  };
}
