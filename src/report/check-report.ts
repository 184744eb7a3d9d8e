import type { Finding } from '../model/finding.js';
import type { RulePage } from './rule-page.js';

/** What a check found, with what some formats say beside it. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  /** The folders of the issues that were checked: `issues/519`. */
  readonly folders: readonly string[];
  /** Of the program. */
  readonly version: string;
  /** The page of a rule; none where it has none. */
  readonly pageOf: (rule: string) => RulePage | undefined;
}
