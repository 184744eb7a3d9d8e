import type { Finding } from '../../model/finding.js';
import { type Pt, pt } from '../../model/length.js';
import type { Color, PageItem, PageLine, Shade, StructureRole } from '../../model/page.js';
import type { Template } from '../../model/template.js';
import type { ComposedLine, Compositor } from '../compose-text.js';
import { setLine } from '../set-line.js';

/** What stands on a page around the text. */
export interface Furnishing {
  readonly items: readonly PageItem[];
  readonly findings: readonly Finding[];
}

/** What every part of the furniture is made with. */
export interface FurnishContext {
  readonly template: Template;
  readonly compositor: Compositor;
  /** Hands out the logical roles in reading order. */
  readonly nextElement: NextElement;
}

export type ElementTag = Extract<StructureRole, { type: 'element' }>['tag'];
export type NextElement = (tag: ElementTag) => StructureRole;

/** How a line is drawn, and where its box begins on the paper. */
export interface LineSetting {
  readonly part: PageLine['part'];
  readonly role: StructureRole;
  readonly size: Pt;
  readonly color: Color;
  /** Top of the em box, from the paper's top edge. */
  readonly top: Pt;
  /** Left edge of the box, from the paper's. */
  readonly left: Pt;
  /** Horizontal scale; 1 = none. */
  readonly condense: number;
}

/** A composed line at its place on the paper, on grey where something is missing. */
export function placeLine(line: ComposedLine, setting: LineSetting, template: Template): PageItem[] {
  return [
    ...shadesBehind(line, setting),
    {
      type: 'line',
      part: setting.part,
      role: setting.role,
      baseline: pt(setting.top + template.grid.baseline * setting.size),
      runs: setLine(line, setting),
    },
  ];
}

/** Light enough to read on, dark enough to be seen on a copy. */
const missingGrey: Color = { red: 0.85, green: 0.85, blue: 0.85 };

/** One rectangle, as high as the em box, for each stretch of cells that stand for something missing. */
function shadesBehind(line: ComposedLine, { left, top, size, condense }: LineSetting): Shade[] {
  const stretches: { start: number; end: number }[] = [];
  for (const [index, { item, x, advance }] of line.cells.entries()) {
    if (!item.missing) continue;
    const current = line.cells[index - 1]?.item.missing ? stretches.at(-1) : undefined;
    if (current) current.end = x + advance;
    else stretches.push({ start: x, end: x + advance });
  }
  return stretches.map(({ start, end }) => ({
    type: 'shade',
    x: pt(left + (line.x + start) * size * condense),
    y: top,
    width: pt((end - start) * size * condense),
    height: size,
    color: missingGrey,
  }));
}

/** Baseline to baseline on the grid: the first line's em box is flush with the type area's top, the last one's with its foot. */
export function gridPitch({ typeArea, grid }: Template): Pt {
  return pt((typeArea.height - gridCell({ typeArea, grid })) / (grid.lines - 1));
}

/** Side of a cell of the grid, which body text is drawn at. */
export const gridCell = ({ typeArea, grid }: Pick<Template, 'typeArea' | 'grid'>): Pt =>
  pt(typeArea.width / grid.columns);
