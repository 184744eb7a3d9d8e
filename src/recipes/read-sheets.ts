import { finding } from '../intake/finding.js';
import type { AskedSeries } from '../intake/sheets/find-columns.js';
import {
  type FiguresInSheet,
  type FoundFigure,
  findFigures,
  type GuessedSource,
} from '../intake/sheets/find-figures.js';
import { findPeriods, periodAt, periodsIn, type StatedPeriod } from '../intake/sheets/find-period.js';
import { guessPattern, matchesFileName } from '../intake/sheets/match-file-name.js';
import { type OpenedSheets, openSheets } from '../intake/sheets/open-sheets.js';
import { isoDate, type Period } from '../model/calendar.js';
import { type Finding, hasErrors } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import type { IncomingFile } from '../model/incoming-file.js';
import type { Sheet } from '../model/sheet.js';
import { type PlannedSource, writeSource } from '../parse/yaml/write-source.js';

/* One workbook of several: its figures by series, where they were found, and what is wrong with it. */

export interface FileFigures extends Pick<FiguresInSheet, 'figures' | 'years' | 'findings'> {
  readonly guesses: readonly PlannedSeries[];
  /** All that it says, and where findings about the whole of it stand; none where it couldn't be read. */
  readonly opened?: Pick<OpenedSheets, 'rangeOfFile'>;
}

interface PlannedSeries extends PlannedSource {
  readonly series: string;
}

interface Asked {
  readonly series: readonly AskedSeries[];
  readonly header: IssueHeader;
}

/**
 * Reads what an issue asks for from one file.
 * @param convert makes a workbook of a file of an old format
 */
export async function readSheets(
  file: IncomingFile,
  convert: ((bytes: Uint8Array) => Promise<Uint8Array | undefined>) | undefined,
  { series: all, header }: Asked,
): Promise<FileFigures> {
  const { value: whole, findings: refused } = await openSheets(file, convert);
  const nothing = { figures: [], years: [], guesses: [] };
  if (!whole) return { ...nothing, findings: refused };
  const { value: opened, findings: left } = partWeeks(whole, all, header.period.value);
  const series = all.filter(({ source }) => !source?.file || matchesFileName(file.path, source.file.value));
  if (series.length === 0 && all.length > 0) {
    const files = all.flatMap(({ source }) => source?.file?.value ?? []);
    return { ...nothing, findings: [finding('import-sheet/other-file', opened.rangeOfFile, { files })] };
  }
  const found = findAll(opened, series);
  const period = findPeriodTrouble(opened, series, {
    file: file.path,
    period: header.period.value,
    figures: found.figures,
  });
  // The name of a sheet of one week is none to be declared.
  const guesses = found.guesses
    .map((guess) => plannedOf(guess, { file: file.path, dates: period.stated }))
    .map((planned) => (left.length > 0 ? { ...planned, sheet: undefined } : planned));
  return { ...found, guesses, opened, findings: [...refused, ...left, ...found.findings, ...period.findings] };
}

/** The sheets of a workbook that has one for each week without those of others; all where none says that it is the issue's. */
function partWeeks(
  opened: OpenedSheets,
  series: readonly AskedSeries[],
  period: Period,
): { readonly value: OpenedSheets; readonly findings: readonly Finding[] } {
  const stated = opened.sheets.map((sheet) => {
    const periods = [...findPeriods([sheet], period), ...periodsIn(sheet.name, period)];
    return {
      sheet,
      isOther: periods.length > 0 && periods.every(({ isSame }) => !isSame),
      isSame: periods.some(({ isSame }) => isSame),
    };
  });
  const declared = series.flatMap(({ source }) => source?.sheet?.value ?? []);
  const others = stated.flatMap(({ sheet, isOther }) =>
    isOther && !declared.includes(sheet.name.trim()) ? [sheet] : [],
  );
  if (others.length === 0 || !stated.some(({ isSame }) => isSame)) return { value: opened, findings: [] };
  const sheets = opened.sheets.filter((sheet) => !others.includes(sheet));
  const left = finding('import-sheet/other-weeks', opened.rangeOfFile, { sheets: others.map(({ name }) => name) });
  return { value: { ...opened, sheets }, findings: [left] };
}

function findAll(
  { sheets, hidden, rangeOf, rangeOfFile }: OpenedSheets,
  series: readonly AskedSeries[],
): FiguresInSheet {
  const findings: Finding[] = [];
  const known = sheets.map(({ name }) => name);
  // A table of text has no sheets, whatever is declared.
  const isIn = (one: AskedSeries, { name }: Sheet): boolean =>
    name === '' || !one.source?.sheet || one.source.sheet.value === name.trim();
  const read = sheets.map((sheet) =>
    findFigures(
      { sheet, rangeOf: (row) => rangeOf(sheet, row) },
      series.filter((one) => isIn(one, sheet)),
    ),
  );
  const figures = read.flatMap((one) => one.figures);
  for (const one of series) {
    // A file of others lacks the sheet of a series that doesn't say which file it is in.
    const isElsewhere = figures.length > 0 && !one.source?.file;
    if (isElsewhere || sheets.length === 0 || sheets.some((sheet) => isIn(one, sheet))) continue;
    const sheet = one.source?.sheet?.value ?? '';
    findings.push(finding('import-sheet/no-sheet', rangeOfFile, { series: one.key, sheet, sheets: known }));
  }
  findings.push(...read.flatMap((one) => one.findings));
  if (hidden.length > 0) findings.push(finding('import-sheet/hidden', rangeOfFile, { sheets: hidden }));
  if (figures.length === 0 && !hasErrors(findings)) {
    const names = series.flatMap(({ key, measures }) => [...measures.keys()].map((name) => `${key}.${name}`));
    findings.push(
      names.length > 0
        ? finding('import-sheet/no-figures', rangeOfFile, { known: names })
        : finding('import-sheet/no-measures', rangeOfFile, {}),
    );
  }
  const years = read.flatMap((one) => one.years);
  return { figures, years, guesses: read.flatMap((one) => one.guesses), findings };
}

interface PeriodPlace {
  readonly file: string;
  readonly figures: readonly FoundFigure[];
  readonly period: Period;
}

/** Whether the sheets are of the issue's week, and where they say so. */
function findPeriodTrouble(
  opened: OpenedSheets,
  series: readonly AskedSeries[],
  { file, period, figures }: PeriodPlace,
): { readonly stated: StatedPeriod | undefined; readonly findings: readonly Finding[] } {
  const { sheets, rangeOf, rangeOfFile } = opened;
  const wanted = `${isoDate(period.from)}/${isoDate(period.to)}`;
  const other = ({ sheet, row, cell, text }: StatedPeriod): Finding =>
    finding('import-sheet/other-period', rangeOf(sheet, row), { cell, found: text, wanted });
  const declared = series.filter(({ source }) => source && source.dates.length > 0);
  if (declared.length > 0) {
    const findings = declared.flatMap(({ source }): readonly Finding[] => {
      const cells = source?.dates.map(({ value }) => value) ?? [];
      const own = sheets.filter(({ name }) => name === '' || !source?.sheet || source.sheet.value === name.trim());
      const stated = own.flatMap((sheet) => periodAt(sheet, cells, period) ?? []);
      const [first] = stated;
      if (stated.some(({ isSame }) => isSame)) return [];
      return [first ? other(first) : finding('import-sheet/no-dates', rangeOfFile, { cells })];
    });
    return { stated: undefined, findings };
  }
  // What a sheet beside says is of no account where the figures' own says something.
  const own = sheets.filter((sheet) => figures.some(({ cell }) => cell.startsWith(`${sheet.name}!`)));
  const inOwn = findPeriods(own, period);
  const stated = inOwn.length > 0 ? inOwn : findPeriods(sheets, period);
  const same = stated.find(({ isSame }) => isSame);
  if (same) return { stated: same, findings: [] };
  const [first] = stated;
  if (first) return { stated: undefined, findings: [other(first)] };
  // Where no cell says it, the names of its sheets or of the file may.
  const names = [...sheets.map(({ name }) => name), file].flatMap((name) => periodsIn(name, period));
  const named = names.find(({ isSame }) => isSame) ?? names[0];
  if (named?.isSame) return { stated: undefined, findings: [] };
  const code = named ? 'import-sheet/other-period' : 'import-sheet/no-period';
  const found =
    code === 'import-sheet/no-period'
      ? finding(code, rangeOfFile, {})
      : finding(code, rangeOfFile, { cell: file, found: named?.text ?? '', wanted });
  return { stated: undefined, findings: [found] };
}

interface GuessedFrom {
  readonly file: string;
  readonly dates: StatedPeriod | undefined;
}

/** What was guessed, as it would be declared. */
function plannedOf({ series, sheet, columns, total }: GuessedSource, { file, dates }: GuessedFrom): PlannedSeries {
  const isHere = dates !== undefined && dates.sheet.name === sheet;
  const address = isHere ? dates.cell.slice(dates.cell.lastIndexOf('!') + 1) : undefined;
  return { series, file: guessPattern(file), sheet: sheet.trim(), columns, total, dates: address };
}

/** Lines for each series that was found without a declaration. What differs from file to file is left out. */
export function writeGuesses(
  planned: readonly PlannedSeries[],
): readonly { readonly series: string; readonly lines: string }[] {
  return [...new Set(planned.map(({ series }) => series))].flatMap((series) => {
    const own = planned.filter((one) => one.series === series);
    const [first] = own;
    if (!first) return [];
    const same = <T>(of: (one: PlannedSeries) => T): T | undefined =>
      own.every((one) => of(one) === of(first)) ? of(first) : undefined;
    const columns = [...first.columns].filter(([measure, column]) =>
      own.every((one) => one.columns.get(measure) === column),
    );
    const shared = {
      sheet: same(({ sheet }) => sheet),
      total: same(({ total }) => total),
      dates: same(({ dates }) => dates),
    };
    const lines = writeSource({ ...shared, file: same(({ file }) => file), columns: new Map(columns) });
    return [{ series, lines }];
  });
}
