import type { DocumentInfo } from '../../model/document.js';
import { hasErrors, type Outcome } from '../../model/finding.js';
import type { Page } from '../../model/page.js';
import { type CompressedStreams, compressStreams, type StreamCache } from './compressed-streams.js';
import { informationDictionary, metadataStream, outputIntent, viewingEntries } from './describe-document.js';
import { drawPage, type EmbeddedResources } from './draw-page.js';
import { type EmbeddedFontCache, embedFonts } from './embed-fonts.js';
import { embedImages } from './embed-images.js';
import { roundNumber } from './format-number.js';
import { GlyphCopies } from './glyph-copies.js';
import { PDFContext, type PDFRef } from './pdf-objects.js';
import { restoreBlanks } from './restore-blanks.js';
import { type SpacedPage, spacePage } from './space-line.js';
import { srgbProfile } from './srgb-profile.js';
import { type TaggedDocument, tagPages } from './tag-pages.js';
import { writeFileStructure } from './write-file-structure.js';
import { writeOutline } from './write-outline.js';
import { writeStructure } from './write-structure.js';

/** What documents hand on to those that are written after them. */
export interface RenderCache {
  readonly streams: StreamCache;
  readonly fonts: EmbeddedFontCache;
  /** The profile of sRGB, once it was made. */
  profile?: Uint8Array;
}

export const createRenderCache = (): RenderCache => ({
  streams: { streams: new Map(), keys: new WeakMap() },
  fonts: new Map(),
});

interface RenderInput {
  readonly pages: readonly Page[];
  readonly info: DocumentInfo;
  /** What earlier documents left to be used again. */
  readonly cache?: RenderCache;
}

/**
 * The pages as a PDF 1.7 document that conforms to PDF/A-2a and PDF/UA-1: the same bytes for the same pages, information
 * and fonts, at any time and on any machine with the same zlib in its Node (its file identifier is the same with any). There
 * is none where an image can't be decoded, which is found.
 * @throws what `Face.subset` throws
 */
export async function renderPdf(input: RenderInput): Promise<Outcome<Uint8Array>> {
  const { pages: typeset, info, cache = createRenderCache() } = input;
  const pages = restoreBlanks(typeset);
  // No font can be made before it is known which glyphs with which advances the document needs.
  const copies = new GlyphCopies();
  const tagged = tagPages(pages.map((page) => spacePage(page, copies)));

  const context = PDFContext.create();
  const streams = compressStreams(context, cache.streams);
  const { images, findings } = await embedImages(context, pages);
  if (hasErrors(findings)) return { value: undefined, findings };
  const resources: EmbeddedResources = {
    fonts: await embedFonts(context, copies, { streams, known: cache.fonts }),
    images,
  };

  const pageRefs = pages.map(() => context.nextRef());
  const structure = writeStructure(context, tagged, pageRefs);
  const pageTree = addPages(context, tagged, {
    pageRefs,
    resources,
    streams,
    annotations: structure.annotations,
  });
  const outline = writeOutline(context, pages, pageRefs);
  cache.profile ??= srgbProfile();
  context.trailerInfo.Root = context.register(
    context.obj({
      Type: 'Catalog',
      Pages: pageTree,
      ...viewingEntries(info),
      ...(outline && { Outlines: outline }),
      MarkInfo: { Marked: true },
      StructTreeRoot: structure.tree,
      Metadata: metadataStream(context, info),
      OutputIntents: [outputIntent(context, streams, cache.profile)],
    }),
  );
  context.trailerInfo.Info = context.register(informationDictionary(context, info));

  const value = await writeFileStructure(context, streams);
  streams.keep();
  return { value, findings };
}

/** What the pages are put together from: each list has a member for each page. */
interface PageParts {
  readonly streams: CompressedStreams;
  readonly pageRefs: readonly PDFRef[];
  readonly resources: EmbeddedResources;
  readonly annotations: readonly (readonly PDFRef[])[];
}

/** Adds the pages to the document, and returns the root of their tree. */
function addPages(context: PDFContext, { pages }: TaggedDocument, parts: PageParts): PDFRef {
  const tree = context.nextRef();
  for (const [index, ref] of parts.pageRefs.entries()) {
    const page = pages[index];
    if (!page) throw new Error(`page ${index + 1} was not tagged`);
    const { spaced } = page;
    const annotations = parts.annotations[index] ?? [];
    const { width, height } = spaced.page;
    const paper = [0, 0, roundNumber(width), roundNumber(height)];
    const entries = {
      Type: 'Page',
      Parent: tree,
      MediaBox: paper,
      TrimBox: paper,
      Resources: pageResources(spaced, parts.resources),
      Contents: parts.streams.write(drawPage(page, parts.resources)),
      StructParents: index,
      // Readers go from link to link in the order of the structure (ISO 14289-1, 7.18.3).
      Tabs: 'S',
      ...(annotations.length > 0 && { Annots: annotations }),
    };
    context.assign(ref, context.obj(entries));
  }
  context.assign(tree, context.obj({ Type: 'Pages', Kids: parts.pageRefs, Count: parts.pageRefs.length }));
  return tree;
}

type ResourceNames = Record<string, PDFRef>;

/** What the page uses, and nothing else. */
function pageResources({ items }: SpacedPage, { fonts, images }: EmbeddedResources) {
  const runs = items.flatMap((item) => (item.type === 'line' ? item.line.runs : []));
  const faces = new Set(runs.map(({ face }) => face));
  const Font: ResourceNames = {};
  for (const [face, { name, ref }] of fonts) if (faces.has(face)) Font[name] = ref;
  const XObject: ResourceNames = {};
  for (const item of items) {
    const image = item.type === 'image' ? images.get(item) : undefined;
    if (image) XObject[image.name] = image.ref;
  }
  return { Font, ...(Object.keys(XObject).length > 0 && { XObject }) };
}
