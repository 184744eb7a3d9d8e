import type { Rule } from '../rule.js';

export const wordRules: readonly Rule[] = [];
