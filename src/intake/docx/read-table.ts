import { type ManuscriptInline, wordsOfInlines } from '../../model/manuscript.js';
import { IntakeError } from '../intake-error.js';
import { childOf, elementsIn, settingOf, type XmlElement } from '../read-xml.js';
import { authorOf, type DocxReader, noMarks, remark, shown, type UnnumberedBlock } from './docx-reader.js';
import { splitAtBreaks } from './read-runs.js';

type Content = readonly ManuscriptInline[];

interface GridCell {
  readonly content: Content;
  /** The cell whose text it shows, where several are merged. */
  readonly origin: object;
}

/** A table as rows of as many cells: merged cells have the same text each, and a head of several rows becomes one. */
export function readDocxTable(reader: DocxReader, table: XmlElement): UnnumberedBlock | undefined {
  const rows = rowsOf(table).filter((row) => !isDeleted(reader, row));
  const grid = rows.map((): GridCell[] => []);
  let cells = 0;
  for (const [at, row] of rows.entries()) {
    fillRow(reader, row, { grid, at });
    cells += grid[at]?.length ?? 0;
    if (cells > MOST_CELLS) throw new IntakeError('import-file/too-long', {});
  }
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return undefined;
  const filled = grid.map((row) => [...row, ...Array.from({ length: width - row.length }, () => emptyCell())]);
  if (hasMerged(filled)) remark(reader, 'import-merged-cells', {});
  const heads = countHeads(rows, filled);
  const joined = heads > 1 ? joinHeads(reader, filled, heads) : filled.map((row) => row.map(({ content }) => content));
  return joined.every((row) => row.every((cell) => cell.length === 0)) ? undefined : { type: 'table', rows: joined };
}

const emptyCell = (): GridCell => ({ content: [], origin: {} });

const rowsOf = (table: XmlElement): readonly XmlElement[] =>
  elementsIn(table).flatMap((element) => {
    if (element.name === 'w:tr') return [element];
    return element.name === 'w:sdt' ? rowsOf(childOf(element, 'w:sdtContent') ?? element) : [];
  });

function isDeleted(reader: DocxReader, row: XmlElement): boolean {
  if (!childOf(childOf(row, 'w:trPr'), 'w:del')) return false;
  reader.tracked.removed.push({ text: '¶', author: authorOf(childOf(childOf(row, 'w:trPr'), 'w:del')) });
  return true;
}

const cellsOf = (row: XmlElement): readonly XmlElement[] =>
  elementsIn(row).flatMap((element) => {
    if (element.name === 'w:tc') return [element];
    return element.name === 'w:sdt' ? cellsOf(childOf(element, 'w:sdtContent') ?? element) : [];
  });

/** No table that is printed has a tenth of it. */
const MOST_CELLS = 20_000;

/** The most columns that Word makes. */
const MOST_COLUMNS = 63;

function fillRow(
  reader: DocxReader,
  row: XmlElement,
  { grid, at }: { readonly grid: readonly GridCell[][]; readonly at: number },
): void {
  const cells = grid[at];
  if (!cells) return;
  const skipped = Number(settingOf(childOf(row, 'w:trPr'), 'w:gridBefore') ?? 0);
  for (let column = 0; column < Math.min(skipped, MOST_COLUMNS); column += 1) cells.push(emptyCell());
  for (const cell of cellsOf(row)) {
    const properties = childOf(cell, 'w:tcPr');
    const span = Math.min(MOST_COLUMNS, Math.max(1, Number(settingOf(properties, 'w:gridSpan') ?? 1) || 1));
    const merge = childOf(properties, 'w:vMerge');
    const above = grid[at - 1]?.[cells.length];
    const isContinued = merge !== undefined && merge.attributes.get('w:val') !== 'restart';
    const content = readCell(reader, cell);
    const origin = isContinued && above && content.length === 0 ? above : { content, origin: {} };
    for (let column = 0; column < span && cells.length < MOST_COLUMNS; column += 1) cells.push(origin);
  }
}

/** The text of a cell on one line. */
function readCell(reader: DocxReader, cell: XmlElement): Content {
  const blocks = reader.blocksIn(cell);
  const lines = blocks.flatMap(({ block, remarks, marks }): readonly Content[] => {
    reader.remarks.push(...remarks);
    reader.tracked.added.push(...marks.added);
    reader.tracked.removed.push(...marks.removed);
    reader.tracked.comments.push(...marks.comments);
    switch (block.type) {
      case 'paragraph':
        return splitAtBreaks(block.content);
      case 'table': {
        // Blanks between figures don't stay, which would make one of two.
        const joined = runTogether(
          block.rows.map((row) => runTogether(row, '、')),
          '；',
        );
        remark(reader, 'import-nested-table', { text: shown(wordsOfInlines(joined)) });
        return [joined];
      }
      default:
        reader.floating.push({ block, remarks: [], marks: noMarks() });
        return [];
    }
  });
  return runTogether(lines);
}

/** Lines one behind the other, parted where the one before doesn't end with a mark. */
function runTogether(lines: readonly Content[], between = ' '): Content {
  const merged: ManuscriptInline[] = [];
  for (const line of lines.filter((one) => one.length > 0)) {
    const before = wordsOfInlines(merged).slice(-1);
    const isParted = merged.length > 0 && !/[\p{P}]/u.test(before);
    if (isParted) merged.push({ type: 'text', text: between, emphasis: 'none' });
    merged.push(...line);
  }
  return merged;
}

function hasMerged(grid: readonly (readonly GridCell[])[]): boolean {
  const cells = grid.flat();
  return new Set(cells.map(({ origin }) => origin)).size < cells.length;
}

/** How many rows make the head: those marked so, else the first and what cells of it reach down beside. */
function countHeads(rows: readonly XmlElement[], grid: readonly (readonly GridCell[])[]): number {
  const marked = rows.findIndex((row) => !childOf(childOf(row, 'w:trPr'), 'w:tblHeader'));
  if (marked > 1) return Math.min(marked, grid.length - 1);
  const [first = [], second = []] = grid;
  const reachesDown = first.some((cell, column) => cell.origin === second[column]?.origin);
  const reachesRight = first.some((cell, column) => cell.origin === first[column + 1]?.origin);
  return reachesDown && reachesRight && grid.length > 2 ? 2 : 1;
}

function joinHeads(
  reader: DocxReader,
  grid: readonly (readonly GridCell[])[],
  heads: number,
): readonly (readonly Content[])[] {
  const rows = grid.map((row) => row.map(({ content }) => content));
  const head = (grid[0] ?? []).map((_, column): Content => {
    const above = grid.slice(0, heads).flatMap((row) => row[column] ?? []);
    const own = above.filter((cell, at) => cell.origin !== above[at - 1]?.origin);
    return own.flatMap(({ content }) => content);
  });
  remark(reader, 'import-merged-cells/head', { heads: shown(head.map(wordsOfInlines).join('、')) });
  return [head, ...rows.slice(heads)];
}
