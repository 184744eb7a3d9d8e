import { emToPt, type Pt, pt } from '../model/length.js';
import type { Color, GlyphRun, PositionedGlyph } from '../model/page.js';
import type { ComposedLine } from './compose-text.js';
import type { Cell } from './justify-line.js';

/** Where a composed line is put and how it is drawn. */
export interface LinePlacement {
  /** Of the line's box, from the paper's left edge. */
  readonly left: Pt;
  readonly size: Pt;
  readonly color: Color;
  /** Horizontal scale of the whole line about `left`; 1 = none. */
  readonly condense: number;
}

/** A composed line as glyph runs: one for each stretch of the same face and scale. Characters without a glyph leave a gap. */
export function setLine(line: ComposedLine, placement: LinePlacement): GlyphRun[] {
  const runs: { run: Omit<GlyphRun, 'glyphs'>; glyphs: PositionedGlyph[] }[] = [];
  for (const cell of line.cells) {
    const { shaped } = cell.item;
    if (!shaped) continue;
    const scale = shaped.scale * placement.condense;
    let current = runs.at(-1);
    if (!current || current.run.face !== shaped.face || current.run.scale !== scale) {
      current = {
        run: { face: shaped.face, size: placement.size, scale, rise: pt(0), color: placement.color },
        glyphs: [],
      };
      runs.push(current);
    }
    current.glyphs.push(positionGlyph(cell, line, { glyph: shaped.glyph, placement }));
  }
  return runs.map(({ run, glyphs }) => ({ ...run, glyphs }));
}

function positionGlyph(
  { item, x, advance }: Cell,
  line: ComposedLine,
  { glyph, placement }: { glyph: number; placement: LinePlacement },
): PositionedGlyph {
  const { size, condense, left } = placement;
  return {
    glyph,
    text: item.text,
    x: pt(left + (line.x + x) * size * condense),
    shift: pt(emToPt(item.shift, size) * condense),
    advance: pt(emToPt(advance, size) * condense),
    stretch: item.stretch,
    ...(item.source && { source: item.source }),
    ...(item.link !== undefined && { link: item.link }),
  };
}
