import { cellAddress, type Sheet, type SheetCell } from '../../model/sheet.js';
import { IntakeError } from '../intake-error.js';
import type { ArchiveEntry } from '../read-archive.js';
import { openPackage } from '../read-package.js';
import { childOf, elementsIn, elementsNamed, textIn, type XmlElement } from '../read-xml.js';

/** No table of a week comes near; what a sheet says beyond it is not looked at. */
const sheetLimits = { rows: 5000, columns: 200, cells: 50_000 } as const;

/** @throws IntakeError where there are too many */
function checkCells(count: number): void {
  if (count > sheetLimits.cells) throw new IntakeError('import-file/many-cells', {});
}

export interface Workbook {
  /** Those that can be seen. */
  readonly sheets: readonly Sheet[];
  /** The names of the others. */
  readonly hidden: readonly string[];
}

/** @throws IntakeError where it can't be read */
export function readWorkbook(entries: readonly ArchiveEntry[]): Workbook {
  const { main = 'xl/workbook.xml', xml, relationshipsOf } = openPackage(entries);
  const book = xml(main);
  if (book?.name !== 'x:workbook') throw new IntakeError('import-file/damaged', {});
  const relationships = relationshipsOf(main);
  const part = (type: string): XmlElement | undefined => {
    const found = [...relationships.values()].find((one) => one.type === type && !one.isExternal);
    return found && xml(found.target);
  };
  const known: BookFacts = {
    texts: elementsIn(part('sharedStrings')).map(textOfString),
    forms: readForms(part('styles')),
    dayShift: ['1', 'true'].includes(childOf(book, 'x:workbookPr')?.attributes.get('date1904') ?? '')
      ? DAYS_TO_1904
      : 0,
  };
  const listed = elementsIn(childOf(book, 'x:sheets'));
  const isShown = ({ attributes }: XmlElement): boolean => (attributes.get('state') ?? 'visible') === 'visible';
  const nameOf = ({ attributes }: XmlElement): string => attributes.get('name') ?? '';
  const sheets = listed.filter(isShown).flatMap((sheet): readonly Sheet[] => {
    const target = relationships.get(sheet.attributes.get('r:id') ?? '');
    const root = target && !target.isExternal ? xml(target.target) : undefined;
    return root?.name === 'x:worksheet' ? [{ name: nameOf(sheet), rows: readRows(root, known) }] : [];
  });
  return { sheets, hidden: listed.filter((sheet) => !isShown(sheet)).map(nameOf) };
}

/** What all sheets of a workbook share. */
interface BookFacts {
  readonly texts: readonly string[];
  /** How the numbers of each style are shown. */
  readonly forms: readonly Form[];
  /** So many days are added to what is stored of a day. */
  readonly dayShift: number;
}

/** Workbooks of old Macintoshes count days from 1904 on. */
const DAYS_TO_1904 = 1462;

/** Rich text is text; what is written above it for its pronunciation isn't. */
const textOfString = (element: XmlElement): string =>
  elementsIn(element)
    .map((child) => (child.name === 'x:t' ? textIn(child) : child.name === 'x:r' ? textOfString(child) : ''))
    .join('');

type Form = 'number' | 'percent' | 'date';

/** How the numbers of each style are shown. */
function readForms(styles: XmlElement | undefined): readonly Form[] {
  const codes = new Map(
    elementsIn(childOf(styles, 'x:numFmts')).map(({ attributes }) => [
      attributes.get('numFmtId'),
      attributes.get('formatCode') ?? '',
    ]),
  );
  return elementsIn(childOf(styles, 'x:cellXfs')).map(({ attributes }): Form => {
    const id = attributes.get('numFmtId') ?? '0';
    const code = codes.get(id);
    const number = Number(id);
    // What is built in [ECMA-376 part 1, 18.8.30]: percentages, and dates with those of Chinese versions.
    if (code === undefined) {
      if (number === 9 || number === 10) return 'percent';
      return (number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 58)
        ? 'date'
        : 'number';
    }
    const shown = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
    if (shown.includes('%')) return 'percent';
    return /[ymdhs年月日]/i.test(shown) && !/general/i.test(shown) ? 'date' : 'number';
  });
}

function readRows(root: XmlElement, known: BookFacts): readonly (readonly SheetCell[])[] {
  const rows: SheetCell[][] = [];
  let next = 0;
  let cells = 0;
  for (const element of elementsIn(childOf(root, 'x:sheetData'))) {
    const at = placeOf(element.attributes.get('r'), 'row') ?? next;
    next = at + 1;
    if (at >= sheetLimits.rows) continue;
    const row: SheetCell[] = [];
    for (const cell of elementsIn(element)) {
      const column = placeOf(cell.attributes.get('r'), 'column') ?? row.length;
      if (column >= sheetLimits.columns) continue;
      while (row.length < column) row.push(emptyCell(row.length, at));
      row[column] = { address: cellAddress(column, at), origin: cell, ...readCell(cell, known) };
    }
    while (rows.length < at) rows.push([]);
    rows[at] = row;
    cells += row.length;
    checkCells(cells);
  }
  for (const merge of elementsNamed(root, 'x:mergeCell')) {
    cells += fillMerged(rows, merge.attributes.get('ref') ?? '');
    checkCells(cells);
  }
  return rows;
}

const emptyCell = (column: number, row: number): SheetCell => ({
  address: cellAddress(column, row),
  kind: 'empty',
  text: '',
  origin: {},
});

/** The column or the row of `C7`, from 0; either may be missing. */
function placeOf(reference: string | undefined, part: 'row' | 'column'): number | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{0,7})$/.exec(reference ?? '') ?? [];
  if (part === 'row') return digits === '' ? undefined : Number(digits) - 1;
  if (letters === '') return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function readCell(cell: XmlElement, { texts, forms, dayShift }: BookFacts): Pick<SheetCell, 'kind' | 'text'> {
  const type = cell.attributes.get('t') ?? 'n';
  const value = childOf(cell, 'x:v');
  const raw = value ? textIn(value).trim() : '';
  const inline = childOf(cell, 'x:is');
  if (type === 'inlineStr') return textCell(inline ? textOfString(inline) : '');
  if (raw === '') return childOf(cell, 'x:f') ? { kind: 'unvalued', text: '' } : { kind: 'empty', text: '' };
  if (type === 's') return textCell(texts[Number(raw)] ?? '');
  if (type === 'str' || type === 'd') return textCell(raw);
  if (type === 'b') return { kind: 'text', text: raw === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'e' || !Number.isFinite(Number(raw))) return { kind: 'error', text: raw };
  return shownNumber(raw, forms[Number(cell.attributes.get('s') ?? 0)] ?? 'number', dayShift);
}

function shownNumber(raw: string, kind: Form, dayShift: number): Pick<SheetCell, 'kind' | 'text'> {
  const stored = kind === 'date' ? String(Number(raw) + dayShift) : raw;
  return { kind, text: writeNumber(stored, kind === 'percent' ? 2 : 0) };
}

const textCell = (text: string): Pick<SheetCell, 'kind' | 'text'> => ({
  kind: text.trim() === '' ? 'empty' : 'text',
  text,
});

/** As many digits as Excel keeps; what is stored beyond them is the binary number's own. */
const KEPT_DIGITS = 15;

/** A stored number as a decimal, its point so many places further on. */
function writeNumber(raw: string, shift: number): string {
  const [, sign = '', first = '0', rest = '', exponent = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(Number(raw).toExponential(KEPT_DIGITS - 1)) ?? [];
  const digits = `${first}${rest}`.replace(/0+$/, '');
  const point = 1 + Number(exponent) + shift;
  if (digits === '') return '0';
  if (point <= 0) return `${sign}0.${'0'.repeat(Math.min(-point, 30))}${digits}`;
  const padded = digits.padEnd(Math.min(point, 40), '0');
  return `${sign}${padded.slice(0, point)}${padded.length > point ? `.${padded.slice(point)}` : ''}`;
}

/** Gives all cells that are merged the text of the first; how many there are. */
function fillMerged(rows: SheetCell[][], reference: string): number {
  const [from, to] = reference.split(':');
  const [top, left] = [placeOf(from, 'row'), placeOf(from, 'column')];
  const [bottom = sheetLimits.rows, right = sheetLimits.columns] = [placeOf(to, 'row'), placeOf(to, 'column')];
  const first = top === undefined || left === undefined ? undefined : rows[top]?.[left];
  if (!first || top === undefined || left === undefined) return 0;
  const size = (Math.min(bottom, rows.length - 1) - top + 1) * (Math.min(right, sheetLimits.columns - 1) - left + 1);
  checkCells(size);
  for (let at = top; at <= Math.min(bottom, rows.length - 1); at += 1) {
    const row = rows[at] ?? [];
    for (let column = left; column <= Math.min(right, sheetLimits.columns - 1); column += 1) {
      while (row.length < column) row.push(emptyCell(row.length, at));
      row[column] = { ...first, address: cellAddress(column, at) };
    }
  }
  return size;
}
