import { createHash } from 'node:crypto';
import type { DocumentInfo } from '../model/document-info.js';
import type { Page } from '../model/page.js';
import { informationDictionary, viewingEntries } from './describe-document.js';
import { drawPage } from './draw-page.js';
import { type EmbeddedFonts, embedFonts } from './embed-fonts.js';
import { roundNumber } from './format-number.js';
import { GlyphCopies } from './glyph-copies.js';
import { PDFContext, PDFHexString, type PDFRef, PDFStreamWriter } from './pdf-objects.js';
import { type SpacedPage, spacePage } from './space-line.js';

export interface RenderInput {
  readonly pages: readonly Page[];
  readonly info: DocumentInfo;
}

/**
 * The pages as a PDF 1.7 document: the same bytes for the same pages, information and fonts, at any time and anywhere.
 * @throws what `Face.subset` throws
 */
export async function renderPdf({ pages, info }: RenderInput): Promise<Uint8Array> {
  // Which glyphs with which advances the document needs, before any font can be made.
  const copies = new GlyphCopies();
  const spaced = pages.map((page) => spacePage(page, copies));

  const context = PDFContext.create();
  const fonts = await embedFonts(context, copies);
  const contents = spaced.map((page) => drawPage(page, fonts));

  const pageTree = addPages(context, spaced, { fonts, contents });
  context.trailerInfo.Root = context.register(
    context.obj({ Type: 'Catalog', Pages: pageTree, ...viewingEntries(info) }),
  );
  context.trailerInfo.Info = context.register(informationDictionary(context, info));
  const id = PDFHexString.of(identify(contents, fonts, info));
  context.trailerInfo.ID = context.obj([id, id]);

  return PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

interface Drawing {
  readonly fonts: EmbeddedFonts;
  /** By page. */
  readonly contents: readonly string[];
}

function addPages(context: PDFContext, pages: readonly SpacedPage[], { fonts, contents }: Drawing): PDFRef {
  const tree = context.nextRef();
  const kids = pages.map((spaced, index) => {
    const { width, height } = spaced.page;
    const paper = [0, 0, roundNumber(width), roundNumber(height)];
    return context.register(
      context.obj({
        Type: 'Page',
        Parent: tree,
        MediaBox: paper,
        TrimBox: paper,
        Resources: { Font: fontResources(spaced, fonts) },
        Contents: context.register(context.flateStream(contents[index] ?? '')),
      }),
    );
  });
  context.assign(tree, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }));
  return tree;
}

function fontResources({ items }: SpacedPage, fonts: EmbeddedFonts): Record<string, PDFRef> {
  const faces = new Set(items.flatMap((item) => (item.type === 'line' ? item.spans.map((span) => span.face) : [])));
  const resources: Record<string, PDFRef> = {};
  for (const [face, { name, ref }] of fonts) if (faces.has(face)) resources[name] = ref;
  return resources;
}

/** The file identifier is 16 bytes, as an MD5 sum is (ISO 32000-1, 14.4), in hexadecimal digits here. */
const IDENTIFIER_DIGITS = 32;

/** An identifier made from all that the document is made from: none of it is a time or a path. */
function identify(contents: readonly string[], fonts: EmbeddedFonts, info: DocumentInfo): string {
  const hash = createHash('sha256').update(JSON.stringify([contents, info]));
  for (const { program } of fonts.values()) hash.update(program.bytes);
  return hash.digest('hex').slice(0, IDENTIFIER_DIGITS);
}
