import type { Composition } from '../model/template.js';
import { breakBalanced } from './break-balanced.js';
import { breakFirstFit } from './break-first-fit.js';
import { breakTotalFit } from './break-total-fit.js';
import type { PreparedText } from './item.js';
import type { BrokenLine, Frame, LineBreaker } from './line.js';

/** A template chooses one for all its text; titles are balanced. */
type BreakerName = Composition['breaker'] | 'balanced';

const breakers: Readonly<Record<BreakerName, LineBreaker>> = {
  'first-fit': breakFirstFit,
  'total-fit': breakTotalFit,
  balanced: breakBalanced,
};

/** Breaks a paragraph into lines with the breaker of this name. */
export const breakLines = (text: PreparedText, frame: Frame, breaker: BreakerName): BrokenLine[] =>
  breakers[breaker](text, frame);
