import { chineseDate, chineseIssueNumber, chinesePeriod } from '../../model/chinese-date.js';
import { type Finding, finding } from '../../model/finding.js';
import type { Image } from '../../model/image.js';
import type { Issue } from '../../model/issue.js';
import { em, type Pt, pt } from '../../model/length.js';
import { black, type Color, type PageItem, type PlacedImage } from '../../model/page.js';
import type { Template } from '../../model/template.js';
import type { TextSpan } from '../collect-items.js';
import { madeSpan } from '../collect-spans.js';
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

/**
 * 报头: the name, the issue's number and period, publisher and date, and the red rule below them.
 * @param image in the place of the name
 */
export function furnishMasthead(issue: Issue, image: Image | undefined, context: FurnishContext): Furnishing {
  const { template } = context;
  const items: PageItem[] = image ? [placeImage(issue, image, context)] : [];
  const findings: Finding[] = [];
  for (const text of collectTexts(issue, template)) {
    const composed = composeMastheadText(text, context);
    findings.push(...composed.findings);
    items.push(...placeText(text, composed, context));
  }
  findings.push(...checkImprint(issue, context));
  items.push(redRule(template));
  return { items, findings };
}

/** In reading order. */
function collectTexts(issue: Issue, template: Template): MastheadText[] {
  const { header, name, publisher } = issue;
  const { masthead, typeArea } = template;
  const onGrid = (line: number): Pick<MastheadText, 'size' | 'top' | 'color' | 'inset'> => {
    return { size: gridCell(template), top: gridTop(line, template), color: black, inset: 0 };
  };
  const numbered = header.identity.type === 'special' ? header.identity.special : header.identity.number;
  const { imprint } = masthead;
  const onImprint = { ...onGrid(imprint.line), size: imprint.size, inset: imprint.inset };
  const texts: MastheadText[] = [];
  for (const [i, line] of header.marking.entries()) {
    const span = madeSpan(line.value, masthead.marking.font, line);
    texts.push({ ...onGrid(masthead.marking.line + i), span, align: 'left' });
  }
  if (issue.masthead.type === 'text') {
    const { font, size, color } = masthead.name;
    const top = pt(typeArea.top + masthead.name.top);
    texts.push({ span: madeSpan(name.value, font, name), size, top, color, inset: 0, align: 'center' });
  }
  const number = madeSpan(chineseIssueNumber(header), masthead.number.font, numbered);
  texts.push({ ...onGrid(masthead.number.line), span: number, align: 'center' });
  const period = madeSpan(`（${chinesePeriod(header.period.value)}）`, masthead.period.font, header.period);
  texts.push({ ...onGrid(masthead.period.line), span: period, align: 'center' });
  texts.push({ ...onImprint, span: madeSpan(publisher.value, imprint.font, publisher), align: 'left' });
  texts.push({ ...onImprint, span: dateSpan(issue, imprint.font), align: 'right' });
  return texts;
}

/** As large as there is room for it above the issue's number, in its middle. */
function placeImage({ name }: Issue, image: Image, { template, elements }: FurnishContext): PlacedImage {
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
    role: elements.elementOf({ tag: 'Figure', alternative: name.value }),
  };
}

/** The printing date; room to write it in by hand where it isn't known yet. */
function dateSpan({ header }: Issue, font: string): TextSpan {
  if (header.date) return madeSpan(chineseDate(header.date.value), font, header.date);
  const blank = '\u3000';
  return { ...madeSpan(`${header.year.value}年${blank}月${blank}日`, font, header.year), missing: true };
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
function checkImprint(issue: Issue, context: FurnishContext): Finding[] {
  const [publisher, date] = collectTexts(issue, context.template).slice(-2);
  if (!publisher || !date) return [];
  const widths = [publisher, date].map((text) =>
    composeMastheadText(text, context).lines.reduce((sum, line) => sum + line.width, 0),
  );
  const needed = widths.reduce((sum, width) => sum + width, leastImprintGap);
  const room = context.template.typeArea.width / publisher.size - 2 * publisher.inset;
  const over = Math.ceil(needed - room);
  return over > 0 ? [finding('imprint-too-long', issue.publisher.range, { over })] : [];
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
