import type { Rule } from '../rule.js';
import { figureRules } from './figure-rules.js';
import { headerRules } from './header-rules.js';
import { markRules } from './mark-rules.js';
import { peopleRules } from './people-rules.js';
import { structureRules } from './structure-rules.js';
import { wordRules } from './word-rules.js';

/** Every rule of this stage, in the order in which they run. */
export const rules: readonly Rule[] = [
  ...headerRules,
  ...structureRules,
  ...markRules,
  ...wordRules,
  ...figureRules,
  ...peopleRules,
];
