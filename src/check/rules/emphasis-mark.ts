import { finding } from '../../model/finding.js';
import type { Rule } from '../rule.js';

/** `**` left in the text: without its partner, or with a blank inside. A single `*` may be a sign of its own. */
export const emphasisMark: Rule = {
  id: 'emphasis-mark',
  *check({ texts }) {
    for (const { text, rangeOf, isPlain } of texts) {
      for (const { index, 0: typed } of text.matchAll(/\*{2,}|＊{2,}/g)) {
        const end = index + typed.length;
        if (isPlain(index, end)) yield finding('emphasis-mark', rangeOf(index, end), { typed });
      }
    }
  },
};
