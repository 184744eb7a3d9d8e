import { declareFindings } from '../../model/finding.js';
import { findDates, isInDigits } from '../find-dates.js';
import { textRule } from '../running-text.js';

const finding = declareFindings({
  'date-style': {
    severity: 'warning',
    zh: '“{typed}”里既有阿拉伯数字，又有汉字数字',
    en: '“{typed}” mixes digits and Han numbers',
    note: { zh: '同一个日期统一用阿拉伯数字', en: 'write one date in digits throughout' },
  },
});

/** `10月一日游`, `2030年三月三`: the Han number belongs to the word behind it. */
const OTHER_WORD = /^[游内间三]/;

/** One date is written in one kind of numbers [GB/T 15835-2011 4.3, 5.1.4]. */
export const dateStyle = textRule({ id: 'date-style', group: 'words', finding }, function* (text, shown) {
  for (const { start, end, year, month, day } of findDates(shown)) {
    if (OTHER_WORD.test(shown.slice(end, end + 1))) continue;
    const parts = [year?.type === 'written' ? year.text : undefined, month.text, day?.text];
    const styles = new Set(parts.filter((part) => part !== undefined).map(isInDigits));
    if (styles.size > 1) yield finding('date-style', text.rangeOf(start, end), { typed: shown.slice(start, end) });
  }
});
