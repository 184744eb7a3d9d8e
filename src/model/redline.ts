/*
 * 花脸稿: a document that says along with its words how they differ from an earlier version of it. Whoever takes all changes
 * has the new version, whoever refuses them all the old one.
 */

/** What became of a stretch of text since the earlier version. */
export interface RunChange {
  /**
   * `moved` stands where its paragraph was moved to; `restyled` says the same in other type; `remark` says in words of its own
   * what became of something that isn't text, or isn't here any more.
   */
  readonly type: 'inserted' | 'deleted' | 'moved' | 'restyled' | 'remark';
  /** The number of the edit that it is part of, from 1. */
  readonly edit: number;
}

/** A hard break, or the end of a paragraph, that one version alone has, where it is to be seen. */
export const BREAK_WORDS = { break: '〔换行〕', end: '〔分段〕' } as const;

/** What became of a block as a whole, or of a row of a table. */
export interface BlockChange {
  /** A block that moved stands twice, as it was and as it is; it is printed once, where it is. Both have one edit. */
  readonly type: 'inserted' | 'deleted' | 'moved-away' | 'moved-here';
  readonly edit: number;
}

/** One edit, as the list of them names it. */
export interface RedlineEdit {
  readonly number: number;
  readonly kind: 'text' | 'style' | 'moved' | 'moved-table' | 'moved-picture' | 'picture' | 'parted' | 'joined';
  /**
   * The words that are gone, and those that came. Of what moved they are the words as they were and as they are, of a table or a
   * picture those of its caption; of a text that was parted those that begin a paragraph now, of one that was joined those that
   * began one.
   */
  readonly deleted: string;
  readonly inserted: string;
}

export interface Redline {
  /** What it is compared with: `第2稿`. */
  readonly base: string;
  readonly edits: readonly RedlineEdit[];
}
