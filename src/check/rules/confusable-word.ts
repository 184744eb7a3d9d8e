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

interface Entry extends ConfusableWord {
  readonly because: Bilingual;
}

/** The words by their first characters, the longest first: every place of a text is looked up once. */
const entries = groupByStart(
  confusableWords.flatMap(({ because, words }) => words.map((word) => ({ ...word, because }))),
);

function groupByStart(all: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of all.toSorted((a, b) => b.wrong.length - a.wrong.length)) {
    const start = entry.wrong.charAt(0);
    groups.set(start, [...(groups.get(start) ?? []), entry]);
  }
  return groups;
}

/** Words that are confused with others, where that is certain. What is quoted from a law and titles stay as they are. */
export const confusableWord = textRule({ id: 'confusable-word', group: 'words', finding }, function* (text, shown) {
  const isCited = citedIn(shown);
  for (let start = 0; start < shown.length; start += 1) {
    const entry = entries.get(shown.charAt(start))?.find((each) => isWrong(each, shown, start));
    if (!entry) continue;
    if (isCited(start)) continue;
    const { wrong, right, because } = entry;
    const end = start + wrong.length;
    const found = finding('confusable-word', text.rangeOf(start, end), { typed: wrong, right, because });
    yield mendedBy(found, text, { start, end, text: right });
    start = end - 1;
  }
});

function isWrong({ wrong, notBehind, notBefore, behind, before }: Entry, shown: string, start: number): boolean {
  if (!shown.startsWith(wrong, start)) return false;
  const end = start + wrong.length;
  if (contains(notBehind, shown.charAt(start - 1)) || contains(notBefore, shown.charAt(end))) return false;
  const context = shown.slice(Math.max(0, start - CONTEXT), start);
  return behind?.test(context) !== false && before?.test(shown.slice(end, end + CONTEXT)) !== false;
}

const contains = (characters: string | undefined, character: string): boolean =>
  character !== '' && characters?.includes(character) === true;
