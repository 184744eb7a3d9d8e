import type { Finding } from '../../model/finding.js';
import type { Heading } from '../../model/issue.js';
import { em } from '../../model/length.js';
import type { Template } from '../../model/template.js';
import { collectSpans, labelSpan, oneRole } from '../collect-spans.js';
import type { Compositor } from '../compose-text.js';
import { composeStretches, type FlowBlock } from '../flow.js';

/** A heading on lines of its own, indented as a paragraph is. */
export function composeHeading(
  heading: Heading,
  { grid, text }: Template,
  compositor: Compositor,
): { block: FlowBlock; findings: readonly Finding[] } {
  const role = text.headings[heading.level - 1] ?? text.body;
  const [first = [], ...rest] = collectSpans(heading.content, oneRole(role));
  const stretches = [[labelSpan(heading.label, role), ...first], ...rest];
  const box = { measure: em(grid.columns), indent: text.indent, align: 'justify' } as const;
  const { lines, findings } = composeStretches(stretches, box, compositor);
  return {
    block: { lines, left: em(0), tag: `H${heading.level}`, keepWithNext: text.headingKeep },
    findings,
  };
}
