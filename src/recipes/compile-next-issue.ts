import type { Period } from '../model/calendar.js';
import { type Finding, hasErrors, type Outcome } from '../model/finding.js';
import { findFrontMatter } from '../model/front-matter.js';
import type { IssueHeader } from '../model/header.js';
import type { Holidays } from '../model/holidays.js';
import type { NewFile, NextIssue, Numbering } from '../model/next-issue.js';
import type { Settings } from '../model/settings.js';
import type { SourceFile } from '../model/source.js';
import { outlineSection } from '../parse/outline-section.js';
import { parseHeader, readTypedKeys } from '../parse/yaml/parse-header.js';
import { parseHolidays } from '../parse/yaml/parse-holidays.js';
import { parseSettings } from '../parse/yaml/parse-settings.js';
import { readPeriod } from '../parse/yaml/read-dates.js';
import { nextNumbering } from '../plan/next-numbering.js';
import { nextPeriod } from '../plan/next-period.js';
import { writeHeader } from '../plan/write-header.js';

/* The recipe of `bulletin new`: what the last issue says → the files of the next one. Touches no file. */

export interface LastIssueSources {
  readonly settings: SourceFile;
  /** holidays.yaml, where there is one. */
  readonly holidays?: SourceFile;
  /** The newest regular issue. */
  readonly folder: string;
  readonly index: SourceFile;
  /** The sections that the next issue is to have, in their order. */
  readonly sections: readonly SourceFile[];
}

/** The issue that the next one is made from. */
export interface LastIssue {
  readonly settings: Settings;
  readonly holidays: Holidays | undefined;
  readonly header: IssueHeader;
  readonly numbering: Numbering;
  readonly sections: readonly SourceFile[];
  /** Whether figures or the date are still missing in its header. */
  readonly isUnfinished: boolean;
}

/** Reads the last issue. No value where it has errors; what is missing in it is no matter. */
export function readLastIssue(sources: LastIssueSources): Outcome<LastIssue> {
  const { folder, index, sections } = sources;
  const settings = parseSettings(sources.settings);
  const holidays = sources.holidays && parseHolidays(sources.holidays);
  const header = parseHeader({ folder, index });
  const all = [...settings.findings, ...(holidays?.findings ?? []), ...header.findings];
  const inTheWay = all.filter(standsInTheWay);
  const identity = header.value?.identity;
  if (inTheWay.length > 0 || !settings.value || !header.value || identity?.type !== 'regular') {
    // A number that is not filled in yet keeps the header from being made, too.
    return { value: undefined, findings: inTheWay.length > 0 ? inTheWay : all };
  }
  const numbering = {
    number: identity.number.value,
    year: header.value.year.value,
    issue: identity.issue.value,
  };
  const isUnfinished = header.findings.some(({ missing }) => missing);
  const value = { settings: settings.value, holidays: holidays?.value, header: header.value, numbering, sections };
  return { value: { ...value, isUnfinished }, findings: [] };
}

const standsInTheWay = (found: Finding): boolean => hasErrors([found]) && !found.missing;

/** The next working week after the last issue's period; none where no week of the next year is worked. */
export const proposePeriod = ({ header, holidays }: LastIssue): Period | undefined =>
  nextPeriod(header.period.value, holidays);

/** A period as it was typed, also in the forms that are mended without a doubt (`2024/12/9`); none where it is none. */
export function readTypedPeriod(typed: string): Period | undefined {
  const range = { file: { path: '--period', text: typed }, start: 0, end: typed.length };
  const findings: Finding[] = [];
  const entry = { key: { value: '--period', range }, value: { type: 'scalar', value: typed.trim(), range } } as const;
  const period = readPeriod(entry, findings);
  const meant = findings.find(({ code }) => code === 'value-period/form')?.params.wanted;
  return period?.value ?? (typeof meant === 'string' ? readTypedPeriod(meant) : undefined);
}

/** The next issue, which covers `period`. No value where a section of the last one is beyond reading. */
export function compileNextIssue(last: LastIssue, period: Period): Outcome<NextIssue> {
  const { settings, holidays, header, sections } = last;
  const numbering = nextNumbering(last.numbering, period, holidays);
  const start = findFrontMatter(header.file.text)?.after ?? 0;
  const preamble = outlineSection(header.file, { start, hints: false });
  const outlines = sections.map((file) => ({ file, ...outlineSection(file, { start: 0, hints: true }) }));
  const findings = [preamble, ...outlines].flatMap((outline) => outline.findings);
  if (hasErrors(findings)) return { value: undefined, findings };
  const typedKeys = readTypedKeys(header.file);
  const front = writeHeader({ last: header, typedKeys, numbering, period, series: settings.statistics });
  const files = [
    newFile(header.file, preamble.value ? `${front}\n${preamble.value}\n` : front),
    ...outlines.map(({ file, value = '' }) => newFile(file, `${value}\n`)),
  ];
  return { value: { numbering, period, files }, findings };
}

/** A file of the same name, with line ends like the old one's. */
function newFile({ path, text: old }: SourceFile, text: string): NewFile {
  const lineEnd = /\r\n|\n|\r/.exec(old)?.[0] ?? '\n';
  return { name: path.slice(path.lastIndexOf('/') + 1), text: text.replace(/\r\n|\n|\r/g, lineEnd) };
}
