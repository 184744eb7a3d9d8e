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
