import { type Finding, finding } from '../../model/finding.js';
import type { SourceFile } from '../../model/source.js';
import type { Rule } from '../rule.js';
import { type TableCell, type TableRow, tablesIn } from '../table-rows.js';

/** A column of a table whose last row says 合计 that doesn't add up to it. */
export const tableTotal: Rule = {
  id: 'table-total',
  check: ({ files }) => files.flatMap(checkFile),
};

const checkFile = (file: SourceFile): readonly Finding[] =>
  tablesIn(file.text).flatMap((rows) => checkTable(file, rows));

const totalRow = /^[合总]\s*计$/;
/** Rows that are counted in others. */
const partialRow = /小计|其中/;
/** Columns whose total isn't the sum of the rows. */
const notAdded = /率|比|平均|[人日件]均|排名|名次|序号|年份|[%％]/;

function checkTable(file: SourceFile, [head, ...rows]: readonly TableRow[]): readonly Finding[] {
  const total = rows.at(-1);
  const addends = rows.slice(0, -1);
  const isTotalled = total?.[0] && totalRow.test(plain(total[0])) && addends.length > 1;
  if (!head || !isTotalled || addends.some(([first]) => first && partialRow.test(first.text))) return [];
  return total.flatMap((cell, column) => {
    const name = head[column] ? plain(head[column]) : '';
    if (column === 0 || notAdded.test(name)) return [];
    const cells = addends.map((row) => row[column]);
    return checkColumn({ file, cell, column: name }, cells);
  });
}

/** A cell's text without emphasis. */
const plain = ({ text }: TableCell): string => text.replaceAll('*', '').trim();

interface Total {
  readonly file: SourceFile;
  readonly cell: TableCell;
  readonly column: string;
}

function checkColumn({ file, cell, column }: Total, cells: readonly (TableCell | undefined)[]): readonly Finding[] {
  const typed = decimalOf(plain(cell));
  const values = cells.map((addend) => addend && addendOf(plain(addend)));
  if (typed === undefined || values.some((value) => value === undefined)) return [];
  const sum = values.reduce<bigint>((total, value) => total + (value ?? 0n), 0n);
  if (sum === typed) return [];
  const params = { column, typed: plain(cell), sum: wordDecimal(sum) };
  return [finding('table-total', { file, start: cell.start, end: cell.end }, params)];
}

/** Decimals that a cell may have; numbers are counted in the last of them, so that sums are exact. */
const places = 6;
const plainNumber = /^-?(?:\d+|\d{1,3}(?:[,，]\d{3})+)(?:\.\d{1,6})?$/;
const emptyCell = /^(?:[-—–－/]{0,2}|——)$/;

const addendOf = (text: string): bigint | undefined => (emptyCell.test(text) ? 0n : decimalOf(text));

function decimalOf(text: string): bigint | undefined {
  if (!plainNumber.test(text)) return undefined;
  const [whole = '', decimals = ''] = text.replace(/[,，]/g, '').split('.');
  return BigInt(whole + decimals.padEnd(places, '0'));
}

function wordDecimal(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}${decimals && `.${decimals}`}`;
}
