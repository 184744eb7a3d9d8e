import { declareFindings } from '../../model/finding.js';
import { insideMarks } from '../pair-marks.js';
import { ADDRESS_MARK, textRule } from '../running-text.js';

const finding = declareFindings({
  'sentence-end': {
    severity: 'warning',
    zh: '这一段的末尾没有标点',
    en: 'this paragraph has no mark at its end',
    note: { zh: '句子完了加上“。”', en: 'put “。” at the end of the sentence' },
  },
  'sentence-end/comma': {
    severity: 'warning',
    zh: '这一段以“{typed}”结尾，句子没有完',
    en: 'this paragraph ends with “{typed}”',
    note: { zh: '改成“。”；如果缺了文字就补上', en: 'write “。”, or add what is missing' },
  },
  'sentence-end/item': {
    severity: 'hint',
    zh: '这一项里面有“。”，末尾就不用“；”',
    en: 'an item that has “。” in it does not end with “；”',
    note: {
      zh: '末尾改成“。”，或者把里面的“。”改成“，”；几项要一致',
      en: 'end it with “。”, or put “，” inside; all items alike',
    },
  },
});

/**
 * The shortest paragraph that has to end as a sentence, in UTF-16 units: a shorter one with a comma may be a name, a title or
 * a line of a list.
 */
const SHORTEST = 25;

/** What may end a paragraph. Half-width ones are another rule's, and so is an address that wants none behind it. */
const ENDS = new Set(`。？！…：；—.?!:;${ADDRESS_MARK}`);
const CLOSERS = new Set('”’）》〉】〕」』"\')]');

/** Lines that are no sentences though they have commas: captions, remarks, who to ask, who has done what. */
const NO_SENTENCE =
  /^(?:[表图]\s*[\d一二三四五六七八九十]|(?:注|单位|来源|资料来源|数据来源|附件?|联系人|联系电话|联系方式|电话|地址|邮箱|网址|责编|编辑|审核|签发|供稿|撰稿|抄送|报送|时间|地点|主办|承办)[^，。]{0,8}[：:])/;

/** A paragraph of running text ends with a mark. */
export const sentenceEnd = textRule({ id: 'sentence-end', group: 'marks', finding }, function* (text, shown) {
  if (text.kind !== 'paragraph' || text.block.content.length === 0) return;
  const end = seenEnd(shown);
  const last = lastInside(shown, end);
  if (shown.charAt(end - 1) === '；' && isItemWithStop(shown)) {
    yield finding('sentence-end/item', text.rangeOf(end - 1, end), {});
    return;
  }
  if (end === 0 || ENDS.has(shown.charAt(last))) return;
  if (!isRunningText(shown.slice(shown.lastIndexOf('\n') + 1)) || isBracketed(shown, end) || NO_SENTENCE.test(shown))
    return;
  const start = end - (/[\ud800-\udbff][\udc00-\udfff]$/.test(shown.slice(0, end)) ? 2 : 1);
  const range = text.rangeOf(start, end);
  const typed = shown.slice(start, end);
  yield /[，、]/.test(typed) ? finding('sentence-end/comma', range, { typed }) : finding('sentence-end', range, {});
});

/** Where the text ends but for blanks and characters that nobody sees. */
function seenEnd(shown: string): number {
  let end = shown.length;
  while (end > 0 && /[\s\p{Cf}]/u.test(shown.charAt(end - 1))) end -= 1;
  return end;
}

/** The last character before closing brackets and quotation marks. */
function lastInside(shown: string, end: number): number {
  let last = end - 1;
  while (last > 0 && CLOSERS.has(shown.charAt(last))) last -= 1;
  return last;
}

/** Looks at the last line, so that a name and a date below a text are none. */
const isRunningText = (line: string): boolean =>
  line.includes('。') || (/[，；]/.test(line) && line.length >= SHORTEST);

/**
 * Whether a paragraph ends with brackets, as 服从。（掌声） does: what is in brackets behind a full stop belongs to the whole
 * sentence [GB/T 15834-2011 B.2.2].
 */
function isBracketed(shown: string, end: number): boolean {
  if (/^[（(【]/.test(shown) && shown.search(/[）)】]/) === end - 1) return true;
  const open = shown.lastIndexOf('（', end);
  return shown.charAt(end - 1) === '）' && open > 0 && /[。！？…]/.test(shown.charAt(open - 1));
}

/** A 。 outside of quotations and brackets [GB/T 15834-2011 A.5]. */
function isItemWithStop(shown: string): boolean {
  if (!shown.includes('。')) return false;
  const isInside = insideMarks(shown, '“‘（《');
  for (let at = shown.indexOf('。'); at >= 0; at = shown.indexOf('。', at + 1)) if (!isInside(at)) return true;
  return false;
}
