import { declareFindings } from '../../model/finding.js';
import { isHan } from '../../model/han.js';
import { characterAt, characterBefore, isChinese } from '../character-kind.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'ellipsis-form': {
    severity: 'warning',
    zh: '省略号写作“……”，写的是“{typed}”',
    en: 'an ellipsis is written “……”, found “{typed}”',
  },
  'ellipsis-form/stop': {
    severity: 'warning',
    zh: '省略号后面不再用句号',
    en: 'no full stop behind an ellipsis',
  },
  'ellipsis-form/etc': {
    severity: 'warning',
    zh: '省略号和“等”只用一个',
    en: 'an ellipsis and “等” say the same: keep one',
    note: { zh: '删去省略号，或者删去“等”', en: 'remove one of them' },
  },
});

const ELLIPSIS = '……';
/** Twelve dots stand for lines left out of a text, where a sentence begins [GB/T 15834-2011 4.11.3.7]. */
const LONG_ELLIPSIS = '…………';

const DOTS = /\.{3,}|…+|。{3,}|[·・]{3,}/g;

/** Six dots in the middle of the line, and no full stop behind them. */
export const ellipsisForm = textRule({ id: 'ellipsis-form', group: 'marks', finding }, function* (text, shown) {
  for (const { 0: typed, index: start } of shown.matchAll(DOTS)) {
    const end = start + typed.length;
    if (typed === ELLIPSIS) {
      const etc = besideEtc(shown, start, end);
      if (etc) {
        yield finding('ellipsis-form/etc', text.rangeOf(etc.start, etc.end), {});
        continue;
      }
      if (
        characterAt(shown, end) === '。' &&
        isLast(shown, end) &&
        !isPattern(shown, start) &&
        !/[，、：；]/.test(characterBefore(shown, start))
      ) {
        const stop = { start: end, end: end + 1 };
        const found = finding('ellipsis-form/stop', text.rangeOf(stop.start, stop.end), {});
        yield mendedBy(found, text, { ...stop, text: '' });
      }
      continue;
    }
    if (typed === LONG_ELLIPSIS && !isHan(characterBefore(shown, start))) continue;
    if (/^[.…]/.test(typed) && isForeign(shown, start, end)) continue;
    const found = finding('ellipsis-form', text.rangeOf(start, end), { typed });
    yield mendedBy(found, text, { start, end, text: ELLIPSIS });
  }
});

/** `……等`, or 甲、乙等……; 他等…… breaks off. */
function besideEtc(shown: string, start: number, end: number): { start: number; end: number } | undefined {
  if (ETC.test(shown.slice(end, end + 2))) return { start, end: end + 1 };
  const [row = ''] = /[^，。；：！？\n]*$/.exec(shown.slice(Math.max(0, start - ROW_REACH), start)) ?? [];
  return /、.*等$/.test(row) ? { start: start - 1, end } : undefined;
}

/** How far before an ellipsis the row that it ends is looked for, in UTF-16 units. */
const ROW_REACH = 80;

/** 等 may also begin another word: 等待, 等级 and the like. */
const ETC = /^等(?![级次待候同量额比值式差距离效号份到于价腰高温边速位第分身车着餐货座船])/;

/** Whether the full stop ends the paragraph: where the text goes on, it parts the two [GB/T 15834-2011 B.2.4]. */
const isLast = (shown: string, at: number): boolean => /^。[”’）」』]?\s*$/.test(shown.slice(at, at + 4));

/** Dots of a Western sentence, or with nothing beside them. */
const isForeign = (shown: string, start: number, end: number): boolean =>
  !isChinese(characterBefore(shown, start)) && !isChinese(characterAt(shown, end)) && !/^…+$/.test(shown.trim());

/** How far before an ellipsis its sentence is looked for, in UTF-16 units. */
const SENTENCE_REACH = 200;

/** Whether the sentence has an ellipsis before this one: 只有……，才能……。 leaves words open and ends as a sentence does. */
function isPattern(shown: string, start: number): boolean {
  const before = shown.slice(Math.max(0, start - SENTENCE_REACH), start);
  const sentenceStart = 1 + Math.max(...Array.from('。！？', (mark) => before.lastIndexOf(mark)));
  return before.slice(sentenceStart).includes(ELLIPSIS);
}
