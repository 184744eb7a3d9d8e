import type { Severity } from '../../src/model/message.js';

export interface JudgedFinding {
  readonly rule: string;
  /** The words that are marked. */
  readonly at: string;
  /** The file of judgements. */
  readonly name: string;
  readonly verdict: 'right' | 'wrong' | 'missed' | 'unjudged';
  /** None of what was missed. */
  readonly severity?: Severity;
  readonly isMended?: boolean;
}

/** What the rules find in the passages of `test/fixtures/judged`, beside what was judged of it. */
export function judgeProse(): { readonly han: number; readonly found: readonly JudgedFinding[] };
