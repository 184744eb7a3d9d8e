import { type CalendarDate, dayNumber, type Period } from './calendar.js';

/*
 * What holds for a time: a unit that was called otherwise, a publisher that got another name, a measure that is counted
 * from an issue on. An issue that was made before stays what it was.
 */

/** The first or the last issue of a time, by its 总第 or by a day: an issue lies where its last day does. */
export type Bound =
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'date'; readonly date: CalendarDate };

/** A stretch of time with both ends included; it is open where an end is missing. */
export interface Span {
  readonly from?: Bound;
  readonly until?: Bound;
}

/** Values with their times, at least one. */
export type Timed<T> = readonly [TimedValue<T>, ...TimedValue<T>[]];

interface TimedValue<T> extends Span {
  readonly is: T;
}

/** Where an issue stands in time. */
export interface Moment {
  /** 总第; none for a special issue, which is taken to be newer than any number. */
  readonly number?: number;
  readonly period: Period;
}

export const always = <T>(is: T): Timed<T> => [{ is }];

export const isWithin = (moment: Moment, { from, until }: Span): boolean =>
  !(from && isBefore(moment, from)) && !(until && isAfter(moment, until));

/** Whether an issue lies before the first one of a time. */
export const isBefore = ({ number = Number.POSITIVE_INFINITY, period }: Moment, from: Bound): boolean =>
  from.type === 'number' ? number < from.number : dayNumber(period.to) < dayNumber(from.date);

/** Whether an issue lies behind the last one of a time. */
export const isAfter = ({ number = Number.POSITIVE_INFINITY, period }: Moment, until: Bound): boolean =>
  until.type === 'number' ? number > until.number : dayNumber(period.to) > dayNumber(until.date);

/**
 * The value that holds for an issue. Where two do it is the later one, and where none does the nearest: the first or the last.
 */
export function valueAt<T>(values: Timed<T>, moment: Moment): T {
  const holding = values.findLast((value) => isWithin(moment, value));
  const nearest = values.findLast(({ from }) => !from || !isBefore(moment, from)) ?? values[0];
  return (holding ?? nearest).is;
}
