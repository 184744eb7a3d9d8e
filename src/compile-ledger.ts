import { type Finding, hasErrors } from './model/finding.js';
import type { IssueHeader } from './model/header.js';
import { parseIssueFolder } from './model/issue-folder.js';
import type { Ledger, LedgerFinding } from './model/ledger.js';
import type { SourceFile } from './model/source.js';
import type { WorkspaceSources } from './model/sources.js';
import { parseHeader } from './parse/parse-header.js';
import { parseSettings } from './parse/parse-settings.js';
import { buildLedger } from './statistics/build-ledger.js';

/*
 * The recipe of the ledger alone: parse → statistics, without any issue's text. What is asked of the ledger goes through
 * here too: only a recipe knows the stages.
 */

export { explainTotal } from './statistics/explain-total.js';
export { tabulateLedger } from './statistics/tabulate-ledger.js';

export interface LedgerSources {
  readonly settings: SourceFile;
  /** Of the regular issues that are counted. */
  readonly headers: WorkspaceSources['headers'];
  /** Folders of regular issues whose index.md could not even be read. */
  readonly unread: readonly string[];
}

export interface CompiledLedger {
  /** None where bulletin.yaml can't be made out. */
  readonly ledger: Ledger | undefined;
  /** What concerns every year: bulletin.yaml, and headers of which not even the year is known. */
  readonly findings: readonly Finding[];
  /** What was found in the other headers and between them, with the years it concerns. */
  readonly byYear: readonly LedgerFinding[];
}

/** The ledger of all these issues. Keeps nothing between calls, touches no file. */
export function compileLedger(sources: LedgerSources): CompiledLedger {
  const settings = parseSettings(sources.settings);
  const parsed = sources.headers.map((source) => ({ ...parseHeader(source), folder: source.folder }));
  const headers = parsed.flatMap(({ value }) => value ?? []);
  const unmade = parsed.filter(({ value }) => value === undefined);
  const findings = [...settings.findings, ...unmade.flatMap((header) => header.findings)];
  if (!settings.value) return { ledger: undefined, findings, byYear: [] };
  const unreadable = [...sources.unread, ...unmade.map(({ folder }) => folder)].flatMap(numberOf);
  const built = buildLedger({ settings: settings.value, headers, unreadable });
  const years = [...built.ledger.years.keys()];
  const inHeaders = parsed.flatMap(({ value, findings: found }) => (value ? scopeOf(value, found, years) : []));
  return { ledger: built.ledger, findings, byYear: [...inHeaders, ...built.findings] };
}

/** An error may hide a correction, and a correction may be of any earlier year; the rest concerns the header's own year. */
function scopeOf(
  { identity, year: { value: own } }: IssueHeader,
  findings: readonly Finding[],
  kept: readonly number[],
): readonly LedgerFinding[] {
  const countedFrom = identity.type === 'regular' ? identity.number.value : 0;
  const upToOwn = [...kept.filter((year) => year < own), own];
  return findings.map((finding) => ({ finding, countedFrom, years: hasErrors([finding]) ? upToOwn : [own] }));
}

function numberOf(folder: string): number[] {
  const parsed = parseIssueFolder(folder);
  return parsed?.type === 'regular' ? [parsed.number] : [];
}
