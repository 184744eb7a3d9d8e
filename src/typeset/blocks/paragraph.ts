import { type ParagraphBlock, wordsOf } from '../../model/document.js';
import type { FontRole } from '../../model/face.js';
import type { Finding } from '../../model/finding.js';
import { em } from '../../model/length.js';
import type { Template } from '../../model/template.js';
import type { TextSpan } from '../collect-items.js';
import { collectSpans, type InlineRoles, oneRole, spansOf } from '../collect-spans.js';
import { type ComposedLine, type Compositor, itemsOn, rangeOf, type TextBox } from '../compose-text.js';
import type { TextElements } from '../elements.js';
import { finding } from '../finding.js';
import { type ComposedBlock, composeStretches, type LinesBlock } from '../flow.js';
import { isRunt } from '../item.js';

/** 按语 stands in a face of its own. */
export type ParagraphSetting = 'body' | 'preamble';

/** A paragraph: its number and lead run in, then the text. */
export function composeParagraph(
  paragraph: ParagraphBlock,
  { template, setting, elements }: { template: Template; setting: ParagraphSetting; elements: TextElements },
  compositor: Compositor,
): ComposedBlock<LinesBlock> {
  const { text, grid } = template;
  const { mark } = template.footnote;
  const roles = paragraph.isSource ? oneRole(text.emphasis) : inlineRoles(paragraph, template, setting);
  const [first = [], ...rest] = collectSpans(paragraph.content, roles, mark);
  const lead = collectSpans(paragraph.lead, paragraph.isSource ? roles : oneRole(text.lead), mark).flat();
  const label = labelOf(paragraph, elements, lead[0]?.role ?? roles.none);
  const left = em(paragraph.kind === 'quote' ? text.quote.indent : 0);
  const measure = em(grid.columns - left);
  const box: TextBox = paragraph.isSource
    ? { measure: em(measure - 1), indent: em(0), align: 'right' }
    : { measure, indent: text.indent, align: 'justify' };
  const { lines, findings } = composeStretches([[...label, ...lead, ...first], ...rest], box, compositor);
  const runt = template.composition.runt === 'report' ? findRunt(lines) : [];
  const keepWithNext = lines.length === 1 && isLoneLead(paragraph) ? text.headingKeep : 0;
  const block: LinesBlock = { type: 'lines', lines, left, element: elements.element, keepWithNext };
  return { block, findings: [...findings, ...runt] };
}

/** The number of a paragraph, or the mark of an unordered item. */
function labelOf({ label }: ParagraphBlock, elements: TextElements, role: FontRole): readonly TextSpan[] {
  return label
    ? spansOf(label, role).map((span) => ({ ...span, ...(elements.label && { element: elements.label }) }))
    : [];
}

/** A numbered paragraph of nothing but its lead says what follows it, as a heading does (R3). */
const isLoneLead = ({ label, lead, content, isSource }: ParagraphBlock): boolean =>
  !isSource && label !== undefined && lead.length > 0 && wordsOf(content).trim() === '';

/** R1: a paragraph of several lines whose last one is a runt. */
function findRunt(lines: readonly ComposedLine[]): Finding[] {
  const last = lines.length > 1 ? lines.at(-1) : undefined;
  const range = last && isRunt(itemsOn(last)) ? rangeOf([last]) : undefined;
  return range ? [finding('runt', range, {})] : [];
}

function inlineRoles(paragraph: ParagraphBlock, { text }: Template, setting: ParagraphSetting): InlineRoles {
  const quoted = paragraph.kind === 'quote' || setting === 'preamble';
  return { none: quoted ? text.quote.font : text.body, strong: text.strong, emphasis: text.emphasis };
}
