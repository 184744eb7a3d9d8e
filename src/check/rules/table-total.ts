import { decimalText, type Exact, isSame, nothing, plus, readExact } from '../../model/exact.js';
import { declareFindings, type Finding } from '../../model/finding.js';
import type { Table, TableCell } from '../../model/issue.js';
import { addsUp } from '../../model/measure.js';
import type { FigureValue } from '../checked-issue.js';
import { PLACEHOLDER_MARK } from '../checked-text.js';
import type { Rule } from '../rule.js';
import { cellText } from '../table-cells.js';

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
  check({ issue: { preamble, sections }, ledger, figureValue }) {
    const measures = [...ledger.series.values()].flatMap(({ definition }) => definition.measures);
    const unadded = new Set(measures.filter((measure) => !addsUp(measure)).map(({ name }) => name));
    return [...preamble, ...sections.flatMap(({ blocks }) => blocks)].flatMap((block) =>
      block.type === 'table' ? checkTable(block, { unadded, figureValue }) : [],
    );
  },
};

const totalRow = /^[合总]\s*计$/;
/** Rows that are counted in others. */
const partialRow = /小计|其中/;
/** Columns whose total isn't the sum of the rows. */
const notAdded = /率|比|平均|[人日件]均|最[大小高低长短多少]|峰值|期末|排名|名次|序号|年份|[%％‰]/;

interface Known {
  /** Measures of the ledger that don't add up. */
  readonly unadded: ReadonlySet<string>;
  readonly figureValue: FigureValue;
}

function checkTable({ head, rows }: Table, { unadded, figureValue }: Known): readonly Finding[] {
  const total = rows.at(-1)?.cells;
  const addends = rows.slice(0, -1).map(({ cells }) => cells);
  const isTotalled = total?.[0] && totalRow.test(cellText(total[0])) && addends.length > 1;
  if (!isTotalled || addends.some(([first]) => first && partialRow.test(cellText(first)))) return [];
  return total.flatMap((cell, column) => {
    const name = head[column] ? cellText(head[column]) : '';
    const isUnadded = notAdded.test(name) || [...unadded].some((measure) => name.includes(measure));
    if (column === 0 || isUnadded) return [];
    const values = addends.map((row) => row[column] && numberIn(row[column], figureValue));
    return checkColumn({ cell, column: name }, values);
  });
}

interface Total {
  readonly cell: TableCell;
  readonly column: string;
}

function checkColumn({ cell, column }: Total, values: readonly (Exact | undefined)[]): readonly Finding[] {
  const typed = decimalOf(cellText(cell));
  if (!typed || values.some((value) => value === undefined)) return [];
  const sum = values.reduce<Exact>((total, value) => (value ? plus(total, value) : total), nothing);
  if (isSame(sum, typed)) return [];
  return [finding('table-total', cell.range, { column, typed: cellText(cell), sum: decimalText(sum) })];
}

const plainNumber = /^-?(?:\d+|\d{1,3}(?:[,，]\d{3})+)(?:\.\d{1,6})?$/;
const emptyCell = /^(?:[-—–－/]{0,2}|——)$/;

/** The number of a cell, typed or taken from the ledger; nothing where it is left empty. */
function numberIn(cell: TableCell, figureValue: FigureValue): Exact | undefined {
  const text = cellText(cell);
  if (emptyCell.test(text)) return nothing;
  const [only] = text === PLACEHOLDER_MARK ? cell.content.filter(({ type }) => type === 'placeholder') : [];
  if (only?.type !== 'placeholder') return decimalOf(text);
  const { series, figure, measure, format } = only;
  return measure === undefined || format !== undefined ? undefined : figureValue(series, figure, measure);
}

const decimalOf = (text: string): Exact | undefined =>
  plainNumber.test(text) ? readExact(text.replace(/[,，]/g, '')) : undefined;
