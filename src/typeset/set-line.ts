import type { Face } from '../model/face.js';
import { type Pt, pt } from '../model/length.js';
import type { Color, GlyphRun } from '../model/page.js';
import type { ComposedLine } from './compose-text.js';
import type { Raised } from './item.js';

/** Where the cells of a line are put and how it is drawn. */
interface LinePlacement {
  /** The left edge of the line's first cell, from the paper's. */
  readonly left: Pt;
  readonly size: Pt;
  readonly color: Color;
  /** Horizontal scale of the whole line about `left`; 1 = none. */
  readonly condense: number;
}

/** A run while it grows, and what sets it apart from its neighbours. */
interface GrowingRun {
  readonly face: Face;
  readonly scale: number;
  readonly raised: Raised | undefined;
  readonly start: number;
  end: number;
}

/**
 * The cells of a line as glyph runs: one for each stretch of the same face, size and scale. Characters without a glyph leave
 * a gap.
 */
export function setLine({ cells, start, end }: ComposedLine, placement: LinePlacement): readonly GlyphRun[] {
  const { left, size, color, condense } = placement;
  const placed = { cells, left, size, condense };
  const runs: GrowingRun[] = [];
  let current: GrowingRun | undefined;
  for (let index = start; index < end; index += 1) {
    const { shaped, raised } = cells.characters[index] ?? {};
    if (!shaped) continue;
    const { face } = shaped;
    const scale = shaped.scale * condense;
    if (!current || current.face !== face || current.scale !== scale || current.raised !== raised) {
      current = { face, scale, raised, start: index, end: index };
      runs.push(current);
    }
    current.end = index + 1;
  }
  return runs.map(({ face, scale, raised, ...stretch }) => ({
    face,
    size: pt(size * (raised?.scale ?? 1)),
    scale,
    rise: pt((raised?.rise ?? 0) * size),
    color,
    placed,
    ...stretch,
  }));
}
