import type { HeadingBlock } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { em } from '../../model/length.js';
import type { Template } from '../../model/template.js';
import type { TextSpan } from '../collect-items.js';
import { collectSpans, oneRole, spansOf } from '../collect-spans.js';
import { type ComposedLine, type Compositor, composeText, rangeOf, type TextBox } from '../compose-text.js';
import { findBrokenWords } from '../find-broken-words.js';
import { finding } from '../finding.js';
import { type ComposedBlock, composeStretches, type LinesBlock } from '../flow.js';

/** A heading on lines of its own, indented as a paragraph is. */
export function composeHeading(
  heading: HeadingBlock,
  { grid, text }: Template,
  compositor: Compositor,
): ComposedBlock<LinesBlock> {
  const role = text.headings[heading.level - 1] ?? text.body;
  const [first = [], ...rest] = collectSpans(heading.content, oneRole(role));
  const stretches = [[...spansOf(heading.label, role), ...first], ...rest];
  const box = { measure: em(grid.columns), indent: text.indent, align: 'justify' } as const;
  const { lines, findings } = composeStretches(stretches, box, compositor);
  const long = heading.level === 1 ? findOverflow(lines, stretches.flat(), { box, compositor }) : [];
  return {
    block: {
      type: 'lines',
      lines,
      left: em(0),
      element: { tag: `H${heading.level}` },
      heading,
      keepWithNext: text.headingKeep,
    },
    findings: [...findings, ...long, ...findBrokenWords(lines)],
  };
}

/** Wider than any title. */
const endless = em(1e6);

/** A title over one line, reported where its second line begins. */
function findOverflow(
  lines: readonly ComposedLine[],
  spans: readonly TextSpan[],
  { box, compositor }: { box: TextBox; compositor: Compositor },
): Finding[] {
  const range = rangeOf(lines.slice(1));
  if (!range) return [];
  const onOneLine = composeText(spans, { ...box, measure: endless }, compositor);
  const width = onOneLine.lines[0]?.width ?? 0;
  return [finding('heading-long', range, { over: Math.ceil(width - (box.measure - box.indent)) })];
}
