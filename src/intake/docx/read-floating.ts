import { childOf, elementsIn, elementsNamed, type XmlElement } from '../read-xml.js';
import { type DocxReader, noMarks, remark } from './docx-reader.js';

/** What stands beside or within a line and is no text: pictures, text boxes, charts, embedded files. It follows its block. */
export function readFloating(reader: DocxReader, element: XmlElement): void {
  const boxes = textBoxesIn(element);
  for (const box of boxes) readTextBox(reader, box);
  const description = describe(element);
  const images = [...named(element, 'a:blip'), ...named(element, 'v:imagedata')];
  for (const image of images) addPicture(reader, image, description);
  if (images.length > 0 && element.name !== 'w:object') return;
  const what = nameOfObject(element, boxes.length > 0);
  if (what !== undefined) addLost(reader, what);
}

/** A text box within a text box is read with it. */
const textBoxesIn = (element: XmlElement): readonly XmlElement[] => named(element, 'w:txbxContent');

/** As `elementsNamed`, following one way alone where there are alternatives. */
function named(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsIn(element).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name !== 'mc:AlternateContent') return child.name === 'w:txbxContent' ? [] : named(child, name);
    const choice = childOf(child, 'mc:Choice');
    const taken = choice && choice.children.length > 0 ? choice : childOf(child, 'mc:Fallback');
    return taken ? named(taken, name) : [];
  });
}

/** What the document says that its picture shows; names that programs make up say nothing. */
function describe(element: XmlElement): string {
  const properties = elementsNamed(element, 'wp:docPr')[0]?.attributes;
  const shape = elementsNamed(element, 'v:shape')[0]?.attributes;
  const said = properties?.get('descr') || properties?.get('title') || shape?.get('alt') || '';
  const isMadeUp = /^(?:图片|图像|picture|image|img|screenshot|微信图片|IMG)?[\s_-]*[\d_-]*(?:\.\w{3,4})?$/i.test(
    said.trim(),
  );
  return isMadeUp || /[\\/]/.test(said) || said.length > 60 ? '' : said.replace(/\s+/g, ' ').trim();
}

function addPicture(reader: DocxReader, image: XmlElement, description: string): void {
  const id = image.attributes.get('r:embed') ?? image.attributes.get('r:id');
  const relationship = reader.file.relationships.get(id ?? '');
  if (!relationship || relationship.isExternal) {
    const isLinked = relationship !== undefined || image.attributes.has('r:link');
    addLost(reader, isLinked ? '链接到别处的图片' : '图片');
    return;
  }
  const bytes = reader.file.bytes(relationship.target);
  if (bytes) reader.floating.push({ block: { type: 'picture', bytes, description }, remarks: [], marks: noMarks() });
  else addLost(reader, '图片');
}

function addLost(reader: DocxReader, what: string): void {
  const held = reader.remarks;
  reader.remarks = [];
  remark(reader, 'import-object', { what });
  reader.floating.push({ block: { type: 'lost', what }, remarks: reader.remarks, marks: noMarks() });
  reader.remarks = held;
}

/** What an object is called; undefined where nothing would be missed: lines, and frames of text boxes. */
function nameOfObject(element: XmlElement, hasText: boolean): string | undefined {
  if (named(element, 'c:chart').length > 0) return '图表';
  if (named(element, 'dgm:relIds').length > 0) return 'SmartArt 图形';
  if (element.name === 'w:object' || named(element, 'o:OLEObject').length > 0) return '嵌入的文件';
  return hasText || named(element, 'wps:wsp').length > 0 || element.name === 'w:pict' ? undefined : '图形';
}

/** The text in a box stands after the paragraph that holds the box. */
function readTextBox(reader: DocxReader, box: XmlElement): void {
  const held = { remarks: reader.remarks, floating: reader.floating, tracked: reader.tracked };
  reader.remarks = [];
  reader.floating = [];
  const blocks = reader.blocksIn(box);
  const { remarks } = reader;
  Object.assign(reader, held);
  reader.remarks.push(...remarks);
  for (const { block, remarks: said, marks } of blocks) {
    const place = { code: 'import-text-box', params: {} } as const;
    reader.floating.push({ block, remarks: [place, ...said], marks });
  }
}
