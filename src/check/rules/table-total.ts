import { declareFindings, type Finding } from '../../model/finding.js';
import type { Table, TableCell } from '../../model/issue.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'table-total': {
    severity: 'warning',
    zh: '“{column}”一列的合计写的是 {typed}，各行加起来是 {sum}',
    en: 'the total of column “{column}” is given as {typed}, its rows add up to {sum}',
    note: { zh: '请核对合计和各行的数', en: 'check the total and the rows' },
  },
});

/** A column of a table whose last row says 合计 that doesn't add up to it. */
export const tableTotal: Rule = {
  id: 'table-total',
  group: 'figures',
  finding,
  check: ({ issue: { preamble, sections } }) =>
    [...preamble, ...sections.flatMap(({ blocks }) => blocks)].flatMap((block) =>
      block.type === 'table' ? checkTable(block) : [],
    ),
};

const totalRow = /^[合总]\s*计$/;
/** Rows that are counted in others. */
const partialRow = /小计|其中/;
/** Columns whose total isn't the sum of the rows. */
const notAdded = /率|比|平均|[人日件]均|排名|名次|序号|年份|[%％]/;

function checkTable({ head, rows }: Table): readonly Finding[] {
  const total = rows.at(-1)?.cells;
  const addends = rows.slice(0, -1).map(({ cells }) => cells);
  const isTotalled = total?.[0] && totalRow.test(textOf(total[0])) && addends.length > 1;
  if (!isTotalled || addends.some(([first]) => first && partialRow.test(textOf(first)))) return [];
  return total.flatMap((cell, column) => {
    const name = head[column] ? textOf(head[column]) : '';
    if (column === 0 || notAdded.test(name)) return [];
    return checkColumn(
      { cell, column: name },
      addends.map((row) => row[column]),
    );
  });
}

/** What stands in a cell; a placeholder, which makes it no number, is a character of its own. */
const textOf = ({ content }: TableCell): string =>
  content
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'note' ? '' : '\ufffc'))
    .join('')
    .trim();

interface Total {
  readonly cell: TableCell;
  readonly column: string;
}

function checkColumn({ cell, column }: Total, cells: readonly (TableCell | undefined)[]): readonly Finding[] {
  const typed = decimalOf(textOf(cell));
  const values = cells.map((addend) => addend && addendOf(textOf(addend)));
  if (typed === undefined || values.some((value) => value === undefined)) return [];
  const sum = values.reduce<bigint>((total, value) => total + (value ?? 0n), 0n);
  if (sum === typed) return [];
  return [finding('table-total', cell.range, { column, typed: textOf(cell), sum: wordDecimal(sum) })];
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
