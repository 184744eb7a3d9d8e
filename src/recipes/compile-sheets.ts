import { finding } from '../intake/finding.js';
import { type AskedSeries, type FoundFigure, findFigures } from '../intake/sheets/find-figures.js';
import { findPeriods } from '../intake/sheets/find-period.js';
import { isSheet, type OpenedSheets, openSheets } from '../intake/sheets/open-sheets.js';
import { isoDate } from '../model/calendar.js';
import { decimalText, isSame } from '../model/exact.js';
import { type Finding, hasErrors } from '../model/finding.js';
import { type IssueHeader, momentOf } from '../model/header.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { isEntered } from '../model/measure.js';
import { nameAt } from '../model/names.js';
import type { Settings } from '../model/settings.js';
import type { Sheet } from '../model/sheet.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import { isWithin, valueAt } from '../model/timed.js';
import { parseHeader } from '../parse/yaml/parse-header.js';
import { parseSettings } from '../parse/yaml/parse-settings.js';
import { writeWeek } from '../parse/yaml/write-week.js';

/* The recipe of `bulletin import` for sheets: a workbook as a department sent it → the figures of the week in a header. */

export type { FoundFigure };

interface SheetsInput {
  readonly file: IncomingFile;
  readonly settings: SourceFile;
  readonly folder: string;
  readonly index: SourceFile;
  /** The header of the issue before. */
  readonly before?: { readonly folder: string; readonly index: SourceFile } | undefined;
  /** Takes figures that differ from those that stand, or are all those of the week before. */
  readonly replace: boolean;
  /** Makes a workbook of a sheet of an old format; none where there is nothing that could. */
  readonly convert: ((bytes: Uint8Array) => Promise<Uint8Array | undefined>) | undefined;
}

interface CompiledSheets {
  /** The header with its figures; the same where it has them. */
  readonly text: string;
  readonly figures: readonly FoundFigure[];
}

/** No value where there are errors. */
export async function compileSheets(input: SheetsInput): Promise<{
  readonly value: CompiledSheets | undefined;
  readonly findings: readonly Finding[];
}> {
  const { folder, index, before } = input;
  const settings = parseSettings(input.settings);
  const header = parseHeader({ folder, index });
  const opened = await openSheets(input.file, input.convert);
  const early = [...settings.findings.filter(isError), ...opened.findings];
  // What a header lacks are the figures, which is no reason not to take them.
  if (!settings.value || !header.value || !opened.value) {
    const own = header.value ? [] : header.findings.filter(isError);
    return { value: undefined, findings: [...early, ...own] };
  }
  const series = askedSeries(settings.value, header.value);
  const found = findAll(opened.value, series);
  const last = before && parseHeader(before).value;
  const findings: Finding[] = [
    ...early,
    ...found.findings,
    ...findPeriodTrouble(opened.value, header.value),
    ...(input.replace ? [] : [...findStanding(found.figures, header.value), ...findSameWeek(found.figures, last)]),
  ];
  if (hasErrors(findings)) return { value: undefined, findings };
  findings.push(...findMissing(found.figures, series, opened.value.rangeOfFile));
  const text = writeWeek(index, textsOf(found.figures));
  if (text === undefined || !holds({ folder, index: { ...index, text } }, found.figures)) {
    findings.push(finding('import-sheet/header', opened.value.rangeOfFile, { file: index.path }));
    return { value: undefined, findings };
  }
  return { value: { text, figures: found.figures }, findings };
}

/** The files that are sheets, and those that aren't. */
export function partSheets(files: readonly IncomingFile[]): {
  readonly sheets: readonly IncomingFile[];
  readonly others: readonly IncomingFile[];
} {
  const sheets = files.filter(isSheet);
  return { sheets, others: files.filter((file) => !sheets.includes(file)) };
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

function askedSeries({ statistics }: Settings, header: IssueHeader): readonly AskedSeries[] {
  const moment = momentOf(header);
  return statistics.map(({ key, title, measures }) => ({
    key,
    title: valueAt(title, moment),
    measures: new Map(
      measures
        .filter((measure) => isEntered(measure) && isWithin(moment, measure))
        .map((measure) => [nameAt(measure, moment), measure]),
    ),
  }));
}

function findAll(
  { sheets, hidden, rangeOf, rangeOfFile }: OpenedSheets,
  series: readonly AskedSeries[],
): { readonly figures: readonly FoundFigure[]; readonly findings: readonly Finding[] } {
  const read = sheets.map((sheet) => findFigures({ sheet, rangeOf: (row) => rangeOf(sheet, row) }, series));
  const figures = read.flatMap((one) => one.figures);
  const findings: Finding[] = read.flatMap((one) => one.findings);
  if (hidden.length > 0) findings.push(finding('import-sheet/hidden', rangeOfFile, { sheets: hidden }));
  for (const figure of figures) {
    const same = figures.filter((other) => other.series === figure.series && other.measure === figure.measure);
    if (same.length < 2 || same[0] !== figure) continue;
    findings.push(
      finding('import-sheet/sheets', figure.range, { series: figure.series, cells: same.map(({ cell }) => cell) }),
    );
  }
  if (figures.length === 0 && !hasErrors(findings)) {
    const known = series.flatMap(({ key, measures }) => [...measures.keys()].map((name) => `${key}.${name}`));
    findings.push(finding('import-sheet/no-figures', rangeOfFile, { known }));
  }
  return { figures, findings };
}

function findPeriodTrouble(
  { sheets, rangeOf, rangeOfFile }: OpenedSheets,
  { period }: IssueHeader,
): readonly Finding[] {
  const stated = findPeriods(sheets, period.value);
  if (stated.some(({ isSame: same }) => same)) return [];
  const [first] = stated;
  if (!first) return [finding('import-sheet/no-period', rangeOfFile, {})];
  const { from, to } = period.value;
  const cell = labelOf(first.sheet, first.cell.address);
  const wanted = `${isoDate(from)}/${isoDate(to)}`;
  return [finding('import-sheet/other-period', rangeOf(first.sheet, first.row), { cell, found: first.text, wanted })];
}

const labelOf = ({ name }: Sheet, address: string): string => (name === '' ? address : `${name}!${address}`);

function findStanding(figures: readonly FoundFigure[], { file, statistics }: IssueHeader): readonly Finding[] {
  return figures.flatMap(({ series, measure, value, cell, range }) => {
    const week = statistics.get(series);
    const standing = week?.type === 'figures' ? week.values.get(measure)?.value : undefined;
    if (week?.type === 'none') {
      const none = { standing: '无', cell, text: decimalText(value) };
      return [finding('import-sheet/stands', range, { file: file.path, series, measure, ...none })];
    }
    if (!standing || isSame(standing, value)) return [];
    const said = { standing: decimalText(standing), cell, text: decimalText(value) };
    return [finding('import-sheet/stands', range, { file: file.path, series, measure, ...said })];
  });
}

/** Figures of the week before under a new date: somebody sent the old sheet again. */
function findSameWeek(figures: readonly FoundFigure[], last: IssueHeader | undefined): readonly Finding[] {
  if (last?.identity.type !== 'regular') return [];
  const number = last.identity.number.value;
  return [...new Set(figures.map(({ series }) => series))].flatMap((series) => {
    const own = figures.filter((figure) => figure.series === series);
    const week = last.statistics.get(series);
    const isOld =
      week?.type === 'figures' &&
      own.every(({ measure, value }) => {
        const standing = week.values.get(measure)?.value;
        return standing !== undefined && isSame(standing, value);
      });
    const isCounted = own.some(({ value }) => value.over !== 0n);
    return isOld && isCounted && own[0] ? [finding('import-sheet/same-week', own[0].range, { series, number })] : [];
  });
}

function findMissing(
  figures: readonly FoundFigure[],
  series: readonly AskedSeries[],
  range: SourceRange,
): readonly Finding[] {
  return series.flatMap(({ key, measures }) => {
    const own = new Set(figures.filter((figure) => figure.series === key).map(({ measure }) => measure));
    const missing = [...measures.keys()].filter((name) => !own.has(name));
    return own.size > 0 && missing.length > 0
      ? [finding('import-sheet/missing', range, { series: key, measures: missing })]
      : [];
  });
}

function textsOf(figures: readonly FoundFigure[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const texts = new Map<string, Map<string, string>>();
  for (const { series, measure, value } of figures) {
    const week = texts.get(series) ?? new Map<string, string>();
    texts.set(series, week.set(measure, decimalText(value)));
  }
  return texts;
}

/** Whether what was written is read as what was found. */
function holds(
  source: { readonly folder: string; readonly index: SourceFile },
  figures: readonly FoundFigure[],
): boolean {
  const statistics = parseHeader(source).value?.statistics;
  return figures.every(({ series, measure, value }) => {
    const week = statistics?.get(series);
    const written = week?.type === 'figures' ? week.values.get(measure)?.value : undefined;
    return written !== undefined && isSame(written, value);
  });
}
