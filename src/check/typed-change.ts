import {
  compare,
  dividedBy,
  type Exact,
  fixed,
  isZero,
  minus,
  nothing,
  rounded,
  sizeOf,
  times,
  whole,
} from '../model/exact.js';
import { isPercentage, type Measure, printedUnit, printedValue, writeFigure } from '../model/measure.js';
import type { Moment } from '../model/timed.js';
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
  readonly form: '' | '|增减';
  readonly text: string;
}

const weekly = [{ figure: '环比', now: '本周', before: '上周' }];
const yearly = [
  { figure: '同比', now: '本周', before: '上年同周' },
  { figure: '本年同比', now: '本年', before: '上年同期' },
];

/** What a change may be told in: percentage points, percent, or the unit of the measure. */
type Scale = 'points' | 'percent' | 'unit';

/** What the ledger has in the place of a change that is typed; undefined where that is right, or where the ledger doesn't know. */
export function rightChange({ than, way, number, unit }: TypedChange, asked: Asked): RightChange | undefined {
  const { measure, moment, ofYear } = asked;
  const scale = scaleOf(unit, measure, moment);
  const typed =
    scale === 'unit' ? readTyped(number, printedUnit(measure, moment), measure, moment) : plainNumber(number);
  if (!scale || !typed) return undefined;
  const candidates = /同/.test(than) ? yearly : weekly;
  const isRise = new RegExp(RISES).test(way);
  const changes = candidates.map((candidate) => ({ ...candidate, change: changeOf(candidate, scale, asked) }));
  const isRight = changes.some(({ change }) => !change || isFigure(typed, isRise ? change : minus(nothing, change)));
  const meant = changes.find(({ figure }) => changes.length === 1 || (figure === '本年同比') === ofYear);
  if (isRight || !meant?.change) return undefined;
  return { figure: meant.figure, form: scale === 'unit' ? '|增减' : '', text: wordRight(meant.change, scale, asked) };
}

/** The scale of a change; undefined where its unit is that of another measure, and for percents of percents, which may mean either. */
function scaleOf(unit: string, measure: Measure, moment: Moment): Scale | undefined {
  if (unit === '个百分点') return isPercentage(measure) ? 'points' : undefined;
  if (isPercentage(measure)) return undefined;
  if (unit === '%' || unit === '％') return 'percent';
  return unit.startsWith(printedUnit(measure, moment)) ? 'unit' : undefined;
}

function changeOf(
  { now, before }: (typeof yearly)[number],
  scale: Scale,
  { measure, figureOf }: Asked,
): Exact | undefined {
  const [value, base] = [figureOf(now), figureOf(before)];
  if (!value || !base) return undefined;
  if (scale === 'points') return minus(printedValue(measure, value), printedValue(measure, base));
  const difference = minus(value, base);
  if (scale === 'unit') return difference;
  return compare(base, nothing) > 0 ? times(dividedBy(difference, base), whole(100)) : undefined;
}

const usualWords: Readonly<Record<Scale, readonly [string, string]>> = {
  points: ['提高', '下降'],
  percent: ['增长', '下降'],
  unit: ['增加', '减少'],
};

function wordRight(change: Exact, scale: Scale, { measure, moment }: Asked): string {
  if (isZero(change)) return '持平';
  const [more, less] = measure.words ?? usualWords[scale];
  const word = change.over > 0n ? more : less;
  const size = sizeOf(change);
  if (scale === 'unit') return `${word}${writeFigure(measure, size)}${printedUnit(measure, moment)}`;
  const digits = scale === 'points' ? (measure.print?.digits ?? measure.digits) : 1;
  return `${word}${fixed(rounded(size, digits), digits)}${scale === 'points' ? '个百分点' : '%'}`;
}

/** A number by itself, and what one unit of its last digit is worth. */
function plainNumber(number: string): { value: Exact; step: Exact } {
  const places = number.split('.')[1]?.length ?? 0;
  const under = 10n ** BigInt(places);
  return { value: { over: BigInt(number.replace('.', '')), under }, step: { over: 1n, under } };
}
