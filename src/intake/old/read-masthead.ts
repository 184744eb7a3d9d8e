import { type CalendarDate, dayNumber, isRealDate, type Period } from '../../model/calendar.js';
import type { OldIdentity } from '../../model/old-issue.js';

/*
 * The lines of a printed masthead. Certain is what has the form that it is printed in and agrees with the rest: a period without
 * a year is of that which the issue is counted in, and a printing date isn't before its end.
 */

/** A line as it is compared: half-width digits, no blanks. */
const compact = (line: string): string => line.normalize('NFKC').replace(/\s+/gu, '');

interface NumberLine {
  readonly identity: OldIdentity;
  /** Missing where the line doesn’t say. */
  readonly year?: number;
}

const IN_YEAR = '[(\\[〔【]?(?:(?<year>\\d{4})年?)?[)\\]〕】]?第?(?<issue>\\d{1,4})期';
const RUNNING = '总(?:第)?(?<number>\\d{1,6})期';
const NUMBERED = new RegExp(`^${IN_YEAR}[(]?${RUNNING}?[)]?$`);
/** The running number may come first. */
const NUMBERED_AROUND = new RegExp(`^[(]?${RUNNING}[)]?[(]?${IN_YEAR}[)]?$`);

/** `2024年第48期（总第519期）`, `2024年增刊第1期` */
export function readNumberLine(line: string): NumberLine | undefined {
  const text = compact(line);
  const special = /^[(]?(\d{4})年增刊第?(\d{1,3})期?[)]?$/.exec(text);
  if (special) return { identity: { type: 'special', special: Number(special[2]) }, year: Number(special[1]) };
  const regular = NUMBERED.exec(text) ?? NUMBERED_AROUND.exec(text);
  if (!regular?.groups) return undefined;
  const { year, issue, number } = regular.groups;
  const identity = { type: 'regular', number: Number(number), issue: Number(issue) } as const;
  return { identity, ...(year !== undefined && { year: Number(year) }) };
}

/** Days with the years that stand there. */
interface TypedPeriod {
  readonly from: Partial<CalendarDate> & Pick<CalendarDate, 'month' | 'day'>;
  readonly to: TypedPeriod['from'];
}

const PERIOD =
  /^[(]?(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:(?:[—–\-~～至到]|－)+(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?[)]?$/u;

/** `（12月2日—12月6日）`, one day alone, or with years. */
export function readPeriodLine(line: string): TypedPeriod | undefined {
  const found = PERIOD.exec(compact(line));
  if (!found) return undefined;
  const [year, month = 0, day = 0, toYear, toMonth, toDay] = found
    .slice(1)
    .map((one) => (one ? Number(one) : undefined));
  const from = { month, day, ...(year !== undefined && { year }) };
  if (toDay === undefined) return { from, to: from };
  const last = toYear ?? (toMonth === undefined ? year : undefined);
  return { from, to: { month: toMonth ?? month, day: toDay, ...(last !== undefined && { year: last }) } };
}

/** `某某中心　2024年12月25日`: who publishes it, and when. */
export function readImprintLine(line: string): { readonly publisher: string; readonly date: CalendarDate } | undefined {
  const found = /^(.*?)\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:印发|编印|印)?$/u.exec(
    line.normalize('NFKC').trim(),
  );
  if (!found) return undefined;
  const [, , year, month, day] = found.map(Number);
  // Marks of the name stay as they are printed: only what was matched is made half-width.
  const publisher = Array.from(line.trim())
    .slice(0, Array.from(found[1] ?? '').length)
    .join('')
    .trim();
  return { publisher, date: { year: year ?? 0, month: month ?? 0, day: day ?? 0 } };
}

/**
 * The period with its years: those that stand there, else the issue's. Where it begins in another year than it ends, it is the
 * last one that ended before the issue was printed.
 */
export function datePeriod(
  { from, to }: TypedPeriod,
  year: number,
  printed: CalendarDate | undefined,
): Period | undefined {
  const turns = from.month > to.month;
  const choices: readonly (readonly [number, number])[] = turns
    ? [
        [year, year + 1],
        [year - 1, year],
      ]
    : [[year, year]];
  return choices
    .map(([first, last]) => ({ from: { year: first, ...from }, to: { year: last, ...to } }))
    .filter((period) => isSound(period) && [period.from.year, period.to.year].includes(year))
    .find(({ to: end }) => !turns || (printed !== undefined && dayNumber(end) <= dayNumber(printed)));
}

/** The longest period that an issue is of, in days: two weeks with a holiday between them. */
const LONGEST = 31;

function isSound({ from, to }: Period): boolean {
  if (!isRealDate(from) || !isRealDate(to)) return false;
  const days = dayNumber(to) - dayNumber(from);
  return days >= 0 && days <= LONGEST;
}
