import type { FontRole } from '../../model/face.js';
import { type Finding, finding } from '../../model/finding.js';
import type { Paragraph } from '../../model/issue.js';
import { em } from '../../model/length.js';
import type { Template } from '../../model/template.js';
import type { TextSpan } from '../collect-items.js';
import { collectSpans, type InlineRoles, labelSpan, oneRole } from '../collect-spans.js';
import { type ComposedLine, type Compositor, rangeOf, type TextBox } from '../compose-text.js';
import { type ComposedBlock, composeStretches, type LinesBlock } from '../flow.js';
import { isRunt } from '../item.js';
import type { TextElements } from '../text-elements.js';

/** 按语 stands in a face of its own. */
export type ParagraphSetting = 'body' | 'preamble';

/** Who supplied a section, alone in brackets: `（某厅窗口供稿）`. */
const sourceLine = /^（[^（）]*供稿）$/;

/** The words that open 按语, such as 【编者按】. */
const preambleOpening = /^【[^】]*按】/;

/** A paragraph: its number and lead run in, then the text. */
export function composeParagraph(
  paragraph: Paragraph,
  { template, setting, elements }: { template: Template; setting: ParagraphSetting; elements: TextElements },
  compositor: Compositor,
): ComposedBlock<LinesBlock> {
  const { text, grid } = template;
  const roles = inlineRoles(paragraph, template, setting);
  const { mark } = template.footnote;
  const [first = [], ...rest] = collectSpans(paragraph.content, roles, mark);
  const opening = setting === 'preamble' ? splitOpening(first, text.strong) : first;
  const lead = collectSpans(paragraph.lead, oneRole(text.lead), mark).flat();
  const label = labelOf(paragraph, { text, elements, role: lead.length > 0 ? text.lead : roles.none });
  const left = em(paragraph.kind === 'quote' ? text.quote.indent : 0);
  const box: TextBox = { measure: em(grid.columns - left), indent: text.indent, align: 'justify' };
  const whole = [...label, ...lead, ...opening];
  const isSourceLine = rest.length === 0 && sourceLine.test(whole.map((span) => span.text).join(''));
  const { lines, findings } = isSourceLine
    ? composeStretches(
        [inRole(whole, text.emphasis)],
        { measure: em(box.measure - 1), indent: em(0), align: 'right' },
        compositor,
      )
    : composeStretches([whole, ...rest], box, compositor);
  const runt = template.composition.runt === 'report' ? findRunt(lines) : [];
  const block: LinesBlock = { type: 'lines', lines, left, element: elements.element, keepWithNext: 0 };
  return { block, findings: [...findings, ...runt] };
}

/** The number of a paragraph, or the mark of an unordered item where the template has one. */
function labelOf(
  { label, item, range }: Paragraph,
  { text, elements, role }: { text: Template['text']; elements: TextElements; role: FontRole },
): readonly TextSpan[] {
  const element = elements.label && { element: elements.label };
  if (label) return [{ ...labelSpan(label, role), ...element }];
  if (item?.list.kind !== 'unordered' || !elements.startsItem || text.listMark === undefined) return [];
  const { file, start } = range;
  return [{ text: text.listMark, role, sourceOf: () => ({ file, start, end: start }), ...element }];
}

/** R1: at the end of a paragraph of several lines. */
function findRunt(lines: readonly ComposedLine[]): Finding[] {
  const last = lines.length > 1 ? lines.at(-1) : undefined;
  const range = last && isRunt(last.cells.map(({ item }) => item)) ? rangeOf([last]) : undefined;
  return range ? [finding('runt', range, {})] : [];
}

function inlineRoles(paragraph: Paragraph, { text }: Template, setting: ParagraphSetting): InlineRoles {
  const quoted = paragraph.kind === 'quote' || setting === 'preamble';
  return { none: quoted ? text.quote.font : text.body, strong: text.strong, emphasis: text.emphasis };
}

const inRole = (spans: readonly TextSpan[], role: TextSpan['role']): TextSpan[] =>
  spans.map((span) => ({ ...span, role }));

/** Sets the opening words of 按语 apart. */
function splitOpening(spans: readonly TextSpan[], role: TextSpan['role']): TextSpan[] {
  const [span, ...others] = spans;
  const length = span ? (preambleOpening.exec(span.text)?.[0].length ?? 0) : 0;
  if (!span || length === 0) return [...spans];
  const { sourceOf } = span;
  const rest: TextSpan = {
    ...span,
    text: span.text.slice(length),
    ...(sourceOf && { sourceOf: (start: number, end: number) => sourceOf(start + length, end + length) }),
  };
  return [{ ...span, text: span.text.slice(0, length), role }, rest, ...others];
}
