import { decimalText, type Exact, readExact } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import type { Issue, PictureSource, Placeholder } from '../model/issue.js';
import type { Addend, Ledger, LedgerIssue } from '../model/ledger.js';
import { nameAt } from '../model/measure.js';
import type { Question } from '../model/query-ledger.js';
import type { RecordedAddend, RecordedChart, RecordedFigure, ReleaseRecord } from '../model/release-record.js';
import type { SourceRange } from '../model/source.js';
import { type ChartRequest, chartTables } from './chart-tables.js';
import { askFor, figureOf } from './figures.js';
import { finding } from './finding.js';
import { accountOf, listedIn } from './word-figure.js';

/*
 * What is recorded of the figures that an issue prints, and what a later change to the ledger makes of them. Exact figures are
 * compared, never words: how they are put may be another program's.
 */

/** A placeholder of the ledger and what was put in its place. */
export interface PrintedFigure {
  readonly placeholder: Placeholder;
  readonly text: string;
}

type FiguresRecorded = Pick<ReleaseRecord, 'figures' | 'charts' | 'addends'>;

interface FiguresRequest {
  readonly issue: Issue & { readonly figures: readonly PrintedFigure[] };
  readonly ledger: Ledger;
  /** The issue of the ledger that figures are seen from; undefined for a special issue, which is outside of it. */
  readonly seenFrom: LedgerIssue | undefined;
  /** 总第 of the release before it whose record has what was counted until then; 0 where there is none. */
  readonly since: number;
}

/** What is to be recorded of an issue's figures. */
export function recordFigures({ issue, ledger, seenFrom, since }: FiguresRequest): FiguresRecorded {
  const blocks = [...issue.preamble, ...issue.sections.flatMap((section) => section.blocks)];
  const pictures = blocks.flatMap((block) => (block.type === 'figure' ? [block.picture] : []));
  return {
    figures: issue.figures.map(({ placeholder, text }) => recordFigure(placeholder, text, { ledger, seenFrom })),
    charts: pictures.filter(isChart).map((chart) => recordChart(chart, { ledger, seenFrom })),
    addends: seenFrom ? recordAddends(ledger, seenFrom, since) : [],
  };
}

const isChart = (picture: PictureSource): picture is ChartRequest => picture.type === 'chart';

interface Seen {
  readonly ledger: Ledger;
  readonly seenFrom: LedgerIssue | undefined;
}

function recordFigure({ series, figure, measure, format }: Placeholder, text: string, seen: Seen): RecordedFigure {
  const asked = { series, figure, ...(measure !== undefined && { measure }), ...(format !== undefined && { format }) };
  return { ...asked, text, exact: Object.fromEntries(exactsOf(asked, seen)) };
}

type Asked = Pick<RecordedFigure, 'series' | 'figure' | 'measure'>;

/** What a placeholder's words are made of, by measure. */
function exactsOf(
  { series: key, figure: name, measure }: Asked,
  { ledger, seenFrom }: Seen,
): ReadonlyMap<string, string> {
  const series = ledger.series.get(key);
  const figure = figureOf(name);
  if (!series || !figure || !seenFrom || figure.type === 'title') return new Map();
  const named = accountOf({ measure }, series, seenFrom);
  const accounts = measure === undefined ? listedIn(series) : named ? [named] : [];
  const exacts = accounts.flatMap((account): readonly (readonly [string, string])[] => {
    const question: Question = { ledger, series, account, issue: seenFrom };
    const called = nameAt(account.measure, seenFrom);
    const asked: readonly (readonly [string, ReturnType<typeof askFor>])[] =
      figure.type === 'change'
        ? [
            [called, figure.ask(question)],
            [`${called}${BASE}`, figure.askBase(question)],
          ]
        : [[called, askFor(figure, question)]];
    return asked.map(([label, answer]) => [label, answer.type === 'known' ? exactText(answer.value) : UNKNOWN]);
  });
  return new Map(exacts);
}

/** What stands behind a measure's name where the figure is the one that it is compared to. */
const BASE = '（基数）';
const UNKNOWN = '';

/** A decimal, or a fraction in its lowest terms. */
function exactText(value: Exact): string {
  const decimal = decimalText(value);
  const { over, under } = readExact(decimal);
  if (over * value.under === value.over * under) return decimal;
  const common = divisorOf(value.over < 0n ? -value.over : value.over, value.under);
  return `${value.over / common}/${value.under / common}`;
}

const divisorOf = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisorOf(b, a % b));

function recordChart({ series, measure, last }: Omit<ChartRequest, 'type' | 'range'>, seen: Seen): RecordedChart {
  const asked = { series, ...(measure !== undefined && { measure }), ...(last !== undefined && { last }) };
  return { ...asked, exact: Object.fromEntries(pointsOf(asked, seen)) };
}

type AskedChart = Pick<RecordedChart, 'series' | 'measure' | 'last'>;

/** All that a chart shows, by measure: what was counted before it, then each week and the total after it. */
function pointsOf(
  { series, measure, last }: AskedChart,
  { ledger, seenFrom }: Seen,
): ReadonlyMap<string, readonly string[]> {
  const chart: ChartRequest = {
    type: 'chart',
    series,
    ...(measure !== undefined && { measure }),
    ...(last !== undefined && { last }),
    range: NOWHERE,
  };
  const tables = chartTables(chart, ledger, seenFrom).value ?? [];
  const written = (value: Exact | undefined): string => (value ? exactText(value) : UNKNOWN);
  return new Map(
    tables.map((table) => [
      table.measure,
      [written(table.opening?.value), ...table.rows.flatMap(({ week, total }) => [written(week), written(total)])],
    ]),
  );
}

/** What the record asks for again was found to be sound when it was printed: nothing is said of its place. */
const NOWHERE: SourceRange = { file: { path: '', text: '' }, start: 0, end: 0 };

/** What was counted after an issue and up to another, in that one's year, and what it corrects of earlier ones. */
function recordAddends(ledger: Ledger, { number, year }: LedgerIssue, since: number): readonly RecordedAddend[] {
  const counted = countedIn(ledger, number).filter(
    ({ addend, recorded }) => addend.countedFrom > since && (recorded.year === year || since > 0),
  );
  return counted.map(({ recorded }) => recorded);
}

interface CountedAddend {
  readonly addend: Addend;
  readonly recorded: RecordedAddend;
}

/** All that an issue sees counted. */
function countedIn(ledger: Ledger, number: number): readonly CountedAddend[] {
  return [...ledger.series].flatMap(([series, { accounts }]) =>
    [...accounts].flatMap(([measure, { years }]) =>
      [...years].flatMap(([year, { addends }]) =>
        addends
          .filter(({ countedFrom }) => countedFrom <= number)
          .map((addend) => ({ addend, recorded: { ...describeAddend(addend), series, measure, year } })),
      ),
    ),
  );
}

function describeAddend(addend: Addend): Omit<RecordedAddend, 'series' | 'measure' | 'year'> {
  const month = addend.kind === 'opening' ? addend.lastMonth : addend.month;
  return {
    kind: addend.kind,
    number: addend.kind === 'opening' ? addend.through : addend.number,
    from: addend.countedFrom,
    ...(month !== undefined && { month }),
    value: decimalText(addend.value),
  };
}

interface Judged extends Seen {
  /** The issue's folder. */
  readonly folder: string;
  /** Where its record is named. */
  readonly place: SourceRange;
  /** Its record, and those before it in the year, newest first; asked for only where they are needed. */
  readonly records: () => Iterable<ReleaseRecord>;
}

/**
 * Errors where an issue would print other figures now than it did. What changed is named where it stands; where no record has
 * what was counted then, as that of a first stage has not, the figure is named.
 */
export function judgeFigures(record: ReleaseRecord, judged: Judged): readonly Finding[] {
  const changed = changedIn(record, judged);
  const [first] = changed;
  if (first === undefined) return [];
  for (const one of judged.records()) {
    const causes = changedAddends(one, first, judged);
    if (causes.length > 0) return causes;
  }
  const params = { number: judged.folder, figure: first };
  return [finding('released-changed/printed', judged.place, params)];
}

/** The figures and charts that would come out otherwise, as they are written in the text. */
function changedIn({ figures, charts }: ReleaseRecord, seen: Seen): readonly string[] {
  const otherFigures = figures.filter(({ exact, ...asked }) =>
    Object.entries(exact).some(([label, recorded]) => {
      const measure = label.endsWith(BASE) ? label.slice(0, -BASE.length) : label;
      return isOther(exactsOf({ ...asked, measure }, seen).get(label), recorded);
    }),
  );
  const otherCharts = charts.filter(({ exact, ...asked }) => {
    const now = pointsOf(asked, seen);
    return Object.entries(exact).some(([measure, recorded]) => isOther(now.get(measure)?.join(), recorded.join()));
  });
  const written = ({ series, measure }: Pick<Asked, 'series' | 'measure'>, figure?: string): string =>
    [series, figure, measure].filter((part) => part !== undefined).join('.');
  return [
    ...otherFigures.map((figure) => `{{${written(figure, figure.figure)}}}`),
    ...otherCharts.map((chart) => `chart:${written(chart)}`),
  ];
}

/** What can't be asked for any more, since bulletin.yaml has it no more, is no other figure. */
const isOther = (now: string | undefined, recorded: string): boolean => now !== undefined && now !== recorded;

/** What a record has counted that is not so any more, and what it hasn't although it was counted by then. */
function changedAddends(
  record: ReleaseRecord,
  figure: string,
  { ledger, folder, place, seenFrom }: Judged,
): readonly Finding[] {
  if (!seenFrom) return [];
  const known = new Map(numbered(record.addends, keyOf).map(([key, addend]) => [key, addend]));
  const now = new Map(
    numbered(countedIn(ledger, seenFrom.number), ({ recorded }) => keyOf(recorded)).map(([key, one]) => [key, one]),
  );
  const findings: Finding[] = [];
  for (const [key, was] of known) {
    const { addend, recorded } = now.get(key) ?? {};
    const params = { number: folder, figure, series: was.series, measure: was.measure, was: was.value };
    if (!addend || !recorded) {
      if (!ledger.series.get(was.series)?.accounts.has(was.measure)) continue;
      findings.push(finding('released-changed/addend-gone', place, { ...params, issue: was.number }));
    } else if (recorded.value !== was.value) {
      const changed = { ...params, issue: was.number, now: recorded.value };
      findings.push(finding('released-changed/addend', addend.range, changed));
    } else if (recorded.month !== was.month) {
      findings.push(finding('released-changed/addend-month', addend.range, { ...params, issue: was.number }));
    }
  }
  return [...findings, ...newAddends(record, figure, { ledger, now, known, folder })];
}

interface CountedNow {
  readonly now: ReadonlyMap<string, CountedAddend>;
  readonly known: ReadonlyMap<string, RecordedAddend>;
  readonly folder: string;
}

/** What came to be counted among the issues that a record is of. */
function newAddends(
  record: ReleaseRecord,
  figure: string,
  { ledger, now, known, folder }: CountedNow,
): readonly Finding[] {
  const own = Number(record.issue);
  const since = Number(record.previous?.issue ?? 0);
  const year = ledger.issues.get(own)?.year;
  return [...now].flatMap(([key, { addend, recorded }]) => {
    const isCovered = since < recorded.from && recorded.from <= own && (recorded.year === year || since > 0);
    if (known.has(key) || !isCovered) return [];
    const { series, measure, number: issue, value } = recorded;
    const params = { number: folder, figure, series, measure, issue, now: value };
    return [finding('released-changed/addend-new', addend.range, params)];
  });
}

interface CountedNow {
  readonly ledger: Ledger;
  readonly now: ReadonlyMap<string, CountedAddend>;
  readonly known: ReadonlyMap<string, RecordedAddend>;
  readonly folder: string;
}

const keyOf = ({ kind, series, measure, year, number, from }: RecordedAddend): string =>
  JSON.stringify([kind, series, measure, year, number, from]);

/** Each with its key, of which there may be several. */
function numbered<T>(items: readonly T[], keyOfItem: (item: T) => string): readonly (readonly [string, T])[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const key = keyOfItem(item);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return [`${key} ${count}`, item];
  });
}
