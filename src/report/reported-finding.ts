import { findingCatalogue } from '../catalogue.js';
import { type Finding, ruleOf, type TextEdit } from '../model/finding.js';
import { type Bilingual, type FindingEntry, fillIn, type Language, type Severity } from '../model/message.js';
import type { ReportedEdit, ReportedFinding } from '../model/reported-finding.js';
import { keyNames } from '../model/schema/key-names.js';
import { locate } from '../model/source.js';

/**
 * The finding in words and with its place.
 * @param manual the address of the manual that explains its rule; none where it is read elsewhere
 */
export function reportedFinding(finding: Finding, language: Language, manual?: string): ReportedFinding {
  const entry = entryOf(finding.code);
  const rule = ruleOf(finding.code);
  const params = inLanguageOfReader(finding.params);
  return {
    file: finding.range.file.path,
    ...locate(finding.range),
    severity: finding.severity,
    rule,
    message: fillIn(entry[language], params, language),
    ...(entry.note && { note: fillIn(entry.note[language], params, language) }),
    ...(finding.fix && { fix: reportedEdit(finding.fix) }),
    ...(manual !== undefined && { url: `${manual}#rule--${rule}` }),
  };
}

const reportedEdit = ({ range, text }: TextEdit): ReportedEdit => ({ file: range.file.path, ...locate(range), text });

/** Keys by the name that the reader knows them by, whichever was typed. */
function inLanguageOfReader(params: Finding['params']): Finding['params'] {
  const names = typeof params.key === 'string' ? keyNames().get(params.key) : undefined;
  return names ? { ...params, key: names } : params;
}

function entryOf(code: string): FindingEntry {
  const entry = findingCatalogue[code];
  if (!entry) throw new Error(`no stage declares ${code}`);
  return entry;
}

/** What a finding says, in both languages. */
export function wordFinding({ code, params }: Finding): Bilingual {
  const { zh, en } = entryOf(code);
  const named = inLanguageOfReader(params);
  return { zh: fillIn(zh, named, 'zh'), en: fillIn(en, named, 'en') };
}

/**
 * The findings by file and place, each once. Files stand in natural order, `9` before `10`, and what a mistake in it has
 * consequences for stands behind: bulletin.yaml before the issues, a header before its sections.
 */
export function arrangeFindings(findings: readonly Finding[]): readonly Finding[] {
  const distinct = new Map(findings.map((finding) => [identityOf(finding), finding]));
  return [...distinct.values()].sort(
    (a, b) =>
      compareNaturally(placeInOrder(a.range.file.path), placeInOrder(b.range.file.path)) ||
      a.range.start - b.range.start ||
      a.range.end - b.range.end ||
      compareNaturally(a.code, b.code),
  );
}

/** A path as it is compared with others: what the files beside it depend on comes first. */
const placeInOrder = (path: string): string => path.replace(/(?<=^|\/)(?:index\.md|bulletin\.yaml)$/, '');

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, hint: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** What makes two findings the same. */
export function identityOf({ range, code, severity, params }: Finding): string {
  return JSON.stringify([range.file.path, range.start, range.end, code, severity, params]);
}

/** Compares by characters, runs of digits by their value; what is equal so far by its digits as written. */
function compareNaturally(a: string, b: string): number {
  const left = a.split(/(\d+)/);
  const right = b.split(/(\d+)/);
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const isNumber = index % 2 === 1;
    if (isNumber && Number(part) !== Number(other)) return Number(part) - Number(other);
    if (!isNumber && part !== other) return part < other ? -1 : 1;
  }
  return left.length - right.length || Number(a > b) - Number(a < b);
}
