import { beganIn } from '../model/began-in.js';
import { dividedBy, type Exact, fixed, whole } from '../model/exact.js';
import { type Finding, type Outcome, unmade } from '../model/finding.js';
import { MISSING_FIGURE, type Placeholder } from '../model/issue.js';
import type { Account, Ledger, LedgerIssue, LedgerSeries } from '../model/ledger.js';
import { addsUp, isPercentage, type Measure, printedUnit, unitAt, writeFigure } from '../model/measure.js';
import { accountNamed, keyAt, nameAt, seriesNamed } from '../model/names.js';
import { nearestName } from '../model/nearest-name.js';
import { type Answer, ask } from '../model/query-ledger.js';
import type { Question } from '../model/stretch.js';
import { isAfter, valueAt } from '../model/timed.js';
import { TIMES_FORMAT, wordChange } from '../model/word-change.js';
import { askFor, type FigureEntry, figureNames, figureOf } from './figures.js';
import { finding } from './finding.js';
import { fitsFormat, formatNames, SINCE_FORMAT, TEN_THOUSANDS_FORMAT } from './formats.js';
import { describePeriod, notOver } from './period-findings.js';
import { unavailable } from './unavailable.js';
import { unknownMeasure, unknownSeries } from './unknown-name.js';

/**
 * What a placeholder prints, or why it can't. Of a list of which some figures are not there yet the others are printed, for
 * a draft to show.
 */
export type Worded = Outcome<readonly WordedPart[]>;

export interface WordedPart {
  readonly text: string;
  /** Stands for a figure that is not there yet. */
  readonly missing: boolean;
}

/** Words a placeholder as an issue sees the ledger; `issue` is none for a special issue. */
export function wordFigure(placeholder: Placeholder, ledger: Ledger, issue: LedgerIssue | undefined): Worded {
  const series = seriesNamed(ledger.series, placeholder.series, issue);
  if (!series) return unmade(unknownSeries(placeholder.range, placeholder.series, ledger.series));
  const figure = figureOf(placeholder.figure);
  const account = accountOf(placeholder, series, issue);
  const wrong = checkSpelling(placeholder, series, { figure, account });
  if (wrong) return unmade(wrong);
  if (!figure) throw new Error(`unchecked placeholder: ${placeholder.figure}`);
  const { range } = placeholder;
  if (figure.type === 'title') {
    const { title } = series.definition;
    return printed(issue ? valueAt(title, issue) : (title.at(-1) ?? title[0]).is);
  }
  if (!issue) return unmade(finding('figure-unavailable/special', range, { figure: placeholder.figure }));
  const scene: Scene = { placeholder, ledger, series, issue, figure };
  if (!account) return wordList(scene);
  return figure.type === 'change' ? wordCompared(scene, account) : wordAmount(scene, account);
}

/** The account of the measure that is named, as it is called in the issue. */
export function accountOf(
  { measure }: { readonly measure?: string | undefined },
  { accounts }: LedgerSeries,
  issue: LedgerIssue | undefined,
) {
  return measure === undefined ? undefined : accountNamed(accounts, measure, issue);
}

interface Scene {
  readonly placeholder: Placeholder;
  readonly ledger: Ledger;
  readonly series: LedgerSeries;
  readonly issue: LedgerIssue;
  readonly figure: FigureEntry;
}

interface Meant {
  readonly figure: FigureEntry | undefined;
  readonly account: Account | undefined;
}

/** Whether figure, measure and format exist and go together. */
function checkSpelling(placeholder: Placeholder, series: LedgerSeries, meant: Meant): Finding | undefined {
  const { figure, measure, format, range } = placeholder;
  const { definition } = series;
  const example = (...parts: string[]) => `{{${[definition.key, ...parts].join('.')}}}`;
  if (figure === '') {
    const params = { series: definition.key, example: example('本周'), known: figureNames };
    return finding('figure-unknown/none-written', range, params);
  }
  if (!meant.figure) {
    const nearest = nearestName(figure, figureNames) ?? '';
    return finding('figure-unknown', range, { figure, nearest, known: figureNames });
  }
  if (meant.figure.type === 'title' && measure !== undefined) {
    return finding('figure-measure/unfit', range, { figure, measure, example: example(figure) });
  }
  if (measure !== undefined && !meant.account) return unknownMeasure(range, definition, measure);
  if (measure === undefined && meant.figure.type === 'change') {
    const [first] = definition.measures;
    return finding('figure-measure/needed', range, { figure, example: example(figure, first?.name ?? '') });
  }
  if (format === undefined) return undefined;
  if (!formatNames.includes(format)) {
    const nearest = nearestName(format, formatNames) ?? '';
    return finding('figure-format/unknown', range, { format, nearest, known: formatNames });
  }
  const fits = fitsFormat(format, meant.figure, measure !== undefined) && fitsMeasure(format, meant.account?.measure);
  return fits ? undefined : finding('figure-format/unfit', range, { figure, format });
}

/** Whether a form goes with a measure: rates and means are not that large, and percentages are not compared by division. */
function fitsMeasure(format: string, measure: Measure | undefined): boolean {
  if (!measure) return true;
  if (format === TEN_THOUSANDS_FORMAT) return isCountedInOnes(measure);
  return format !== TIMES_FORMAT || !isPercentage(measure);
}

/** One measure as a bare number, or since when it is counted. */
function wordAmount(scene: Scene, account: Account): Worded {
  const { placeholder, series, figure } = scene;
  const question = questionOf(scene, account);
  const early = notOver(placeholder, figure, question);
  if (early) return unmade(early);
  const answer = askFor(figure, question);
  if (answer.type === 'unknown') return unmade(unavailable(placeholder, series, answer.why));
  const text =
    placeholder.format === SINCE_FORMAT
      ? sinceWhen(question, yearOf(figure, scene.issue))
      : writeAmount(account.measure, answer.value, placeholder);
  return { ...printed(text), findings: describePeriod(placeholder, figure, question) };
}

/** `咨询1634人次、受理677件`; a figure that is not there yet is left open beside those that are. */
function wordList(scene: Scene): Worded {
  const { placeholder, series, issue, figure } = scene;
  const entries: ListEntry[] = [];
  let absent: Finding | undefined;
  for (const account of listedIn(series)) {
    // What has ended is in no list, whatever it came to.
    if (account.measure.until && isAfter(issue, account.measure.until)) continue;
    const question = questionOf(scene, account);
    const early = notOver(placeholder, figure, question);
    if (early) return unmade(early);
    const answer = askFor(figure, question);
    const found = answer.type === 'unknown' ? unavailable(placeholder, series, answer.why) : undefined;
    // What wasn't there yet, or is no more, is in no list of that time.
    const isAbsent = answer.type === 'unknown' && /^measure-/.test(answer.why.reason);
    if (found && !isAbsent && found.code !== 'figure-missing') return unmade(found);
    if (isAbsent) absent ??= found;
    else entries.push({ question, answer, missing: found });
  }
  const [first] = entries;
  if (!first) {
    const params = { series: series.definition.key };
    return unmade(absent ?? finding('figure-unavailable/nothing-listed', placeholder.range, params));
  }
  const parts = entries.flatMap((entry, index) =>
    wordEntry(entry, { placeholder, year: yearOf(figure, issue), index }),
  );
  const missing = entries.find((entry) => entry.missing)?.missing;
  if (!missing) {
    const text = parts.map((part) => part.text).join('');
    return { ...printed(text), findings: describePeriod(placeholder, figure, first.question) };
  }
  return entries.every((entry) => entry.missing) ? unmade(missing) : { value: parts, findings: [missing] };
}

interface ListEntry {
  readonly question: Question;
  readonly answer: Answer;
  /** Says that it is not there yet. */
  readonly missing: Finding | undefined;
}

interface ListPlace {
  readonly placeholder: Placeholder;
  /** The year that the figure is of. */
  readonly year: number;
  readonly index: number;
}

function wordEntry({ question, answer }: ListEntry, { placeholder, year, index }: ListPlace): readonly WordedPart[] {
  const { account, issue } = question;
  const { measure } = account;
  const isInTenThousands = placeholder.format === TEN_THOUSANDS_FORMAT && isCountedInOnes(measure);
  const unit = isInTenThousands ? unitAt(measure, issue) : printedUnit(measure, issue);
  const since = placeholder.format === SINCE_FORMAT ? sinceWhen(question, year) : '';
  return [
    { text: `${index > 0 ? '、' : ''}${nameAt(measure, issue)}`, missing: false },
    answer.type === 'known'
      ? { text: writeAmount(measure, answer.value, placeholder), missing: false }
      : { text: MISSING_FIGURE, missing: true },
    { text: `${unit}${since}`, missing: false },
  ];
}

/** The measures of a list: those that the series says, else those that add up. */
export function listedIn({ definition, accounts }: LedgerSeries): readonly Account[] {
  const names = definition.list ?? definition.measures.filter(({ listed }) => listed).map(({ name }) => name);
  return names.flatMap((name) => accounts.get(name) ?? []);
}

/** The year that a figure is of. */
function yearOf(figure: FigureEntry, issue: LedgerIssue): number {
  if (figure.type === 'total') return figure.year(issue);
  return figure.type === 'months' ? figure.months(issue).year : issue.year;
}

const questionOf = ({ ledger, series, issue }: Scene, account: Account): Question => ({
  ledger,
  series,
  account,
  issue,
});

/** Whether its figures, as they are entered, may become ten thousands: what is in 万元 already is not divided once more. */
const isCountedInOnes = (measure: Measure): boolean =>
  addsUp(measure) && measure.unit.every(({ is }) => !/^[万亿]/.test(is));

const TEN_THOUSAND = whole(10_000);

const writeAmount = (measure: Measure, value: Exact, { format }: Placeholder): string =>
  format === TEN_THOUSANDS_FORMAT && isCountedInOnes(measure)
    ? `${fixed(dividedBy(value, TEN_THOUSAND), 1)}${TEN_THOUSANDS_FORMAT}`
    : writeFigure(measure, value);

/** 增长3.7%, 提高1.2个百分点, 增加123件; bare with its sign, `-3.7`. */
function wordCompared(scene: Scene, account: Account): Worded {
  const { placeholder, series, issue, figure } = scene;
  if (figure.type !== 'change') throw new Error('nothing to compare');
  const question = questionOf(scene, account);
  const value = ask(question, figure.seek(question));
  const base = ask(question, figure.seekBase(question));
  if (value.type === 'unknown') return unmade(unavailable(placeholder, series, value.why));
  if (base.type === 'unknown') return unmade(unavailable(placeholder, series, base.why));
  const { measure } = account;
  const change = { measure, value: value.value, base: base.value, moment: issue };
  const text = wordChange(change, placeholder.format);
  if (text !== undefined) return printed(text);
  const example = `{{${[keyAt(series.definition, issue), figure.stated, nameAt(measure, issue)].join('.')}}}`;
  const params = { figure: placeholder.figure, number: base.number, example };
  const code = base.value.over < 0n ? 'figure-unavailable/base-negative' : 'figure-unavailable/base-zero';
  return unmade(finding(code, placeholder.range, params));
}

const printed = (text: string): Worded => ({ value: [{ text, missing: false }], findings: [] });

/** `（自第12期起）`, `（自3月16日起）` of a measure that began within a year; nothing of one that was there from its start. */
function sinceWhen(question: Question, year: number): string {
  const began = beganIn(question, year);
  if (!began) return '';
  const { from } = began.measure;
  const since = from?.type === 'date' ? `${from.date.month}月${from.date.day}日` : `第${began.issue.issue}期`;
  return `（自${since}起）`;
}
