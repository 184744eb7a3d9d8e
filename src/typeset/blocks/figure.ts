import type { Content, FigureBlock, Picture } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Image } from '../../model/image.js';
import type { FigureWidth } from '../../model/issue.js';
import { emToPt, type Pt, pt } from '../../model/length.js';
import type { Template } from '../../model/template.js';
import { collectSpans } from '../collect-spans.js';
import type { Compositor } from '../compose-text.js';
import type { Element } from '../elements.js';
import { finding } from '../finding.js';
import type { Band, BandItem, BandsBlock, ComposedBlock } from '../flow.js';
import { gridCell, pageRoom } from '../furnish/place-line.js';
import { composeCaption } from './captions.js';
import { placeChart } from './chart.js';

const POINTS_PER_INCH = 72;

/** The density of an image that says nothing of its size: what screens and word processors take for it [CSS 2.1, 4.3.2]. */
const USUAL_DENSITY = 96;

interface FigureContext {
  readonly template: Template;
  readonly compositor: Compositor;
}

/** A picture, centred, with its caption below: kept together, and as large as its author says, its page allows at most. */
export function composeFigure(figure: FigureBlock, context: FigureContext): ComposedBlock<BandsBlock> {
  const { template } = context;
  const { picture, alternative } = figure;
  const element: Element = { tag: 'Figure', alternative };
  const caption = composeFigureCaption(figure.caption, element, context);
  const most = { width: template.typeArea.width, height: pt(pageRoom(template) - (caption?.band.height ?? 0)) };
  const size = boxOf(picture, figure.width?.value, { most, template });
  const left = pt((template.typeArea.width - size.width) / 2);
  const placed = placePicture(picture, { figure, element, left, ...size }, context);
  const band: Band = {
    height: pt(size.height + (caption?.band.height ?? 0)),
    items: [...placed.items, ...(caption ? lowered(caption.band.items, size.height) : [])],
  };
  const block: BandsBlock = {
    type: 'bands',
    opening: [],
    head: [],
    continued: [],
    rows: [band],
    closing: [],
    made: { picture: size },
    range: figure.range,
  };
  const coarse = picture.type === 'image' ? findCoarse(picture.image, figure, { width: size.width, template }) : [];
  return { block, findings: [...(caption?.findings ?? []), ...placed.findings, ...coarse] };
}

function composeFigureCaption(content: Content, figure: Element, context: FigureContext) {
  if (content.length === 0) return undefined;
  const { figure: style, text, footnote } = context.template;
  const roles = { none: style.caption.font, strong: text.strong, emphasis: text.emphasis };
  const element: Element = { tag: 'Caption', parent: figure };
  const setting = { style: style.caption, align: 'center', part: 'figure', element, side: 'above' } as const;
  return composeCaption(collectSpans(content, roles, footnote.mark), setting, context);
}

interface Box {
  readonly width: Pt;
  readonly height: Pt;
}

/** The size that was asked for, else the picture's own; smaller where the page is. */
function boxOf(
  picture: Picture,
  width: FigureWidth | undefined,
  { most, template }: { most: Box; template: Template },
): Box {
  const own = ownSize(picture);
  const wanted = width ? widthOf(width, template) : own.width;
  const scale = Math.min(wanted / own.width, most.width / own.width, most.height / own.height);
  return { width: pt(own.width * scale), height: pt(own.height * scale) };
}

function ownSize(picture: Picture): Box {
  if (picture.type === 'chart') return picture.chart;
  const { width, height, density = USUAL_DENSITY } = picture.image;
  return { width: pt((width / density) * POINTS_PER_INCH), height: pt((height / density) * POINTS_PER_INCH) };
}

function widthOf(width: FigureWidth, template: Template): Pt {
  switch (width.type) {
    case 'length':
      return width.length;
    case 'cells':
      return emToPt(width.cells, gridCell(template));
    case 'share':
      return pt(width.share * template.typeArea.width);
  }
}

interface PicturePlace extends Box {
  readonly figure: FigureBlock;
  readonly element: Element;
  readonly left: Pt;
}

function placePicture(
  picture: Picture,
  { figure, element, left, width, height }: PicturePlace,
  context: FigureContext,
): { items: readonly BandItem[]; findings: readonly Finding[] } {
  if (picture.type === 'chart')
    return placeChart(picture.chart, { element, left, width, range: figure.range }, context);
  const { image } = picture;
  const { resolution } = context.template.figure;
  const shape = { type: 'image', image, x: left, y: pt(0), width, height, resolution, source: figure.range } as const;
  return { items: [{ type: 'shape', shape, element }], findings: [] };
}

const lowered = (items: readonly BandItem[], down: Pt): readonly BandItem[] =>
  items.map((item) => (item.type === 'text' ? { ...item, top: pt(item.top + down) } : item));

/** An image that has too few pixels to be printed so large. */
function findCoarse(
  image: Image,
  { range }: FigureBlock,
  { width, template }: { width: Pt; template: Template },
): readonly Finding[] {
  const density = Math.floor((image.width / width) * POINTS_PER_INCH);
  const { least } = template.figure;
  if (density >= least) return [];
  const most = Math.floor((image.width / least) * 25.4);
  return [finding('image-coarse', range, { density, least, width: most })];
}
