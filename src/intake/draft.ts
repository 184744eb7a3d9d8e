import type { BlockTree } from '../model/block-tree.js';

/** A section file to be, in pieces that are proved one by one. */
export interface DraftSection {
  readonly title: string;
  /** The office that it comes from, where that can be told. */
  readonly unit: string | undefined;
  readonly pieces: readonly DraftPiece[];
}

/** What becomes of a block of a manuscript. */
export interface DraftPiece {
  /** The block's number in its manuscript; none for what it doesn't hold, such as a title from the file's name. */
  readonly number?: number;
  /** What it says, for the note that stands in its place where no form of it comes back as it was. */
  readonly words: string;
  /** The ways in which it may be written, the best first; a note of ours alone where there are none. */
  readonly forms: readonly DraftForm[];
}

export interface DraftForm {
  readonly markdown: string;
  /** What our own parser has to make of it. */
  readonly expects: readonly BlockTree[];
  /** What it names. */
  readonly files?: readonly DraftFile[];
}

/** A file beside the section that names it. */
export interface DraftFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
