import type { HeaderRule, Rule } from '../rule.js';
import { dateBeforePeriod } from './date-before-period.js';
import { dateRepeated } from './date-repeated.js';
import { distributionEntry } from './distribution-entry.js';
import { periodLength } from './period-length.js';
import { periodOverlap } from './period-overlap.js';
import { periodSkip } from './period-skip.js';
import { yearPeriod } from './year-period.js';

/** Whether an issue follows on the one before it: this can change as long as an earlier header can. */
export const continuityRules: readonly HeaderRule[] = [periodOverlap, periodSkip];

export const headerRules: readonly Rule[] = [
  periodLength,
  ...continuityRules,
  dateBeforePeriod,
  dateRepeated,
  yearPeriod,
  distributionEntry,
];
