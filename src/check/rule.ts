import type { Finding, FindingEntries } from '../model/finding.js';
import type { CheckedIssue, NumberedIssue } from './checked-issue.js';
import type { CheckedText } from './checked-text.js';

/**
 * One rule: it only looks and reports.
 * @template Looked at by the rule; one that looks at headers alone may look at an issue whose text nobody reads any more
 */
export interface Rule<Looked extends NumberedIssue = CheckedIssue> {
  /** kebab-case; its file is `rules/<id>.ts`, its page `rules/<id>.md`. */
  readonly id: string;
  /** What it looks at. */
  readonly group: 'header' | 'structure' | 'marks' | 'words' | 'figures' | 'people';
  /** Declares what it reports: codes of the rule's id, `id` or `id/variant`. */
  readonly finding: { readonly entries: FindingEntries };
  check(issue: Looked): Iterable<Finding>;
  /** What it finds in texts, of a rule that looks at nothing else. */
  readonly checkTexts?: (texts: readonly CheckedText[]) => Iterable<Finding>;
}

/** All rules of the program, also those of other stages, which this one doesn't know. */
export interface KnownRules {
  readonly ids: readonly string[];
  /** The rules that can't be switched off, changed or ignored. */
  readonly fixed: ReadonlySet<string>;
}
