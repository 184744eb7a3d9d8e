import { compare, type Exact, fixed, isSame, minus, rounded, times, whole } from './exact.js';
import type { Formula } from './formula.js';
import type { Former } from './names.js';
import type { SourceRange } from './source.js';
import { type Moment, type Span, type Timed, valueAt } from './timed.js';

/** Something that is counted or measured every week, such as 受理. */
export interface Measure extends Span {
  readonly name: string;
  /** Where it is declared. */
  readonly range: SourceRange;
  readonly kind: MeasureKind;
  /** What its figures are entered in. */
  readonly unit: Timed<string>;
  /** How many decimals it is printed with. */
  readonly digits: number;
  /** Whether a whole number is printed without decimals. */
  readonly trimmed: boolean;
  /** How many decimals its figures may have where they are entered; any number of them where there is none. */
  readonly places?: number;
  /** Where it is printed in another unit than it is entered in. */
  readonly print?: PrintedAs;
  /** Whether a list of the series has it where the series doesn't say what to list. */
  readonly listed: boolean;
  /** What its figures do when they become larger, and when smaller. */
  readonly words?: readonly [more: string, less: string];
  readonly former?: Former;
}

export type MeasureKind =
  /** Adds up. */
  | { readonly type: 'sum' }
  /** Made of the sums of its period, never entered. */
  | { readonly type: 'rate'; readonly formula: Formula }
  /** Entered; of a period the mean, weighted by another measure. */
  | { readonly type: 'mean'; readonly weight: string }
  /** Entered; of a period its largest, its smallest or its last figure. */
  | { readonly type: 'max' | 'min' | 'last' };

interface PrintedAs {
  readonly unit: string;
  readonly digits: number;
  /** What a figure is multiplied with. */
  readonly factor: Exact;
}

export const isEntered = ({ kind }: Measure): boolean => kind.type !== 'rate';
export const addsUp = ({ kind }: Measure): boolean => kind.type === 'sum';

/** The unit that a measure's figures are entered in, as an issue has it. */
export const unitAt = ({ unit }: Measure, moment: Moment): string => valueAt(unit, moment);

/** The unit that they are printed in. */
export const printedUnit = ({ print, unit }: Measure, moment: Moment): string => print?.unit ?? valueAt(unit, moment);

export const isPercentage = ({ kind, unit }: Measure): boolean =>
  kind.type === 'rate' && unit.every(({ is }) => is === '%');

/** What is whole: a rate below it must not be printed as if it were that. */
const wholes: Readonly<Record<string, Exact>> = { '%': whole(100), '‰': whole(1000) };

/** A figure as it is printed, without its unit, as a number: in the printed unit, rounded once. */
export const printedValue = (measure: Measure, value: Exact): Exact =>
  measure.print ? rounded(times(value, measure.print.factor), measure.print.digits) : enteredValue(measure, value);

/** The same in the unit that figures are entered in. A rate below all of something is never rounded to that. */
export function enteredValue({ kind, unit, digits }: Measure, value: Exact): Exact {
  const near = rounded(value, digits);
  const all = kind.type === 'rate' ? wholes[unit[0].is] : undefined;
  const isBelow = all && compare(value, all) < 0 && compare(near, all) >= 0;
  return isBelow ? minus(all, { over: 1n, under: 10n ** BigInt(digits) }) : near;
}

/** A figure as it is printed, without its unit: `1634`, `98.50`. */
export const writeFigure = (measure: Measure, value: Exact): string =>
  measure.print ? fixed(printedValue(measure, value), measure.print.digits) : writeEntered(measure, value);

/** The same in the unit that figures are entered in. All of something is `100`, never `100.00`. */
export function writeEntered(measure: Measure, value: Exact): string {
  const entered = enteredValue(measure, value);
  const { kind, unit, trimmed, digits } = measure;
  const all = kind.type === 'rate' ? wholes[unit[0].is] : undefined;
  const isAll = all !== undefined && isSame(entered, all);
  const isWhole = entered.over % entered.under === 0n;
  return fixed(entered, isAll || (trimmed && isWhole) ? 0 : digits);
}
