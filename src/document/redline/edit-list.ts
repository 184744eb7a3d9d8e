import type { RedlineEdit } from '../../model/redline.js';

/** The edits between two versions, numbered in the order in which they are met. */
export class EditList {
  readonly #edits: { kind: RedlineEdit['kind']; deleted: string; inserted: string }[] = [];

  /** A new edit; hands back its number. */
  begin(kind: RedlineEdit['kind'], words: Partial<Pick<RedlineEdit, 'deleted' | 'inserted'>> = {}): number {
    const { deleted = '', inserted = '' } = words;
    return this.#edits.push({ kind, deleted, inserted });
  }

  get all(): readonly RedlineEdit[] {
    return this.#edits.map((edit, index) => ({ number: index + 1, ...edit }));
  }
}
