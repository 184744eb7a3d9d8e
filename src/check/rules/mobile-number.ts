import { declareFindings } from '../../model/finding.js';
import { textRule } from '../running-text.js';
import { standing, standingNumbers } from '../standing-numbers.js';

const finding = declareFindings({
  'mobile-number': {
    severity: 'warning',
    zh: '这里有一个手机号码',
    en: 'this is a mobile phone number',
    note: {
      zh: '删去，或换成办公电话；确实要登，就在前面加备注：<!-- bulletin-ignore mobile-number: 理由 -->',
      en: 'remove it, or give an office number; where it must be printed, say why: <!-- bulletin-ignore mobile-number: reason -->',
    },
  },
});

/** Mobile phone numbers of the mainland: eleven digits, in one piece or grouped. */
export const mobileNumber = textRule({ id: 'mobile-number', group: 'people', finding }, function* (text, shown) {
  for (const { start, end } of standingNumbers(shown, mobile)) {
    const isCounted = counted.test(text.text.slice(end, end + COUNTED_LENGTH));
    if (!isCounted) yield finding('mobile-number', text.rangeOf(start, end), {});
  }
});

/** 138 1234 5678, 138-1234-5678, 13812345678, also behind the country's code. */
const mobile = standing(String.raw`(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})`);

/** What makes a number an amount or the number of a document. */
const counted = /^\s*(?:[万亿元件人份次户吨个家项号%％]|美元|平方|千[米克瓦])/;
/** How much behind a number is looked at for what it counts, with a blank, in UTF-16 units. */
const COUNTED_LENGTH = 4;
