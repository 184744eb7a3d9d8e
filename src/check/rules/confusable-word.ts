import { declareFindings } from '../../model/finding.js';
import type { Bilingual } from '../../model/message.js';
import { citedIn } from '../cited-text.js';
import { CONTEXT, type ConfusableWord, confusableWords } from '../confusable-words.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'confusable-word': {
    severity: 'warning',
    zh: '“{typed}”应为“{right}”：{because}',
    en: '“{typed}” should be “{right}”: {because}',
  },
});

interface Entry {
  readonly word: ConfusableWord;
  readonly because: Bilingual;
}

/** The words by the codes of their first characters: every place of a text is looked up once. */
const entries = groupByStart(confusableWords);

function groupByStart(all: typeof confusableWords): ReadonlyMap<number, readonly Entry[]> {
  const groups = new Map<number, Entry[]>();
  for (const { because, words } of all) {
    for (const word of words) {
      const start = word.wrong.charCodeAt(0);
      const known = groups.get(start);
      if (known) known.push({ word, because });
      else groups.set(start, [{ word, because }]);
    }
  }
  return groups;
}

/** Words that are confused with others, where that is certain. What is quoted from a law and titles stay as they are. */
export const confusableWord = textRule({ id: 'confusable-word', group: 'words', finding }, function* (text, shown) {
  const isCited = citedIn(shown);
  for (let start = 0; start < shown.length; start += 1) {
    const entry = longestAt(start, shown);
    if (!entry) continue;
    if (isCited(start)) continue;
    const { because, word } = entry;
    const { wrong, right } = word;
    const end = start + wrong.length;
    const found = finding('confusable-word', text.rangeOf(start, end), { typed: wrong, right, because });
    yield mendedBy(found, text, { start, end, text: right });
    start = end - 1;
  }
});

/** The longest of the words that is wrong at a place. */
function longestAt(start: number, shown: string): Entry | undefined {
  let longest: Entry | undefined;
  for (const entry of entries.get(shown.charCodeAt(start)) ?? []) {
    const isLonger = entry.word.wrong.length > (longest?.word.wrong.length ?? 0);
    if (isLonger && isWrong(entry.word, shown, start)) longest = entry;
  }
  return longest;
}

function isWrong(
  { wrong, notBehind, notBefore, behind, before }: ConfusableWord,
  shown: string,
  start: number,
): boolean {
  if (!shown.startsWith(wrong, start)) return false;
  const end = start + wrong.length;
  if (contains(notBehind, shown.charAt(start - 1)) || contains(notBefore, shown.charAt(end))) return false;
  const context = shown.slice(Math.max(0, start - CONTEXT), start);
  return behind?.test(context) !== false && before?.test(shown.slice(end, end + CONTEXT)) !== false;
}

const contains = (characters: string | undefined, character: string): boolean =>
  character !== '' && characters?.includes(character) === true;
