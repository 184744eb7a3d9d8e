import type { Finding } from '../model/finding.js';
import type { CheckedIssue } from './checked-issue.js';

/** One rule: it only looks and reports. What it reports has codes of the rule's id, `id` or `id/variant`. */
export interface Rule {
  /** kebab-case; its page is `rules/<id>.md`, its wording in the message catalogue. */
  readonly id: string;
  check(issue: CheckedIssue): Iterable<Finding>;
}
