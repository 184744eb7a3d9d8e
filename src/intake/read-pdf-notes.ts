import { inflateSync } from 'node:zlib';
import type { PDFArray, PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import arrayModule from 'pdf-lib/cjs/core/objects/PDFArray.js';
import dictModule from 'pdf-lib/cjs/core/objects/PDFDict.js';
import hexStringModule from 'pdf-lib/cjs/core/objects/PDFHexString.js';
import nameModule from 'pdf-lib/cjs/core/objects/PDFName.js';
import numberModule from 'pdf-lib/cjs/core/objects/PDFNumber.js';
import stringModule from 'pdf-lib/cjs/core/objects/PDFString.js';
import parserModule from 'pdf-lib/cjs/core/parser/PDFParser.js';
import type { AnnotatedPdf, PdfNote } from '../model/returned-document.js';
import { IntakeError } from './intake-error.js';

/*
 * Notes that readers put into a PDF [ISO 32000-1, 12.5]: what they say, who says it, and where on which page. Of the pages
 * themselves nothing is read.
 */

const PdfArray = arrayModule.default;
const PdfDict = dictModule.default;
const PdfHexString = hexStringModule.default;
const PdfName = nameModule.default;
const PdfNumber = numberModule.default;
const PdfString = stringModule.default;

/** The most bytes that what is packed in a PDF may have, but for its pages; a bulletin has some ten KB. */
const MOST_PACKED = 64 * 1024 * 1024;
/** More levels than any tree of pages has. */
const DEEPEST = 50;
const MOST_PAGES = 2000;
const MOST_NOTES = 5000;

/** Kinds of notes that say nothing by themselves, or belong to the document. */
const SILENT: ReadonlySet<string> = new Set([
  'Popup',
  'Link',
  'Widget',
  'Screen',
  'PrinterMark',
  'TrapNet',
  'Watermark',
]);

/** @throws IntakeError where the file can't be read */
export async function readPdfNotes(bytes: Uint8Array, path: string): Promise<AnnotatedPdf> {
  measurePacked(bytes);
  const context = await parse(bytes);
  const { Root: root, Info: info } = context.trailerInfo;
  if (context.trailerInfo.Encrypt) throw new IntakeError('import-file/encrypted', {});
  const catalog = dictOf(context, root);
  if (!catalog) throw new IntakeError('import-file/damaged', {});
  const pages = pagesIn(context, dictOf(context, catalog.get(PdfName.of('Pages'))));
  const notes = pages.flatMap((page, index) => notesOn(context, page, index + 1)).slice(0, MOST_NOTES);
  return { path, title: textOf(context, dictOf(context, info)?.get(PdfName.of('Title'))), pages: pages.length, notes };
}

/** The parser inflates streams of objects whole: a small file could ask for any memory. */
function measurePacked(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString('latin1');
  let left = MOST_PACKED;
  for (const { 0: head, index } of text.matchAll(/\/Type\s*\/(?:ObjStm|XRef)\b[\s\S]{0,600}?\bstream\r?\n/g)) {
    try {
      left -= inflateSync(file.subarray(index + head.length), { maxOutputLength: Math.max(1, left) }).length;
    } catch (error) {
      // What is no stream of zlib the parser refuses by itself.
      if (error instanceof RangeError) throw new IntakeError('import-file/too-large', {});
    }
  }
}

async function parse(bytes: Uint8Array): Promise<PDFContext> {
  try {
    return await parserModule.default.forBytesWithOptions(bytes).parseDocument();
  } catch {
    // Whatever its parser stumbles over is a fault of the file.
    throw new IntakeError('import-file/damaged', {});
  }
}

function lookUp(context: PDFContext, object: PDFObject | undefined): PDFObject | undefined {
  return object === undefined ? undefined : context.lookup(object);
}

function dictOf(context: PDFContext, object: PDFObject | undefined): PDFDict | undefined {
  const found = lookUp(context, object);
  return found instanceof PdfDict ? found : undefined;
}

function itemsOf(context: PDFContext, object: PDFObject | undefined): readonly PDFObject[] {
  const found = lookUp(context, object);
  return found instanceof PdfArray ? (found as PDFArray).asArray() : [];
}

const numbersOf = (context: PDFContext, object: PDFObject | undefined): readonly number[] =>
  itemsOf(context, object).flatMap((item) => {
    const found = lookUp(context, item);
    return found instanceof PdfNumber ? [found.asNumber()] : [];
  });

function textOf(context: PDFContext, object: PDFObject | undefined): string {
  const found = lookUp(context, object);
  const isText = found instanceof PdfString || found instanceof PdfHexString;
  return isText
    ? found
        .decodeText()
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim()
    : '';
}

interface FoundPage {
  readonly dict: PDFDict;
  /** The height of the paper, in pt. */
  readonly height: number;
}

function pagesIn(context: PDFContext, root: PDFDict | undefined): readonly FoundPage[] {
  const pages: FoundPage[] = [];
  const seen = new Set<PDFDict>();
  const visit = (node: PDFDict, inherited: number, depth: number): void => {
    if (seen.has(node) || depth > DEEPEST || pages.length >= MOST_PAGES) return;
    seen.add(node);
    const [, bottom = 0, , top] = numbersOf(context, node.get(PdfName.of('MediaBox')));
    const height = top === undefined ? inherited : top - bottom;
    const kids = itemsOf(context, node.get(PdfName.of('Kids')));
    if (kids.length === 0) pages.push({ dict: node, height });
    for (const kid of kids) {
      const child = dictOf(context, kid);
      if (child) visit(child, height, depth + 1);
    }
  };
  if (root) visit(root, 0, 0);
  return pages;
}

function notesOn(context: PDFContext, { dict, height }: FoundPage, page: number): readonly PdfNote[] {
  return itemsOf(context, dict.get(PdfName.of('Annots'))).flatMap((item): readonly PdfNote[] => {
    const note = dictOf(context, item);
    if (!note) return [];
    const kind = lookUp(context, note.get(PdfName.of('Subtype')));
    const name = kind instanceof PdfName ? kind.decodeText() : '';
    if (SILENT.has(name)) return [];
    const quads = numbersOf(context, note.get(PdfName.of('QuadPoints')));
    const box = quads.length >= 8 ? quads.slice(0, 8) : numbersOf(context, note.get(PdfName.of('Rect')));
    const [xs, ys] = [box.filter((_, at) => at % 2 === 0), box.filter((_, at) => at % 2 === 1)];
    if (xs.length < 2 || ys.length < 2) return [];
    return [
      {
        page,
        left: Math.min(...xs),
        right: Math.max(...xs),
        y: height - (Math.min(...ys) + Math.max(...ys)) / 2,
        isOnText: quads.length >= 8,
        kind: name,
        text: textOf(context, note.get(PdfName.of('Contents'))),
        author: textOf(context, note.get(PdfName.of('T'))),
      },
    ];
  });
}
