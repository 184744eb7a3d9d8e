import type { CalendarDate, Period } from './calendar.js';
import type { Manuscript } from './manuscript.js';
import type { DistributionKind } from './settings.js';

/** An issue of earlier years as it was printed: what its masthead and 版记 say, and the text between them. */
export interface OldIssue {
  /** How the file is called that it was read from. */
  readonly path: string;
  readonly identity: OldIdentity;
  readonly year: number;
  readonly period: Period;
  readonly date?: CalendarDate;
  readonly marking: readonly string[];
  readonly name?: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly distribution: ReadonlyMap<DistributionKind | '增发', string>;
  readonly staff: ReadonlyMap<string, string>;
  readonly copies?: string;
  /** What of all this a person has to look at, each a sentence in Chinese, as notes in sources are. */
  readonly doubts: readonly string[];
  /** What stands before the first part: an editor's note, an introduction. */
  readonly opening: Manuscript | undefined;
  readonly text: Manuscript;
}

export type OldIdentity =
  | { readonly type: 'regular'; readonly number: number; readonly issue: number }
  | { readonly type: 'special'; readonly special: number };

/** The folder of an old issue. */
export const oldFolder = ({ identity, year }: Pick<OldIssue, 'identity' | 'year'>): string =>
  identity.type === 'regular' ? String(identity.number) : `${year}-增${identity.special}`;
