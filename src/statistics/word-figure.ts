import type { Finding } from '../model/finding.js';
import { missingFigure, type Placeholder } from '../model/issue.js';
import type { Ledger, LedgerIssue, LedgerSeries } from '../model/ledger.js';
import { nearestName } from '../model/nearest-name.js';
import {
  type Answer,
  lastWeek,
  type Question,
  sameTotalLastYear,
  sameWeekLastYear,
  thisMonth,
  thisWeek,
  thisYear,
  type Unknown,
} from '../model/query-ledger.js';
import { changeInTenths, inTenThousands, oneDecimal } from './exact-decimal.js';
import { finding } from './finding.js';
import { unknownMeasure, unknownSeries } from './unknown-name.js';

/** What a placeholder prints, or why it can't. */
export type Worded =
  | { readonly type: 'text'; readonly text: string }
  /** A list of which some figures are not there yet: the others are printed, for a draft to show. */
  | { readonly type: 'partial'; readonly parts: readonly WordedPart[]; readonly finding: Finding }
  | { readonly type: 'finding'; readonly finding: Finding };

export interface WordedPart {
  readonly text: string;
  /** Stands for a figure that is not there yet. */
  readonly missing: boolean;
}

type Query = (question: Question) => Answer;

const titleFigure = '名称';

const counts: ReadonlyMap<string, Query> = new Map([
  ['本周', thisWeek],
  ['本年', thisYear],
  ['本月', thisMonth],
  ['上周', lastWeek],
]);

/** Each rate compares the first with the second. */
const rates: ReadonlyMap<string, readonly [Query, Query]> = new Map([
  ['环比', [thisWeek, lastWeek]],
  ['同比', [thisWeek, sameWeekLastYear]],
  ['本年同比', [thisYear, sameTotalLastYear]],
]);

const figureNames: readonly string[] = [titleFigure, ...counts.keys(), ...rates.keys()];

const plainFormat = '数值';
const tenThousandsFormat = '万';
const formatNames: readonly string[] = [plainFormat, tenThousandsFormat];

/** Words a placeholder as an issue sees the ledger; `issue` is none for a special issue. */
export function wordFigure(placeholder: Placeholder, ledger: Ledger, issue: LedgerIssue | undefined): Worded {
  const series = ledger.series.get(placeholder.series);
  if (!series) return failed(unknownSeries(placeholder.range, placeholder.series, ledger.series.keys()));
  const wrong = checkSpelling(placeholder, series);
  if (wrong) return failed(wrong);
  const { figure, range } = placeholder;
  if (figure === titleFigure) return printed(series.definition.title);
  if (!issue) return failed(finding('figure-unavailable/special', range, { figure }));
  const count = counts.get(figure);
  const scene: Scene = { placeholder, ledger, series, issue };
  return count ? wordCount(scene, count) : wordRate(scene);
}

interface Scene {
  readonly placeholder: Placeholder;
  readonly ledger: Ledger;
  readonly series: LedgerSeries;
  readonly issue: LedgerIssue;
}

/** Whether figure, measure and format exist and go together. */
function checkSpelling({ figure, measure, format, range }: Placeholder, series: LedgerSeries): Finding | undefined {
  const { definition } = series;
  const example = (...parts: string[]) => `{{${[definition.key, ...parts].join('.')}}}`;
  if (figure === '') {
    const params = { series: definition.key, example: example('本周'), known: figureNames };
    return finding('figure-unknown/none-written', range, params);
  }
  if (!figureNames.includes(figure)) {
    const nearest = nearestName(figure, figureNames) ?? '';
    return finding('figure-unknown', range, { figure, nearest, known: figureNames });
  }
  if (figure === titleFigure && measure !== undefined) {
    return finding('figure-measure/unfit', range, { figure, measure, example: example(figure) });
  }
  if (measure !== undefined && !series.accounts.has(measure)) return unknownMeasure(range, definition, measure);
  if (measure === undefined && rates.has(figure)) {
    const [first] = definition.measures;
    return finding('figure-measure/needed', range, { figure, example: example(figure, first?.name ?? '') });
  }
  if (format === undefined) return undefined;
  if (!formatNames.includes(format)) {
    const nearest = nearestName(format, formatNames) ?? '';
    return finding('figure-format/unknown', range, { format, nearest, known: formatNames });
  }
  const fits = format === plainFormat ? measure !== undefined : counts.has(figure);
  return fits ? undefined : finding('figure-format/unfit', range, { figure, format });
}

/** One measure as a bare number, or all of them as a list. */
function wordCount(scene: Scene, query: Query): Worded {
  const { placeholder, ledger, series, issue } = scene;
  if (placeholder.measure === undefined) return wordList(scene, query);
  const account = series.accounts.get(placeholder.measure);
  if (!account) throw new Error(`unchecked placeholder: ${placeholder.measure}`);
  const answer = query({ ledger, series, account, issue });
  return answer.type === 'unknown'
    ? failed(unavailable(placeholder, series, answer.why))
    : printed(writeCount(answer.value, placeholder));
}

/** `咨询1634人次、受理677件`; a figure that is not there yet is left open beside those that are. */
function wordList({ placeholder, ledger, series, issue }: Scene, query: Query): Worded {
  const parts: WordedPart[] = [];
  let missing: Finding | undefined;
  let known = 0;
  for (const { name, unit } of series.definition.measures) {
    const account = series.accounts.get(name);
    if (!account) continue;
    const answer = query({ ledger, series, account, issue });
    if (answer.type === 'unknown') {
      const found = unavailable(placeholder, series, answer.why);
      if (found.code !== 'figure-missing') return failed(found);
      missing ??= found;
    } else known += 1;
    parts.push({ text: `${parts.length > 0 ? '、' : ''}${name}`, missing: false });
    parts.push(
      answer.type === 'known'
        ? { text: writeCount(answer.value, placeholder), missing: false }
        : { text: missingFigure, missing: true },
    );
    parts.push({ text: unit, missing: false });
  }
  if (!missing) return printed(parts.map(({ text }) => text).join(''));
  return known === 0 ? failed(missing) : { type: 'partial', parts, finding: missing };
}

const writeCount = (value: number, { format }: Placeholder): string =>
  format === tenThousandsFormat ? `${inTenThousands(value)}${tenThousandsFormat}` : String(value);

/** 增长3.7%, 下降3.7%, 持平 where it rounds to nothing; bare with its sign, `-3.7`. */
function wordRate({ placeholder, ledger, series, issue }: Scene): Worded {
  const { figure, measure = '', format, range } = placeholder;
  const account = series.accounts.get(measure);
  const queries = rates.get(figure);
  if (!account || !queries) throw new Error(`unchecked placeholder: ${figure}.${measure}`);
  const question = { ledger, series, account, issue };
  const [askValue, askBase] = queries;
  const value = askValue(question);
  const base = askBase(question);
  if (value.type === 'unknown') return failed(unavailable(placeholder, series, value.why));
  if (base.type === 'unknown') return failed(unavailable(placeholder, series, base.why));
  if (base.value <= 0) {
    const example = `{{${series.definition.key}.${figure === '本年同比' ? '本年' : '本周'}.${measure}}}`;
    return failed(finding('figure-unavailable/base-zero', range, { figure, number: base.number, example }));
  }
  const tenths = changeInTenths(value.value, base.value);
  if (format === plainFormat) return printed(oneDecimal(tenths));
  if (tenths === 0n) return printed('持平');
  return printed(tenths > 0n ? `增长${oneDecimal(tenths)}%` : `下降${oneDecimal(-tenths)}%`);
}

function unavailable({ figure, range }: Placeholder, { definition }: LedgerSeries, why: Unknown): Finding {
  const series = definition.key;
  switch (why.reason) {
    case 'not-there-yet':
      return finding('figure-missing', range, { series, figure, number: why.number });
    case 'spoiled':
      return finding('figure-unavailable/spoiled', range, { series, figure, year: why.year });
    case 'no-figures':
      return finding('figure-unavailable/no-figures', range, { series, figure, number: why.number });
    case 'not-begun':
      return finding('figure-unavailable/not-begun', range, { series, figure, number: why.number });
    case 'in-opening':
      return finding('figure-unavailable/in-opening', range, { series, figure, number: why.number });
    case 'no-issue-before':
      return finding('figure-unavailable/no-issue-before', range, { figure, number: why.number });
    case 'no-issue-last-year':
      return finding('figure-unavailable/no-issue-last-year', range, { figure, year: why.year, issue: why.issue });
    case 'month-hidden':
      return finding('figure-unavailable/month-hidden', range, { series, figure, month: why.month });
  }
}

const printed = (text: string): Worded => ({ type: 'text', text });
const failed = (found: Finding): Worded => ({ type: 'finding', finding: found });
