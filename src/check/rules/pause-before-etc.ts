import { declareFindings } from '../../model/finding.js';
import { citedIn } from '../cited-text.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'pause-before-etc': {
    severity: 'warning',
    zh: '“等”的前面不用顿号',
    en: 'there is no “、” before “等”',
    note: { zh: '删去这个顿号', en: 'remove the mark' },
  },
  'pause-before-etc/and': {
    severity: 'warning',
    zh: '“和”的前面不用顿号',
    en: 'there is no “、” before “和”',
    note: { zh: '删去这个顿号', en: 'remove the mark' },
  },
  'pause-before-etc/behind-and': {
    severity: 'warning',
    zh: '“和”的后面不用顿号',
    en: 'there is no “、” behind “和”',
    note: { zh: '删去这个顿号', en: 'remove the mark' },
  },
  'pause-before-etc/commas': {
    severity: 'hint',
    zh: '“等”前面并列的词语，之间一般用顿号',
    en: 'words in a row before “等” are usually parted by “、”',
    note: { zh: '改成顿号；并列的是几句话，不用改', en: 'use “、”, unless these are clauses' },
  },
});

/** `、等` where 等 is not the beginning of a word such as 等级 [GB/T 15834-2011 B.1.2]. */
const BEFORE_ETC = /、(?=等(?![级次待候同量额比值式差距离效号份到于价腰高温边速位第分身车着餐货座船]))/g;

export const pauseBeforeEtc = textRule({ id: 'pause-before-etc', group: 'words', finding }, function* (text, shown) {
  const isCited = citedIn(shown);
  for (const { index } of shown.matchAll(BEFORE_ETC)) {
    if (isCited(index)) continue;
    const found = finding('pause-before-etc', text.rangeOf(index, index + 1), {});
    yield mendedBy(found, text, { start: index, end: index + 1, text: '' });
  }
  for (const { index } of shown.matchAll(BEFORE_AND)) {
    if (isCited(index)) continue;
    const found = finding('pause-before-etc/and', text.rangeOf(index, index + 1), {});
    yield mendedBy(found, text, { start: index, end: index + 1, text: '' });
  }
  for (const { index } of shown.matchAll(BEHIND_AND)) {
    if (isCited(index)) continue;
    const found = finding('pause-before-etc/behind-and', text.rangeOf(index, index + 1), {});
    yield mendedBy(found, text, { start: index, end: index + 1, text: '' });
  }
  for (const { 0: row, index } of shown.matchAll(COMMAS)) {
    yield finding('pause-before-etc/commas', text.rangeOf(index, index + row.length), {});
  }
});

/** 甲、乙、和丙; 和 begins other words and names of places too, which are members of the row. */
const BEFORE_AND =
  /、(?=和(?![平谐解睦美气善约蔼缓声顺颜田县硕林龙静服尚弦布政衷弄缝好乐畅]|[一-鿿]{1,3}[路街门垸村镇乡区县桥里苑园巷庄]))/g;

/** 甲局和、乙局; not behind a word that ends so: 共和、温和、调和. */
const BEHIND_AND = /(?<=(?<![、，；。：\s共温缓调柔平饱谦亲总之附中祥说讲议随媾晴求暖应唱谐])和|以及)、/g;

/** 饮水机，充电桩，雨伞等 [GB/T 15834-2011 B.1.2]: three short words and more; what says something is longer. */
const COMMAS = /(?<=[有含备供：])(?!有)[一-鿿]{2,4}(?:，[一-鿿]{2,4}){2,9}等(?=[，。；一-鿿])/g;
