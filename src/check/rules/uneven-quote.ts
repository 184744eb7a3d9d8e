import { declareFindings, type Finding } from '../../model/finding.js';
import { type CheckedText, PLACEHOLDER_MARK } from '../checked-text.js';
import { insideMarks, pairMarks } from '../pair-marks.js';
import { phraseFinder } from '../phrase-finder.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'uneven-quote': {
    severity: 'hint',
    zh: '“{phrase}”在本期其他 {count} 处都加了引号，这里没有加',
    en: '“{phrase}” is quoted in {count} other places of this issue, and bare here',
    note: { zh: '是同一个说法就也加上引号', en: 'quote it here too where it is the same expression' },
  },
});

/** A phrase that is quoted twice or more in the issue, and bare once. */
export const unevenQuote: Rule = {
  id: 'uneven-quote',
  group: 'people',
  finding,
  check({ texts }) {
    const quoted = countQuoted(texts);
    if (quoted.size === 0) return [];
    const find = phraseFinder(quoted.keys());
    const bare = new Map<string, Bare[]>();
    // In a cell or a title of a table, a name stands by itself.
    for (const text of texts.filter(({ kind }) => kind !== 'cell' && kind !== 'caption')) {
      // Where the words stand nowhere, they don't stand bare either: most texts need no closer look.
      if (find(text.text).length === 0) continue;
      for (const { phrase, start, end } of find(withoutQuoted(text.text))) {
        const places = bare.get(phrase) ?? [];
        bare.set(phrase, [...places.slice(0, 1), { text, start, end }]);
      }
    }
    return [...bare].flatMap(([phrase, places]) => reportOnce(phrase, quoted.get(phrase) ?? 0, places));
  },
};

interface Bare {
  readonly text: CheckedText;
  readonly start: number;
  readonly end: number;
}

/** A phrase of one or two characters is an everyday word, one of more than twenty is somebody's speech. */
const SHORTEST = 3;
const LONGEST = 20;
/** How often a phrase is quoted where that is its form. */
const USUAL = 2;

/** Phrases that are quoted at least twice, with how often. */
function countQuoted(texts: readonly CheckedText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of texts) {
    if (!text.includes('“')) continue;
    for (const { open, close } of pairMarks(text).pairs) {
      if (text.charAt(open) !== '“') continue;
      const phrase = text.slice(open + 1, close);
      const isPhrase = phrase.length >= SHORTEST && phrase.length <= LONGEST && /^[\p{L}\p{N}]+$/u.test(phrase);
      if (isPhrase) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  }
  return new Map([...counts].filter(([, count]) => count >= USUAL));
}

/** The text with what is quoted, and titles of documents, made opaque, of the same length. */
function withoutQuoted(text: string): string {
  const isQuoted = insideMarks(text, '“‘《〈「『');
  let opaque = '';
  for (let at = 0; at < text.length; at += 1) opaque += isQuoted(at) ? PLACEHOLDER_MARK : text.charAt(at);
  return opaque;
}

function reportOnce(phrase: string, count: number, places: readonly Bare[]): readonly Finding[] {
  const [place, other] = places;
  if (!place || other) return [];
  return [finding('uneven-quote', place.text.rangeOf(place.start, place.end), { phrase, count })];
}
