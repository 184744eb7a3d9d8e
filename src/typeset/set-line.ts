import type { Face } from '../model/face.js';
import { emToPt, type Pt, pt } from '../model/length.js';
import type { Color, GlyphRun, PositionedGlyph } from '../model/page.js';
import type { Raised } from './item.js';
import type { Cell } from './justify-line.js';

/** Where the cells of a line are put and how it is drawn. */
export interface LinePlacement {
  /** The left edge of the line's first cell, from the paper's. */
  readonly x: Pt;
  readonly size: Pt;
  readonly color: Color;
  /** Horizontal scale of the whole line about `x`; 1 = none. */
  readonly condense: number;
}

/** A run while it grows, and what sets it apart from its neighbours. */
interface GrowingRun {
  readonly face: Face;
  readonly scale: number;
  readonly raised: Raised | undefined;
  readonly glyphs: PositionedGlyph[];
}

/**
 * The cells of a line as glyph runs: one for each stretch of the same face, size and scale. Characters without a glyph leave
 * a gap.
 */
export function setLine(cells: readonly Cell[], placement: LinePlacement): readonly GlyphRun[] {
  const { size, color, condense } = placement;
  const runs: GrowingRun[] = [];
  for (const cell of cells) {
    const { shaped, raised } = cell.item;
    if (!shaped) continue;
    const scale = shaped.scale * condense;
    let current = runs.at(-1);
    if (!current || current.face !== shaped.face || current.scale !== scale || current.raised !== raised) {
      current = { face: shaped.face, scale, raised, glyphs: [] };
      runs.push(current);
    }
    current.glyphs.push(positionGlyph(cell, shaped.glyph, placement));
  }
  return runs.map(({ face, scale, raised, glyphs }) => ({
    face,
    size: pt(size * (raised?.scale ?? 1)),
    scale,
    rise: pt((raised?.rise ?? 0) * size),
    color,
    glyphs,
  }));
}

const positionGlyph = ({ item, x, advance }: Cell, glyph: number, placement: LinePlacement): PositionedGlyph => {
  const { size, condense } = placement;
  return {
    glyph,
    text: item.text,
    x: pt(placement.x + x * size * condense),
    shift: pt(emToPt(item.shift, size) * condense),
    advance: pt(emToPt(advance, size) * condense),
    stretch: item.stretch,
    span: item.span,
    start: item.start,
    end: item.end,
  };
};
