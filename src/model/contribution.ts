import type { SourceRange } from './source.js';

/** What a contributor supplied in one piece. */
export interface Contribution {
  readonly contributor: string;
  readonly paragraphs: number;
  /** How many characters were supplied, without blanks, the credit itself, and figures that are put in. */
  readonly characters: number;
  /** Where each of the paragraphs stands. */
  readonly ranges: readonly SourceRange[];
}

/** All that a contributor supplied. */
export interface Contributor extends Contribution {
  /** The number of issues that have something of theirs. */
  readonly issues: number;
}
