import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withPdfjs } from './read-content.js';
import { runOnPdf } from './system-program.js';

/* The logical structure of a document, by the readers of others. */

/** An element of the structure with what it holds, in reading order. */
export interface ReadElement {
  readonly tag: string;
  readonly kids: readonly (ReadElement | string)[];
  /** As poppler names them: `/Scope /Column`; pdf.js names none. */
  readonly attributes?: readonly string[];
}

/** The elements below Document on each page, their texts by pdf.js. An element on two pages is read from each. */
export const structureByPdfjs = (pdf: Uint8Array): Promise<ReadElement[][]> =>
  withPdfjs(pdf, async (document) => {
    const pages: ReadElement[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await readPage(await document.getPage(number)));
    }
    return pages;
  });

async function readPage(page: PDFPageProxy): Promise<ReadElement[]> {
  const texts = await markedTexts(page);
  const read = ({ role, children }: TreeNode): ReadElement => ({
    tag: role,
    kids: children.flatMap((child): (ReadElement | string)[] => {
      if ('role' in child) return [read(child)];
      return child.type === 'content' ? [texts.get(child.id) ?? ''] : [];
    }),
  });
  // Its types know no children without a type, which is what elements are.
  const root = (await page.getStructTree()) as unknown as TreeNode | null;
  const [document, ...others] = root ? read(root).kids : [];
  if (document === undefined) return [];
  if (others.length > 0 || typeof document !== 'object' || document.tag !== 'Document') {
    throw new Error('the structure is not one Document');
  }
  return document.kids.flatMap((kid) => (typeof kid === 'object' ? [kid] : []));
}

/** What is to be read aloud in the place of elements, each with its tag, by pdf.js. */
export const alternativesByPdfjs = (pdf: Uint8Array): Promise<{ tag: string; words: string }[]> =>
  withPdfjs(pdf, async (document) => {
    const found: { tag: string; words: string }[] = [];
    const look = ({ role, alt, children }: TreeNode): void => {
      if (alt !== undefined) found.push({ tag: role, words: alt });
      for (const child of children) if ('role' in child) look(child);
    };
    for (let number = 1; number <= document.numPages; number += 1) {
      const root = (await (await document.getPage(number)).getStructTree()) as unknown as TreeNode | null;
      if (root) look(root);
    }
    return found;
  });

/** As pdf.js hands it on. */
interface TreeNode {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly (TreeNode | { readonly type: string; readonly id: string })[];
}

/** The text of each marked-content sequence with an id. Sequences within others are part of the outer one. */
async function markedTexts(page: PDFPageProxy): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== undefined);
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? undefined);
  }
  return texts;
}

/** Tag and text of the elements below Document, those of inline elements included, by poppler. */
export const structureByPoppler = (pdf: Uint8Array): { tag: string; text: string }[] =>
  treeByPoppler(pdf).map((element) => ({ tag: element.tag, text: textOf(element) }));

const textOf = ({ kids }: ReadElement): string =>
  kids.map((kid) => (typeof kid === 'string' ? kid : textOf(kid))).join('');

/** The elements below Document with all that they hold, on whatever pages, by poppler. */
export function treeByPoppler(pdf: Uint8Array): ReadElement[] {
  const { stdout } = runOnPdf(pdf, 'pdfinfo', ['-struct-text', '{pdf}']);
  /** The elements that the line is in, from Document down. */
  const open: GrowingElement[] = [];
  for (const line of stdout.split('\n')) {
    const depth = line.search(/\S/) / POPPLER_INDENT;
    const { tag, text, attribute } = popplerLine.exec(line)?.groups ?? {};
    if (tag !== undefined) {
      open.length = Math.min(open.length, depth);
      const element: GrowingElement = { tag, kids: [], attributes: [] };
      open.at(-1)?.kids.push(element);
      open.push(element);
    } else if (text !== undefined) {
      open.length = Math.min(open.length, depth);
      open.at(-1)?.kids.push(text);
    } else if (attribute !== undefined) open.at(-1)?.attributes.push(attribute);
  }
  return (open[0]?.kids ?? []).flatMap((kid) => (typeof kid === 'object' ? [kid] : []));
}

interface GrowingElement extends ReadElement {
  readonly kids: (GrowingElement | string)[];
  readonly attributes: string[];
}

const POPPLER_INDENT = 2;

/** `  TH (block):`, a `     /Scope /Column` of it, or a `    "text"`. */
const popplerLine = /^ *(?:"(?<text>.*)"|(?<attribute>\/.*)|(?<tag>\w+)(?: <[^>]*>)?(?: \(\w+\))?:?)$/;

/** The dictionaries of all elements, in the order of the file. */
export async function elementsIn(pdf: Uint8Array): Promise<PDFDict[]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  return context
    .enumerateIndirectObjects()
    .sort(([a], [b]) => a.objectNumber - b.objectNumber)
    .flatMap(([, object]) => (object instanceof PDFDict && isElement(object) ? [object] : []));
}

const isElement = (object: PDFDict): boolean => object.get(PDFName.of('Type')) === PDFName.of('StructElem');

/** Its structure type. */
export const tagOf = (element: PDFDict): string => element.lookup(PDFName.of('S'), PDFName).decodeText();

/** An item of the outline. */
export interface ReadBookmark {
  readonly title: string;
  /** Index of the page it leads to, and the height on it in pt from the lower edge. */
  readonly page: number;
  readonly top: number;
  readonly open: boolean;
  readonly kids: readonly ReadBookmark[];
}

/** The outline as pdf.js shows it. */
export const outlineByPdfjs = (pdf: Uint8Array): Promise<ReadBookmark[]> =>
  withPdfjs(pdf, async (document) => {
    type Item = Awaited<ReturnType<typeof document.getOutline>>[number];
    const read = async ({ title, dest, count, items }: Item): Promise<ReadBookmark> => {
      if (!Array.isArray(dest)) throw new Error(`${title} leads nowhere`);
      const page = await document.getPageIndex(dest[0]);
      const kids: ReadBookmark[] = await Promise.all(items.map(read));
      return { title, page, top: Number(dest[3]), open: (count ?? 0) > 0, kids };
    };
    // pdf.js gives null where there is none, whatever its types say.
    return Promise.all(((await document.getOutline()) ?? []).map(read));
  });

/** A link that can be clicked. */
export interface ReadLink {
  readonly url: string;
  readonly contents: string;
  /** In pt from the page's left and lower edge: left, bottom, right, top. */
  readonly rect: readonly number[];
}

/** The links of each page by pdf.js. */
export const linksByPdfjs = (pdf: Uint8Array): Promise<ReadLink[][]> =>
  withPdfjs(pdf, async (document) => {
    const pages: ReadLink[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const annotations: unknown[] = await (await document.getPage(number)).getAnnotations();
      const links = annotations as { url: string; contentsObj: { str: string }; rect: number[] }[];
      pages.push(links.map(({ url, contentsObj, rect }) => ({ url, contents: contentsObj.str, rect })));
    }
    return pages;
  });
