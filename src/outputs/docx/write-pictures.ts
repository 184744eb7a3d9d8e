import { mostPixels } from '../../image/fit-within.js';
import { drawingFile, type PictureFile, pictureFile } from '../../image/picture-file.js';
import type { Document, DocumentBlock, FigureBlock } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Image } from '../../model/image.js';
import type { Layout } from '../../model/layout.js';
import { type Pt, pt } from '../../model/length.js';
import type { Template } from '../../model/template.js';
import { drawChartPixels } from './draw-chart.js';
import { drawingUnits, type Measures, twips } from './measures.js';
import type { Relations } from './relations.js';
import { namespaces, xmlElement } from './xml.js';

/** A picture of the document and how large it stands there. */
export interface DocumentPicture {
  /** The path of its part, in the folder word. */
  readonly path: string;
  readonly file: PictureFile;
  readonly width: Pt;
  readonly height: Pt;
  readonly alternative: string;
}

export interface DocumentPictures {
  readonly masthead?: DocumentPicture;
  readonly figures: ReadonlyMap<FigureBlock, DocumentPicture>;
  readonly findings: readonly Finding[];
}

interface PicturesRequest {
  readonly document: Document;
  readonly layout: Layout;
  readonly template: Template;
  readonly measures: Measures;
}

/** All pictures as files, one after the other: the samples of one can be many megabytes. What can't be decoded is found. */
export async function makePictures({
  document,
  layout,
  template,
  measures,
}: PicturesRequest): Promise<DocumentPictures> {
  const { resolution } = template.figure;
  const findings: Finding[] = [];
  const files = new Map<string, { path: string; file: PictureFile }>();
  const keep = (key: string, file: PictureFile) => {
    const kept = files.get(key) ?? { path: `media/image${files.size + 1}.${file.format}`, file };
    files.set(key, kept);
    return kept;
  };
  const imageFile = async (image: Image, size: { width: Pt; height: Pt }) => {
    const most = mostPixels({ type: 'image', image, x: pt(0), y: pt(0), ...size, resolution, role: artifact });
    const key = `${image.id} ${most.width} ${most.height}`;
    const known = files.get(key);
    if (known) return known;
    const { value: encoded, findings: found } = await image.encode(most);
    findings.push(...found);
    return encoded && keep(key, await pictureFile(encoded));
  };
  const figures = new Map<FigureBlock, DocumentPicture>();
  for (const block of [...document.preamble, ...document.body]) {
    const box = layout.facts.blocks.get(block)?.picture;
    if (!isFigure(block) || !box) continue;
    const { picture, alternative } = block;
    const size = { width: pt(box.width * measures.stretch), height: pt(box.height * measures.stretch) };
    if (picture.type === 'image') {
      const made = await imageFile(picture.image, size);
      if (made) figures.set(block, { ...made, ...size, alternative });
      continue;
    }
    const drawn = await drawChartPixels(picture.chart, block, layout.pages);
    const made = keep(`chart ${figures.size}`, await drawingFile(drawn.svg));
    // A line of text has no room for more.
    const fit = drawn.width > 1 ? Math.min(1, measures.measure / twips(size.width * drawn.width)) : 1;
    const whole = { width: pt(size.width * drawn.width * fit), height: pt(size.height * drawn.height * fit) };
    figures.set(block, { ...made, ...whole, alternative });
  }
  const { name } = document.masthead;
  const placed = layout.pages[0]?.items.find(
    (item) => item.type === 'image' && name.type === 'image' && item.image === name.image,
  );
  if (name.type !== 'image' || placed?.type !== 'image') return { figures, findings };
  const made = await imageFile(placed.image, placed);
  const { width, height } = placed;
  return { ...(made && { masthead: { ...made, width, height, alternative: name.alternative } }), figures, findings };
}

const artifact = { type: 'artifact', artifact: 'layout' } as const;

const isFigure = (block: DocumentBlock): block is FigureBlock => block.type === 'figure';

/** A picture that stands in its line as a character does [ECMA-376-1, 20.4.2.8]. @param id of its own in the document */
export function drawing(picture: DocumentPicture, id: number, relations: Relations): string {
  const { path, width, height, alternative } = picture;
  const [cx, cy] = [drawingUnits(width), drawingUnits(height)];
  const name = `图${id}`;
  const transform = xmlElement('a:xfrm', {}, xmlElement('a:off', { x: 0, y: 0 }), xmlElement('a:ext', { cx, cy }));
  const shape = xmlElement('a:prstGeom', { prst: 'rect' }, xmlElement('a:avLst'));
  const embedded = xmlElement(
    'pic:pic',
    {},
    xmlElement(
      'pic:nvPicPr',
      {},
      xmlElement('pic:cNvPr', { id, name, descr: alternative }),
      xmlElement('pic:cNvPicPr'),
    ),
    xmlElement(
      'pic:blipFill',
      {},
      xmlElement('a:blip', { 'r:embed': relations.add('image', path) }),
      xmlElement('a:stretch', {}, xmlElement('a:fillRect')),
    ),
    xmlElement('pic:spPr', {}, transform, shape),
  );
  const inline = xmlElement(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    xmlElement('wp:extent', { cx, cy }),
    xmlElement('wp:docPr', { id, name, descr: alternative }),
    xmlElement('wp:cNvGraphicFramePr', {}, xmlElement('a:graphicFrameLocks', { noChangeAspect: 1 })),
    xmlElement('a:graphic', {}, xmlElement('a:graphicData', { uri: namespaces.pic }, embedded)),
  );
  return xmlElement('w:r', {}, xmlElement('w:drawing', {}, inline));
}
