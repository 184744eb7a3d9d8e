import type { Rule } from '../rule.js';

export const markRules: readonly Rule[] = [];
