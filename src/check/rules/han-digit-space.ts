import { declareFindings } from '../../model/finding.js';
import { isHan } from '../../model/han.js';
import { characterAt, characterBefore, isChineseWord, isWestern } from '../character-kind.js';
import type { CheckedText } from '../checked-text.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'han-digit-space': {
    severity: 'hint',
    zh: '汉字与数字、字母之间不用打空格，排版时会自动留出间隔',
    en: 'no blank is needed here: the typesetter puts space between Han and digits or letters',
  },
  'han-digit-space/han': {
    severity: 'hint',
    zh: '“{before}”和“{after}”之间有空格',
    en: 'a blank between “{before}” and “{after}”',
    note: { zh: '多打的就删去；该用标点的地方用标点', en: 'delete it, or put a mark in its place' },
  },
});

const BLANKS = /[ \t\u00a0\u3000]+/g;
/** In `表 1 全省办件情况` the blank parts the number from the title. */
const CAPTION_NUMBER = /^[表图](?:[ \t\u3000]*[\d一二三四五六七八九十]{1,3})?$/;

/** No blanks in Chinese text: the typesetter puts the space between Han and Western characters. */
export const hanDigitSpace = textRule({ id: 'han-digit-space', group: 'marks', finding }, function* (text, shown) {
  for (const { 0: blanks, index: start } of shown.matchAll(BLANKS)) {
    const end = start + blanks.length;
    // Tabs part the cells of a table that was pasted, which has a finding of its own.
    if (blanks.includes('\t')) continue;
    if (text.kind === 'caption' && CAPTION_NUMBER.test(shown.slice(0, start))) continue;
    const near = shown.slice(Math.max(0, start - LONGEST_NUMBER), start);
    if (isPrescribed(near, start) || isBeforeTime(near, shown.slice(end, end + LONGEST_TIME))) continue;
    const before = characterBefore(shown, start);
    const after = characterAt(shown, end);
    const range = text.rangeOf(start, end);
    if (isHan(before) && isHan(after)) yield finding('han-digit-space/han', range, { before, after });
    else if (meets(before, after) || meets(after, before)) {
      const found = finding('han-digit-space', range, {});
      yield standsAlone(text, start, end) ? mendedBy(found, text, { start, end, text: '' }) : found;
    }
  }
});

/**
 * 第八条 维护…, 第一课 春天… [GB/T 15834-2011 B.3.6]; GB/T 26341-2010 残疾人…: a standard's number and its name, as standards print them.
 */
const NUMBERED = /^第[\d一二三四五六七八九十百千零〇]{1,8}[编分章节条款课讲集回期届辑部]$/;
const STANDARD = /[A-Z]{2}\d{0,3}(?:\/T|\/Z)? ?\d{3,6}(?:\.\d{1,3})?[-—]\d{4}$/;
/** The longest number of an article or a chapter, in UTF-16 units. */
const LONGEST_NUMBER = 32;

/** Whether a blank belongs behind what stands before it. */
const isPrescribed = (before: string, at: number): boolean =>
  (at <= LONGEST_NUMBER && NUMBERED.test(before)) || STANDARD.test(before);

/** 3月18日 9:30, 星期一 9:30: a day and the time beside it. */
const isBeforeTime = (before: string, after: string): boolean =>
  /(?:\d[日号]|(?:星期|周)[一二三四五六日天])$/.test(before) && /^\d{1,2}[:：]\d\d/.test(after);

/** The longest time, in UTF-16 units. */
const LONGEST_TIME = 5;

const meets = (one: string, other: string): boolean => isChineseWord(one) && (isWestern(other) || isChineseWord(other));

/** Whether nothing of Markdown stands between the blanks and their neighbours: without the blank, `某 _12_` is no emphasis. */
const standsAlone = (text: CheckedText, start: number, end: number): boolean =>
  text.rangeOf(start - 1, start).end === text.rangeOf(start, end).start &&
  text.rangeOf(start, end).end === text.rangeOf(end, end + 1).start;
