import { declareFindings } from '../../model/finding.js';
import { citedIn } from '../cited-text.js';
import { findDates } from '../find-dates.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'date-zero': {
    severity: 'warning',
    zh: '正文里的月、日前面不加“0”：{wanted}',
    en: 'no zero before a month or a day in running text: {wanted}',
  },
});

/** No zero before a month or a day in running text: `3月5日`, not `03月05日`. Titles and what is quoted from documents stay as they are. */
export const dateZero = textRule({ id: 'date-zero', group: 'words', finding }, function* (text, shown) {
  const isCited = citedIn(shown);
  for (const { month, day } of findDates(shown)) {
    for (const number of [month, day]) {
      if (!number || !/^0[1-9]$/.test(number.text) || isCited(number.start)) continue;
      const { start, end } = number;
      const wanted = String(number.value);
      const found = finding('date-zero', text.rangeOf(start, end), { wanted });
      yield mendedBy(found, text, { start, end, text: wanted });
    }
  }
});
