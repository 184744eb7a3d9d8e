import { type Finding, ruleOf } from '../model/finding.js';
import type { IssueHeader, Release } from '../model/header.js';
import type { Holidays } from '../model/holidays.js';
import type { RuleSetting } from '../model/settings.js';
import type { SourceRange } from '../model/source.js';
import type { IssueSources } from '../model/sources.js';
import type { NumberedHeader, NumberedIssue } from './checked-issue.js';
import { digestAttachment } from './digest-files.js';
import { finding } from './finding.js';
import type { KnownRules, Rule } from './rule.js';
import { periodOverlap } from './rules/period-overlap.js';
import { periodSkip } from './rules/period-skip.js';

/** What is known of a released issue whose sources equal its record. */
interface PrintedFacts {
  readonly header: IssueHeader;
  /** What the parser found in its own header. */
  readonly headerFindings: readonly Finding[];
  /** What is wrong with the records of its releases. */
  readonly recordFindings: readonly Finding[];
  /** What concerns it of all that was found between headers. */
  readonly ledgerFindings: readonly Finding[];
  /** The regular issues before it, in the order of their numbers. */
  readonly earlier: readonly NumberedHeader[];
  readonly holidays: Holidays | undefined;
  readonly rules: readonly RuleSetting[];
  readonly known: KnownRules;
}

/** How an issue follows on the one before it can change as long as an earlier header can. */
const continuityRules: readonly Rule<NumberedIssue>[] = [periodOverlap, periodSkip];

/**
 * All that counts of an issue that was printed and is as it was printed: its record, the ledger, and how it follows on the
 * issue before. Its text was judged when it was printed: what a newer program, template or font has to say about that would
 * only make an archive red that nobody may change. That its PDF is kept is judged by `findKeptPdf`.
 */
export function judgePrinted(facts: PrintedFacts): readonly Finding[] {
  const { header, headerFindings, recordFindings, ledgerFindings, earlier, holidays } = facts;
  const record = headerFindings.filter((found) => concernsRecord(found, header));
  // The ledger hands on what the parser found: what is not about the record was there when the issue was printed.
  const parsed = new Set(headerFindings);
  const ledger = ledgerFindings.filter((found) => !parsed.has(found));
  const continuity = continuityRules.flatMap((rule) => [...rule.check({ header, earlier, holidays })]);
  return lighten([...record, ...recordFindings, ...ledger, ...continuity], facts);
}

/**
 * Whether a finding of an unchanged header is about what came to be after it was printed: the record itself, or the name of
 * its folder.
 */
export const concernsRecord = ({ code, range }: Finding, { released }: IssueHeader): boolean =>
  code === 'folder-number' || (released !== undefined && isWithin(range, released.range));

const isWithin = (inner: SourceRange, outer: SourceRange): boolean =>
  inner.file.path === outer.file.path && outer.start <= inner.start && inner.end <= outer.end;

/**
 * Severities as bulletin.yaml has them, where that makes them lighter: a rule that was made stricter is for what is yet to
 * come.
 */
function lighten(findings: readonly Finding[], { rules, known }: PrintedFacts): readonly Finding[] {
  const wanted = new Map(rules.map(({ key, value }) => [key.value, value]));
  return [...new Set(findings)].flatMap((found) => {
    const severity = known.fixed.has(ruleOf(found.code)) ? undefined : wanted.get(ruleOf(found.code));
    if (severity === 'off') return [];
    const isLighter = severity !== undefined && WEIGHT[severity] < WEIGHT[found.severity];
    return [isLighter ? { ...found, severity } : found];
  });
}

const WEIGHT = { hint: 0, warning: 1, error: 2 } as const;

/** What is to be said where the PDF of a release is not kept beside the sources under its name. */
export function findKeptPdf({ sha256 }: Release, name: string, sources: IssueSources): readonly Finding[] {
  const { folder } = sources;
  const { value: recorded, range } = sha256;
  if (digestAttachment({ value: name, range }, sources) === recorded) return [];
  return [finding('released-pdf/archive', range, { number: folder, archive: `issues/${folder}/${name}` })];
}
