import { finding } from '../../model/finding.js';
import { findWrongYears } from '../document-number.js';
import { mendedBy, textRule } from '../running-text.js';

/** The year of a document number stands in 〔〕. */
export const yearBracket = textRule('year-bracket', function* (text, shown) {
  for (const { start, end, year, isRound } of findWrongYears(shown)) {
    const wanted = `〔${year}〕`;
    const params = { typed: shown.slice(start, end), wanted };
    const range = text.rangeOf(start, end);
    const found = isRound ? finding('year-bracket/round', range, params) : finding('year-bracket', range, params);
    yield mendedBy(found, text, { start, end, text: wanted });
  }
});
