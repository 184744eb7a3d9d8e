import type { Finding } from './model/finding.js';
import type { IssueHeader } from './model/header.js';
import { parseIssueFolder } from './model/issue-folder.js';
import type { Ledger, LedgerFinding } from './model/ledger.js';
import { headerSchema } from './model/schema/header-schema.js';
import type { KeySchema } from './model/schema/value-schema.js';
import type { Settings } from './model/settings.js';
import type { WorkspaceSources } from './model/sources.js';
import { parseHeader } from './parse/parse-header.js';
import { buildLedger } from './statistics/build-ledger.js';

export interface CompiledLedger {
  readonly ledger: Ledger;
  /** The headers that could be made, special issues' too. */
  readonly headers: readonly IssueHeader[];
  /** What may falsify totals: errors in headers, and what was found between them. `findingsFor` picks those of one issue. */
  readonly ledgerFindings: readonly LedgerFinding[];
  /** What each header's own text has wrong, by folder. */
  readonly headerFindings: ReadonlyMap<string, readonly Finding[]>;
}

/**
 * The ledger of these headers: parse each, then add them up. Everything that shows a figure reads this one ledger.
 * @param parse may remember what it parsed before
 */
export function compileLedger(
  settings: Settings,
  sources: WorkspaceSources['headers'],
  parse = parseHeader,
): CompiledLedger {
  const headers: IssueHeader[] = [];
  const unreadable: number[] = [];
  const headerFindings = new Map<string, readonly Finding[]>();
  for (const source of sources) {
    const { value, findings } = parse(source);
    headerFindings.set(source.folder, findings);
    const folder = parseIssueFolder(source.folder);
    if (!value) {
      if (folder?.type === 'regular') unreadable.push(folder.number);
      continue;
    }
    headers.push(value);
  }
  const { ledger, findings } = buildLedger({ settings, headers, unreadable });
  const years = [...ledger.years.keys()];
  const parserErrors = headers.flatMap((header) => falsifying(header, headerFindings.get(header.folder) ?? [], years));
  return { ledger, headers, ledgerFindings: [...parserErrors, ...findings], headerFindings };
}

/**
 * What could not be read in a header is left out of it: totals of its year can't be relied on from there on, nor those of
 * earlier years, which a correction may be of.
 */
function falsifying(
  { identity, year }: IssueHeader,
  findings: readonly Finding[],
  kept: readonly number[],
): readonly LedgerFinding[] {
  if (identity.type === 'special') return [];
  const countedFrom = identity.number.value;
  const years = kept.filter((candidate) => candidate <= year.value);
  return findings
    .filter((finding) => finding.severity === 'error' && !isUnfinished(finding))
    .map((finding) => ({ finding, countedFrom, years }));
}

/** A key that proofs go round without, such as the printing date: no figure depends on it. */
function isUnfinished({ code, params }: Finding): boolean {
  if (code !== 'value-empty') return code === 'key-missing/draft';
  const keys: readonly KeySchema[] = headerSchema.keys;
  const expected = keys.filter(({ presence }) => presence === 'expected');
  return expected.some(({ key, synonym }) => params.key === key || params.key === synonym);
}
