import type { ApprovalSheet } from '../../model/document.js';
import type { TextRun } from '../../model/issue.js';
import { em, type Pt, pt } from '../../model/length.js';
import { black, type PageItem } from '../../model/page.js';
import type { Template, TypeStyle } from '../../model/template.js';
import { spanOf } from '../collect-spans.js';
import { type ComposedLine, type ComposedText, emptyLine } from '../compose-text.js';
import type { Element } from '../elements.js';
import { composeStretches } from '../flow.js';
import { type FurnishContext, type Furnishing, placeLine } from './place-line.js';

/** A stretch of the paper that a text stands in the middle of. */
interface Box {
  readonly left: Pt;
  readonly top: Pt;
  readonly width: Pt;
  readonly height: Pt;
}

interface Text {
  /** Each begins a line of its own. */
  readonly stretches: readonly (readonly TextRun[])[];
  readonly style: TypeStyle;
  readonly element: Element;
}

/**
 * 审签单, a page of its own: what is to be signed, and a table with room for opinions and signatures that ends at the type area’s
 * foot.
 */
export function furnishApproval(sheet: ApprovalSheet, context: FurnishContext): Furnishing {
  const { typeArea, approval } = context.template;
  const { title, font, size, gap } = approval;
  const above: readonly Text[] = [
    { stretches: [[sheet.title]], style: title, element: { tag: 'H1' } },
    { stretches: [sheet.facts], style: { font, size }, element: { tag: 'P' } },
  ];
  const parts: Furnishing[] = [];
  let top: number = typeArea.top;
  for (const text of above) {
    const { left, width } = typeArea;
    const set = composeIn(text, width, context);
    const height = pt(heightOf(set.lines, text.style, context));
    parts.push({ ...set, items: placeIn(set.lines, text, { left, top: pt(top), width, height }, context) });
    top += height + gap;
  }
  parts.push(furnishTable(sheet, pt(top), context));
  return { items: parts.flatMap(({ items }) => items), findings: parts.flatMap(({ findings }) => findings) };
}

function furnishTable({ head, rows }: ApprovalSheet, top: Pt, context: FurnishContext): Furnishing {
  const { typeArea, approval } = context.template;
  const columns = columnsOf(context.template);
  const table: Element = { tag: 'Table' };
  const plain: TypeStyle = { font: approval.font, size: approval.size };
  const strong: TypeStyle = { font: approval.head, size: approval.size };
  const headRow: Element = { tag: 'TR', parent: table };
  const heads = [head.step, head.name, head.opinion, head.date].map((run): Text => {
    return { stretches: [[run]], style: strong, element: { tag: 'TH', scope: 'Column', parent: headRow } };
  });
  const bodies = rows.map(({ step, names }): readonly Text[] => {
    const parent: Element = { tag: 'TR', parent: table };
    const cell = (runs: readonly TextRun[]): Text => {
      return { stretches: runs.map((run) => [run]), style: plain, element: { tag: 'TD', parent } };
    };
    const steps: Text = { stretches: [[step]], style: strong, element: { tag: 'TH', scope: 'Row', parent } };
    return [steps, cell(names), cell([]), cell([])];
  });
  const room = typeArea.top + typeArea.height - top - approval.headRow;
  const height = Math.max(approval.size, room / rows.length);
  const edges = [top, ...[...rows.keys(), rows.length].map((row) => pt(top + approval.headRow + row * height))];
  const cells = [heads, ...bodies].flatMap((texts, row) =>
    texts.map((text, index): Furnishing => {
      const { left = pt(0), width = pt(0) } = columns[index] ?? {};
      const [from = top, to = top] = [edges[row], edges[row + 1]];
      const set = composeIn(text, width, context);
      const box = { left, top: from, width, height: pt(to - from) };
      return { ...set, items: placeIn(set.lines, text, box, context) };
    }),
  );
  return {
    items: [...cells.flatMap(({ items }) => items), ...rulesOf(edges, columns, context.template)],
    findings: cells.flatMap(({ findings }) => findings),
  };
}

/** Step, name, opinion, date: the third has what the others leave. */
function columnsOf({ typeArea, approval }: Template): readonly Pick<Box, 'left' | 'width'>[] {
  const [step, name, date] = [approval.step, approval.name, approval.date].map((width) => width * approval.size);
  const fixed = [step ?? 0, name ?? 0, date ?? 0];
  const opinion = Math.max(0, typeArea.width - fixed.reduce((sum, width) => sum + width, 0));
  let left = typeArea.left;
  return [step ?? 0, name ?? 0, opinion, date ?? 0].map((width) => {
    const column = { left, width: pt(width) };
    left = pt(left + width);
    return column;
  });
}

function composeIn({ stretches, style }: Text, width: Pt, { compositor, template }: FurnishContext): ComposedText {
  const measure = em(width / style.size - 2 * template.table.padding);
  const spans = stretches.map((runs) => runs.map((run) => spanOf(run, style.font)));
  return composeStretches(spans, { measure, indent: em(0), align: 'center' }, compositor);
}

const heightOf = (lines: readonly ComposedLine[], { size }: TypeStyle, { template }: FurnishContext): number =>
  (lines.length - 1) * template.table.leading * size + size;

function placeIn(
  lines: readonly ComposedLine[],
  { style, element }: Text,
  { left, top, height }: Box,
  context: FurnishContext,
): readonly PageItem[] {
  // A cell that nothing is printed in is one of the structure all the same.
  const shown = lines.length > 0 ? lines : [emptyLine];
  const { table } = context.template;
  const { size } = style;
  const first = top + (height - heightOf(shown, style, context)) / 2;
  return shown.flatMap((line, index) => {
    const place = { top: pt(first + index * table.leading * size), left: pt(left + table.padding * size) };
    return placeLine(line, { part: 'approval', element, size, color: black, condense: 1, ...place }, context);
  });
}

/** All rules of the table: rows end at the edges. */
function rulesOf(
  edges: readonly Pt[],
  columns: readonly Pick<Box, 'left' | 'width'>[],
  { typeArea, approval }: Template,
): readonly PageItem[] {
  const [head = pt(0), foot = pt(0)] = [edges[0], edges.at(-1)];
  const sides = [...columns.map(({ left }) => left), pt(typeArea.left + typeArea.width)];
  return [
    ...edges.map((y): PageItem => {
      const [x, width] = [pt(typeArea.left - approval.rule / 2), pt(typeArea.width + approval.rule)];
      return { type: 'rule', x, y, width, thickness: approval.rule, color: black };
    }),
    ...sides.map((x): PageItem => {
      const left = pt(x - approval.rule / 2);
      return { type: 'shade', x: left, y: head, width: approval.rule, height: pt(foot - head), color: black };
    }),
  ];
}
