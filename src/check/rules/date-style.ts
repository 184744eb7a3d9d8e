import { finding } from '../../model/finding.js';
import { findDates, isInDigits } from '../find-dates.js';
import { textRule } from '../running-text.js';

/** `10月一日游`, `2030年三月三`: the Han number belongs to the word behind it. */
const OTHER_WORD = /^[游内间三]/;

/** One date is written in one kind of numbers [GB/T 15835-2011 4.3, 5.1.4]. */
export const dateStyle = textRule('date-style', function* (text, shown) {
  for (const { start, end, year, month, day } of findDates(shown)) {
    if (OTHER_WORD.test(shown.slice(end, end + 1))) continue;
    const parts = [year?.type === 'written' ? year.text : undefined, month.text, day?.text];
    const styles = new Set(parts.filter((part) => part !== undefined).map(isInDigits));
    if (styles.size > 1) yield finding('date-style', text.rangeOf(start, end), { typed: shown.slice(start, end) });
  }
});
