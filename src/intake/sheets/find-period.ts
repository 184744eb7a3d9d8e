import { type CalendarDate, dateOfDay, dayNumber, isoDate, isRealDate, type Period } from '../../model/calendar.js';
import { readCellAddress, type Sheet, type SheetCell, sheetLabel } from '../../model/sheet.js';

/** A period as a sheet states it; what it leaves out is not compared. */
export interface StatedPeriod {
  /** `周报!A2` */
  readonly cell: string;
  readonly sheet: Sheet;
  readonly row: number;
  /** As it is written. */
  readonly text: string;
  readonly isSame: boolean;
}

const DAY = String.raw`(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})日?`;
/** `2024年12月2日—12月6日`, `12.2-12.6`, `12月2日至6日` */
const STATED = new RegExp(
  String.raw`(?<!\d)${DAY}(?:—+|–|-|~|至|到)(?:(?:(\d{4})[年./-])?(\d{1,2})[月./-])?(\d{1,2})日?(?!\d)`,
  'g',
);

/** The periods that a text states, each compared with that of the issue. */
export const periodsIn = (text: string, period: Period): readonly Pick<StatedPeriod, 'text' | 'isSame'>[] =>
  Array.from(text.normalize('NFKC').replace(/\s+/g, '').matchAll(STATED), (match) => ({
    text: match[0],
    isSame: isPeriod(match.slice(1), period),
  }));

/** The periods that sheets state anywhere. */
export function findPeriods(sheets: readonly Sheet[], period: Period): readonly StatedPeriod[] {
  return sheets.flatMap((sheet) =>
    sheet.rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) =>
        cell.kind === 'text' && cells[column - 1]?.origin !== cell.origin
          ? periodsIn(cell.text, period).map((stated) => ({ ...stated, cell: sheetLabel(sheet, cell), sheet, row }))
          : [],
      ),
    ),
  );
}

/** The period that declared cells state: one that has both days or a day of the week in it, or one for each day. */
export function periodAt(sheet: Sheet, cells: readonly string[], period: Period): StatedPeriod | undefined {
  const places = cells.flatMap((address) => readCellAddress(address.toUpperCase()) ?? []);
  const found = places.map(({ column, row }) => sheet.rows[row]?.[column]);
  const [place] = places;
  const [first, last] = found;
  if (!place || !first) return undefined;
  const about = { sheet, row: place.row, cell: sheetLabel(sheet, first) };
  const [stated] = first.kind === 'text' ? periodsIn(first.text, period) : [];
  if (stated) return { ...about, ...stated };
  const days = [dayIn(first), last && dayIn(last)];
  const [from, to] = days;
  if (!from || (places.length > 1 && !to)) return undefined;
  const isIn = (day: CalendarDate): boolean =>
    dayNumber(period.from) <= dayNumber(day) && dayNumber(day) <= dayNumber(period.to);
  if (!to) return { ...about, text: isoDate(from), isSame: isIn(from) };
  const isSame = dayNumber(from) === dayNumber(period.from) && dayNumber(to) === dayNumber(period.to);
  return { ...about, text: `${isoDate(from)}/${isoDate(to)}`, isSame };
}

/** Days between the day that sheets count from and 1970-01-01. */
const BEFORE_1970 = 25_569;
/** The last day that sheets know, of the year 9999. */
const LAST_DAY = 2_958_465;

/** The day that a date cell stores as a number; none where it is no day that sheets know. */
export function storedDay(text: string): CalendarDate | undefined {
  const stored = Math.floor(Number(text));
  return stored > 0 && stored <= LAST_DAY ? dateOfDay(stored - BEFORE_1970) : undefined;
}

function dayIn({ kind, text }: SheetCell): CalendarDate | undefined {
  if (kind === 'date') return storedDay(text);
  const [, year, month, day] = /(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})/.exec(text.normalize('NFKC')) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return day !== undefined && isRealDate(date) ? date : undefined;
}

function isPeriod(parts: readonly (string | undefined)[], { from, to }: Period): boolean {
  const [year, month, day, lastYear, lastMonth, lastDay] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  );
  return (
    (year ?? from.year) === from.year &&
    month === from.month &&
    day === from.day &&
    (lastYear ?? to.year) === to.year &&
    (lastMonth ?? month) === to.month &&
    lastDay === to.day
  );
}
