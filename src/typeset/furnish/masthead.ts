import type { Masthead } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Image } from '../../model/image.js';
import type { TextRun } from '../../model/issue.js';
import type { MastheadFacts } from '../../model/layout.js';
import { em, type Pt, pt } from '../../model/length.js';
import { black, type Color, type PageItem, type PlacedImage } from '../../model/page.js';
import type { Template } from '../../model/template.js';
import { rangeOfRun } from '../../model/text-run.js';
import type { TextSpan } from '../collect-items.js';
import { spanOf } from '../collect-spans.js';
import { type ComposedText, composeText, type TextBox } from '../compose-text.js';
import { finding } from '../finding.js';
import { type FurnishContext, type Furnishing, gridCell, gridPitch, placeLine } from './place-line.js';

/** One text of the masthead and where it stands. */
interface MastheadText {
  readonly span: TextSpan;
  /** What stood in its place in an earlier version: struck, in small type above it, since the line has no room for both. */
  readonly former?: TextSpan;
  readonly size: Pt;
  /** Top of the em box, from the paper's top edge. */
  readonly top: Pt;
  readonly align: TextBox['align'];
  readonly color: Color;
  /** Blank at both ends of the line, in em of its size. */
  readonly inset: number;
  /** Horizontal scale; none where it keeps its own. */
  readonly condense?: number;
}

/** A line that is exactly full must not turn for the last bit. */
const TOLERANCE = 1e-9;

/** Blank between publisher and date at least, in em. */
const LEAST_IMPRINT_GAP = 1;

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
    if (text.former) place(aboveIt(text, text.former, template));
    return composed;
  };
  for (const text of textsAbove(content, context)) place(text);
  findings.push(...checkName(content, context));
  findings.push(...checkMarking(content, context));
  const { imprint } = template.masthead;
  const share = imprintShare(content, context);
  const condense = Math.min(1, Math.max(share, template.colophon.condenseTo));
  const onImprint = { ...onGrid(imprint.line, template), size: imprint.size, inset: imprint.inset, condense };
  place({ ...onImprint, ...spansOfRun(content.publisher, imprint.font), align: 'left' });
  place({ ...onImprint, ...spansOfRun(content.date, imprint.font), align: 'right' });
  findings.push(...checkImprint(share, content, template));
  items.push(redRule(template));
  return { items, findings };
}

const spansOfRun = (run: TextRun, font: string): Pick<MastheadText, 'span' | 'former'> => ({
  span: spanOf(run, font),
  ...(run.former && { former: spanOf(run.former, font) }),
});

function aboveIt(
  { top, size, inset, align, color }: MastheadText,
  span: TextSpan,
  { redline }: Template,
): MastheadText {
  const own = redline.size;
  return { span, size: own, top: pt(top - own), align, color, inset: (inset * size) / own };
}

/** How its texts were fitted into their lines. */
export function mastheadFacts(content: Masthead, context: FurnishContext): MastheadFacts {
  const { marking, name } = content;
  const { condenseTo } = context.template.colophon;
  return {
    ...(name.type === 'text' && { name: fitName(name.text, context) }),
    marking: marking.map((run) => condenseMarking(run, context)),
    imprint: Math.min(1, Math.max(imprintShare(content, context), condenseTo)),
  };
}

const onGrid = (line: number, template: Template): Pick<MastheadText, 'size' | 'top' | 'color' | 'inset'> => ({
  size: gridCell(template),
  top: gridTop(line, template),
  color: black,
  inset: 0,
});

/** What stands above publisher and date, in reading order. */
function textsAbove({ marking, name, number, period }: Masthead, context: FurnishContext): MastheadText[] {
  const { template } = context;
  const { masthead } = template;
  const texts: MastheadText[] = marking.map((run, index) => {
    const { font, line } = masthead.marking;
    const condense = condenseMarking(run, context);
    return { ...onGrid(line + index, template), ...spansOfRun(run, font), align: 'left', condense };
  });
  if (name.type === 'text') texts.push(nameText(name.text, context));
  const centred = (run: TextRun, { font, line }: { readonly font: string; readonly line: number }): MastheadText => ({
    ...onGrid(line, template),
    ...spansOfRun(run, font),
    align: 'center',
  });
  return [...texts, centred(number, masthead.number), centred(period, masthead.period)];
}

/**
 * The name on one line: in its own size where there is room, else as large as fits, in the middle of where it would
 * stand; smaller than the text it doesn't get, but condensed as the lines of 版记 may be.
 */
function nameText(run: TextRun, context: FurnishContext): MastheadText {
  const { masthead, typeArea } = context.template;
  const { font, size, color, top } = masthead.name;
  const fit = fitName(run, context);
  const box = { ...fit, top: pt(typeArea.top + top + (size - fit.size) / 2), color, inset: 0 };
  return { ...box, ...spansOfRun(run, font), align: 'center' };
}

function fitName(run: TextRun, context: FurnishContext): { readonly size: Pt; readonly condense: number } {
  const { masthead, typeArea, colophon } = context.template;
  const full = typeArea.width / nameWidth(run, context);
  const size = pt(Math.min(masthead.name.size, Math.max(full, leastNameSize(context.template))));
  return { size, condense: Math.max(colophon.condenseTo, Math.min(1, full / size)) };
}

/** The name is not set smaller than the text, unless the template wants it so. */
const leastNameSize = (template: Template): number => Math.min(template.masthead.name.size, gridCell(template));

/** Wider than any text of the masthead. */
const endless = em(1e6);

const nameWidth = (run: TextRun, context: FurnishContext): number =>
  widthOf(run, context.template.masthead.name.font, context);

/** The width of a text on one line, in em of its size. */
function widthOf(run: TextRun, font: string, { compositor }: FurnishContext): number {
  const box = { measure: endless, indent: em(0), align: 'left' } as const;
  return composeText([spanOf(run, font)], box, compositor).lines[0]?.width ?? 0;
}

/** A name that no size of type gets onto one line. */
function checkName({ name }: Masthead, context: FurnishContext): Finding[] {
  if (name.type !== 'text') return [];
  const { template } = context;
  const room = template.typeArea.width / leastNameSize(template) / template.colophon.condenseTo;
  const over = Math.ceil(nameWidth(name.text, context) - room - TOLERANCE);
  return over > 0 ? [finding('masthead-name-long', rangeOfRun(name.text), { over })] : [];
}

/** The image in the place of the name: as large as there is room for above the number, and in the middle of that. */
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

function composeMastheadText(text: MastheadText, context: FurnishContext): ComposedText {
  const { span, size, inset, align, condense = 1 } = text;
  const measure = em((context.template.typeArea.width / size - 2 * inset) / condense + TOLERANCE);
  return composeText([span], { measure, indent: em(0), align }, context.compositor);
}

function placeText(text: MastheadText, { lines }: ComposedText, context: FurnishContext): PageItem[] {
  const element = { tag: 'P' } as const;
  const left = pt(context.template.typeArea.left + text.inset * text.size);
  return lines.flatMap((line, index) => {
    const top = pt(text.top + index * text.size);
    return placeLine(line, { ...text, part: 'masthead', element, left, top, condense: text.condense ?? 1 }, context);
  });
}

/** Room for publisher and date, in em of their size. */
const imprintRoom = ({ masthead: { imprint }, typeArea }: Template): number =>
  typeArea.width / imprint.size - 2 * imprint.inset;

/** Publisher and date stand on one line: to which share of their width they have to be condensed for it; from 1 on to none. */
function imprintShare({ publisher, date }: Masthead, context: FurnishContext): number {
  const { imprint } = context.template.masthead;
  const widths = [publisher, date].map((run) => widthOf(run, imprint.font, context));
  return imprintRoom(context.template) / widths.reduce((sum, width) => sum + width, LEAST_IMPRINT_GAP);
}

/** Where they don't fit however condensed, one would be printed over the other. */
function checkImprint(share: number, { publisher }: Masthead, template: Template): Finding[] {
  const room = imprintRoom(template);
  const over = Math.ceil(room / share - room / template.colophon.condenseTo - TOLERANCE);
  return over > 0 ? [finding('imprint-too-long', rangeOfRun(publisher), { over })] : [];
}

/** Room for a marking, in em of its size. */
const markingRoom = (template: Template): number => template.typeArea.width / gridCell(template);

function condenseMarking(run: TextRun, context: FurnishContext): number {
  const { masthead, colophon } = context.template;
  const share = markingRoom(context.template) / widthOf(run, masthead.marking.font, context);
  return Math.min(1, Math.max(share, colophon.condenseTo));
}

/** Each marking stands on a line of its own, and all of them above the name. */
function checkMarking({ marking, name }: Masthead, context: FurnishContext): Finding[] {
  const { template } = context;
  const { font, line } = template.masthead.marking;
  const room = markingRoom(template) / template.colophon.condenseTo;
  const long = marking.flatMap((run) => {
    const over = Math.ceil(widthOf(run, font, context) - room - TOLERANCE);
    return over > 0 ? [finding('marking-long', rangeOfRun(run), { over })] : [];
  });
  const foot =
    name.type === 'text' ? template.masthead.name.top : (template.masthead.number.line - 1) * gridPitch(template);
  const most = Math.floor((foot - gridCell(template) + TOLERANCE) / gridPitch(template)) + 2 - line;
  const extra = marking[Math.max(0, most)];
  return [...long, ...(extra ? [finding('marking-long/lines', rangeOfRun(extra), { most })] : [])];
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
