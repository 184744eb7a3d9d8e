import type { Face } from '../model/face.js';
import { emToPt, type Pt, pt } from '../model/length.js';
import type { Color, GlyphRun, PositionedGlyph, StructureElement } from '../model/page.js';
import type { TextSpan } from './collect-items.js';
import type { ComposedLine } from './compose-text.js';
import type { Raised } from './item.js';
import type { Cell } from './justify-line.js';

/** Where a composed line is put and how it is drawn. */
export interface LinePlacement {
  /** Of the line's box, from the paper's left edge. */
  readonly left: Pt;
  readonly size: Pt;
  readonly color: Color;
  /** Horizontal scale of the whole line about `left`; 1 = none. */
  readonly condense: number;
  /** The element of a span, where it is another than its line's. */
  readonly roleOf: (span: TextSpan) => StructureElement | undefined;
}

/** A run while it grows, and what sets it apart from its neighbours. */
interface GrowingRun {
  readonly face: Face;
  readonly scale: number;
  readonly raised: Raised | undefined;
  readonly glyphs: PositionedGlyph[];
}

/**
 * A composed line as glyph runs: one for each stretch of the same face, size and scale. Characters without a glyph leave
 * a gap.
 */
export function setLine(line: ComposedLine, placement: LinePlacement): GlyphRun[] {
  const { size, color, condense } = placement;
  let before = -1;
  let role: StructureElement | undefined;
  const runs: GrowingRun[] = [];
  for (const cell of line.cells) {
    const { shaped, raised, span } = cell.item;
    if (!shaped) continue;
    const scale = shaped.scale * condense;
    let current = runs.at(-1);
    if (!current || current.face !== shaped.face || current.scale !== scale || current.raised !== raised) {
      current = { face: shaped.face, scale, raised, glyphs: [] };
      runs.push(current);
    }
    if (span !== before) {
      const own = line.spans[span];
      role = own && placement.roleOf(own);
      before = span;
    }
    current.glyphs.push(positionGlyph(cell, line, { glyph: shaped.glyph, role, placement }));
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

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function positionGlyph(
  { item, x, advance }: Cell,
  line: ComposedLine,
  { glyph, role, placement }: { glyph: number; role: StructureElement | undefined; placement: LinePlacement },
): PositionedGlyph {
  const { size, condense, left } = placement;
  const positioned: Writable<PositionedGlyph> = {
    glyph,
    text: item.text,
    x: pt(left + (line.x + x) * size * condense),
    shift: pt(emToPt(item.shift, size) * condense),
    advance: pt(emToPt(advance, size) * condense),
    stretch: item.stretch,
  };
  // Set one by one: a spread for each of them took a third of the time of placing a page.
  const span = line.spans[item.span];
  if (span?.sourceOf) positioned.source = span.sourceOf(item.start, item.end);
  if (span?.link !== undefined) positioned.link = span.link;
  if (role) positioned.role = role;
  return positioned;
}
