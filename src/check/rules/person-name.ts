import { declareFindings, type Finding } from '../../model/finding.js';
import { isHan } from '../../model/han.js';
import type { CheckedText } from '../checked-text.js';
import { type FindPhrases, type FoundPhrase, phraseFinder } from '../phrase-finder.js';
import { rosterIn } from '../roster.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'person-name': {
    severity: 'warning',
    zh: '“{typed}”是不是“{name}”？这时的{title}是“{name}”',
    en: '“{typed}”: is it “{name}”, who is {title} at this time?',
    note: {
      zh: '换了人的，在 people.yaml 里写明各自任职的起止日期',
      en: 'where someone else holds the title now, state the days in office in people.yaml',
    },
  },
});

/** Finds a name that is one character off that of the person who holds the title before it. */
export const personName: Rule = {
  id: 'person-name',
  group: 'people',
  finding,
  check({ people, header, texts }) {
    if (!people) return [];
    const { members, holders } = rosterIn(people, header.period.value);
    const holderOf = new Map(
      [...holders].flatMap(([title, [name, ...others]]) => (name && others.length === 0 ? [[title, name]] : [])),
    );
    const findTitles = phraseFinder(holders.keys());
    const findNames = phraseFinder(members.keys());
    return texts.flatMap((text) => checkText(text, { holderOf, findTitles, findNames }));
  },
};

interface Search {
  /** The one who holds a title, by the title in full. */
  readonly holderOf: ReadonlyMap<string, string>;
  readonly findTitles: FindPhrases;
  readonly findNames: FindPhrases;
}

function checkText(text: CheckedText, { holderOf, findTitles, findNames }: Search): readonly Finding[] {
  const titles = findTitles(text.text);
  if (titles.length === 0) return [];
  const named = new Set(findNames(text.text).map(({ start }) => start));
  return titles.flatMap((title) => {
    const name = holderOf.get(title.phrase);
    if (name === undefined || named.has(title.end) || !isWholeTitle(text.text, title)) return [];
    const typed = text.text.slice(title.end, title.end + name.length);
    if (!isSlip(typed, name)) return [];
    const range = text.rangeOf(title.end, title.end + typed.length);
    return [finding('person-name', range, { typed, name, title: title.phrase })];
  });
}

/** The shortest title that names its office, in UTF-16 units: a shorter one may be that of somebody else. */
const FULL_TITLE = 5;

/** Whether a title stands as it is held: not 副 or 原 to it, and not short for that of another office. */
function isWholeTitle(text: string, { phrase, start }: FoundPhrase): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (/[副原前代]$|时任$|曾任$/.test(before)) return false;
  return phrase.length >= FULL_TITLE || !/\p{Script=Han}$/u.test(before);
}

/** Whether one character differs; a surname alone is no likeness. */
function isSlip(typed: string, name: string): boolean {
  if (typed.length !== name.length || !isHan(typed)) return false;
  const differing = [...name].filter((character, at) => character !== [...typed][at]).length;
  const sameSurname = typed.charAt(0) === name.charAt(0);
  return differing === 1 && (name.length > 2 || sameSurname);
}
