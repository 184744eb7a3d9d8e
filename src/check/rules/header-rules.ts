import type { Rule } from '../rule.js';
import { dateBeforePeriod } from './date-before-period.js';
import { dateRepeated } from './date-repeated.js';
import { distributionEntry } from './distribution-entry.js';
import { periodLength } from './period-length.js';
import { periodOverlap } from './period-overlap.js';
import { periodSkip } from './period-skip.js';
import { yearPeriod } from './year-period.js';

export const headerRules: readonly Rule[] = [
  periodLength,
  periodOverlap,
  periodSkip,
  dateBeforePeriod,
  dateRepeated,
  yearPeriod,
  distributionEntry,
];
