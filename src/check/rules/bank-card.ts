import { isRealDate } from '../../model/calendar.js';
import { declareFindings } from '../../model/finding.js';
import { textRule } from '../running-text.js';
import { standing, standingNumbers } from '../standing-numbers.js';

const finding = declareFindings({
  'bank-card': {
    severity: 'warning',
    zh: '这里有一个银行卡号',
    en: 'this is a bank card number',
    note: {
      zh: '删去，或只留末四位；确实要登，就在前面加备注：<!-- bulletin-ignore bank-card: 理由 -->',
      en: 'remove or mask it; where it must be printed, say why: <!-- bulletin-ignore bank-card: reason -->',
    },
  },
});

/** Bank card numbers: 16 to 19 digits that a known issuer begins its cards with, and their check digit. */
export const bankCard = textRule({ id: 'bank-card', group: 'people', finding }, function* (text, shown) {
  for (const { start, end, digits } of standingNumbers(shown, card)) {
    const isCard = issuers.test(digits) && hasCheckDigit(digits) && !looksLikeIdentity(digits);
    if (isCard) yield finding('bank-card', text.rangeOf(start, end), {});
  }
});

/** A card's number is typed in one piece, or in groups of four. */
const card = standing(String.raw`(?:\d{16,19}|\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?)`);

/**
 * How cards begin, and how long they are: UnionPay 62, an older UnionPay card of 19 digits 9558, Visa 4, Mastercard 51–55 and
 * 2221–2720, JCB 3528–3589. [ISO/IEC 7812-1; ranges as the card schemes publish them]
 */
const issuers =
  /^(?:62\d{14,17}|9558\d{15}|4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|35(?:2[89]|[3-8]\d)\d{12})$/;

/** The last digit by the Luhn algorithm. [ISO/IEC 7812-1 annex B] */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** 62 is a region of identity card numbers too: what holds a day of birth is rather one of those. */
function looksLikeIdentity(digits: string): boolean {
  const [, year, month, day] = /^\d{6}((?:19|20)\d\d)(\d\d)(\d\d)\d{4}$/.exec(digits) ?? [];
  return isRealDate({ year: Number(year), month: Number(month), day: Number(day) });
}
