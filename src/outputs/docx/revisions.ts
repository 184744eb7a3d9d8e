import type { Content } from '../../model/document.js';
import type { BlockChange, RunChange } from '../../model/redline.js';
import { xmlElement } from './xml.js';

/** What Word does with a text or a block that differs from an earlier version. */
export type Revision = 'ins' | 'del' | 'moveFrom' | 'moveTo';

/**
 * Tracked changes [ECMA-376-1, 17.13.5]: whoever takes all of them has the new version, whoever refuses them all the old one. Who
 * made them is the office.
 */
export class Revisions {
  readonly #author: string;
  #count = 0;

  constructor(author: string) {
    this.#author = author;
  }

  /** Runs that one version alone has; all others as they are. */
  track(runs: string, revision: Revision | undefined): string {
    return revision === undefined || runs === '' ? runs : xmlElement(`w:${revision}`, this.#facts(), runs);
  }

  /** The property of a paragraph or of a row that one version alone has: of its end, which stands for all of it. */
  mark(revision: Revision | undefined): string {
    return revision === undefined ? '' : xmlElement(`w:${revision}`, this.#facts());
  }

  /** Paragraphs that moved, and the name by which Word finds them at their other place. */
  move(paragraphs: string, revision: 'moveFrom' | 'moveTo', edit: number): string {
    const { 'w:id': id, ...facts } = this.#facts();
    const start = xmlElement(`w:${revision}RangeStart`, { 'w:id': id, ...facts, 'w:name': `move${edit}` });
    return start + paragraphs + xmlElement(`w:${revision}RangeEnd`, { 'w:id': id });
  }

  #facts(): { readonly 'w:id': number; readonly 'w:author': string } {
    this.#count += 1;
    return { 'w:id': this.#count, 'w:author': this.#author };
  }
}

/** What a stretch of text is for Word; what is in either version is none. */
export function revisionOf(change: RunChange | undefined): Revision | undefined {
  switch (change?.type) {
    case 'inserted':
      return 'ins';
    case 'deleted':
      return 'del';
    case 'moved':
    case 'restyled':
    case 'remark':
    case undefined:
      return undefined;
  }
}

/** What a paragraph of a list is for Word, whose runs are all in one version alone. */
export function revisionOfAll(content: Content): Revision | undefined {
  const [first, ...others] = content.map(({ change }) => revisionOf(change));
  return others.every((other) => other === first) ? first : undefined;
}

/** What a row of a table, or what belongs to one, is for Word, which knows no moves of these. */
export function revisionOfTable(change: BlockChange | undefined): Revision | undefined {
  const revision = revisionOfBlock(change);
  return revision === 'moveFrom' ? 'del' : revision === 'moveTo' ? 'ins' : revision;
}

const blockRevisions = { inserted: 'ins', deleted: 'del', 'moved-away': 'moveFrom', 'moved-here': 'moveTo' } as const;

export const revisionOfBlock = (change: BlockChange | undefined): Revision | undefined =>
  change && blockRevisions[change.type];
