import { decimalText, type Exact, readExact } from '../model/exact.js';
import type { Issue, PictureSource, Placeholder } from '../model/issue.js';
import type { Addend, Ledger, LedgerIssue } from '../model/ledger.js';
import { keyAt, nameAt, seriesNamed } from '../model/names.js';
import { type Answer, ask } from '../model/query-ledger.js';
import type { RecordedAddend, RecordedChart, RecordedFigure, ReleaseRecord } from '../model/release-record.js';
import type { SourceRange } from '../model/source.js';
import type { Question } from '../model/stretch.js';
import { type ChartRequest, chartTables } from './chart-tables.js';
import { askFor, figureOf } from './figures.js';
import { accountOf, listedIn } from './word-figure.js';

/*
 * What is recorded of the figures that an issue prints: their words, and exact what these are made of, which is what is
 * compared later on (`judge-figures`).
 */

/** A placeholder of the ledger and what was put in its place. */
export interface PrintedFigure {
  readonly placeholder: Placeholder;
  readonly text: string;
}

type FiguresRecorded = Pick<ReleaseRecord, 'figures' | 'charts' | 'since' | 'addends'>;

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
    since,
    addends: seenFrom ? recordAddends(ledger, seenFrom, since) : [],
  };
}

const isChart = (picture: PictureSource): picture is ChartRequest => picture.type === 'chart';

export interface Seen {
  readonly ledger: Ledger;
  readonly seenFrom: LedgerIssue | undefined;
}

function recordFigure({ series, figure, measure, format }: Placeholder, text: string, seen: Seen): RecordedFigure {
  const asked = { series, figure, ...(measure !== undefined && { measure }), ...(format !== undefined && { format }) };
  const answers = [...answersTo(asked, seen)].map(([label, answer]) => [label, exactOf(answer)] as const);
  return { ...asked, text, exact: Object.fromEntries(answers) };
}

/** As a record has it; empty where there was no figure. */
export const exactOf = (answer: Answer): string => (answer.type === 'known' ? exactText(answer.value) : UNKNOWN);

export type Asked = Pick<RecordedFigure, 'series' | 'figure' | 'measure'>;

/** What a placeholder's words are made of, by measure. */
export function answersTo(
  { series: key, figure: name, measure }: Asked,
  { ledger, seenFrom }: Seen,
): ReadonlyMap<string, Answer> {
  const series = seriesNamed(ledger.series, key, seenFrom);
  const figure = figureOf(name);
  if (!series || !figure || !seenFrom || figure.type === 'title') return new Map();
  const named = accountOf({ measure }, series, seenFrom);
  const accounts = measure === undefined ? listedIn(series) : named ? [named] : [];
  const answers = accounts.flatMap((account): readonly (readonly [string, Answer])[] => {
    const question: Question = { ledger, series, account, issue: seenFrom };
    const called = nameAt(account.measure, seenFrom);
    if (figure.type !== 'change') return [[called, askFor(figure, question)]];
    return [
      [called, ask(question, figure.seek(question))],
      [`${called}${BASE}`, ask(question, figure.seekBase(question))],
    ];
  });
  return new Map(answers);
}

/** Behind a measure's name: what its figure is compared to. */
export const BASE = '（基数）';
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

export type AskedChart = Pick<RecordedChart, 'series' | 'measure' | 'last'>;

/** All that a chart shows, by measure: what was counted before it, then each week and the total after it. */
export function pointsOf(
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
  const accounts = ledger.series.get(series)?.accounts;
  const called = (name: string): string => {
    const account = accounts?.get(name);
    return account && seenFrom ? nameAt(account.measure, seenFrom) : name;
  };
  return new Map(
    tables.map((table) => [
      called(table.measure),
      [written(table.opening?.value), ...table.rows.flatMap(({ week, total }) => [written(week), written(total)])],
    ]),
  );
}

/** What the record asks for again was found to be sound when it was printed: nothing is said of its place. */
const NOWHERE: SourceRange = { file: { path: '', text: '' }, start: 0, end: 0 };

/**
 * What was counted after an issue and up to another, and what it corrects of earlier ones. Of the first record all that its
 * figures can be made of: that of its own year and of the one before.
 */
function recordAddends(ledger: Ledger, issue: LedgerIssue, since: number): readonly RecordedAddend[] {
  const { number, year } = issue;
  return countedIn(ledger, number, issue).flatMap(({ recorded }) => {
    const isNew = since > 0 ? recorded.from > since : recorded.year >= year - 1;
    return isNew ? [recorded] : [];
  });
}

export interface CountedAddend {
  readonly addend: Addend;
  readonly recorded: RecordedAddend;
}

/** All that an issue sees counted, with the names of another time. */
export function countedIn(ledger: Ledger, number: number, moment: LedgerIssue): readonly CountedAddend[] {
  return [...ledger.series.values()].flatMap(({ definition, accounts }) =>
    [...accounts.values()].flatMap(({ measure, years }) =>
      [...years].flatMap(([year, { addends }]) =>
        addends
          .filter(({ countedFrom }) => countedFrom <= number)
          .map((addend) => ({
            addend,
            recorded: {
              ...describeAddend(addend),
              series: keyAt(definition, moment),
              measure: nameAt(measure, moment),
              year,
            },
          })),
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
