import type { Finding } from '../model/finding.js';
import type { CheckedIssue, NumberedIssue } from './checked-issue.js';

/** One rule: it only looks and reports. What it reports has codes of the rule's id, `id` or `id/variant`. */
export interface Rule {
  /** kebab-case; its page is `rules/<id>.md`, its wording in the message catalogue. */
  readonly id: string;
  check(issue: CheckedIssue): Iterable<Finding>;
}

/** One that looks at headers alone, and so may look at an issue whose text nobody reads any more. */
export interface HeaderRule {
  readonly id: string;
  check(issue: NumberedIssue): Iterable<Finding>;
}
