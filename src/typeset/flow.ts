import type { Finding } from '../model/finding.js';
import { type Em, em, type Pt } from '../model/length.js';
import type { StructureRole } from '../model/page.js';
import type { TextSpan } from './collect-items.js';
import { type ComposedLine, type Compositor, composeText, type TextBox } from './compose-text.js';

/** What flows through the pages' grids: lines that belong together, one line of the grid each. */
export interface FlowBlock {
  readonly lines: readonly ComposedLine[];
  /** Type size where it isn't the grid's cell. */
  readonly size?: Pt;
  /** From the type area's left edge, in cells. */
  readonly left: Em;
  readonly tag: Extract<StructureRole, { type: 'element' }>['tag'];
  /** How many lines of the next block must stand on the page on which this one ends (R3); 0 = it may stand alone. */
  readonly keepWithNext: number;
}

/** Sets stretches of text one below the other: only the first is indented. */
export function composeStretches(
  stretches: readonly (readonly TextSpan[])[],
  box: TextBox,
  compositor: Compositor,
): { lines: ComposedLine[]; findings: Finding[] } {
  const composed = stretches.map((spans, index) =>
    composeText(spans, index === 0 ? box : { ...box, indent: em(0), continues: true }, compositor),
  );
  return {
    lines: composed.flatMap((text) => text.lines),
    findings: composed.flatMap((text) => text.findings),
  };
}
