import { declareFindings, type Finding } from '../../model/finding.js';
import { hasHan, isHan } from '../../model/han.js';
import {
  blanksAfter,
  blanksBefore,
  characterAt,
  characterBefore,
  isChinese,
  isChineseWord,
  isClosing,
  isOpening,
} from '../character-kind.js';
import type { CheckedText } from '../checked-text.js';
import { findWrongYears } from '../document-number.js';
import { findHalfWidthBrackets } from '../half-width-brackets.js';
import { ADDRESS_MARK, mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'half-width-mark': {
    severity: 'warning',
    zh: '中文里要用全角的“{wanted}”，写的是半角的“{typed}”',
    en: 'half-width “{typed}” in Chinese text; write “{wanted}”',
  },
  'half-width-mark/dot': {
    severity: 'warning',
    zh: '汉字前面有半角的“.”',
    en: 'half-width “.” before a Chinese character',
    note: { zh: '句子完了用“。”，人名中间用“·”', en: 'write “。” at the end of a sentence, “·” inside a name' },
  },
});

const WANTED: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

/** Marks of Chinese text are the full-width ones; those of numbers, times and Western words are not. */
export const halfWidthMark = textRule({ id: 'half-width-mark', group: 'marks', finding }, function* (text, shown) {
  if (!/[,.;:?!()]/.test(shown)) return;
  for (const { 0: typed, index } of shown.matchAll(/[,;:?!]+/g)) {
    const end = index + typed.length;
    if (isChineseMark(shown, index, end)) yield mended(text, shown, index, end);
  }
  for (const { index } of shown.matchAll(/(?<!\.)\.(?!\.)/g)) yield* checkDot(text, shown, index);
  const ofYears = new Set(findWrongYears(shown).flatMap(({ start, end }) => [start, end - 1]));
  for (const at of findHalfWidthBrackets(shown)) {
    if (!ofYears.has(at)) yield mended(text, shown, at, at + 1);
  }
});

/** The finding on a stretch of marks; mending it takes away the blanks beside them. */
function mended(text: CheckedText, shown: string, start: number, end: number): Finding {
  const typed = shown.slice(start, end);
  const wanted = Array.from(typed, (mark) => WANTED[mark] ?? mark).join('');
  const found = finding('half-width-mark', text.rangeOf(start, end), { typed, wanted });
  const wide = { start: blanksBefore(shown, start), end: blanksAfter(shown, end) };
  const hasPlainBlanks = text.isPlain(wide.start, wide.end);
  return mendedBy(found, text, { ...(hasPlainBlanks ? wide : { start, end }), text: wanted });
}

/** Whether a comma, semicolon, colon, question or exclamation mark stands in Chinese text. */
function isChineseMark(shown: string, start: number, end: number): boolean {
  const before = characterBefore(shown, blanksBefore(shown, start));
  const after = characterAt(shown, blanksAfter(shown, end));
  // An address without its colon, an image without its brackets; and “,” speaks of the mark itself.
  if (shown.startsWith('//', end) || /[[(]/.test(characterAt(shown, end)) || isOpening(before)) return false;
  if (isChinese(before)) return true;
  if (before === '') return false;
  // `Yahoo!` and its like are names, and a part of them.
  if (/[A-Za-z]/.test(before) && /[!?]/.test(shown.charAt(start))) return false;
  return isChineseWord(after) || isOpening(after) || (after === '' && endsChinese(shown, start));
}

/** Whether what ends at an offset ends a Chinese text: a number, a bracket, a quotation, an address or a single Western word. */
function endsChinese(shown: string, end: number): boolean {
  const before = characterBefore(shown, end);
  if (!hasHan(shown)) return false;
  return (
    /[\d%‰)"']/.test(before) ||
    before === ADDRESS_MARK ||
    WORD_IN_CHINESE.test(shown.slice(Math.max(0, end - LONGEST_WORD), end))
  );
}

const WORD_IN_CHINESE = /[\p{Script=Han}，。、；：）”》][A-Za-z][A-Za-z\d-]+$/u;
/** The longest word that is looked for, with the character before it, in UTF-16 units. */
const LONGEST_WORD = 24;

/** Abbreviations with their dot, before a name: Dr.某. */
const ABBREVIATION =
  /(?:^|[^A-Za-z])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Vol|vs|etc|Inc|Ltd|Co|Corp|Jr|Sr|Fig|Eq|Ed|Tel|Add|[A-Za-z])$/;

/** A full stop: `.` ends a sentence, but belongs to numbers, file names and abbreviations, and may part a name. */
function* checkDot(text: CheckedText, shown: string, at: number): Generator<Finding> {
  const before = characterBefore(shown, at);
  const after = characterAt(shown, at + 1);
  const isEnd = after === '' || after === '\n';
  if (isEnd && text.kind === 'paragraph' && !isChineseWord(before) && !isClosing(before)) {
    if (endsChinese(shown, at) && !endsAbbreviated(shown, at)) yield mended(text, shown, at, at + 1);
    return;
  }
  if (
    /[A-Za-z)]/.test(before) &&
    isHan(after) &&
    !/^[（(]?[A-Za-z\d]{1,3}[）)]?$/.test(shown.slice(0, Math.min(at, 6)))
  ) {
    if (endsChinese(shown, at) && !endsAbbreviated(shown, at))
      yield finding('half-width-mark/dot', text.rangeOf(at, at + 1), {});
    return;
  }
  if (!(isChineseWord(before) || isClosing(before)) || isLabel(shown, at)) return;
  const beyond = characterAt(shown, blanksAfter(shown, at + 1));
  const isCertain = isEnd || isClosing(after) || isOpening(after) || /["')]/.test(after);
  if (isCertain || (beyond !== after && isChinese(beyond))) yield mended(text, shown, at, at + 1);
  else if (isHan(after)) yield finding('half-width-mark/dot', text.rangeOf(at, at + 1), {});
}

const endsAbbreviated = (shown: string, at: number): boolean => ABBREVIATION.test(shown.slice(Math.max(0, at - 6), at));

/** `一.` and `（一）.` number a paragraph. */
const isLabel = (shown: string, at: number): boolean =>
  at <= LONGEST_LABEL && /^[（(]?[零一二三四五六七八九十百\d]+[）)]?$/.test(shown.slice(0, at));

/** The longest label has five characters: （九十九）. */
const LONGEST_LABEL = 5;
