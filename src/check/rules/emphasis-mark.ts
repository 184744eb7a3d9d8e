import { declareFindings } from '../../model/finding.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'emphasis-mark': {
    severity: 'error',
    zh: '“{typed}”没有起作用，会照样印出来',
    en: '“{typed}” emphasises nothing here and would be printed',
    note: {
      zh: '“**”要成对，里侧不留空格：“**文字**”；要打出“*”本身，写成“\\*”',
      en: 'write “**text**” in a pair, without blanks inside; “\\*” prints the character itself',
    },
  },
});

/** `**` left in the text: without its partner, or with a blank inside. A single `*` may be a sign of its own. */
export const emphasisMark: Rule = {
  id: 'emphasis-mark',
  group: 'structure',
  finding,
  *check({ texts }) {
    for (const { text, rangeOf, isPlain } of texts) {
      for (const { index, 0: typed } of text.matchAll(/\*{2,}|＊{2,}/g)) {
        const end = index + typed.length;
        if (isPlain(index, end)) yield finding('emphasis-mark', rangeOf(index, end), { typed });
      }
    }
  },
};
