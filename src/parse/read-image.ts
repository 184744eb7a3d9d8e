import type { Image } from 'mdast';
import type { Figure, Inline, PictureSource } from '../model/issue.js';
import type { Located, SourceRange } from '../model/source.js';
import type { Stretch } from './block-text.js';
import { isChartAddress, readChartAddress } from './chart-address.js';
import { finding } from './finding.js';
import { readImageWidth } from './image-width.js';
import { rangeOfNode, readInlines, type SectionReader, taken } from './read-inlines.js';
import { findBraces } from './read-placeholder.js';
import { joinLines, splitLines } from './split-lines.js';
import type { ImageParts } from './tree-extension.js';
import { excerpt } from './yaml/read-values.js';

/** An image that stands on a line of its own. None where its address names nothing that can be set. */
export function readImage(reader: SectionReader, node: Image): readonly Figure[] {
  const range = rangeOfNode(reader.file, node);
  const parts = node.data?.parts ?? { label: [] };
  const caption = joinLines(splitLines(readInlines(reader, parts.label, 'caption')));
  const picture = readPicture(reader, node, parts);
  if (!picture) return [];
  // The cells of a table are text already.
  if (isBlank(caption) && picture.type !== 'table-file') {
    reader.findings.push(finding('image-alternative', range, {}));
  }
  const title = locatedIn(range, parts.title, node.title ?? '');
  const width = title && readWidth(reader, title, picture);
  return [{ type: 'figure', picture, caption, ...(width && { width }), range }];
}

const isBlank = (caption: readonly Inline[]): boolean =>
  caption.every((inline) => inline.type === 'text' && inline.text.trim() === '');

function readPicture(reader: SectionReader, node: Image, parts: ImageParts): PictureSource | undefined {
  const range = rangeOfNode(reader.file, node);
  const address = locatedIn(range, parts.address, decoded(node.url));
  const braces = address ? findBraces(address.range) : [];
  reader.findings.push(...braces);
  if (braces.length > 0) return undefined;
  if (!address || address.value.trim() === '') {
    reader.findings.push(finding('image-address', range, {}));
    return undefined;
  }
  if (isChartAddress(address.value)) return taken(reader, readChartAddress(address));
  const { value: path } = address;
  if (/^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(path)) {
    reader.findings.push(finding('image-address/remote', address.range, { address: excerpt(path) }));
    return undefined;
  }
  if (/\.(?:xlsx?|xlsm|xlsb|et|ett|ods|numbers)$/i.test(path)) {
    reader.findings.push(finding('table-file/spreadsheet', address.range, { path: excerpt(path) }));
    return undefined;
  }
  return { type: /\.(?:csv|tsv)$/i.test(path) ? 'table-file' : 'image', path: address };
}

function readWidth(reader: SectionReader, title: Located<string>, picture: PictureSource): Figure['width'] {
  if (title.value.trim() === '') return undefined;
  const braces = findBraces(title.range);
  reader.findings.push(...braces);
  if (braces.length > 0) return undefined;
  if (picture.type !== 'table-file') return taken(reader, readImageWidth(title));
  reader.findings.push(finding('image-width/table', title.range, { typed: excerpt(title.value) }));
  return undefined;
}

/** What is written as `%E5%9B%BE` is read as it reads in a browser; what can't be is left as it is. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const locatedIn = ({ file }: SourceRange, stretch: Stretch | undefined, value: string): Located<string> | undefined =>
  stretch && { value, range: { file, ...stretch } };
