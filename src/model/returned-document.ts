import type { ManuscriptBlock } from './manuscript.js';

/** A copy that was given out to be worked on, as it came back. */
export interface ReturnedDocument {
  /** How messages call it. */
  readonly path: string;
  /** What it was made of, as `SourcesMark` says: `519 4f…`; none where it says nothing of that. */
  readonly mark?: string;
  /** Who saved it last. */
  readonly editor?: string;
  readonly blocks: readonly ReturnedBlock[];
}

export interface ReturnedBlock {
  readonly block: WithoutNumber<ManuscriptBlock>;
  readonly marks: BlockMarks;
}

type WithoutNumber<B> = B extends ManuscriptBlock ? Omit<B, 'number'> : never;

/** What tracking noted of a block, and what was said of it. Who did it is all that is taken from it: what changed is seen in the text. */
export interface BlockMarks {
  readonly added: TrackedText[];
  readonly removed: TrackedText[];
  readonly comments: ReturnedComment[];
}

export interface TrackedText {
  readonly text: string;
  /** Empty where nobody is named. */
  readonly author: string;
}

export interface ReturnedComment {
  readonly text: string;
  /** Empty where nobody is named. */
  readonly author: string;
  /** The text that it is about; empty where it is about a place. */
  readonly about: string;
  /** The text of its paragraph before that. */
  readonly before: string;
}

/** A PDF that came back with notes in it. */
export interface AnnotatedPdf {
  /** How messages call it. */
  readonly path: string;
  /** As the document itself states it. */
  readonly title: string;
  /** How many there are. */
  readonly pages: number;
  readonly notes: readonly PdfNote[];
}

/** A note on a page; lengths are in pt, from the left edge and from the top edge downwards. */
export interface PdfNote {
  /** The page, from 1. */
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** Its middle. */
  readonly y: number;
  /** It marks text, from its left to its right edge; else it stands beside a line. */
  readonly isOnText: boolean;
  /** As PDF calls it: Highlight, StrikeOut, Text … */
  readonly kind: string;
  /** Empty where it is but a mark. */
  readonly text: string;
  /** Empty where nobody is named. */
  readonly author: string;
}
