import { finding } from '../intake/finding.js';
import { addUpFigures, addUpYears, type TakenFigure } from '../intake/sheets/add-up-figures.js';
import type { AskedSeries } from '../intake/sheets/find-columns.js';
import { isSheet } from '../intake/sheets/open-sheets.js';
import { decimalText, isSame } from '../model/exact.js';
import { type Finding, hasErrors, type Outcome } from '../model/finding.js';
import { type IssueHeader, momentOf } from '../model/header.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { isEntered } from '../model/measure.js';
import { keyAt, nameAt } from '../model/names.js';
import type { Settings } from '../model/settings.js';
import { type SourceFile, wholeFile } from '../model/source.js';
import type { WorkspaceSources } from '../model/sources.js';
import { isWithin, type Moment, valueAt } from '../model/timed.js';
import { yamlScalar } from '../model/yaml-scalar.js';
import { parseHeader } from '../parse/yaml/parse-header.js';
import { parseSettings } from '../parse/yaml/parse-settings.js';
import { writeWeek } from '../parse/yaml/write-week.js';
import { type CorrectionLines, compareYears } from './compare-years.js';
import { type FileFigures, readSheets, writeGuesses } from './read-sheets.js';

/* The recipe of `bulletin import` for sheets: workbooks as departments sent them → the figures of the week in a header. */

export type { TakenFigure } from '../intake/sheets/add-up-figures.js';
export type { CorrectionLines } from './compare-years.js';

interface SheetsInput {
  readonly files: readonly IncomingFile[];
  readonly settings: SourceFile;
  readonly folder: string;
  readonly index: SourceFile;
  /** The headers of the regular issues before, in their order. */
  readonly headers: WorkspaceSources['headers'];
  readonly history: readonly SourceFile[];
  /** Takes figures that differ from those that stand, or are all those of the week before. */
  readonly replace: boolean;
  /** Adds up what several files have of a measure. */
  readonly sum: boolean;
  /** Makes a workbook of a sheet of an old format; none where there is nothing that could. */
  readonly convert: ((bytes: Uint8Array) => Promise<Uint8Array | undefined>) | undefined;
}

interface CompiledSheets {
  /** The header with its figures; the same where it has them. */
  readonly text: string;
  readonly figures: readonly TakenFigure[];
  /** Where the figures of series were found that don't declare it, as lines for bulletin.yaml. */
  readonly guesses: readonly { readonly series: string; readonly lines: string }[];
  /** What would make the ledger agree with what sheets say of the year. */
  readonly corrections?: CorrectionLines;
}

/** The figures of all files or of none. No value where there are errors. */
export async function compileSheets(input: SheetsInput): Promise<Outcome<CompiledSheets>> {
  const { folder, index, headers, sum } = input;
  const settings = parseSettings(input.settings);
  const header = parseHeader({ folder, index });
  const early = settings.findings.filter(isError);
  // What a header lacks are the figures, which is no reason not to take them.
  if (!settings.value || !header.value) {
    const own = header.value ? [] : header.findings.filter(isError);
    return { value: undefined, findings: [...early, ...own] };
  }
  const series = askedSeries(settings.value, momentOf(header.value));
  const files: FileFigures[] = [];
  for (const file of input.files) files.push(await readSheets(file, input.convert, { series, header: header.value }));
  const found = addUpFigures(
    files.flatMap((file) => file.figures),
    { series, sum },
  );
  const findings: Finding[] = [...early, ...files.flatMap((file) => file.findings)];
  // What one file lacks for its own faults isn't said of all of them.
  if (!hasErrors(findings)) findings.push(...found.findings);
  const last = headers.at(-1);
  if (!input.replace) {
    findings.push(...findTwins(files));
    findings.push(...findStanding(found.figures, header.value));
    findings.push(
      ...findSameWeek(found.figures, last && parseHeader(last).value, { series, settings: settings.value }),
    );
  }
  if (hasErrors(findings)) return { value: undefined, findings };
  findings.push(...findMissing(found.figures, series));
  const text = writeWeek(index, textsOf(found.figures));
  const written = text === undefined ? undefined : { ...index, text };
  if (!written || !holds({ folder, index: written }, found.figures)) {
    const { range } = found.figures[0] ?? { range: wholeFile(index) };
    findings.push(finding('import-sheet/header', range, { file: index.path }));
    return { value: undefined, findings };
  }
  const { identity } = header.value;
  const years = addUpYears(
    files.flatMap((file) => file.years),
    found.figures,
  );
  const compared =
    identity.type === 'regular'
      ? compareYears({
          ...input,
          years,
          asked: series,
          settings: settings.value,
          number: identity.number.value,
          index: written,
        })
      : undefined;
  findings.push(...(compared?.findings ?? []));
  const guesses = writeGuesses(files.flatMap((file) => file.guesses));
  const corrections = compared?.value;
  return {
    value: { text: written.text, figures: found.figures, guesses, ...(corrections && { corrections }) },
    findings,
  };
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

function askedSeries({ statistics }: Settings, moment: Moment): readonly AskedSeries[] {
  return statistics.map(({ title, measures, source, ...definition }) => ({
    key: keyAt(definition, moment),
    declaredAs: definition.key,
    title: valueAt(title, moment),
    measures: new Map(
      measures
        .filter((measure) => isEntered(measure) && isWithin(moment, measure))
        .map((measure) => [nameAt(measure, moment), measure]),
    ),
    ...(source && { source }),
  }));
}

/** Files that say the same: one of them added to itself would be a wrong figure. */
function findTwins(files: readonly FileFigures[]): readonly Finding[] {
  const places = files.flatMap(({ opened }) => (opened ? [opened.rangeOfFile] : []));
  return places.flatMap((range, at) => {
    const first = places.findIndex(({ file }) => file.text === range.file.text);
    const other = places[first]?.file.path ?? '';
    return first < at ? [finding('import-sheet/twin', range, { other })] : [];
  });
}

function findStanding(figures: readonly TakenFigure[], { file, statistics }: IssueHeader): readonly Finding[] {
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

interface AskedOf {
  readonly series: readonly AskedSeries[];
  readonly settings: Settings;
}

/** Figures of the week before under a new date: somebody sent the old sheet again. */
function findSameWeek(
  figures: readonly TakenFigure[],
  last: IssueHeader | undefined,
  { series: asked, settings }: AskedOf,
): readonly Finding[] {
  if (last?.identity.type !== 'regular') return [];
  const number = last.identity.number.value;
  // A series or a measure may have been called otherwise then.
  const then = askedSeries(settings, momentOf(last));
  return asked.flatMap(({ key, declaredAs, measures }) => {
    const own = figures.filter((figure) => figure.series === key);
    const before = then.find((one) => one.declaredAs === declaredAs);
    const week = before && last.statistics.get(before.key);
    const names = new Map([...(before?.measures ?? [])].map(([name, measure]) => [measure.name, name]));
    const isOld =
      week?.type === 'figures' &&
      own.every(({ measure, value }) => {
        const standing = week.values.get(names.get(measures.get(measure)?.name ?? '') ?? '')?.value;
        return standing !== undefined && isSame(standing, value);
      });
    const isCounted = own.some(({ value }) => value.over !== 0n);
    return isOld && isCounted && own[0]
      ? [finding('import-sheet/same-week', own[0].range, { series: key, number })]
      : [];
  });
}

function findMissing(figures: readonly TakenFigure[], series: readonly AskedSeries[]): readonly Finding[] {
  return series.flatMap(({ key, measures }) => {
    const own = figures.filter((figure) => figure.series === key);
    const missing = [...measures.keys()].filter((name) => !own.some(({ measure }) => measure === name));
    return own[0] && missing.length > 0
      ? [finding('import-sheet/missing', wholeFile(own[0].range.file), { series: key, measures: missing })]
      : [];
  });
}

function textsOf(figures: readonly TakenFigure[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const texts = new Map<string, Map<string, string>>();
  for (const { series, measure, value, parts } of figures) {
    const week = texts.get(series) ?? new Map<string, string>();
    const added = parts?.map((part) => `${yamlScalar(part.name)}: ${decimalText(part.value)}`);
    texts.set(series, week.set(measure, added ? `{${added.join(', ')}}` : decimalText(value)));
  }
  return texts;
}

/** Whether what was written is read as what was found. */
function holds(
  source: { readonly folder: string; readonly index: SourceFile },
  figures: readonly TakenFigure[],
): boolean {
  const statistics = parseHeader(source).value?.statistics;
  return figures.every(({ series, measure, value, parts = [] }) => {
    const week = statistics?.get(series);
    const written = week?.type === 'figures' ? week.values.get(measure) : undefined;
    const isWhole = parts.every((part, at) => {
      const own = written?.parts?.[at];
      return own?.name === part.name && isSame(own.value, part.value);
    });
    return written !== undefined && isSame(written.value, value) && isWhole;
  });
}
