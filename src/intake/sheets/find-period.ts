import type { Period } from '../../model/calendar.js';
import type { Sheet, SheetCell } from '../../model/sheet.js';

/** A period as a sheet states it; what it leaves out is not compared. */
interface StatedPeriod {
  readonly cell: SheetCell;
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

/** The periods that sheets state, each compared with that of the issue. */
export function findPeriods(sheets: readonly Sheet[], period: Period): readonly StatedPeriod[] {
  return sheets.flatMap((sheet) =>
    sheet.rows.flatMap((cells, row) =>
      [...new Map(cells.map((cell) => [cell.origin, cell])).values()].flatMap((cell) =>
        cell.kind === 'text'
          ? Array.from(cell.text.normalize('NFKC').replace(/\s+/g, '').matchAll(STATED), (match) => ({
              cell,
              sheet,
              row,
              text: match[0],
              isSame: isPeriod(match.slice(1), period),
            }))
          : [],
      ),
    ),
  );
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
