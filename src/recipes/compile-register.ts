import { concernsRecord } from '../check/judge-printed.js';
import type { RecordSources } from '../check/judge-record.js';
import type { Memo } from '../memo/memo.js';
import type { CalendarDate, Period } from '../model/calendar.js';
import type { Finding, Outcome } from '../model/finding.js';
import { holdingRelease, type IssueHeader, type Release } from '../model/header.js';
import { type IssueFolder, parseIssueFolder } from '../model/issue-folder.js';
import type { RegisteredPdf, RegisterRow } from '../model/register.js';
import type { Located } from '../model/source.js';
import type { IssueSources } from '../model/sources.js';
import type { HeaderSource } from '../parse/yaml/parse-header.js';
import { readRegisterFacts } from '../parse/yaml/parse-header.js';
import { compileHeader, compileHeaders } from './compile-headers.js';
import { findEvidence } from './compile-printed.js';

/* The recipe of the register: parse alone, of headers; of released issues all that is evidence. */

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
  /** Where the records of other issues lie. */
  readonly shared: RecordSources['shared'];
  readonly memo: Memo;
  /** The PDF of an issue that was not released, where there is one. */
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
    const facts = source ? factsOf(source, input) : undefined;
    findings.push(...(facts?.findings ?? []));
    return [rowOf({ folder, parsed, source }, facts?.value ?? { releases: [] }, input)];
  });
  return { rows, findings };
}

function factsOf(source: HeaderSource, input: RegisterInput): Outcome<RegisterFacts, never> {
  const { value, findings: found } = compileHeader(source, input.memo);
  if (value) {
    const { signed, counting } = judgeHeader(value, found, input);
    const releases = value.released?.releases ?? [];
    const facts = { ...value, ...value.identity, releases, ...(signed !== undefined && { signed }) };
    return { value: facts, findings: counting };
  }
  const { released = [], ...facts } = readRegisterFacts(source);
  return { value: { ...facts, releases: released }, findings: found };
}

/** What of a header its row says. */
interface RegisterFacts {
  readonly year?: Located<number>;
  readonly issue?: Located<number>;
  readonly period?: Located<Period>;
  readonly date?: Located<CalendarDate>;
  readonly releases: readonly Release[];
  readonly signed?: string;
}

/** What is wrong with a header, and with the evidence of a released issue: as `check` has it for one that is as it was printed. */
function judgeHeader(
  header: IssueHeader,
  found: readonly Finding[],
  { readIssue, shared, memo }: RegisterInput,
): { readonly counting: readonly Finding[]; readonly signed?: string | undefined } {
  if (!holdingRelease(header.released)) return { counting: found.filter(({ missing }) => !missing) };
  const issue = readIssue(header.folder);
  const whole = issue && compileHeader(issue, memo).value;
  if (!whole) return { counting: found };
  const evidence = findEvidence({ header: whole, issue, shared });
  const counting = evidence.isChanged ? found : found.filter((one) => concernsRecord(one, header));
  return { counting: [...counting, ...evidence.findings], signed: evidence.record?.signed?.name };
}

/** An issue is what its folder says: a header that says otherwise is wrong. */
function rowOf(
  { folder, parsed, source }: { folder: string; parsed: IssueFolder; source: HeaderSource | undefined },
  facts: RegisterFacts,
  input: RegisterInput,
): RegisterRow {
  const { year, issue, period, date, releases, signed } = facts;
  const { release: latest, count = 0 } = holdingRelease({ releases }) ?? {};
  const stated = {
    ...(year && { year: year.value }),
    ...(issue && { issue: issue.value }),
    ...(period && { period: period.value }),
    ...(date && { date: date.value }),
  };
  const identity =
    parsed.type === 'regular' ? { number: parsed.number } : { special: parsed.special, year: parsed.year };
  const common = { folder, ...stated, ...identity, releases: count };
  if (!latest) {
    const pdf = input.findPdf(folder, source);
    return { ...common, status: input.isHeaderOnly(folder) ? 'figures' : 'open', ...(pdf && { pdf }) };
  }
  const pdf = { source: 'release', pages: latest.pages.value, sha256: latest.sha256.value } as const;
  return { ...common, date: latest.date.value, status: 'released', pdf, ...(signed !== undefined && { signed }) };
}
