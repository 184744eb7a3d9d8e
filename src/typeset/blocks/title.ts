import type { Finding } from '../../model/finding.js';
import { em } from '../../model/length.js';
import type { Located } from '../../model/source.js';
import type { Template } from '../../model/template.js';
import { madeSpan } from '../collect-spans.js';
import type { Compositor } from '../compose-text.js';
import { composeStretches, type FlowBlock } from '../flow.js';

/** At most so many characters stand on a line of the title [typography.md §4]. */
const longestLine = em(20);

/** The title above the text, centred, between two empty lines of the grid. */
export function composeTitle(
  title: Located<string>,
  { text, typeArea }: Template,
  compositor: Compositor,
): { blocks: readonly FlowBlock[]; findings: readonly Finding[] } {
  const { font, size } = text.title;
  const width = em(typeArea.width / size);
  const box = { measure: em(Math.min(longestLine, width)), indent: em(0), align: 'center', balanced: true } as const;
  const { lines, findings } = composeStretches([[madeSpan(title.value, font, title)]], box, compositor);
  const margin = em((width - box.measure) / 2);
  const centred = lines.map((line) => ({ ...line, x: em(line.x + margin) }));
  const blank: FlowBlock = { lines: [{ cells: [], x: em(0), width: em(0) }], left: em(0), tag: 'P', keepWithNext: 0 };
  const block: FlowBlock = { lines: centred, size, left: em(0), tag: 'P', keepWithNext: text.headingKeep };
  return { blocks: [blank, block, blank], findings };
}
