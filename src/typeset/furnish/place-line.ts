import type { Finding } from '../../model/finding.js';
import { type Pt, pt } from '../../model/length.js';
import type { Color, GlyphSpan, PageItem, PageLine, Shade } from '../../model/page.js';
import type { Template } from '../../model/template.js';
import type { TextSpan } from '../collect-items.js';
import type { ComposedLine, Compositor } from '../compose-text.js';
import type { Element, Elements, Part } from '../elements.js';
import { setLine } from '../set-line.js';
import { paintChanges, ruleChanges } from './change-marks.js';
import { stretchesOn } from './line-stretches.js';

/** What stands on a page around the text. */
export interface Furnishing {
  readonly items: readonly PageItem[];
  readonly findings: readonly Finding[];
}

/** What every part of the furniture is made with. */
export interface FurnishContext {
  readonly template: Template;
  readonly compositor: Compositor;
  readonly elements: Elements;
}

/** How a line is drawn, and where its box begins on the paper. */
export interface LineSetting {
  readonly part: PageLine['part'];
  readonly element: Part;
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
export function placeLine(line: ComposedLine, setting: LineSetting, context: PlaceContext): PageItem[] {
  const { template, elements } = context;
  const { part, element, top, left, size, color, condense } = setting;
  const role = elements.roleOf(element);
  const baseline = pt(top + template.grid.baseline * size);
  const runs = setLine(line, { left: pt(left + line.x * size * condense), size, color, condense });
  const spans = spansOn(line, element, elements);
  const shades = shadesBehind(line, setting);
  if (!line.spans.some(({ change }) => change)) return [...shades, { type: 'line', part, role, baseline, runs, spans }];
  const painted = paintChanges(runs, line.spans, template);
  return [
    ...shades,
    { type: 'line', part, role, baseline, runs: painted, spans },
    ...ruleChanges(line, setting, template),
  ];
}

/** Elements are numbered in the order of what stands on the pages: only spans with a glyph are asked for theirs. */
function spansOn({ spans, shown }: ComposedLine, element: Part, elements: Elements): (GlyphSpan | undefined)[] {
  const placed: (GlyphSpan | undefined)[] = [];
  for (const index of shown) {
    const span = spans[index];
    if (!span) continue;
    const { sourceOf, link, change } = span;
    const role = typeof element === 'string' ? undefined : roleIn(element, span, elements);
    placed[index] = {
      ...(sourceOf && { sourceOf }),
      ...(link !== undefined && { link }),
      ...(role && { role }),
      ...(change && { change }),
    };
  }
  return placed;
}

function roleIn(element: Element, span: TextSpan, elements: Elements) {
  const own = span.note ? ({ tag: 'Reference', parent: element } as const) : span.element;
  return own && elements.elementOf(own);
}

export type PlaceContext = Pick<FurnishContext, 'template' | 'elements'>;

/** Light enough to read on, dark enough to be seen on a copy. */
const missingGrey: Color = { red: 0.85, green: 0.85, blue: 0.85 };

/** One rectangle, as high as the em box, for each stretch of cells that stand for something missing. */
function shadesBehind(line: ComposedLine, { left, top, size, condense }: LineSetting): Shade[] {
  if (!line.spans.some(({ missing }) => missing)) return [];
  return stretchesOn(line, ({ missing }) => missing).map(({ start, end }) => ({
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

/** The height from the top of a page's first em box to the foot of its last. */
export const pageRoom = (template: Template): Pt =>
  pt((template.grid.lines - 1) * gridPitch(template) + gridCell(template));

/** Side of a cell of the grid, which body text is drawn at. */
export const gridCell = ({ typeArea, grid }: Pick<Template, 'typeArea' | 'grid'>): Pt =>
  pt(typeArea.width / grid.columns);
