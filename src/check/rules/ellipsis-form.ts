import { declareFindings } from '../../model/finding.js';
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
});

const ELLIPSIS = '……';
/** Twelve dots may stand for lines left out of a text, in a paragraph of their own [GB/T 15834-2011 4.11.3.7]. */
const LONG_ELLIPSIS = '…………';

const DOTS = /\.{3,}|…+|。{3,}|[·・]{3,}/g;

/** Six dots in the middle of the line, and no full stop behind them. */
export const ellipsisForm = textRule({ id: 'ellipsis-form', group: 'marks', finding }, function* (text, shown) {
  for (const { 0: typed, index: start } of shown.matchAll(DOTS)) {
    const end = start + typed.length;
    if (typed === ELLIPSIS) {
      if (characterAt(shown, end) === '。' && !isPattern(shown, start)) {
        const stop = { start: end, end: end + 1 };
        const found = finding('ellipsis-form/stop', text.rangeOf(stop.start, stop.end), {});
        yield mendedBy(found, text, { ...stop, text: '' });
      }
      continue;
    }
    if (typed === LONG_ELLIPSIS && typed === shown.trim()) continue;
    if (/^[.…]/.test(typed) && isForeign(shown, start, end)) continue;
    const found = finding('ellipsis-form', text.rangeOf(start, end), { typed });
    yield mendedBy(found, text, { start, end, text: ELLIPSIS });
  }
});

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
