import { declareFindings, type Finding } from '../../model/finding.js';
import { segmentWordsOf } from '../../model/segments.js';
import type { CheckedText } from '../checked-text.js';
import { citedIn } from '../cited-text.js';
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
    note: { zh: '多打的就删去；是两个词挨在一起的，不用改', en: 'remove it, unless they are two words' },
  },
  'repeated-word/phrase': {
    severity: 'warning',
    zh: '“{word}”连着写了两遍',
    en: '“{word}” is written twice in a row',
    note: { zh: '删去一遍', en: 'remove one of them' },
  },
});

const single: ReadonlyMap<string, FunctionWord> = new Map(functionWords.map((each) => [each.word, each]));
const undoubled = new Set(undoubledWords);
const doubled = new Set(doubledWords);

const TWICE = new RegExp(`([${functionWords.map(({ word }) => word).join('')}])\\1`, 'g');
const PAIR_TWICE = /([一-鿿]{2})\1/g;
/** A phrase, also one with a number in it, perhaps with a comma between the two. */
const PHRASE_TWICE = /([一-鿿\w]{3,24})(?:\1|，\1(?=[，。；！？]))/g;

/** `一个一个`, `几次几次`, `三三两两`: numbers and measures are doubled as they please. */
const COUNTED = /^[零一二两三四五六七八九十百千万半几多各每某好]/;

/** A word that was typed twice: one that carries no meaning of its own, or two characters that are never doubled. */
export const repeatedWord = textRule({ id: 'repeated-word', group: 'words', finding }, function* (text, shown) {
  const isCited = citedIn(shown);
  for (const { 1: word = '', index } of shown.matchAll(TWICE)) {
    const entry = single.get(word);
    const before = shown.charAt(index - 1);
    const after = shown.charAt(index + 2);
    // Three in a row are something else: laughter, a gap, a sample of type.
    if (
      before === word ||
      after === word ||
      contains(entry?.before, before) ||
      contains(entry?.after, after) ||
      isCited(index)
    )
      continue;
    yield remove(text, index, word);
  }
  for (const { 1: word = '', index } of shown.matchAll(PAIR_TWICE)) {
    if (word.charAt(0) === word.charAt(1) || doubled.has(word) || COUNTED.test(word) || isCited(index)) continue;
    if (undoubled.has(word)) yield remove(text, index, word);
    else if (areWords(shown, index, word.length)) {
      yield finding('repeated-word/perhaps', text.rangeOf(index, index + 2 * word.length), { word });
    }
  }
  if (text.kind !== 'cell') yield* repeatedPhrases(text, shown, isCited);
});

function* repeatedPhrases(text: CheckedText, shown: string, isCited: (offset: number) => boolean): Iterable<Finding> {
  for (const { 0: typed, 1: word = '', index } of shown.matchAll(PHRASE_TWICE)) {
    // 直接管理的航道的航道范围: what begins with 的 belongs to what stands before it.
    if (!/^(?![的和与及或在对])[一-鿿]/.test(word) || COUNTED.test(word) || isUniform(word) || isCited(index)) continue;
    if (typed.length === 2 * word.length && !areWords(shown, index, word.length)) continue;
    // “不要怕，不要怕”: who speaks says it twice on purpose.
    if (typed.length > 2 * word.length && isQuoted(shown, index)) continue;
    yield finding('repeated-word/phrase', text.rangeOf(index, index + typed.length), { word });
  }
}

/** How far before a place the mark that opens a quotation is looked for, in UTF-16 units. */
const QUOTED_REACH = 200;

function isQuoted(shown: string, at: number): boolean {
  const before = shown.slice(Math.max(0, at - QUOTED_REACH), at);
  return before.lastIndexOf('“') > before.lastIndexOf('”');
}

/** 哈哈哈, 甲乙甲乙甲乙: shorter ones, again and again. */
const isUniform = (word: string): boolean => /^(.{1,6})\1+.?$/u.test(word);

/** How much around two words is looked at to tell where words are parted, in UTF-16 units. */
const AROUND = 8;

/** Whether what stands twice is whole words: in 使用信用信息, 用信 twice is none, nor is 申请人 in 申请人申请人民法院. */
function areWords(shown: string, start: number, length: number): boolean {
  const from = Math.max(0, start - AROUND);
  const near = shown.slice(from, start + 2 * length + AROUND);
  const starts = new Set(segmentWordsOf(near).map(({ index }) => from + index));
  // 的市的市区: two pairs of single characters are no word either.
  if (length === 2 && (starts.has(start + 1) || starts.has(start + 3))) return false;
  return [start, start + length, start + 2 * length].every((at) => at >= shown.length || starts.has(at));
}

const contains = (characters: string | undefined, character: string): boolean =>
  character !== '' && characters?.includes(character) === true;

function remove(text: CheckedText, start: number, word: string): Finding {
  const end = start + 2 * word.length;
  const found = finding('repeated-word', text.rangeOf(start, end), { word });
  return mendedBy(found, text, { start, end, text: word });
}
