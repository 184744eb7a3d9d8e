/** Where a workspace keeps what its commands replaced; relative to it. */
export const HISTORY_FOLDER = 'issues/.history';

/** Stands for the digest of a file that isn't there. */
export const NO_FILE = 'none';

/** A file that a command wrote: the SHA-256 of what it held before and after, in hexadecimal figures, or `NO_FILE`. */
export interface RecordedFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What a command wrote into a workspace. */
export interface HistoryRecord {
  readonly command: string;
  /** When the command was run, in ms since 1970. */
  readonly time: number;
  readonly files: readonly RecordedFile[];
  /** The folders that were made for the files, outer ones first. */
  readonly folders: readonly string[];
  /** Once it was put back: the entry that keeps what stood there until then. */
  readonly undone?: string;
}

/** What the history holds of one run of a command, under the name of its folder. */
export type HistoryEntry =
  | ({ readonly type: 'whole'; readonly name: string } & HistoryRecord)
  /** One whose record makes no sense, or is of a newer program. */
  | { readonly type: 'unreadable'; readonly name: string };
