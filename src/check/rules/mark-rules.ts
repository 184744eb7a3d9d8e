import type { Rule } from '../rule.js';
import { dashForm } from './dash-form.js';
import { doubledMark } from './doubled-mark.js';
import { ellipsisForm } from './ellipsis-form.js';
import { fullWidthDigit } from './full-width-digit.js';
import { halfWidthMark } from './half-width-mark.js';
import { hanDigitSpace } from './han-digit-space.js';
import { markSequence } from './mark-sequence.js';
import { sentenceEnd } from './sentence-end.js';
import { straightQuote } from './straight-quote.js';
import { yearBracket } from './year-bracket.js';

/** Punctuation, digits and blanks in running text [GB/T 15834-2011, GB/T 15835-2011]. */
export const markRules: readonly Rule[] = [
  halfWidthMark,
  straightQuote,
  ellipsisForm,
  dashForm,
  doubledMark,
  markSequence,
  sentenceEnd,
  fullWidthDigit,
  yearBracket,
  hanDigitSpace,
];
