import { isRealDate } from '../../model/calendar.js';
import { declareFindings } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { textRule } from '../running-text.js';
import { type StandingNumber, standing, standingNumbers } from '../standing-numbers.js';

const finding = declareFindings({
  'identity-number': {
    severity: 'warning',
    zh: '这里有一个身份证号码',
    en: 'this is an identity card number',
    note: {
      zh: '删去，或只留前几位、其余写成“*”；确实要登，就在前面加备注：<!-- bulletin-ignore identity-number: 理由 -->',
      en: 'remove or mask it; where it must be printed, say why: <!-- bulletin-ignore identity-number: reason -->',
    },
  },
});

/** Identity card numbers: of 18 digits by their check digit, of 15 only behind the word 身份证. */
export const identityNumber = textRule({ id: 'identity-number', group: 'people', finding }, function* (text, shown) {
  for (const { start, end } of identityNumbersIn(text, shown)) {
    yield finding('identity-number', text.rangeOf(start, end), {});
  }
});

/** Region, day of birth, serial number and check digit. */
const current = standing(String.raw`[1-9]\d{5}[ -]?(?:18|19|20)\d{6}[ -]?\d{3}[\dXx]`);
/** Until 1999: a year of two digits and no check digit. */
const former = standing(String.raw`[1-9]\d{14}`);
const namedBefore = /身份证(?:件)?(?:号码?|编号)?[为是：:]?\s*$/;
/** How much before a number is looked at, in UTF-16 units: what `namedBefore` looks for is no longer. */
const NAMED_LENGTH = 12;

function identityNumbersIn({ text }: CheckedText, shown: string): readonly StandingNumber[] {
  const isNamed = ({ start }: StandingNumber): boolean =>
    namedBefore.test(text.slice(Math.max(0, start - NAMED_LENGTH), start));
  return [
    ...standingNumbers(shown, current).filter(({ digits }) => isIdentityNumber(digits)),
    ...standingNumbers(shown, former).filter(
      (number) => isBirthday(`19${number.digits.slice(6, 12)}`) && isNamed(number),
    ),
  ];
}

/** Weights of the digits from the left, and check digits by the remainder modulo 11. [GB 11643-1999 4.2.4, ISO 7064 MOD 11-2] */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** Whether 18 digits have a day of birth that exists and the right check digit. */
function isIdentityNumber(digits: string): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return isBirthday(digits.slice(6, 14)) && digits.at(-1) === CHECK_DIGITS[sum % CHECK_DIGITS.length];
}

const isBirthday = (digits: string): boolean =>
  isRealDate({
    year: Number(digits.slice(0, 4)),
    month: Number(digits.slice(4, 6)),
    day: Number(digits.slice(6, 8)),
  });
