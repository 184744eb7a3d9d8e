import type { Finding } from '../../model/finding.js';
import type { TextRun } from '../../model/issue.js';
import { em } from '../../model/length.js';
import type { Template } from '../../model/template.js';
import { spansOf } from '../collect-spans.js';
import { type Compositor, emptyLine } from '../compose-text.js';
import { composeStretches, type LinesBlock } from '../flow.js';

/** An empty line of the grid; each is a block of its own. */
export const blankLine = (): LinesBlock => ({
  type: 'lines',
  lines: [emptyLine],
  left: em(0),
  element: { tag: 'P' },
  keepWithNext: 0,
});

/** The title above the text, centred, between two empty lines of the grid. */
export function composeTitle(
  title: TextRun,
  { text, typeArea }: Template,
  compositor: Compositor,
): { blocks: readonly LinesBlock[]; findings: readonly Finding[] } {
  const { font, size } = text.title;
  const width = em(typeArea.width / size);
  const box = {
    measure: em(Math.min(text.titleMeasure, width)),
    indent: em(0),
    align: 'center',
    balanced: true,
  } as const;
  const { lines, findings } = composeStretches([spansOf(title, font)], box, compositor);
  const margin = em((width - box.measure) / 2);
  const centred = lines.map((line) => ({ ...line, x: em(line.x + margin) }));
  const block: LinesBlock = {
    type: 'lines',
    lines: centred,
    size,
    left: em(0),
    element: { tag: 'P' },
    keepWithNext: text.headingKeep,
  };
  return { blocks: [blankLine(), block, blankLine()], findings };
}
