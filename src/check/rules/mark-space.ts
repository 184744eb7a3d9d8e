import { declareFindings } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';
import {
  characterAt,
  characterBefore,
  isChineseWord,
  isClosing,
  isOpening,
  isPause,
  isWestern,
} from '../character-kind.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'mark-space': {
    severity: 'warning',
    zh: '标点 {mark} 旁边多了空格',
    en: 'a blank beside the mark {mark}',
    note: { zh: '删去：标点自己占一个字的位置', en: 'delete it: a mark has room of its own' },
  },
  'mark-space/paragraph': {
    severity: 'warning',
    zh: '标点 {mark} 后面空了几格：像是两段连在了一起',
    en: 'several blanks behind {mark}: two paragraphs seem to have run together',
    note: {
      zh: '要另起一段，就在这里按两次回车；不是两段，就删去空格',
      en: 'make an empty line here for a new paragraph; else delete the blanks',
    },
  },
});

const BLANKS = /[ \t\u00a0\u2002-\u200a\u202f\u205f\u3000]+/g;

const isMark = (character: string): boolean =>
  isPause(character) || isOpening(character) || isClosing(character) || character === '…' || character === '·';

/** Blanks around a note are its own. */
const isBesideNote = ({ file, start, end }: SourceRange): boolean =>
  file.text.startsWith('<!--', end) || file.text.endsWith('-->', start);

/** Chinese marks have no blanks beside them: their space is part of them [GB/T 15834-2011, 5.1]. */
export const markSpace = textRule({ id: 'mark-space', group: 'marks', finding }, function* (text, shown) {
  for (const { 0: blanks, index: start } of shown.matchAll(BLANKS)) {
    const end = start + blanks.length;
    const before = characterBefore(shown, start);
    const after = characterAt(shown, end);
    if (blanks.includes('\t')) continue;
    const mark = [before, after].find(isMark);
    const isWesternMark = /[…·]/.test(mark ?? '') && (isWestern(before) || isWestern(after));
    if (mark === undefined || isWesternMark || before === '' || after === '' || /\n/.test(before + after)) continue;
    // The mark of an item, as a word processor copies it.
    if (before === '·' && !isChineseWord(characterBefore(shown, start - 1))) continue;
    const range = text.rangeOf(start, end);
    if (isBesideNote(range)) continue;
    if (/[。！？]/.test(before) && /\u3000{2}| {3}/.test(blanks))
      yield finding('mark-space/paragraph', range, { mark });
    else yield mendedBy(finding('mark-space', range, { mark }), text, { start, end, text: '' });
  }
});
