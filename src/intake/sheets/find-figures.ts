import { decimalPlacesOf, decimalText, type Exact, isSame, readExact, sumOf } from '../../model/exact.js';
import { type Finding, hasErrors, type Outcome, unmade } from '../../model/finding.js';
import { addsUp, type Measure } from '../../model/measure.js';
import { cellAddress, type Sheet, type SheetCell, sheetLabel } from '../../model/sheet.js';
import type { SourceRange } from '../../model/source.js';
import { finding } from '../finding.js';
import { type AskedSeries, findColumns, type SeriesColumns, type SheetPlace } from './find-columns.js';
import { type Head, headText, timeAlone } from './find-heads.js';

/** A figure in a sheet, and the cell that it stands in. */
export interface FoundFigure {
  readonly series: string;
  readonly measure: string;
  readonly value: Exact;
  /** `周报!C7` */
  readonly cell: string;
  readonly range: SourceRange;
}

/** Where figures were found without a declaration: what could be declared. */
export interface GuessedSource {
  readonly series: string;
  readonly sheet: string;
  /** By measure, its head, or the letters of its column. */
  readonly columns: ReadonlyMap<string, string>;
  /** What the row of totals is called. */
  readonly total?: string;
}

export interface FiguresInSheet {
  /** Those of the week. */
  readonly figures: readonly FoundFigure[];
  /** Those of the year so far, as the sheet states them. */
  readonly years: readonly FoundFigure[];
  readonly guesses: readonly GuessedSource[];
  readonly findings: readonly Finding[];
}

/**
 * The figures of a sheet that has measures as heads: those of its total, or of the row that is called like the series. What
 * keeps one from being taken is found at its cell.
 */
export function findFigures(place: SheetPlace, series: readonly AskedSeries[]): FiguresInSheet {
  const found = series.map((one) => {
    const across = findColumns(place, one);
    if (!across.value || !standsUpright(across.value)) return { series: one, place, ...across };
    // Measures one below the other are heads of rows.
    const turned = { sheet: transposed(place.sheet), rangeOf: () => place.rangeOf(across.value?.bottom ?? 0) };
    return { series: one, place: turned, ...findColumns(turned, one) };
  });
  const tables = found.flatMap(({ value, ...one }) => (value ? [{ ...one, columns: value }] : []));
  const findings = found.flatMap((one) => one.findings);
  const most = Math.max(0, ...tables.map(({ columns }) => columns.week.size));
  // Where series have the same measures, the sheet has to say which of them it is about.
  const named = tables.filter((table) => table.series.source || namesSeries(place.sheet, table.series));
  const chosen = named.length > 0 ? named : tables.filter(({ columns }) => columns.week.size === most).slice(0, 2);
  if (named.length === 0 && chosen.length > 1) return { figures: [], years: [], guesses: [], findings };
  const read = chosen.map((table) => readTable(table.place, table.series, table.columns));
  return {
    figures: read.flatMap(({ figures }) => figures),
    years: read.flatMap(({ years }) => years),
    // What was turned has no columns that could be declared.
    guesses: read.flatMap(({ guesses }, at) => (chosen[at]?.place === place ? guesses : [])),
    findings: [...findings, ...read.flatMap((one) => one.findings)],
  };
}

/** Whether the heads of several measures stand in one column, each in a row of its own. */
function standsUpright({ week }: SeriesColumns): boolean {
  const heads = [...week.values()];
  return heads.length > 1 && new Set(heads.map(({ column }) => column)).size === 1;
}

/** A sheet with its rows as columns, without lines that say one thing across. */
function transposed({ name, rows }: Sheet): Sheet {
  const kept = rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => new Set(row.filter(({ kind }) => kind !== 'empty').map(({ origin }) => origin)).size > 1);
  const width = Math.max(0, ...kept.map(({ row }) => row.length));
  const cellIn = (row: Sheet['rows'][number], column: number, at: number): SheetCell =>
    row[column] ?? { address: cellAddress(column, at), kind: 'empty', text: '', origin: {} };
  return {
    name,
    rows: Array.from({ length: width }, (_, column) => kept.map(({ row, at }) => cellIn(row, column, at))),
  };
}

const namesSeries = ({ name, rows }: Sheet, { key, title }: AskedSeries): boolean =>
  [name, ...rows.flat().map(({ text }) => text)].some(
    (text) => headText(text).includes(key) || headText(text).includes(title),
  );

const TOTAL = /^(?:合计|总计|共计|本周合计|本周总计)$/;
const SUBTOTAL = /^(?:小计$|其中)/;
const FOOT = /^(?:填表|制表|审核|负责|联系|备注|注[:：]|说明)/;

function readTable({ sheet, rangeOf }: SheetPlace, series: AskedSeries, columns: SeriesColumns): FiguresInSheet {
  const measured = new Set([...columns.week.values(), ...columns.year.values()].map(({ column }) => column));
  const table = { sheet, rangeOf, series, columns, body: rowsBelow(sheet, columns.bottom, measured) };
  const read = [...columns.week].flatMap(([name, head]) => {
    const measure = series.measures.get(name);
    return measure ? [readFigure(table, { name, measure, head })] : [];
  });
  const figures = read.flatMap(({ figure }) => figure ?? []);
  const [called, ...others] = new Set(read.flatMap(({ row }) => row?.names.find((one) => TOTAL.test(one)) ?? []));
  const guess: GuessedSource = {
    series: series.key,
    sheet: sheet.name,
    columns: columns.names,
    ...(called !== undefined && others.length === 0 && { total: called }),
  };
  return {
    figures,
    years: read.flatMap(({ year }) => year ?? []),
    guesses: series.source || figures.length === 0 ? [] : [guess],
    findings: read.flatMap(({ findings }) => findings),
  };
}

interface FiguresTable extends SheetPlace {
  readonly series: AskedSeries;
  readonly columns: SeriesColumns;
  readonly body: readonly BodyRow[];
}

interface MeasureColumn {
  readonly name: string;
  readonly measure: Measure;
  readonly head: Head;
}

interface ReadFigure {
  readonly figure?: FoundFigure;
  /** What stands beside it for the year so far. */
  readonly year?: FoundFigure;
  /** The row that it was taken from. */
  readonly row?: BodyRow;
  readonly findings: readonly Finding[];
}

function readFigure(table: FiguresTable, column: MeasureColumn): ReadFigure {
  const { sheet, rangeOf, series, columns, body } = table;
  const { name, measure, head } = column;
  const declared = series.source?.total?.value;
  const rows = body.map((row) => ({ ...row, cell: sheet.rows[row.row]?.[head.column] }));
  const row = declared === undefined ? chooseRow(rows, series) : declaredRow(rows, declared);
  if (!row?.cell) return { findings: [findNoRow(table, column, rows)] };
  const range = rangeOf(row.row);
  const place = { name, measure, range, label: (cell: SheetCell) => sheetLabel(sheet, cell) };
  const taken = takeValue(row.cell, place);
  if (!taken.value) return { findings: taken.findings };
  const isTotal = declared !== undefined || row.kind === 'total';
  const proved = proveTotal(
    { cell: row.cell, value: taken.value },
    (isTotal ? addedRows(rows, row.row) : []).map(({ cell, row: at }) => ({ cell, range: rangeOf(at) })),
    place,
  );
  if (hasErrors(proved)) return { findings: proved };
  const shared = { series: series.key, measure: name, range };
  const ofYear = rows.filter(({ kind }) => kind === 'year');
  const below = ofYear.length === 1 ? ofYear[0]?.cell : undefined;
  const beside = sheet.rows[row.row]?.[columns.year.get(name)?.column ?? -1] ?? below;
  const year = beside && addsUp(measure) ? takeValue(beside, place).value : undefined;
  return {
    figure: { ...shared, value: taken.value, cell: sheetLabel(sheet, row.cell) },
    ...(year && beside && { year: { ...shared, value: year, cell: sheetLabel(sheet, beside) } }),
    row,
    findings: proved,
  };
}

function findNoRow(
  { sheet, rangeOf, series }: FiguresTable,
  { name, head }: MeasureColumn,
  rows: readonly ColumnRow[],
): Finding {
  const total = series.source?.total?.value;
  if (total !== undefined) return finding('import-sheet/total-row', rangeOf(head.row), { total, measure: name });
  const cells = rows.flatMap(({ cell }) => (cell && cell.kind !== 'empty' ? [sheetLabel(sheet, cell)] : []));
  return finding('import-sheet/no-total', rangeOf(head.row), { measure: name, cells });
}

/** Whether rows add up to their total, and which of the numbers are typed as text, which programs leave out of sums. */
function proveTotal(
  total: { readonly cell: SheetCell; readonly value: Exact },
  rows: readonly { readonly cell: SheetCell | undefined; readonly range: SourceRange }[],
  place: ValuePlace,
): readonly Finding[] {
  const { name: measure, label, range } = place;
  const read = rows.flatMap(({ cell, range: own }) =>
    cell && !isBlank(cell) ? [{ cell, ...takeValue(cell, { ...place, range: own }) }] : [],
  );
  const findings = read.flatMap((one) => one.findings);
  const values = read.flatMap(({ value }) => value ?? []);
  const texts = [...read.map(({ cell }) => cell), total.cell].filter(({ kind }) => kind === 'text').map(label);
  const sum = sumOf(values);
  if (addsUp(place.measure) && values.length > 0 && !isSame(sum, total.value)) {
    const said = { measure, cell: label(total.cell), total: decimalText(total.value), sum: decimalText(sum) };
    return [...findings, finding('import-sheet/total', range, { ...said, texts: texts.length > 0 ? texts : ['—'] })];
  }
  return texts.length > 0 ? [...findings, finding('import-sheet/text', range, { cells: texts })] : findings;
}

interface BodyRow {
  readonly row: number;
  /** Rows of a time are no parts of a total. */
  readonly kind: 'row' | 'total' | 'subtotal' | 'week' | 'year' | 'other';
  /** The texts beside its figures. */
  readonly names: readonly string[];
}

function rowsBelow({ rows }: Sheet, bottom: number, measured: ReadonlySet<number>): readonly BodyRow[] {
  return rows.flatMap((row, at): readonly BodyRow[] => {
    if (at <= bottom) return [];
    const names = row.flatMap(({ kind, text }, column) =>
      kind === 'text' && !measured.has(column) ? [headText(text)] : [],
    );
    const isFilled = row.some(({ kind }, column) => measured.has(column) && kind !== 'empty');
    if (!isFilled || names.some((name) => FOOT.test(name) && name.length > 3)) return [];
    return [{ row: at, kind: kindOf(names), names }];
  });
}

function kindOf(names: readonly string[]): BodyRow['kind'] {
  if (names.some((name) => TOTAL.test(name))) return 'total';
  if (names.some((name) => SUBTOTAL.test(name))) return 'subtotal';
  const time = names.map(timeAlone).find((one) => one !== undefined);
  return time === undefined || time === 'unsaid' ? 'row' : time;
}

type ColumnRow = BodyRow & { readonly cell: SheetCell | undefined };

/** The row that is declared to be the total, by its number or by what it is called. */
function declaredRow(column: readonly ColumnRow[], total: string): ColumnRow | undefined {
  const called = column.filter(({ names }) => names.includes(headText(total)));
  if (called.length > 0) return called.length === 1 ? called[0] : undefined;
  return /^\d+$/.test(total) ? column.find(({ row }) => row === Number(total) - 1) : undefined;
}

/** The rows that a total is the sum of: those above it, or below it where it comes first. */
function addedRows(column: readonly ColumnRow[], total: number): readonly ColumnRow[] {
  const rows = column.filter(({ kind, row }) => kind === 'row' && row !== total);
  const above = rows.filter(({ row }) => row < total);
  return above.length > 0 ? above : rows;
}

/** The row that is called like the series, else the total, else that of the week, else the only one. */
function chooseRow(column: readonly ColumnRow[], { key, title }: AskedSeries): ColumnRow | undefined {
  const own = column.filter(({ names }) => names.includes(headText(key)) || names.includes(headText(title)));
  if (own.length === 1) return own[0];
  const totals = column.filter(({ kind }) => kind === 'total');
  if (totals.length > 0) return totals.length === 1 ? totals[0] : undefined;
  const weeks = column.filter(({ kind }) => kind === 'week');
  if (weeks.length > 0) return weeks.length === 1 ? weeks[0] : undefined;
  const rows = column.filter(({ kind }) => kind === 'row');
  return rows.length === 1 ? rows[0] : undefined;
}

const isBlank = ({ kind, text }: SheetCell): boolean =>
  kind === 'empty' || (/^[\s\-—–/／无]*$/.test(text) && kind === 'text');

interface ValuePlace {
  readonly name: string;
  readonly measure: Measure;
  readonly range: SourceRange;
  readonly label: (cell: SheetCell) => string;
}

/** The number in a cell; none where there isn't one, and then it is said why. */
function takeValue(cell: SheetCell, { name: measure, measure: declared, range, label }: ValuePlace): Outcome<Exact> {
  const at = { cell: label(cell), measure };
  if (cell.kind === 'unvalued') return unmade(finding('import-sheet/no-value', range, { cell: at.cell }));
  const digits = cell.kind === 'number' || cell.kind === 'percent' ? cell.text : digitsIn(cell);
  if (digits === undefined) {
    const text = cell.kind === 'date' ? `日期 ${cell.text}` : cell.text.trim().slice(0, 40);
    return unmade(finding('import-sheet/not-a-number', range, { ...at, text }));
  }
  const isPercent = cell.kind === 'percent' || /[%％]\s*$/.test(cell.text);
  if (isPercent && !declared.unit.some(({ is }) => is === '%')) {
    const [{ is: unit }] = declared.unit;
    return unmade(finding('import-sheet/percent', range, { ...at, text: digits, unit }));
  }
  const value = readExact(digits);
  // A header has no negative figures, and none of more digits than programs keep.
  if (value.over < 0n || !Number.isSafeInteger(Number(value.over)))
    return unmade(finding('import-sheet/not-a-number', range, { ...at, text: digits }));
  const { places } = declared;
  if (places !== undefined && decimalPlacesOf(value) > places)
    return unmade(finding('import-sheet/fraction', range, { ...at, text: digits, places }));
  return { value, findings: [] };
}

/** A number typed as text, in whichever width, perhaps with its unit; 万 and its like change the number, and no guess is made. */
function digitsIn({ kind, text }: SheetCell): string | undefined {
  if (kind !== 'text') return undefined;
  const typed = text
    .normalize('NFKC')
    .replace(/[\s']/g, '')
    .replace(/(\d),(?=\d{3})/g, '$1');
  return /^(-?\d{1,15}(?:\.\d{1,15})?)(?:(?:(?![十百千万亿])\p{Script=Han}){1,2}|%)?$/u.exec(typed)?.[1];
}
