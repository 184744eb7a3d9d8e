import type { ByteSource } from './byte-source.js';
import { finding, type Outcome } from './finding.js';
import type { Located, SourceFile } from './source.js';

/**
 * The files that a text may name: those in one folder of the workspace and below it. Nothing is opened before it is
 * asked for. What can't be had is a finding at the place where it was named, and nothing outside the folder can.
 */
export interface Attachments {
  /** The bytes of a file. */
  open(path: Located<string>): Outcome<ByteSource>;
  /** A text file of UTF-8; what is wrong inside it is found at its own place. */
  read(path: Located<string>): Outcome<SourceFile>;
}

const missing = ({ value, range }: Located<string>) => ({
  value: undefined,
  findings: [finding('attachment/missing', range, { path: value })],
});

/** Those of an empty folder. */
export const noAttachments: Attachments = { open: missing, read: missing };
