import type { Masthead } from '../../model/document.js';
import { type Finding, finding } from '../../model/finding.js';
import type { Image } from '../../model/image.js';
import type { TextRun } from '../../model/issue.js';
import { em, type Pt, pt } from '../../model/length.js';
import { black, type Color, type PageItem, type PlacedImage } from '../../model/page.js';
import type { Template } from '../../model/template.js';
import { rangeOfRun } from '../../model/text-run.js';
import type { TextSpan } from '../collect-items.js';
import { spanOf } from '../collect-spans.js';
import { type ComposedText, composeText, type TextBox } from '../compose-text.js';
import { type FurnishContext, type Furnishing, gridCell, gridPitch, placeLine } from './place-line.js';

/** One text of the masthead and where it stands. */
interface MastheadText {
  readonly span: TextSpan;
  readonly size: Pt;
  /** Of the em box, from the paper's top edge. */
  readonly top: Pt;
  readonly align: TextBox['align'];
  readonly color: Color;
  /** Blank at both ends of the line, in em of its size. */
  readonly inset: number;
}

/** Blank between publisher and date at least, in em. */
const leastImprintGap = 1;

/** 报头: the name, the number and period, publisher and date, and the red rule below them. */
export function furnishMasthead(content: Masthead, context: FurnishContext): Furnishing {
  const { template } = context;
  const { name } = content;
  const items: PageItem[] = name.type === 'image' && name.image ? [placeImage(name.image, name, context)] : [];
  const findings: Finding[] = [];
  const place = (text: MastheadText): ComposedText => {
    const composed = composeMastheadText(text, context);
    findings.push(...composed.findings);
    items.push(...placeText(text, composed, context));
    return composed;
  };
  for (const text of textsAbove(content, template)) place(text);
  const { imprint } = template.masthead;
  const onImprint = { ...onGrid(imprint.line, template), size: imprint.size, inset: imprint.inset };
  const imprinted = (run: TextRun, align: TextBox['align']): ComposedText =>
    place({ ...onImprint, span: spanOf(run, imprint.font), align });
  const texts = [imprinted(content.publisher, 'left'), imprinted(content.date, 'right')];
  findings.push(...checkImprint(texts, content, template));
  items.push(redRule(template));
  return { items, findings };
}

const onGrid = (line: number, template: Template): Pick<MastheadText, 'size' | 'top' | 'color' | 'inset'> => ({
  size: gridCell(template),
  top: gridTop(line, template),
  color: black,
  inset: 0,
});

/** What stands above publisher and date, in reading order. */
function textsAbove({ marking, name, number, period }: Masthead, template: Template): MastheadText[] {
  const { masthead, typeArea } = template;
  const texts: MastheadText[] = marking.map((run, index) => {
    const { font, line } = masthead.marking;
    return { ...onGrid(line + index, template), span: spanOf(run, font), align: 'left' };
  });
  if (name.type === 'text') {
    const { font, size, color, top } = masthead.name;
    const box = { size, top: pt(typeArea.top + top), color, inset: 0 };
    texts.push({ ...box, span: spanOf(name.text, font), align: 'center' });
  }
  const centred = (run: TextRun, { font, line }: { readonly font: string; readonly line: number }): MastheadText => ({
    ...onGrid(line, template),
    span: spanOf(run, font),
    align: 'center',
  });
  return [...texts, centred(number, masthead.number), centred(period, masthead.period)];
}

/** As large as there is room for it above the number, in its middle. */
function placeImage(
  image: Image,
  { alternative }: { readonly alternative: string },
  { template, elements }: FurnishContext,
): PlacedImage {
  const { typeArea, masthead, figure } = template;
  const room = pt((masthead.number.line - 1) * gridPitch(template));
  const scale = Math.min(typeArea.width / image.width, room / image.height);
  const [width, height] = [pt(image.width * scale), pt(image.height * scale)];
  return {
    type: 'image',
    image,
    x: pt(typeArea.left + (typeArea.width - width) / 2),
    y: pt(typeArea.top + (room - height) / 2),
    width,
    height,
    resolution: figure.resolution,
    role: elements.elementOf({ tag: 'Figure', alternative }),
  };
}

/** Top of a line of the grid, counted from 1, from the paper's top edge. */
const gridTop = (line: number, template: Template): Pt => pt(template.typeArea.top + (line - 1) * gridPitch(template));

function composeMastheadText({ span, size, inset, align }: MastheadText, context: FurnishContext): ComposedText {
  const measure = em(context.template.typeArea.width / size - 2 * inset);
  return composeText([span], { measure, indent: em(0), align }, context.compositor);
}

function placeText(text: MastheadText, { lines }: ComposedText, context: FurnishContext): PageItem[] {
  const element = { tag: 'P' } as const;
  const left = pt(context.template.typeArea.left + text.inset * text.size);
  return lines.flatMap((line, index) => {
    const top = pt(text.top + index * text.size);
    return placeLine(line, { ...text, part: 'masthead', element, left, top, condense: 1 }, context);
  });
}

/** Publisher and date stand on one line: where they don't fit, one would be printed over the other. */
function checkImprint(texts: readonly ComposedText[], { publisher }: Masthead, template: Template): Finding[] {
  const { size, inset } = template.masthead.imprint;
  const widths = texts.flatMap(({ lines }) => lines.map(({ width }) => width));
  const needed = widths.reduce((sum, width) => sum + width, leastImprintGap);
  const over = Math.ceil(needed - (template.typeArea.width / size - 2 * inset));
  return over > 0 ? [finding('imprint-too-long', rangeOfRun(publisher), { over })] : [];
}

function redRule(template: Template): PageItem {
  const { masthead, typeArea } = template;
  const { imprint, rule } = masthead;
  const y = gridTop(imprint.line, template) + imprint.size + rule.below + rule.thickness / 2;
  return {
    type: 'rule',
    x: typeArea.left,
    y: pt(y),
    width: typeArea.width,
    thickness: rule.thickness,
    color: rule.color,
  };
}
