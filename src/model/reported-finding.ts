import type { Severity } from './message.js';

/** A finding as it is handed to people and to other programs: the contract of every output format. */
export interface ReportedFinding {
  /** Relative to the workspace, with `/`. */
  readonly file: string;
  /** Lines and columns from 1, the end exclusive, columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  /** How to mend it. */
  readonly note?: string;
  /** The one edit that mends it: `text` in the place of what stands from `line` and `column` up to `endLine` and `endColumn`. */
  readonly fix?: ReportedEdit;
  /** Where the rule is explained. */
  readonly url?: string;
}

/** An edit of a file, as `check --fix` would make it; lines and columns as those of a finding. */
export interface ReportedEdit {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}
