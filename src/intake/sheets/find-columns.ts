import type { Finding, Outcome } from '../../model/finding.js';
import type { Measure } from '../../model/measure.js';
import type { SheetSource } from '../../model/settings.js';
import { cellAddress, readColumn, type Sheet, sheetLabel } from '../../model/sheet.js';
import type { SourceRange } from '../../model/source.js';
import { finding } from '../finding.js';
import { findCalled, findHeads, type Head, nameOfHead, ofWeek, ofYear } from './find-heads.js';

/** A series as an issue asks for its week: it and its measures by the names that they have then. */
export interface AskedSeries {
  readonly key: string;
  /** What it is called now. */
  readonly declaredAs: string;
  readonly title: string;
  readonly measures: ReadonlyMap<string, Measure>;
  /** Where its figures stand, as far as that is declared. */
  readonly source?: SheetSource;
}

export interface SheetPlace {
  readonly sheet: Sheet;
  /** The line of a row in the file that findings name. */
  readonly rangeOf: (row: number) => SourceRange;
}

/** The columns of a series in a sheet. */
export interface SeriesColumns {
  /** The heads of the week, by measure. */
  readonly week: ReadonlyMap<string, Head>;
  /** Those of the year so far. */
  readonly year: ReadonlyMap<string, Head>;
  /** The last row of heads. */
  readonly bottom: number;
  /** How the columns of the week would be declared. */
  readonly names: ReadonlyMap<string, string>;
}

/** The columns of a series: as they are declared, else those whose heads are called like its measures. */
export function findColumns(place: SheetPlace, series: AskedSeries): Outcome<SeriesColumns> {
  const { rows } = place.sheet;
  const { measures, source } = series;
  const found = [...measures].map(([name, measure]) => ({ name, ...findColumn(place, { name, measure, source }) }));
  const known = found.filter(({ heads }) => heads.length > 0);
  // A sheet of others is none of this series' where no file is said to be.
  if (known.length === 0 && !source?.file) return { value: undefined, findings: [] };
  // One name alone may stand anywhere, where nobody said that it is the one.
  if (!isDeclared(source) && known.length < Math.min(2, measures.size)) return { value: undefined, findings: [] };
  const week = new Map(known.flatMap(({ name, heads: [head, second] }) => (head && !second ? [[name, head]] : [])));
  const year = new Map(
    [...measures.keys()].flatMap((name) => {
      const [head, second] = ofYear(findHeads(rows, name));
      return head && !second ? [[name, head]] : [];
    }),
  );
  const bottom = Math.max(-1, ...[...week.values()].map(({ row }) => row));
  const names = new Map([...week].map(([name, head]) => [name, nameOfHead(rows, head) ?? lettersOf(head)]));
  return { value: { week, year, bottom, names }, findings: found.flatMap(({ findings }) => findings) };
}

interface AskedMeasure {
  readonly name: string;
  readonly measure: Measure;
  readonly source: SheetSource | undefined;
}

/** The heads of a measure that are of the week: there should be one. */
function findColumn(
  { sheet, rangeOf }: SheetPlace,
  { name, measure, source }: AskedMeasure,
): { readonly heads: readonly Head[]; readonly findings: readonly Finding[] } {
  const { rows } = sheet;
  const [declared] = [name, measure.name, measure.former?.name ?? name].flatMap(
    (one) => source?.columns.get(one) ?? [],
  );
  const heads = ofWeek(declared ? headsDeclared(rows, declared.value) : findHeads(rows, name));
  const [head, second] = heads;
  if (!head && declared) {
    const missing = finding('import-sheet/column', rangeOf(0), { measure: name, column: declared.value });
    return { heads, findings: [missing] };
  }
  if (!head || !second) return { heads, findings: [] };
  const cells = heads.map(({ cell }) => sheetLabel(sheet, cell));
  const example = `{columns: {${name}: ${nameOfHead(rows, head) ?? lettersOf(head)}}}`;
  return { heads, findings: [finding('import-sheet/twice', rangeOf(head.row), { measure: name, cells, example })] };
}

const isDeclared = (source: SheetSource | undefined): boolean =>
  source !== undefined && (source.sheet !== undefined || source.columns.size > 0);

/** `C` */
const lettersOf = ({ column }: Head): string => cellAddress(column, 0).replace(/\d+$/, '');

/** A column by its letters, or by its head. */
function headsDeclared(rows: Sheet['rows'], declared: string): readonly Head[] {
  const column = readColumn(declared.normalize('NFKC').toUpperCase());
  if (column === undefined) return findCalled(rows, declared);
  const first = rows.findIndex((cells) => isFigure(cells, column));
  const cell = rows[first - 1]?.[column] ?? rows[first]?.[column];
  return first < 0 || !cell ? [] : [{ column, row: first - 1, cell, time: 'week' }];
}

/** Whether a cell looks like a figure of its column; one over several columns belongs to none. */
function isFigure(cells: Sheet['rows'][number], column: number): boolean {
  const cell = cells[column];
  if (!cell || [cells[column - 1], cells[column + 1]].some((beside) => beside?.origin === cell.origin)) return false;
  if (cell.kind === 'text') return /^[\d,.]+\D?$/.test(cell.text.normalize('NFKC').trim());
  return ['number', 'percent', 'unvalued', 'error'].includes(cell.kind);
}
