import type { Memo } from '../memo/memo.js';
import type { Document, DocumentInfo } from '../model/document.js';
import type { FontRole } from '../model/face.js';
import type { Outcome } from '../model/finding.js';
import type { Layout } from '../model/layout.js';
import type { SourcesMark } from '../model/sources-mark.js';
import type { Template } from '../model/template.js';

/** A form in which issues are written down. What it has to say of an issue that it can't write are findings. */
export interface Output {
  /** The name that `--to` and `formats` have for it. */
  readonly id: string;
  /** What the names of its files end with, behind the name of the issue. */
  readonly suffixes: readonly [string, ...string[]];
  /** `readers` get its files from the office; `maintainers` look into them for what the program did. */
  readonly audience: 'readers' | 'maintainers';
  /** Whether its files say which sources they were made of: a comment that was changed in them makes other files. */
  readonly namesSources?: true;
  /** Its files; no value where there are none, which the findings or those of the pages say. */
  readonly write: (input: OutputInput) => Promise<Outcome<readonly OutputFile[]>>;
}

export interface OutputInput {
  readonly document: Document;
  readonly info: DocumentInfo;
  readonly template: Template;
  /** What the fonts of each role are called, the first choice first; none of a role whose fonts have no names. */
  readonly families: ReadonlyMap<FontRole, readonly string[]>;
  readonly sources: SourcesMark;
  /** The pages, which are set when they are first asked for; none where errors forbid to print them. */
  readonly layout: () => Layout | undefined;
  /** Keeps what outputs hand on to later compiles. */
  readonly memo: Memo;
}

export interface OutputFile {
  /** The suffix of the file, one of its output's. */
  readonly suffix: string;
  readonly bytes: Uint8Array;
}
