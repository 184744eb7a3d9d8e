import { findChangedFiles } from '../check/find-changed-files.js';
import { concernsRecord } from '../check/judge-printed.js';
import type { Memo } from '../memo/memo.js';
import type { CalendarDate, Period } from '../model/calendar.js';
import type { Finding } from '../model/finding.js';
import type { IssueHeader, Release } from '../model/header.js';
import { type IssueFolder, parseIssueFolder } from '../model/issue-folder.js';
import type { RegisteredPdf, RegisterRow } from '../model/register.js';
import type { Located } from '../model/source.js';
import type { IssueSources } from '../model/sources.js';
import type { HeaderSource } from '../parse/parse-header.js';
import { readRegisterFacts } from '../parse/read-register-facts.js';
import { compileHeader, compileHeaders } from './compile-ledger.js';

/* The recipe of the register: parse alone, and of headers alone where nothing is wrong with them. */

export { countPages } from '../outputs/pdf/count-pages.js';
export type { HeaderSource };

export interface RegisterInput {
  /** The folders of all issues, in the order they are listed in. */
  readonly folders: readonly string[];
  /** The headers that could be read. */
  readonly headers: readonly HeaderSource[];
  /** Whether an issue has a header and no text. */
  readonly isHeaderOnly: (folder: string) => boolean;
  /** All of an issue; none where it can't be read. */
  readonly readIssue: (folder: string) => IssueSources | undefined;
  /** The PDF of an issue that was not released, where there is one. */
  readonly memo: Memo;
  readonly findPdf: (folder: string, header: HeaderSource | undefined) => RegisteredPdf | undefined;
}

/**
 * A row for each issue, also for those whose headers are wrong, and what is wrong with these. What an issue that was not
 * released lacks yet, as its printing date, is not wrong: its row says so by what is empty in it.
 */
export function compileRegister(input: RegisterInput): {
  readonly rows: readonly RegisterRow[];
  readonly findings: readonly Finding[];
} {
  const headers = new Map(input.headers.map((source) => [source.folder, source]));
  const findings: Finding[] = [];
  compileHeaders(input.headers, input.memo);
  const rows = input.folders.flatMap((folder): readonly RegisterRow[] => {
    const parsed = parseIssueFolder(folder);
    if (!parsed) return [];
    const source = headers.get(folder);
    const facts = source ? factsOf(source, input, findings) : { releases: [] };
    return [rowOf({ folder, parsed, source }, facts, input)];
  });
  return { rows, findings };
}

function factsOf(source: HeaderSource, input: RegisterInput, findings: Finding[]): RegisterFacts {
  const { value, findings: found } = compileHeader(source, input.memo);
  findings.push(...(value ? countingIn(value, found, input) : found));
  if (value) return { ...value, ...value.identity, releases: value.released?.releases ?? [] };
  const { released = [], ...facts } = readRegisterFacts(source);
  return { ...facts, releases: released };
}

/** What of a header its row says. */
interface RegisterFacts {
  readonly year?: Located<number>;
  readonly issue?: Located<number>;
  readonly period?: Located<Period>;
  readonly date?: Located<CalendarDate>;
  readonly releases: readonly Release[];
}

/** What counts of all that is wrong with a header, as `check` has it for an issue that is as it was printed. */
function countingIn(
  header: IssueHeader,
  found: readonly Finding[],
  { readIssue, memo }: RegisterInput,
): readonly Finding[] {
  if (!header.released) return found.filter(({ missing }) => !missing);
  const counting = found.filter((one) => concernsRecord(one, header));
  // Hardly ever is there anything else: only then the whole issue is looked at.
  const issue = counting.length < found.length ? readIssue(header.folder) : undefined;
  const whole = issue && compileHeader(issue, memo).value;
  return whole && findChangedFiles(whole, issue).length === 0 ? counting : found;
}

/** An issue is what its folder says: a header that says otherwise is wrong. */
function rowOf(
  { folder, parsed, source }: { folder: string; parsed: IssueFolder; source: HeaderSource | undefined },
  facts: RegisterFacts,
  input: RegisterInput,
): RegisterRow {
  const { year, issue, period, date, releases } = facts;
  const latest = releases.at(-1);
  const stated = {
    ...(year && { year: year.value }),
    ...(issue && { issue: issue.value }),
    ...(period && { period: period.value }),
    ...(date && { date: date.value }),
  };
  const identity =
    parsed.type === 'regular' ? { number: parsed.number } : { special: parsed.special, year: parsed.year };
  const common = { folder, ...stated, ...identity, releases: releases.length };
  if (!latest) {
    const pdf = input.findPdf(folder, source);
    return { ...common, status: input.isHeaderOnly(folder) ? 'figures' : 'open', ...(pdf && { pdf }) };
  }
  const pdf = { source: 'release', pages: latest.pages.value, sha256: latest.sha256.value } as const;
  return { ...common, date: latest.date.value, status: 'released', pdf };
}
