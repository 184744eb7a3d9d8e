import type { Rule, Shade, StructureRole } from '../model/page.js';
import { linkAddress } from './link-annotation.js';
import type { LinePiece, SpacedLine, SpacedPage } from './space-line.js';

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
 * The tags are those of the pages: the parser lets no heading skip a level, and so none does here.
 */

export type Drawing = LinePiece | Rule | Shade;

export type ElementTag = Extract<StructureRole, { type: 'element' }>['tag'] | 'Link';

/** What a marked-content sequence is: content of an element, by its number on the page, or outside the structure. */
export type Mark =
  | { readonly type: 'content'; readonly tag: ElementTag; readonly contentId: number }
  | Extract<StructureRole, { type: 'artifact' }>;

export interface MarkedSequence {
  readonly mark: Mark;
  readonly drawings: readonly Drawing[];
}

export interface TaggedPage {
  readonly spaced: SpacedPage;
  readonly sequences: readonly MarkedSequence[];
}

export interface StructureElement {
  readonly type: 'element';
  readonly tag: ElementTag;
  readonly kids: readonly StructureKid[];
}

export type StructureKid = StructureElement | ContentKid | LinkKid;

/** A marked-content sequence. */
export interface ContentKid {
  readonly type: 'content';
  /** Index of the page. */
  readonly page: number;
  readonly contentId: number;
}

/** The part of a link that stands on one line. */
export interface LinkKid {
  readonly type: 'link';
  /** Index of the page. */
  readonly page: number;
  readonly address: string;
  readonly piece: LinePiece;
}

export interface TaggedDocument {
  readonly pages: readonly TaggedPage[];
  /** In reading order. */
  readonly elements: readonly StructureElement[];
}

/** Sorts what is drawn on the pages by what it is in the document's structure. */
export function tagPages(pages: readonly SpacedPage[]): TaggedDocument {
  const structure = new Structure();
  const tagged = pages.map((spaced, page): TaggedPage => {
    const marker = new PageMarker(page);
    for (const item of spaced.items) {
      if (item.type !== 'line') marker.addArtifact('layout', item);
      else structure.place(item, marker);
    }
    return { spaced, sequences: marker.sequences };
  });
  return { pages: tagged, elements: structure.elements };
}

interface GrowingElement extends StructureElement {
  readonly kids: (GrowingElement | ContentKid | LinkKid)[];
}

class Structure {
  readonly elements: GrowingElement[] = [];
  readonly #byId = new Map<number, GrowingElement>();

  place({ line: { role }, pieces }: SpacedLine, marker: PageMarker): void {
    for (const piece of pieces) {
      if (role.type === 'artifact') marker.addArtifact(role.artifact, piece);
      else placePiece(piece, this.#elementOf(role), marker);
    }
  }

  #elementOf({ id, tag }: Extract<StructureRole, { type: 'element' }>): GrowingElement {
    const known = this.#byId.get(id);
    if (known) return known;
    const element = newElement(tag);
    this.#byId.set(id, element);
    this.elements.push(element);
    return element;
  }
}

const newElement = (tag: ElementTag): GrowingElement => ({ type: 'element', tag, kids: [] });

function placePiece(piece: LinePiece, element: GrowingElement, marker: PageMarker): void {
  const address = piece.link === undefined ? undefined : linkAddress(piece.link);
  if (address === undefined) {
    marker.addContent(element, piece);
    return;
  }
  const link = linkGoingOn(element, address) ?? newElement('Link');
  if (element.kids.at(-1) !== link) element.kids.push(link);
  marker.addContent(link, piece);
  link.kids.push({ type: 'link', page: marker.page, address, piece });
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
  /** Whose the last sequence is. */
  #owner: GrowingElement | 'pagination' | 'layout' | undefined;
  #contentIds = 0;

  constructor(page: number) {
    this.page = page;
  }

  addArtifact(artifact: 'pagination' | 'layout', drawing: Drawing): void {
    if (this.#owner !== artifact) this.#begin(artifact, { type: 'artifact', artifact });
    this.sequences.at(-1)?.drawings.push(drawing);
  }

  addContent(element: GrowingElement, piece: LinePiece): void {
    if (this.#owner !== element) {
      const contentId = this.#contentIds++;
      this.#begin(element, { type: 'content', tag: element.tag, contentId });
      element.kids.push({ type: 'content', page: this.page, contentId });
    }
    this.sequences.at(-1)?.drawings.push(piece);
  }

  #begin(owner: GrowingElement | 'pagination' | 'layout', mark: Mark): void {
    this.#owner = owner;
    this.sequences.push({ mark, drawings: [] });
  }
}
