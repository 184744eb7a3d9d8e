import type { ReturnedComment } from '../model/returned-document.js';

/** A change, by the units of the document that the copy was made of. Offsets are of the units' texts, joined by line feeds. */
export type Change =
  | {
      readonly type: 'text';
      readonly first: number;
      readonly count: number;
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }
  /** A paragraph behind a unit; -1 stands for the start. */
  | { readonly type: 'added'; readonly after: number; readonly text: string; readonly level?: number }
  /** Units that belong together: a paragraph, or a table. */
  | { readonly type: 'removed'; readonly first: number; readonly count: number }
  | { readonly type: 'moved'; readonly unit: number; readonly after: number; readonly text: string }
  | { readonly type: 'row-added'; readonly after: number; readonly cells: readonly string[] }
  /** What can't be written by itself; `old` and `text` say what was and what is wanted. */
  | {
      readonly type: 'other';
      readonly unit: number;
      readonly what: OtherChange;
      readonly old: string;
      readonly text: string;
    };

export type OtherChange = 'table' | 'label' | 'heading' | 'picture-added' | 'picture-removed';

export interface FoundChange {
  readonly change: Change;
  /** What stood there. */
  readonly old: string;
  /** Who made it; empty where nobody is named. */
  readonly author: string;
  /** The texts and tables of the copy that say it, counted from 0, notes behind all others; of what is gone, none. */
  readonly came: readonly number[];
}

export interface FoundComment {
  readonly unit: number;
  /** The stretch of the unit's text that it is about. */
  readonly start: number;
  readonly end: number;
  readonly comment: ReturnedComment;
}

export interface FoundReview {
  readonly changes: readonly FoundChange[];
  readonly comments: readonly FoundComment[];
  /** Where each text and table of the copy stands in the document, by the first of its units; none of what is new. */
  readonly places: readonly (number | undefined)[];
  /** How much of the document's text came back as it was, 0 to 1. */
  readonly likeness: number;
}

/** What is wanted, in words. */
export function textOfChange(change: Change): string {
  switch (change.type) {
    case 'row-added':
      return change.cells.join(' | ');
    case 'removed':
      return '';
    default:
      return change.text;
  }
}
