import type { Rule } from '../rule.js';

export const peopleRules: readonly Rule[] = [];
