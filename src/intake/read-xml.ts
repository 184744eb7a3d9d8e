import { SaxesParser, type SaxesTagNS } from 'saxes';
import { IntakeError } from './intake-error.js';

/** An element of XML. Names have the prefixes of `knownNamespaces`, whichever the file itself declares. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** No file that an office's program writes comes near. */
const xmlLimits = { depth: 400, nodes: 2_000_000, attributes: 500 } as const;

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const STRICT = 'http://purl.oclc.org/ooxml';

/** The namespaces of Office Open XML [ECMA-376], transitional and strict, by the prefix that this program reads them under. */
const knownNamespaces: ReadonlyMap<string, string> = new Map([
  [WORD, 'w'],
  [`${STRICT}/wordprocessingml/main`, 'w'],
  [`${OFFICE}/relationships`, 'r'],
  [`${STRICT}/officeDocument/relationships`, 'r'],
  [`${OFFICE}/math`, 'm'],
  [`${STRICT}/officeDocument/math`, 'm'],
  [`${DRAWING}/main`, 'a'],
  [`${STRICT}/drawingml/main`, 'a'],
  [`${DRAWING}/wordprocessingDrawing`, 'wp'],
  [`${STRICT}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${DRAWING}/picture`, 'pic'],
  [`${DRAWING}/chart`, 'c'],
  [`${DRAWING}/diagram`, 'dgm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'x'],
  [`${STRICT}/spreadsheetml/main`, 'x'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'ct'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]);

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/**
 * The root element of a file of XML. Nothing outside of the file is asked for, and no entity but those of XML itself is known.
 * @throws IntakeError where it is no XML, declares a document type, or is deeper or larger than any that is any good
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const text = decodeXml(bytes);
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let nodes = 0;
  const refuse = (error: IntakeError): never => {
    throw error;
  };
  const count = (): void => {
    nodes += 1;
    if (nodes > xmlLimits.nodes || open.length > xmlLimits.depth) refuse(new IntakeError('import-file/nesting', {}));
  };
  parser.on('error', () => refuse(new IntakeError('import-file/damaged', {})));
  parser.on('doctype', () => refuse(new IntakeError('import-file/doctype', {})));
  let attributes = 0;
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > xmlLimits.attributes) refuse(new IntakeError('import-file/nesting', {}));
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    count();
    const element: OpenElement = { name: nameOf(tag), attributes: attributesOf(tag), children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (added: string): void => {
    count();
    open.at(-1)?.children.push(added);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  return root ?? refuse(new IntakeError('import-file/damaged', {}));
}

const nameOf = ({ uri, local }: { readonly uri: string; readonly local: string }): string => {
  const prefix = knownNamespaces.get(uri);
  return prefix === undefined ? `?:${local}` : `${prefix}:${local}`;
};

const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf({ attributes }: SaxesTagNS): ReadonlyMap<string, string> {
  const values = Object.values(attributes);
  if (values.length === 0) return noAttributes;
  return new Map(values.map(({ uri, local, value }) => [uri === '' ? local : nameOf({ uri, local }), value]));
}

function decodeXml(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new IntakeError('import-file/damaged', {});
  }
}

const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

/** The elements right within one. */
export const elementsIn = (element: XmlElement | undefined): readonly XmlElement[] =>
  element?.children.filter(isElement) ?? [];

/** The first element of a name right within one. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  elementsIn(element).find((child) => child.name === name);

/** The `w:val` of the first element of a name right within one. */
export const settingOf = (element: XmlElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes.get('w:val');

/** All elements of a name at any depth, in their order; none within another of them. */
export function elementsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsIn(element).flatMap((child) => (child.name === name ? [child] : elementsNamed(child, name)));
}

/** All text at any depth. */
export const textIn = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
