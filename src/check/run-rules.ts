import type { Finding } from '../model/finding.js';
import type { CheckedIssue } from './checked-issue.js';
import { rules } from './rules/index.js';

/** What every rule finds in an issue, in the order of the rules. */
export const runRules = (issue: CheckedIssue): Finding[] => rules.flatMap((rule) => [...rule.check(issue)]);
