import { type CellText, type Content, type TableBlock, wordsOf } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { ColumnAlignment } from '../../model/issue.js';
import { type Em, em, emToPt, type Pt, pt } from '../../model/length.js';
import { black } from '../../model/page.js';
import { continuedWords } from '../../model/page-words.js';
import type { Template, TypeStyle } from '../../model/template.js';
import type { TextSpan } from '../collect-items.js';
import { collectSpans } from '../collect-spans.js';
import { type ComposedLine, type Compositor, emptyLine } from '../compose-text.js';
import type { Element } from '../elements.js';
import { finding } from '../finding.js';
import { type Band, type BandItem, type BandsBlock, type ComposedBlock, composeStretches } from '../flow.js';
import { gridPitch, pageRoom } from '../furnish/place-line.js';
import { type CaptionSetting, composeCaption } from './captions.js';
import { type ColumnWidths, type Extent, extentOf, shareMeasure, widest } from './table-columns.js';

/** A row as it is to be set. */
interface Row {
  readonly kind: 'head' | 'body' | 'total';
  readonly cells: readonly CellText[];
}

/** The columns as they were chosen. */
interface Columns extends ColumnWidths {
  /** Type size of the cells. */
  readonly size: Pt;
  /** Left edges in the type area, and the right edge of the last. */
  readonly edges: readonly Pt[];
  readonly alignments: readonly ColumnAlignment[];
}

/** What a table is composed with. */
interface TableContext {
  readonly template: Template;
  readonly compositor: Compositor;
  readonly findings: Finding[];
  readonly element: Element;
}

/** A table as wide as the measure: its caption and unit above, its notes below, its head on every page. */
export function composeTable(table: TableBlock, template: Template, compositor: Compositor): ComposedBlock<BandsBlock> {
  const findings: Finding[] = [];
  const context: TableContext = { template, compositor, findings, element: { tag: 'Table' } };
  const head: Row = { kind: 'head', cells: table.head };
  const { rows } = table;
  const columns = chooseColumns(table, [head, ...rows], context);
  if (columns.over > 0) findings.push(finding('table-too-wide', rangeOfHead(table), { over: Math.ceil(columns.over) }));
  const headBand = composeRow(head, columns, context);
  const bands = rows.map((row) => composeRow(row, columns, context));
  findings.push(...findTallRows(table, [headBand, ...bands], template));
  const block: BandsBlock = {
    type: 'bands',
    opening: composeOpening(table, context),
    // A table without rows is its head alone.
    head: bands.length > 0 ? [headBand] : [],
    continued: composeContinued(table, context),
    rows: bands.length > 0 ? bands : [headBand],
    closing: table.notes.map((note) => captionBand(note, noteSetting(template), context)),
    made: { columns: { size: columns.size, widths: widthsOf(columns.edges) } },
    range: table.range,
  };
  return { block, findings };
}

const rangeOfHead = ({ head, range }: TableBlock) => {
  const [first, last] = [head[0]?.range, head.at(-1)?.range];
  return first && last ? { file: first.file, start: first.start, end: last.end } : range;
};

/** The columns in the template's usual size of type, or in its smallest where they don't fit in that. */
function chooseColumns(table: TableBlock, rows: readonly Row[], context: TableContext): Columns {
  const { table: style, typeArea } = context.template;
  const extents = table.head.map((_, column) => ({
    ...rows.map((row) => extentOfCell(row, column, context)).reduce(widest, { natural: em(0), least: em(0) }),
    isOfFigures: table.alignments[column] === 'right',
  }));
  const { alignments } = table;
  const columnsAt = (size: Pt): Columns => {
    const padding = 2 * style.padding * extents.length;
    const shared = shareMeasure(extents, em(Math.max(0, typeArea.width / size - padding)), style.short);
    return { ...shared, size, alignments, edges: edgesOf(shared.widths, { size, padding: style.padding }) };
  };
  const usual = columnsAt(style.size);
  return usual.over > 0 ? columnsAt(pt(Math.min(style.smallest, style.size))) : usual;
}

function extentOfCell(row: Row, column: number, context: TableContext): Extent {
  const cell = row.cells[column];
  return cell ? extentOf(spansOf(cell, row, context), context.compositor) : { natural: em(0), least: em(0) };
}

function edgesOf(widths: readonly Em[], { size, padding }: { size: Pt; padding: Em }): readonly Pt[] {
  const edges: Pt[] = [pt(0)];
  for (const width of widths) edges.push(pt((edges.at(-1) ?? 0) + emToPt(em(width + 2 * padding), size)));
  return edges;
}

const widthsOf = (edges: readonly Pt[]): Pt[] => edges.slice(1).map((edge, index) => pt(edge - (edges[index] ?? 0)));

function spansOf({ content }: CellText, { kind }: Row, { template }: TableContext): TextSpan[][] {
  const { table, text, footnote } = template;
  const plain = { head: table.head, body: table.font, total: table.total }[kind];
  return collectSpans(content, { none: plain, strong: text.strong, emphasis: text.emphasis }, footnote.mark);
}

/** A cell that is exactly full must not turn for the last bit. */
const TOLERANCE = 1e-9;

/** `办结率（%）` in two lines: a head that doesn't fit on one turns before its bracket. */
function splitAtBracket(spans: readonly TextSpan[]): readonly (readonly TextSpan[])[] {
  const index = spans.findIndex(({ text }) => text.lastIndexOf('（') > 0);
  const span = spans[index];
  if (!span) return [spans];
  const at = span.text.lastIndexOf('（');
  const { sourceOf } = span;
  const behind = {
    ...span,
    text: span.text.slice(at),
    ...(sourceOf && { sourceOf: (start: number, end: number) => sourceOf(start + at, end + at) }),
  };
  return [
    [...spans.slice(0, index), { ...span, text: span.text.slice(0, at) }],
    [behind, ...spans.slice(index + 1)],
  ];
}

function composeRow(row: Row, columns: Columns, context: TableContext): Band {
  const { template, findings, compositor } = context;
  const tr: Element = { tag: 'TR', parent: context.element };
  const cells = row.cells.map((cell, column) => {
    const align = row.kind === 'head' ? 'center' : (columns.alignments[column] ?? 'left');
    const box = { measure: columns.widths[column] ?? em(0), indent: em(0), align } as const;
    const whole = spansOf(cell, row, context);
    const stretches =
      row.kind === 'head' && extentOf(whole, compositor).natural > box.measure + TOLERANCE
        ? whole.flatMap(splitAtBracket)
        : whole;
    const composed = composeStretches(stretches, box, compositor);
    findings.push(...composed.findings);
    // A cell without text is a cell of the structure all the same, or its row would be one short.
    return composed.lines.length > 0 ? composed.lines : [emptyLine];
  });
  const most = Math.max(1, ...cells.map((lines) => lines.length));
  const least = template.table.row * gridPitch(template);
  const height = pt(Math.max(least, columns.size) + (most - 1) * template.table.leading * columns.size);
  const texts = cells.flatMap((lines, column) => {
    const element: Element =
      row.kind === 'head' ? { tag: 'TH', scope: 'Column', parent: tr } : { tag: 'TD', parent: tr };
    return cellTexts(lines, { column, height, element }, { columns, template });
  });
  return { height, items: [...texts, ...rulesOf(row, { columns, height }, template)] };
}

/** The lines of a cell, in the middle of its height. */
function cellTexts(
  lines: readonly ComposedLine[],
  { column, height, element }: { column: number; height: Pt; element: Element },
  { columns, template }: { columns: Columns; template: Template },
): BandItem[] {
  const { size, edges } = columns;
  const { leading, padding } = template.table;
  const first = (height - (1 + (lines.length - 1) * leading) * size) / 2;
  return lines.map((line, index) => ({
    type: 'text',
    part: 'table',
    line,
    size,
    color: black,
    left: pt((edges[column] ?? 0) + padding * size),
    top: pt(first + index * leading * size),
    element,
  }));
}

/** The rule below a row, above it where it is the head, and those between its cells and at its ends. */
function rulesOf(
  { kind }: Row,
  { columns: { edges }, height }: { columns: Columns; height: Pt },
  { table: { rule: thickness } }: Template,
): BandItem[] {
  const width = pt((edges.at(-1) ?? 0) + thickness);
  const across = (y: Pt): BandItem => ({
    type: 'shape',
    shape: { type: 'rule', x: pt(-thickness / 2), y, width, thickness, color: black },
  });
  const down = edges.map(
    (x): BandItem => ({
      type: 'shape',
      shape: { type: 'shade', x: pt(x - thickness / 2), y: pt(0), width: thickness, height, color: black },
    }),
  );
  return [...(kind === 'head' ? [across(pt(0))] : []), across(height), ...down];
}

/** A row is never parted, so it has to fit on a page of its own. */
function findTallRows({ rows, range }: TableBlock, [head, ...bands]: readonly Band[], template: Template): Finding[] {
  const room = pageRoom(template);
  return bands.flatMap((band, index) => {
    const over = (head?.height ?? 0) + band.height - room;
    if (over <= 0) return [];
    return [
      finding('table-row-too-tall', rows[index]?.range ?? range, { lines: Math.ceil(over / gridPitch(template)) }),
    ];
  });
}

const captionSetting = (style: TypeStyle, align: CaptionSetting['align'], element: Element): CaptionSetting => ({
  style,
  align,
  part: 'table',
  element,
  side: 'below',
});

const noteSetting = ({ table }: Template): CaptionSetting => ({
  ...captionSetting(table.note, 'justify', { tag: 'P' }),
  side: 'above',
});

function captionBand(content: Content, setting: CaptionSetting, context: TableContext): Band {
  const { text, footnote } = context.template;
  const roles = { none: setting.style.font, strong: text.strong, emphasis: text.emphasis };
  const { band, findings } = composeCaption(collectSpans(content, roles, footnote.mark), setting, context);
  context.findings.push(...findings);
  return band;
}

function composeOpening({ caption, unit }: TableBlock, context: TableContext): Band[] {
  const { table } = context.template;
  const element: Element = { tag: 'Caption', parent: context.element };
  return [
    ...(caption ? [captionBand(caption, captionSetting(table.caption, 'center', element), context)] : []),
    ...(unit ? [captionBand(unit, captionSetting(table.note, 'right', element), context)] : []),
  ];
}

/** `续表1` above the head on every further page. */
function composeContinued({ caption, range }: TableBlock, context: TableContext): Band[] {
  const { table } = context.template;
  const { file, start } = range;
  const span: TextSpan = {
    text: continuedWords(wordsOf(caption ?? [])),
    role: table.caption.font,
    sourceOf: () => ({ file, start, end: start }),
  };
  const setting = captionSetting(table.caption, 'center', { tag: 'Caption', parent: context.element });
  const { band, findings } = composeCaption([[span]], setting, context);
  context.findings.push(...findings);
  return [band];
}
