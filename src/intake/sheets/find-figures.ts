import { decimalPlacesOf, decimalText, type Exact, isSame, readExact, sumOf } from '../../model/exact.js';
import type { Finding } from '../../model/finding.js';
import { addsUp, type Measure } from '../../model/measure.js';
import type { Sheet, SheetCell } from '../../model/sheet.js';
import type { SourceRange } from '../../model/source.js';
import { finding } from '../finding.js';

/** A series as an issue asks for its week: its measures by the names that they have in it. */
export interface AskedSeries {
  readonly key: string;
  readonly title: string;
  readonly measures: ReadonlyMap<string, Measure>;
}

/** A figure of the week, and the cell that it stands in. */
export interface FoundFigure {
  readonly series: string;
  readonly measure: string;
  readonly value: Exact;
  /** `周报!C7` */
  readonly cell: string;
  readonly range: SourceRange;
}

interface SheetPlace {
  readonly sheet: Sheet;
  /** The line of a row in the file that findings name. */
  readonly rangeOf: (row: number) => SourceRange;
}

/**
 * The figures of a sheet that has measures as heads: those of its total, or of the row that is called like the series. What
 * keeps one from being taken is found at its cell.
 */
export function findFigures(
  place: SheetPlace,
  series: readonly AskedSeries[],
): { readonly figures: readonly FoundFigure[]; readonly findings: readonly Finding[] } {
  const tables = series.flatMap((one) => findTable(place.sheet, one) ?? []);
  const most = Math.max(0, ...tables.map(({ columns }) => columns.size));
  // Where series have the same measures, the sheet has to say which of them it is about.
  const named = tables.filter((table) => namesSeries(place.sheet, table.series));
  const chosen = named.length > 0 ? named : tables.filter(({ columns }) => columns.size === most).slice(0, 2);
  if (named.length === 0 && chosen.length > 1) return { figures: [], findings: [] };
  const read = chosen.map((table) => readDocxTable(place, table));
  return { figures: read.flatMap(({ figures }) => figures), findings: read.flatMap(({ findings }) => findings) };
}

/** A text as it is compared: without blanks, widths, and the unit in brackets behind it. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[([【][^)\]】]*[)\]】]$/, '');

const namesSeries = ({ name, rows }: Sheet, { key, title }: AskedSeries): boolean =>
  [name, ...rows.flat().map(({ text }) => text)].some(
    (text) => plain(text).includes(key) || plain(text).includes(title),
  );

interface FiguresTable {
  readonly series: AskedSeries;
  /** By measure, the columns whose heads name it. */
  readonly columns: ReadonlyMap<string, readonly Head[]>;
  /** The last row of heads. */
  readonly bottom: number;
}

interface Head {
  readonly column: number;
  readonly row: number;
  readonly cell: SheetCell;
}

/** What a head says of figures that are not the week's. */
const OTHER_PERIOD = /累计|本年|今年|全年|上周|上期|上年|去年|同期|同比|环比|增/;

function findTable({ rows }: Sheet, series: AskedSeries): FiguresTable | undefined {
  const columns = new Map<string, readonly Head[]>();
  for (const name of series.measures.keys()) {
    const heads = findHeads(rows, name);
    if (heads.length > 0) columns.set(name, heads);
  }
  // One name alone may stand anywhere.
  if (columns.size < Math.min(2, series.measures.size)) return undefined;
  return { series, columns, bottom: Math.max(...[...columns.values()].flat().map(({ row }) => row)) };
}

function findHeads(rows: Sheet['rows'], name: string): readonly Head[] {
  const names = ['', '本周', '本期'].flatMap((before) =>
    ['', '数', '量', '件数'].map((after) => before + name + after),
  );
  const found = new Map<number, Head>();
  const seen = new Map<object, number>();
  rows.forEach((row, at) => {
    row.forEach((cell, column) => {
      if (cell.kind !== 'text' || !names.includes(plain(cell.text))) return;
      // A cell over two columns is one head.
      const first = seen.get(cell.origin) ?? column;
      seen.set(cell.origin, first);
      const known = found.get(first);
      if (first !== column || (known && known.cell.origin !== cell.origin)) return;
      found.set(column, { column, row: at, cell });
    });
  });
  const heads = [...found.values()];
  const ofWeek = heads.filter(
    ({ column, row }) => !headsAbove(rows, column, row).some((text) => OTHER_PERIOD.test(text)),
  );
  const marked = ofWeek.filter(({ column, row, cell }) =>
    [cell.text, ...headsAbove(rows, column, row)].some((text) => /本周|本期/.test(text)),
  );
  return marked.length > 0 ? marked : ofWeek;
}

/** The texts right above a head, as far as they head this column and not the whole sheet. */
function headsAbove(rows: Sheet['rows'], column: number, row: number): readonly string[] {
  const above: string[] = [];
  for (let at = row - 1; at >= Math.max(0, row - 2); at -= 1) {
    const cell = rows[at]?.[column];
    const width = rows[at]?.filter(({ origin }) => origin === cell?.origin).length ?? 0;
    if (cell?.kind !== 'text' || width > 4) break;
    above.push(cell.text);
  }
  return above;
}

const TOTAL = /^(?:合计|总计|共计|本周合计|本周总计)$/;
const SUBTOTAL = /^小计$/;
const FOOT = /^(?:填表|制表|审核|负责|联系|备注|注[:：]|说明)/;

function readDocxTable(
  { sheet, rangeOf }: SheetPlace,
  { series, columns, bottom }: FiguresTable,
): { readonly figures: readonly FoundFigure[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const figures: FoundFigure[] = [];
  const label = (cell: SheetCell): string => (sheet.name === '' ? cell.address : `${sheet.name}!${cell.address}`);
  const measured = new Set([...columns.values()].flat().map(({ column }) => column));
  const body = rowsBelow(sheet, bottom, measured);
  for (const [name, heads] of columns) {
    const measure = series.measures.get(name);
    const [head, second] = heads;
    if (!measure || !head) continue;
    if (second) {
      const cells = heads.map(({ cell }) => label(cell));
      findings.push(finding('import-sheet/twice', rangeOf(head.row), { measure: name, cells }));
      continue;
    }
    const column = body.map(({ row, ...about }) => ({ ...about, row, cell: sheet.rows[row]?.[head.column] }));
    const value = chooseRow(column, series);
    if (!value?.cell) {
      const cells = column.flatMap(({ cell }) => (cell && cell.kind !== 'empty' ? [label(cell)] : []));
      findings.push(finding('import-sheet/no-total', rangeOf(head.row), { measure: name, cells }));
      continue;
    }
    const taken = takeValue(value.cell, { name, measure, range: rangeOf(value.row), label }, findings);
    if (!taken) continue;
    const rows = value.kind === 'total' ? column.filter(({ kind, row }) => kind === 'row' && row < value.row) : [];
    const summed = rows.flatMap(({ cell, row }) => {
      if (!cell || isBlank(cell)) return [];
      const own = takeValue(cell, { name, measure, range: rangeOf(row), label }, findings);
      return own ? [{ own, cell }] : [];
    });
    const texts = [...summed.map(({ cell }) => cell), value.cell].filter(({ kind }) => kind === 'text').map(label);
    const sum = sumOf(summed.map(({ own }) => own));
    if (addsUp(measure) && summed.length > 0 && !isSame(sum, taken)) {
      const said = { measure: name, cell: label(value.cell), total: decimalText(taken), sum: decimalText(sum) };
      findings.push(
        finding('import-sheet/total', rangeOf(value.row), { ...said, texts: texts.length > 0 ? texts : ['—'] }),
      );
      continue;
    }
    if (texts.length > 0) findings.push(finding('import-sheet/text', rangeOf(value.row), { cells: texts }));
    figures.push({
      series: series.key,
      measure: name,
      value: taken,
      cell: label(value.cell),
      range: rangeOf(value.row),
    });
  }
  return { figures, findings };
}

interface BodyRow {
  readonly row: number;
  readonly kind: 'row' | 'total' | 'subtotal';
  /** The texts beside its figures. */
  readonly names: readonly string[];
}

function rowsBelow({ rows }: Sheet, bottom: number, measured: ReadonlySet<number>): readonly BodyRow[] {
  return rows.flatMap((row, at): readonly BodyRow[] => {
    if (at <= bottom) return [];
    const names = row.flatMap(({ kind, text }, column) =>
      kind === 'text' && !measured.has(column) ? [plain(text)] : [],
    );
    const isFilled = row.some(({ kind }, column) => measured.has(column) && kind !== 'empty');
    if (!isFilled || names.some((name) => FOOT.test(name) && name.length > 3)) return [];
    const kind = names.some((name) => TOTAL.test(name))
      ? 'total'
      : names.some((name) => SUBTOTAL.test(name))
        ? 'subtotal'
        : 'row';
    return [{ row: at, kind, names }];
  });
}

type ColumnRow = BodyRow & { readonly cell: SheetCell | undefined };

/** The row that is called like the series, else the total, else the only one. */
function chooseRow(column: readonly ColumnRow[], { key, title }: AskedSeries): ColumnRow | undefined {
  const own = column.filter(({ names }) => names.includes(plain(key)) || names.includes(plain(title)));
  if (own.length === 1) return own[0];
  const totals = column.filter(({ kind }) => kind === 'total');
  if (totals.length > 0) return totals.length === 1 ? totals[0] : undefined;
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
function takeValue(
  cell: SheetCell,
  { name, measure, range, label }: ValuePlace,
  findings: Finding[],
): Exact | undefined {
  if (cell.kind === 'unvalued') {
    findings.push(finding('import-sheet/no-value', range, { cell: label(cell) }));
    return undefined;
  }
  const digits = cell.kind === 'number' || cell.kind === 'percent' ? cell.text : digitsIn(cell);
  if (digits === undefined) {
    const text = cell.kind === 'date' ? `日期 ${cell.text}` : cell.text.trim().slice(0, 40);
    findings.push(finding('import-sheet/not-a-number', range, { cell: label(cell), measure: name, text }));
    return undefined;
  }
  const value = readExact(digits);
  const { places } = measure;
  if (places !== undefined && decimalPlacesOf(value) > places) {
    findings.push(finding('import-sheet/fraction', range, { cell: label(cell), measure: name, text: digits, places }));
    return undefined;
  }
  return value;
}

/** A number typed as text, in whichever width, perhaps with its unit. */
function digitsIn({ kind, text }: SheetCell): string | undefined {
  if (kind !== 'text') return undefined;
  const typed = text
    .normalize('NFKC')
    .replace(/[\s']/g, '')
    .replace(/(\d),(?=\d{3})/g, '$1');
  return /^(-?\d{1,15}(?:\.\d{1,15})?)(?:\p{Script=Han}{1,2}|%)?$/u.exec(typed)?.[1];
}
