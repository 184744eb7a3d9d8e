import { elementAttributes, pdfNameOf } from './element-attributes.js';
import { pdfRectangle } from './page-box.js';
import { type PDFContext, PDFHexString, type PDFRef, PDFString } from './pdf-objects.js';
import { boxOfPiece, type LinePiece } from './space-line.js';
import type { ContentKid, LinkKid, StructureKid, TaggedDocument, TaggedElement } from './tag-pages.js';

/** What the structure leaves in the rest of the document. */
interface WrittenStructure {
  readonly tree: PDFRef;
  /** The link annotations of each page. */
  readonly annotations: readonly (readonly PDFRef[])[];
}

/**
 * The structure tree with the way back from content to elements (ISO 32000-1, 14.7), and the annotations of the links.
 * Key n of the parent tree is page n, counted from 0; the annotations' keys follow.
 */
export function writeStructure(
  context: PDFContext,
  tagged: TaggedDocument,
  pages: readonly PDFRef[],
): WrittenStructure {
  const tree = context.nextRef();
  const writer = new StructureWriter(context, tagged, pages);
  const document = writer.writeDocument(tree);
  const parents = [...writer.contentParents, ...writer.linkParents];
  context.assign(
    tree,
    context.obj({
      Type: 'StructTreeRoot',
      K: [document],
      ParentTree: context.register(context.obj({ Nums: parents.flatMap((parent, key) => [key, parent]) })),
      ParentTreeNextKey: parents.length,
      ...(writer.named.size > 0 && { IDTree: context.register(context.obj({ Names: sortedNames(writer.named) })) }),
    }),
  );
  return { tree, annotations: writer.annotations };
}

/** The names as a name tree has them, in the order of their bytes (ISO 32000-1, 7.9.6). */
const sortedNames = (named: ReadonlyMap<string, PDFRef>): (PDFString | PDFRef)[] =>
  [...named].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, ref]) => [PDFString.of(name), ref]);

/** An element, and the page that its content is on where nothing else is said. */
interface ContentOwner {
  readonly ref: PDFRef;
  readonly page: number | undefined;
}

/** Writes elements and keeps what refers back to them. */
class StructureWriter {
  /** The annotations of each page. */
  readonly annotations: PDFRef[][];
  /** The element of each piece of content, by page and number of the content. */
  readonly contentParents: PDFRef[][];
  /** The parents of the links, in their order. */
  readonly linkParents: PDFRef[] = [];
  readonly named = new Map<string, PDFRef>();
  readonly #context: PDFContext;
  readonly #tagged: TaggedDocument;
  readonly #pages: readonly PDFRef[];

  constructor(context: PDFContext, tagged: TaggedDocument, pages: readonly PDFRef[]) {
    this.#context = context;
    this.#tagged = tagged;
    this.#pages = pages;
    this.annotations = pages.map(() => []);
    this.contentParents = pages.map(() => []);
  }

  writeDocument(tree: PDFRef): PDFRef {
    const ref = this.#context.nextRef();
    const kids = this.#tagged.elements.map((element) => this.#writeElement(element, ref));
    this.#context.assign(ref, this.#context.obj({ Type: 'StructElem', S: 'Document', P: tree, K: kids }));
    return ref;
  }

  #writeElement(element: TaggedElement, parent: PDFRef): PDFRef {
    const { tag, kids } = element;
    const ref = this.#context.nextRef();
    const name = pdfNameOf(element);
    if (name !== undefined) this.named.set(name, ref);
    const page = kids.find((kid) => kid.type === 'content')?.page;
    const entries = {
      Type: 'StructElem',
      S: tag,
      P: parent,
      ...elementAttributes(element, this.#tagged.pages),
      ...(page !== undefined && { Pg: this.#pageRef(page) }),
      K: kids.map((kid) => this.#writeKid(kid, { ref, page })),
    };
    this.#context.assign(ref, this.#context.obj(entries));
    return ref;
  }

  #writeKid(kid: StructureKid, owner: ContentOwner) {
    switch (kid.type) {
      case 'element':
        return this.#writeElement(kid, owner.ref);
      case 'content':
        return this.#ownContent(kid, owner);
      case 'link':
        return { Type: 'OBJR', Pg: this.#pageRef(kid.page), Obj: this.#annotate(kid, owner.ref) };
    }
  }

  #ownContent({ page, contentId }: ContentKid, owner: ContentOwner) {
    const parents = this.contentParents[page];
    if (parents) parents[contentId] = owner.ref;
    return page === owner.page ? contentId : { Type: 'MCR', Pg: this.#pageRef(page), MCID: contentId };
  }

  #annotate({ page, address, piece }: LinkKid, parent: PDFRef): PDFRef {
    const pageHeight = this.#tagged.pages[page]?.spaced.page.height ?? 0;
    const StructParent = this.contentParents.length + this.linkParents.length;
    this.linkParents.push(parent);
    const entries = { ...linkEntries(piece, address, pageHeight), StructParent, P: this.#pageRef(page) };
    const ref = this.#context.register(this.#context.obj(entries));
    this.annotations[page]?.push(ref);
    return ref;
  }

  #pageRef(page: number): PDFRef {
    const ref = this.#pages[page];
    if (!ref) throw new Error(`the structure names page ${page + 1}, which the document does not have`);
    return ref;
  }
}

/** ISO 32000-1, table 165: annotations of an archive are printed, and neither hidden nor kept from being seen. */
const PRINT = 1 << 2;

/**
 * The entries of a link annotation over a piece of a line (ISO 32000-1, 12.5.6.5). Its text alternative is the address.
 * It has no QuadPoints: a piece is one rectangle, and Acrobat takes their corners in another order than the standard.
 */
function linkEntries(piece: LinePiece, address: string, pageHeight: number) {
  return {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: pdfRectangle(boxOfPiece(piece), pageHeight),
    Border: [0, 0, 0],
    F: PRINT,
    Contents: PDFHexString.fromText(address),
    A: { Type: 'Action', S: 'URI', URI: PDFHexString.of(Buffer.from(address, 'latin1').toString('hex')) },
  };
}
