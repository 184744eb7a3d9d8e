import type { Rule } from '../rule.js';
import { percentSum } from './percent-sum.js';
import { tableTotal } from './table-total.js';
import { typedFigure } from './typed-figure.js';

/** Numbers typed into the text. */
export const figureRules: readonly Rule[] = [typedFigure, percentSum, tableTotal];
