import { declareFindings } from '../../model/finding.js';
import { findWrongYears } from '../document-number.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'year-bracket': {
    severity: 'error',
    zh: '发文字号的年份要用六角括号“{wanted}”，写的是“{typed}”',
    en: 'the year of a document number stands in “{wanted}”, found “{typed}”',
  },
  'year-bracket/round': {
    severity: 'warning',
    zh: '发文字号的年份要用六角括号“{wanted}”，写的是“{typed}”',
    en: 'the year of a document number stands in “{wanted}”, found “{typed}”',
  },
});

/** The year of a document number stands in 〔〕. */
export const yearBracket = textRule({ id: 'year-bracket', group: 'marks', finding }, function* (text, shown) {
  for (const { start, end, year, isRound } of findWrongYears(shown)) {
    const wanted = `〔${year}〕`;
    const params = { typed: shown.slice(start, end), wanted };
    const range = text.rangeOf(start, end);
    const found = isRound ? finding('year-bracket/round', range, params) : finding('year-bracket', range, params);
    yield mendedBy(found, text, { start, end, text: wanted });
  }
});
