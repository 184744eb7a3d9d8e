import type { CellText, TableBlock } from '../../model/document.js';
import type { TableColumns } from '../../model/layout.js';
import type { BlockChange } from '../../model/redline.js';
import type { Template } from '../../model/template.js';
import { halfPoints, type Measures, twips } from './measures.js';
import { paragraphLook } from './paragraph-look.js';
import { type Revision, revisionOfTable } from './revisions.js';
import { styles } from './style-element.js';
import { paragraph, type TextContext, writeContent } from './write-runs.js';
import { value, xmlElement } from './xml.js';

interface TableSetting {
  readonly template: Template;
  readonly measures: Measures;
  readonly columns: TableColumns;
  /** Whether all of it stays on one page. */
  readonly isWhole: boolean;
  /** What became of all of it, where it moved. */
  readonly whole: Revision | undefined;
  readonly context: TextContext;
}

/** A table as wide as the text, its columns as in the PDF, its head on every page. */
export function writeWordTable({ head, rows, alignments, change }: TableBlock, setting: TableSetting): string {
  const { measures, isWhole, whole } = setting;
  // A row that was gone before the table moved is part of it at its old place alone.
  const present = whole === 'ins' ? rows.filter((row) => row.change?.type !== 'deleted') : rows;
  const widths = columnWidths(setting);
  const last = present.length - 1;
  const write = (cells: readonly CellText[], kind: RowKind, keepNext: boolean, own: BlockChange | undefined): string =>
    writeRow(cells, { kind, keepNext, widths, alignments, change: own }, setting);
  return xmlElement(
    'w:tbl',
    {},
    xmlElement(
      'w:tblPr',
      {},
      value('w:tblStyle', styles.table),
      xmlElement('w:tblW', { 'w:w': measures.measure, 'w:type': 'dxa' }),
      value('w:jc', 'center'),
      xmlElement('w:tblLayout', { 'w:type': 'fixed' }),
    ),
    xmlElement('w:tblGrid', {}, ...widths.map((width) => xmlElement('w:gridCol', { 'w:w': width }))),
    write(head, 'head', present.length > 0, change),
    ...present.map((row, index) => write(row.cells, row.kind, isWhole && index < last, row.change)),
  );
}

type RowKind = 'head' | 'body' | 'total';

/** All together exactly as wide as the text. */
function columnWidths({ columns, measures }: TableSetting): readonly number[] {
  const widths = columns.widths.map((width) => twips(width * measures.stretch));
  const rest = measures.measure - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width));
}

interface RowSetting {
  readonly kind: RowKind;
  readonly keepNext: boolean;
  readonly widths: readonly number[];
  readonly alignments: TableBlock['alignments'];
  readonly change: BlockChange | undefined;
}

const rowStyles = { head: styles.head, body: styles.cell, total: styles.total };

function writeRow(
  cells: readonly CellText[],
  { kind, keepNext, widths, alignments, change }: RowSetting,
  { template, columns, whole, context }: TableSetting,
): string {
  // Where the columns are many, all cells are set smaller than their style says.
  const isSmaller = columns.size < template.table.size;
  const text = { ...(isSmaller && { size: halfPoints(columns.size) }), ...(whole && { whole }) };
  const written = cells.map(({ content }, column) => {
    const align = kind === 'head' ? undefined : alignments[column];
    const own = paragraphLook({ keepNext, ...(align && align !== 'left' && { align }) });
    return xmlElement(
      'w:tc',
      {},
      xmlElement(
        'w:tcPr',
        {},
        xmlElement('w:tcW', { 'w:w': widths[column], 'w:type': 'dxa' }),
        value('w:vAlign', 'center'),
      ),
      paragraph(rowStyles[kind], writeContent(content, text, context), own),
    );
  });
  const repeated = kind === 'head' ? xmlElement('w:tblHeader') : undefined;
  const own = context.revisions.mark(revisionOfTable(change));
  return xmlElement('w:tr', {}, xmlElement('w:trPr', {}, xmlElement('w:cantSplit'), repeated, own), ...written);
}
