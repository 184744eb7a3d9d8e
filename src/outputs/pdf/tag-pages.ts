import type { StructureElement, StructureRole } from '../../model/page.js';
import type { RunChange } from '../../model/redline.js';
import { areSameChange, type LinePiece, type Shape, type SpacedLine, type SpacedPage } from './space-line.js';

/*
 * The logical structure of the document (ISO 32000-1, 14.7 and 14.8): which content is which element's. What is drawn
 * stays in its order; neighbours of one element on one page become one marked-content sequence.
 *
 *     page 1   根据 │ 《办法》 │ ，本周     sequences 0, 1, 2
 *     page 2   ……办理。                   sequence 0
 *
 *     P    ── 0, Link, 2, 0 of page 2
 *     Link ── 1, its annotation
 *
 * An element has its place where its first content is drawn, and its parents with it; below the document itself, which
 * figures that float need, the numbers of elements are the order of reading.
 *
 *     a footnote's mark   P ── 0, Reference, 2        Reference ── 1
 *     a row of two cells  Table ── TR ── TD, TD       TD ── 0, TD ── 1
 *
 *     words that are gone P ── 0, Span, 2             Span ── 1
 *
 * The tags are those of the pages: the parser lets no heading skip a level, and so none does here.
 */

export type Drawing = LinePiece | Shape;

type ElementTag = StructureElement['tag'] | 'Link' | 'Span';

type ArtifactRole = Extract<StructureRole, { type: 'artifact' }>;

/** What a marked-content sequence is: content of an element, by its number on the page, or outside the structure. */
export type Mark = { readonly type: 'content'; readonly tag: ElementTag; readonly contentId: number } | ArtifactRole;

export interface MarkedSequence {
  readonly mark: Mark;
  readonly drawings: readonly Drawing[];
}

export interface TaggedPage {
  readonly spaced: SpacedPage;
  readonly sequences: readonly MarkedSequence[];
}

export interface TaggedElement {
  readonly type: 'element';
  readonly tag: ElementTag;
  /** The role that the pages have, who know no Link and no Span. */
  readonly role: StructureElement | undefined;
  /** How the text of a Span differs from an earlier version. */
  readonly change?: RunChange;
  readonly kids: readonly StructureKid[];
}

export type StructureKid = TaggedElement | ContentKid | LinkKid;

/** A marked-content sequence. */
export interface ContentKid {
  readonly type: 'content';
  /** The index of the page. */
  readonly page: number;
  readonly contentId: number;
  readonly drawings: readonly Drawing[];
}

/** The part of a link that stands on one line. */
export interface LinkKid {
  readonly type: 'link';
  /** The index of the page. */
  readonly page: number;
  readonly address: string;
  readonly piece: LinePiece;
}

export interface TaggedDocument {
  readonly pages: readonly TaggedPage[];
  /** The elements right below the document itself, in reading order. */
  readonly elements: readonly TaggedElement[];
}

/** Sorts what is drawn on the pages by what it is in the document's structure. */
export function tagPages(pages: readonly SpacedPage[]): TaggedDocument {
  const structure = new Structure();
  const tagged = pages.map((spaced, page): TaggedPage => {
    const marker = new PageMarker(page);
    for (const item of spaced.items) {
      if (item.type === 'line') structure.placeLine(item, marker);
      else structure.placeShape(item, marker);
    }
    return { spaced, sequences: marker.sequences };
  });
  return { pages: tagged, elements: structure.inReadingOrder() };
}

interface GrowingElement extends TaggedElement {
  readonly kids: (GrowingElement | ContentKid | LinkKid)[];
}

const layout: ArtifactRole = { type: 'artifact', artifact: 'layout' };

class Structure {
  readonly #elements: GrowingElement[] = [];
  readonly #byId = new Map<number, GrowingElement>();

  inReadingOrder(): readonly TaggedElement[] {
    return this.#elements.sort((a, b) => (a.role?.id ?? 0) - (b.role?.id ?? 0));
  }

  placeLine({ line: { role }, pieces }: SpacedLine, marker: PageMarker): void {
    // An empty cell is a cell all the same: without it the row would be shorter than the others.
    if (pieces.length === 0 && role.type === 'element' && isCell(role)) this.#elementOf(role);
    for (const piece of pieces) {
      if (role.type === 'artifact') marker.addArtifact(role.artifact, piece);
      else placePiece(piece, this.#elementOf(piece.role ?? role), marker);
    }
  }

  placeShape(shape: Shape, marker: PageMarker): void {
    const { role = layout } = shape;
    if (role.type === 'artifact') marker.addArtifact(role.artifact, shape);
    else marker.addContent(this.#elementOf(role), shape);
  }

  #elementOf(role: StructureElement): GrowingElement {
    const known = this.#byId.get(role.id);
    if (known) return known;
    const element = newElement(role.tag, role);
    this.#byId.set(role.id, element);
    const siblings = role.parent ? this.#elementOf(role.parent).kids : this.#elements;
    siblings.push(element);
    return element;
  }
}

const isCell = ({ tag }: StructureElement): boolean => tag === 'TH' || tag === 'TD';

const newElement = (tag: ElementTag, role?: StructureElement): GrowingElement => ({
  type: 'element',
  tag,
  role,
  kids: [],
});

function placePiece(piece: LinePiece, element: GrowingElement, marker: PageMarker): void {
  const address = piece.link;
  if (address === undefined) {
    marker.addContent(changedPart(element, piece), piece);
    return;
  }
  const link = linkGoingOn(element, address) ?? newElement('Link');
  if (element.kids.at(-1) !== link) element.kids.push(link);
  marker.addContent(changedPart(link, piece), piece);
  link.kids.push({ type: 'link', page: marker.page, address, piece });
}

/** Where text stands that is gone, new or moved: one Span for each change, also over several lines. */
function changedPart(element: GrowingElement, { change }: LinePiece): GrowingElement {
  if (!change || change.type === 'restyled' || change.type === 'remark') return element;
  const last = element.kids.at(-1);
  if (last?.type === 'element' && last.tag === 'Span' && areSameChange(last.change, change)) return last;
  const span = { ...newElement('Span'), change };
  element.kids.push(span);
  return span;
}

/** The link that ended the line before, where it is the same: one link, though it stands on two lines. */
function linkGoingOn({ kids }: GrowingElement, address: string): GrowingElement | undefined {
  const last = kids.at(-1);
  if (last?.type !== 'element') return undefined;
  return last.kids.some((kid) => kid.type === 'link' && kid.address === address) ? last : undefined;
}

/** The marked-content sequences of one page. */
class PageMarker {
  readonly page: number;
  readonly sequences: (MarkedSequence & { readonly drawings: Drawing[] })[] = [];
  /** The element or artifact that the last sequence belongs to. */
  #owner: GrowingElement | ArtifactRole['artifact'] | undefined;
  #contentIds = 0;

  constructor(page: number) {
    this.page = page;
  }

  addArtifact(artifact: ArtifactRole['artifact'], drawing: Drawing): void {
    if (this.#owner !== artifact) this.#begin(artifact, { type: 'artifact', artifact });
    this.sequences.at(-1)?.drawings.push(drawing);
  }

  addContent(element: GrowingElement, drawing: Drawing): void {
    if (this.#owner !== element) {
      const contentId = this.#contentIds++;
      const drawings = this.#begin(element, { type: 'content', tag: element.tag, contentId });
      element.kids.push({ type: 'content', page: this.page, contentId, drawings });
    }
    this.sequences.at(-1)?.drawings.push(drawing);
  }

  #begin(owner: GrowingElement | ArtifactRole['artifact'], mark: Mark): readonly Drawing[] {
    const drawings: Drawing[] = [];
    this.#owner = owner;
    this.sequences.push({ mark, drawings });
    return drawings;
  }
}
