import { emToPt, type Pt, pt } from '../model/length.js';
import type { Color, GlyphRun, PositionedGlyph, StructureElement } from '../model/page.js';
import { sourceOf } from './collect-items.js';
import type { ComposedLine } from './compose-text.js';
import type { Item } from './item.js';
import type { Cell } from './justify-line.js';

/** Where a composed line is put and how it is drawn. */
export interface LinePlacement {
  /** Of the line's box, from the paper's left edge. */
  readonly left: Pt;
  readonly size: Pt;
  readonly color: Color;
  /** Horizontal scale of the whole line about `left`; 1 = none. */
  readonly condense: number;
  /** The element of an item, where it is another than its line's. */
  readonly roleOf: (item: Item) => StructureElement | undefined;
}

/**
 * A composed line as glyph runs: one for each stretch of the same face, size and scale. Characters without a glyph leave
 * a gap.
 */
export function setLine(line: ComposedLine, placement: LinePlacement): GlyphRun[] {
  const runs: { run: Omit<GlyphRun, 'glyphs'>; glyphs: PositionedGlyph[] }[] = [];
  for (const cell of line.cells) {
    const { shaped, raised } = cell.item;
    if (!shaped) continue;
    const run = {
      face: shaped.face,
      size: pt(placement.size * (raised?.scale ?? 1)),
      scale: shaped.scale * placement.condense,
      rise: pt((raised?.rise ?? 0) * placement.size),
      color: placement.color,
    };
    let current = runs.at(-1);
    if (!current || !isSameRun(current.run, run)) {
      current = { run, glyphs: [] };
      runs.push(current);
    }
    current.glyphs.push(positionGlyph(cell, line, { glyph: shaped.glyph, placement }));
  }
  return runs.map(({ run, glyphs }) => ({ ...run, glyphs }));
}

type RunStyle = Omit<GlyphRun, 'glyphs'>;

const isSameRun = (a: RunStyle, b: RunStyle): boolean =>
  a.face === b.face && a.size === b.size && a.scale === b.scale && a.rise === b.rise;

function positionGlyph(
  { item, x, advance }: Cell,
  line: ComposedLine,
  { glyph, placement }: { glyph: number; placement: LinePlacement },
): PositionedGlyph {
  const { size, condense, left } = placement;
  const role = placement.roleOf(item);
  const source = sourceOf(item, line.spans);
  const link = line.spans[item.span]?.link;
  return {
    glyph,
    text: item.text,
    x: pt(left + (line.x + x) * size * condense),
    shift: pt(emToPt(item.shift, size) * condense),
    advance: pt(emToPt(advance, size) * condense),
    stretch: item.stretch,
    ...(source && { source }),
    ...(link !== undefined && { link }),
    ...(role && { role }),
  };
}
