import { type Exact, minus, nothing } from '../model/exact.js';
import { isPercentage, type Measure, printedUnit } from '../model/measure.js';
import type { Moment } from '../model/timed.js';
import { CHANGE_FORMAT, changeOf, wordChange } from '../model/word-change.js';
import { PLACEHOLDER_MARK } from './checked-text.js';
import { isFigure, readTyped } from './typed-number.js';

/* Changes that are typed behind a figure: 受理1314件，环比增长9.2%. They go stale as figures do. */

const RISES = '增长|增加|上升|提高|提升|上涨|增多|延长';
const FALLS = '下降|减少|降低|回落|下滑|缩短';

/** A measure's name, its figure, then how it changed. `name` is a pattern of the group `name`. */
export const changePattern = (name: string): RegExp =>
  new RegExp(
    `${name}[^\\d，。；、${PLACEHOLDER_MARK}]{0,4}(?:[\\d.,]+|${PLACEHOLDER_MARK})[^\\d，。；、]{0,4}[，、（(]` +
      '(?<than>环比|同比|[比较](?:上一?周|上期|[上去]年同[期周]))(?:的?[\\d.,]+[^\\d，。；、]{1,4})?' +
      `(?<way>${RISES}|${FALLS})了?(?<number>\\d+(?:\\.\\d+)?)(?<unit>%|％|个百分点|[万亿]?\\p{L}{1,3})`,
    'gu',
  );

interface TypedChange {
  readonly than: string;
  readonly way: string;
  readonly number: string;
  /** As much of what follows as may be a unit. */
  readonly unit: string;
}

interface Asked {
  readonly measure: Measure;
  readonly moment: Moment;
  readonly figureOf: (figure: string) => Exact | undefined;
  /** It is told of the year up to now. */
  readonly ofYear: boolean;
}

/** What a change should have been. */
interface RightChange {
  /** The figure that placeholders call it. */
  readonly figure: string;
  readonly form: '' | `|${typeof CHANGE_FORMAT}`;
  readonly text: string;
}

const weekly = [{ figure: '环比', now: '本周', before: '上周' }];
const yearly = [
  { figure: '同比', now: '本周', before: '上年同周' },
  { figure: '本年同比', now: '本年', before: '上年同期' },
];

/** What the ledger has in the place of a change that is typed; undefined where that is right, or where the ledger doesn't know. */
export function rightChange({ than, way, number, unit }: TypedChange, asked: Asked): RightChange | undefined {
  const { measure, moment, figureOf, ofYear } = asked;
  const scale = scaleOf(unit, measure, moment);
  if (!scale) return undefined;
  const { format } = scale;
  const typed = format ? readTyped(number, printedUnit(measure, moment), measure, moment) : plainNumber(number);
  if (!typed) return undefined;
  const isRise = new RegExp(RISES).test(way);
  const candidates = /同/.test(than) ? yearly : weekly;
  const changes = candidates.map(({ figure, now, before }) => {
    const [value, base] = [figureOf(now), figureOf(before)];
    const change = value && base && { measure, moment, value, base };
    return { figure, change, amount: change && changeOf(change, format) };
  });
  const isRight = changes.some(({ amount }) => !amount || isFigure(typed, isRise ? amount : minus(nothing, amount)));
  const meant = changes.find(({ figure }) => changes.length === 1 || (figure === '本年同比') === ofYear);
  const text = meant?.change && wordChange(meant.change, format);
  if (isRight || !meant || text === undefined) return undefined;
  return { figure: meant.figure, form: format ? `|${format}` : '', text };
}

/** How a change is told; undefined where its unit is that of another measure, and for percents of percents, which may mean either. */
function scaleOf(
  unit: string,
  measure: Measure,
  moment: Moment,
): { readonly format: typeof CHANGE_FORMAT | undefined } | undefined {
  const usual = { format: undefined };
  if (unit === '个百分点') return isPercentage(measure) ? usual : undefined;
  if (isPercentage(measure)) return undefined;
  if (unit === '%' || unit === '％') return usual;
  return unit.startsWith(printedUnit(measure, moment)) ? { format: CHANGE_FORMAT } : undefined;
}

/** A number by itself, and what one unit of its last digit is worth. */
function plainNumber(number: string): { value: Exact; step: Exact } {
  const places = number.split('.')[1]?.length ?? 0;
  const under = 10n ** BigInt(places);
  return { value: { over: BigInt(number.replace('.', '')), under }, step: { over: 1n, under } };
}
