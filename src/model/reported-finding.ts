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
  /** Where the rule is explained. */
  readonly url?: string;
}
