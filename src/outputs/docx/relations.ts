import { namespaces, partOf, xmlElement } from './xml.js';

interface Relation {
  readonly type: string;
  readonly target: string;
  readonly isExternal: boolean;
}

/** What one part refers to, in the order in which it first does. */
export class Relations {
  readonly #relations: Relation[] = [];

  /** The id by which the part calls it. @param type the last word of its address, or all of it */
  add(type: string, target: string, isExternal = false): string {
    const address = type.includes('/') ? type : `${namespaces.r}/${type}`;
    const known = this.#relations.findIndex((one) => one.type === address && one.target === target);
    if (known >= 0) return `rId${known + 1}`;
    this.#relations.push({ type: address, target, isExternal });
    return `rId${this.#relations.length}`;
  }

  get isEmpty(): boolean {
    return this.#relations.length === 0;
  }

  bytes(): Uint8Array {
    const list = this.#relations.map(({ type, target, isExternal }, index) =>
      xmlElement('Relationship', {
        Id: `rId${index + 1}`,
        Type: type,
        Target: target,
        TargetMode: isExternal ? 'External' : undefined,
      }),
    );
    return partOf(xmlElement('Relationships', { xmlns: `${namespaces.package}/relationships` }, ...list));
  }
}
