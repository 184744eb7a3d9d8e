import type { Memo } from '../memo/memo.js';
import type { Document, DocumentInfo } from '../model/document.js';
import type { Outcome } from '../model/finding.js';
import type { Page } from '../model/page.js';

/** A form in which issues are written down. What it has to say of an issue that it can't write are findings. */
export interface Output {
  /** The name that `--to` and `formats` have for it. */
  readonly id: string;
  /** What the names of its files end with, behind the name of the issue. */
  readonly suffixes: readonly [string, ...string[]];
  /** `readers` get its files from the office; `maintainers` look into them for what the program did. */
  readonly audience: 'readers' | 'maintainers';
  /** Its files; no value where there are none, which the findings or those of the pages say. */
  readonly write: (input: OutputInput) => Promise<Outcome<readonly OutputFile[]>>;
}

interface OutputInput {
  readonly document: Document;
  readonly info: DocumentInfo;
  /** The pages, which are set when they are first asked for; none where errors forbid to print them. */
  readonly layout: () => readonly Page[] | undefined;
  /** Keeps what outputs hand on to later compiles. */
  readonly memo: Memo;
}

export interface OutputFile {
  /** The suffix of the file, one of its output's. */
  readonly suffix: string;
  readonly bytes: Uint8Array;
}
