import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { doubledWords, type FunctionWord, functionWords, undoubledWords } from '../repeated-words.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'repeated-word': {
    severity: 'warning',
    zh: '“{word}”重复了',
    en: '“{word}” is repeated',
    note: { zh: '删去一个', en: 'remove one of them' },
  },
  'repeated-word/perhaps': {
    severity: 'hint',
    zh: '“{word}”连着出现两次，是否重复',
    en: '“{word}” stands twice in a row; is one too many?',
  },
});

const single: ReadonlyMap<string, FunctionWord> = new Map(functionWords.map((each) => [each.word, each]));
const undoubled = new Set(undoubledWords);
const doubled = new Set(doubledWords);

const TWICE = new RegExp(`([${functionWords.map(({ word }) => word).join('')}])\\1`, 'g');
const PAIR_TWICE = /(\p{Script=Han}{2})\1/gu;

/** `一个一个`, `几次几次`, `三三两两`: numbers and measures are doubled as they please. */
const COUNTED = /^[零一二两三四五六七八九十百千万半几多各每某好]/;

/** A word that was typed twice: one that carries no meaning of its own, or two characters that are never doubled. */
export const repeatedWord = textRule({ id: 'repeated-word', group: 'words', finding }, function* (text, shown) {
  for (const { 1: word = '', index } of shown.matchAll(TWICE)) {
    const entry = single.get(word);
    const before = shown.charAt(index - 1);
    const after = shown.charAt(index + 2);
    // Three in a row are something else: laughter, a gap, a sample of type.
    if (before === word || after === word || contains(entry?.before, before) || contains(entry?.after, after)) continue;
    yield remove(text, index, word);
  }
  for (const { 1: word = '', index } of shown.matchAll(PAIR_TWICE)) {
    if (word.charAt(0) === word.charAt(1) || doubled.has(word) || COUNTED.test(word)) continue;
    if (undoubled.has(word)) yield remove(text, index, word);
    else yield finding('repeated-word/perhaps', text.rangeOf(index, index + 2 * word.length), { word });
  }
});

const contains = (characters: string | undefined, character: string): boolean =>
  character !== '' && characters?.includes(character) === true;

function remove(text: CheckedText, start: number, word: string): Finding {
  const end = start + 2 * word.length;
  const found = finding('repeated-word', text.rangeOf(start, end), { word });
  return mendedBy(found, text, { start, end, text: word });
}
