import { declareFindings } from '../../model/finding.js';
import { isClosing, isOpening } from '../character-kind.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'mark-sequence': {
    severity: 'warning',
    zh: '“{typed}”这两个符号不能连在一起',
    en: '“{typed}” cannot stand together',
    note: { zh: '删去多余的一个', en: 'delete the one that is too many' },
  },
  'mark-sequence/mend': {
    severity: 'warning',
    zh: '“{typed}”两个标点连用，应当只用“{wanted}”',
    en: '“{typed}” cannot stand together; write “{wanted}”',
  },
});

/** Every place where two marks stand together of which one is too many; overlapping, so that each pair is seen. */
const PAIR = /(?=([，。、；：？！][，。、；：？！]|[“‘（《〈〔【][，。、；：]|[，、][）》〉〕】]))/g;

/** Two different marks of pause or stop never follow each other, and none stands at the inner edge of brackets. */
export const markSequence = textRule({ id: 'mark-sequence', group: 'marks', finding }, function* (text, shown) {
  for (const { 1: typed = '', index: start } of shown.matchAll(PAIR)) {
    const end = start + typed.length;
    if (isAllowed(typed) || isDoubled(shown, start, end) || isQuotedMark(shown, start, end)) continue;
    const wanted = mendOf(typed, end === shown.length);
    const range = text.rangeOf(start, end);
    if (wanted === undefined) yield finding('mark-sequence', range, { typed });
    else {
      const found = finding('mark-sequence/mend', range, { typed, wanted });
      yield mendedBy(found, text, { start, end, text: wanted });
    }
  }
});

/** The same mark twice is another rule's; ？！ together are a strong question. */
const isAllowed = (typed: string): boolean => typed.charAt(0) === typed.charAt(1) || /^[？！]{2}$/.test(typed);

/** One of the pair is doubled: how many of it are meant is settled first. */
const isDoubled = (shown: string, start: number, end: number): boolean =>
  (start > 0 && shown.charAt(start - 1) === shown.charAt(start)) || shown.charAt(end) === shown.charAt(end - 1);

/** “，” speaks of the mark itself. */
const isQuotedMark = (shown: string, start: number, end: number): boolean =>
  isOpening(shown.charAt(start)) && isClosing(shown.charAt(end));

/** What was meant, where that is certain: a full stop ends the paragraph, and a comma parts more than a 顿号. */
function mendOf(typed: string, isLast: boolean): string | undefined {
  if (typed === '、，') return '，';
  if (/^[，、；：]。$/.test(typed) && isLast) return '。';
  return undefined;
}
