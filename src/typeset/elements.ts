import type { DocumentBlock } from '../model/document.js';
import type { List, ListItem } from '../model/issue.js';
import type { StructureElement, StructureRole } from '../model/page.js';

/**
 * An element of the logical structure as the blocks name it, before it has a number: the same object is the same
 * element, wherever on the pages its parts come to stand.
 */
export interface Element extends Omit<StructureElement, 'type' | 'id' | 'parent'> {
  readonly parent?: Element;
}

/** What a part of a page is: an element, or outside the structure. */
export type Part = Element | 'pagination' | 'layout';

/** The elements of one document. */
export interface Elements {
  roleOf(part: Part): StructureRole;
  elementOf(element: Element): StructureElement;
}

/** Numbers elements in the order in which they are first asked for; that is the order of the pages. */
export function createElements(): Elements {
  const known = new Map<Element, StructureElement>();
  const elementOf = (element: Element): StructureElement => {
    const before = known.get(element);
    if (before) return before;
    const { parent, ...facts } = element;
    const within = parent && elementOf(parent);
    const made: StructureElement = { type: 'element', ...facts, id: known.size + 1, ...(within && { parent: within }) };
    known.set(element, made);
    return made;
  };
  return {
    elementOf,
    roleOf: (part) => (typeof part === 'string' ? { type: 'artifact', artifact: part } : elementOf(part)),
  };
}

/** What a paragraph is in the structure. */
export interface TextElements {
  readonly element: Element;
  /** The element of its number, where it begins an item of a list. */
  readonly label?: Element;
}

/** What stands for a block that is no paragraph: it ends a quotation. */
const nothing = { kind: 'plain', item: undefined, label: undefined } as const;

interface ItemElements {
  readonly item: Element;
  readonly body: Element;
}

/**
 * Gives blocks, in the order of the text, the elements of paragraphs: those of a list stand in its items, those of a
 * quotation in it.
 *
 *     L ─ LI ─ Lbl
 *            └ LBody ─ P, P, L …
 */
export function createTextElements(): (block: DocumentBlock) => TextElements {
  const lists = new Map<List, Element>();
  const items = new Map<ListItem, ItemElements>();
  let quote: Element | undefined;
  const listOf = (list: List): Element => {
    const known = lists.get(list);
    if (known) return known;
    const numbering = list.kind === 'ordered' ? 'Decimal' : 'None';
    const made: Element = { tag: 'L', numbering, ...(list.within && { parent: itemOf(list.within).body }) };
    lists.set(list, made);
    return made;
  };
  const itemOf = (item: ListItem): ItemElements => {
    const known = items.get(item);
    if (known) return known;
    const element: Element = { tag: 'LI', parent: listOf(item.list) };
    const made = { item: element, body: { tag: 'LBody', parent: element } } as const;
    items.set(item, made);
    return made;
  };
  return (block) => {
    const { kind, item, label } = block.type === 'paragraph' ? block : nothing;
    quote = kind === 'quote' ? (quote ?? { tag: 'BlockQuote' }) : undefined;
    if (item) {
      const startsItem = !items.has(item);
      const { item: element, body } = itemOf(item);
      const own = startsItem && label !== undefined;
      return {
        element: { tag: 'P', parent: body },
        ...(own && { label: { tag: 'Lbl', parent: element } }),
      };
    }
    return { element: { tag: 'P', ...(quote && { parent: quote }) } };
  };
}
