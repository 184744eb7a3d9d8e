import type { TextEdit } from '../model/finding.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import type { PlannedChange } from './expect-changes.js';
import type { Unit, UnitSegment } from './units.js';

/* How a change may be written into the sources. Which of the ways says what was wanted is proved by whoever asks. */

/** A way to make a change. */
export interface DraftedEdit extends PlannedChange {
  readonly edits: readonly TextEdit[];
}

/** Why a change is for a person to make, and the place to look at. */
export interface EditRefusal {
  readonly why: 'figure' | 'fact' | 'note' | 'structure';
  readonly range: SourceRange;
  /** Where in the joined text of its units the computed figure stands. */
  readonly figure?: { readonly start: number; readonly end: number };
}

export type Drafted = { readonly ways: readonly DraftedEdit[] } | { readonly refusal: EditRefusal };

/** Puts text into Markdown so that none of its signs means anything. */
export type Escape = (text: string, isCell: boolean) => string;

export const refuse = (why: EditRefusal['why'], range: SourceRange): Drafted => ({ refusal: { why, range } });

/** Where a unit begins in its source. */
export function placeOf(units: readonly Unit[], unit: number): SourceRange {
  const found = units[Math.max(0, unit)] ?? units[0];
  if (!found) throw new Error('a document says nothing');
  return found.block;
}

export const rangeOfSegment = ({ file, start, end }: UnitSegment): SourceRange => ({ file, start, end });

/** Tables may stand in files of their own, in which nothing is Markdown. */
export const isTableFile = ({ path }: SourceFile): boolean => !/\.md$/i.test(path);

/** A field of such a file in quotation marks. */
export const quotedField = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** How lines of a file end. */
export const eolOf = ({ text }: SourceFile): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

/** Where the line begins that an offset is in. */
export function lineStart({ text }: SourceFile, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Behind the end of the line that an offset is in. */
export function lineEnd({ text }: SourceFile, offset: number): number {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}
