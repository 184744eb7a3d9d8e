import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'number-range': {
    severity: 'warning',
    zh: '“{typed}”的前一个数也要带百分号：{wanted}',
    en: 'the first number of “{typed}” needs its percent sign too: {wanted}',
  },
  'number-range/unit': {
    severity: 'warning',
    zh: '“{typed}”说不清前一个数是多少：是“{wanted}”还是“{other}”',
    en: '“{typed}” is ambiguous: is it “{wanted}” or “{other}”?',
    note: { zh: '前一个数也带上“万”“亿”', en: 'give the first number its “万” or “亿” too' },
  },
  'number-range/mark': {
    severity: 'warning',
    zh: '数值、时间的起止用“{wanted}”连接，不用“{typed}”',
    en: 'a range is written with “{wanted}”, not “{typed}”',
  },
});

const VALUE = String.raw`\d+(?:\.\d+)?`;
const CONNECTOR = '～|~|——|—|--|-|–|－';
/** What a quantity or a stretch of time is counted in; not 号, 室 and the like, which name things. */
const UNIT = '[%％‰℃个件人名户家次项条份天元吨倍页岁批周步类种年月日时]|[万亿千]|小时|分钟|公里|平方|工作日';
/** Two values of a range and what stands before, between and behind them. Never part of a longer row such as a code. */
const RANGE = new RegExp(
  [
    String.raw`(?<![\d.,A-Za-z/\-—–－~～] ?)`,
    String.raw`(${VALUE})([%％‰万亿千年月日])?(${CONNECTOR})(${VALUE})(${UNIT})?(?![\d\-—–－~～])`,
  ].join(''),
  'g',
);

interface NumberRange {
  readonly start: number;
  readonly whole: string;
  readonly from: string;
  /** Behind the first value. */
  readonly fromUnit: string;
  readonly connector: string;
  readonly to: string;
  readonly unit: string;
}

/** Ranges of numbers: `10%～20%`, `3万～5万`, `3月18日—22日` [GB/T 15835-2011 5.1.3, GB/T 15834-2011 4.13.3]. */
export const numberRange = textRule({ id: 'number-range', group: 'words', finding }, function* (text, shown) {
  for (const match of shown.matchAll(RANGE)) {
    const [whole, from = '', fromUnit = '', connector = '', to = '', unit = ''] = match;
    const found = checkRange(text, { start: match.index, whole, from, fromUnit, connector, to, unit });
    if (found) yield found;
  }
});

function checkRange(text: CheckedText, range: NumberRange): Finding | undefined {
  const { start, whole, from, fromUnit, connector, to, unit } = range;
  const end = start + whole.length;
  const wanted = connectorFor(range);
  if (fromUnit === '' && /[%％‰]/.test(unit)) {
    const written = `${from}${unit}${wanted}${to}${unit}`;
    const found = finding('number-range', text.rangeOf(start, end), { typed: whole, wanted: written });
    return mendedBy(found, text, { start, end, text: written });
  }
  // Where the first value is the greater one, it is meant as it stands: 5000～1万.
  if (fromUnit === '' && /[万亿千]/.test(unit) && Number(from) < Number(to)) {
    const params = {
      typed: whole,
      wanted: `${from}${unit}${wanted}${to}${unit}`,
      other: `${from}${wanted}${to}${unit}`,
    };
    return finding('number-range/unit', text.rangeOf(start, end), params);
  }
  // A full-width hyphen is reported with the other forms of a dash.
  if (connector === wanted || connector === '—' || connector === '－' || unit === '') return undefined;
  const at = start + from.length + fromUnit.length;
  const place = text.rangeOf(at, at + connector.length);
  const found = finding('number-range/mark', place, { typed: connector, wanted });
  return mendedBy(found, text, { start: at, end: at + connector.length, text: wanted });
}

/** `—` from one time to another, `～` between two values; a `—` between values is right too. */
function connectorFor({ fromUnit, connector, unit }: NumberRange): string {
  if (connector === '—' || connector === '～') return connector;
  return /[年月日时]/.test(fromUnit || unit) ? '—' : '～';
}
