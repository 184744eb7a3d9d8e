import { declareFindings } from '../../model/finding.js';
import { citedIn } from '../cited-text.js';
import { findWrongYears } from '../document-number.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'year-bracket': {
    severity: 'warning',
    zh: '发文字号的年份要用六角括号“{wanted}”，写的是“{typed}”',
    en: 'the year of a document number stands in “{wanted}”, found “{typed}”',
  },
  'year-bracket/round': {
    severity: 'warning',
    zh: '发文字号的年份要用六角括号“{wanted}”，写的是“{typed}”',
    en: 'the year of a document number stands in “{wanted}”, found “{typed}”',
  },
  'year-bracket/number': {
    severity: 'warning',
    zh: '发文字号“{typed}”里的顺序号不加“第”、前面不加“0”、年份写四位：{wanted}',
    en: 'the number of “{typed}” has no “第” and no zeros before it, its year four digits: {wanted}',
    note: {
      zh: '与原文件核对；原文件就是这样编的，不用改',
      en: 'look at the document: leave it where it is numbered so',
    },
  },
});

/** A document number: its year stands in 〔〕, its number by itself. */
export const yearBracket = textRule({ id: 'year-bracket', group: 'marks', finding }, function* (text, shown) {
  for (const { start, end, year, isRound } of findWrongYears(shown)) {
    const wanted = `〔${year}〕`;
    const params = { typed: shown.slice(start, end), wanted };
    const range = text.rangeOf(start, end);
    const found = isRound ? finding('year-bracket/round', range, params) : finding('year-bracket', range, params);
    yield mendedBy(found, text, { start, end, text: wanted });
  }
  const isCited = citedIn(shown);
  for (const match of shown.matchAll(NUMBER)) {
    const { 0: typed, 1: year = '', 2: ordinal = '', 3: zeros = '', 4: number = '', index: start } = match;
    if ((year.length === 4 && ordinal + zeros === '') || isCited(start)) continue;
    const wanted = `〔${year.length === 4 ? year : `20${year}`}〕${number}号`;
    yield finding('year-bracket/number', text.rangeOf(start, start + typed.length), { typed, wanted });
  }
});

/** 某发〔2030〕第12号, 〔2030〕012号, 〔30〕12号 [GB/T 9704-2012 7.2.5]. Notices to the public are numbered with 第. */
const NUMBER = /(?<![公通]告|令)〔((?:19|20)?\d\d)〕[ \t]*(第?)[ \t]*(0*)([1-9]\d{0,4})号/g;
