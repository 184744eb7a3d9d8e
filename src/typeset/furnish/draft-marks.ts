import { em, pt } from '../../model/length.js';
import { black, type PageItem, type PageLine } from '../../model/page.js';
import { composeText } from '../compose-text.js';
import { type FurnishContext, type Furnishing, type LineSetting, placeLine } from './place-line.js';

/** 送审稿, 花脸稿 at the head of a page, and the numbers of its body lines in the margin: so reviewers can name a line. */
export function furnishDraftMarks(body: readonly PageItem[], words: string, context: FurnishContext): Furnishing {
  const head = furnishDraftHead(words, context);
  const numbers = body
    .flatMap((item) => (item.type === 'line' && item.part === 'body' ? [item] : []))
    .map((line, index) => numberLine(line, index + 1, context));
  return {
    items: [...head.items, ...numbers.flatMap((number) => number.items)],
    findings: [...head.findings, ...numbers.flatMap((number) => number.findings)],
  };
}

/** What stands at the head of a page that is not the issue's own. */
export function furnishDraftHead(words: string, context: FurnishContext): Furnishing {
  const { template, compositor } = context;
  const { draft, typeArea } = template;
  const measure = em(typeArea.width / draft.size);
  const spans = [{ text: words, role: draft.font }];
  const mark = composeText(spans, { measure, indent: em(0), align: 'right' }, compositor);
  const setting = { ...artifact, size: draft.size, color: black, top: draft.top, left: typeArea.left };
  return { items: mark.lines.flatMap((line) => placeLine(line, setting, context)), findings: mark.findings };
}

const artifact: Pick<LineSetting, 'part' | 'element' | 'condense'> = {
  part: 'draft',
  element: 'pagination',
  condense: 1,
};

function numberLine({ baseline }: PageLine, number: number, context: FurnishContext): Furnishing {
  const { template, compositor } = context;
  const { font, size, width, gap, color } = template.draft.lineNumber;
  const box = { measure: width, indent: em(0), align: 'right' } as const;
  const { lines, findings } = composeText([{ text: String(number), role: font }], box, compositor);
  const top = pt(baseline - template.grid.baseline * size);
  const left = pt(template.typeArea.left - gap - width * size);
  const items = lines.flatMap((line) => placeLine(line, { ...artifact, size, color, top, left }, context));
  return { items, findings };
}
