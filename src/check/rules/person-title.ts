import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { isOtherDegree, isSameTitle, titleEnding, titleStart } from '../official-title.js';
import { type FoundPhrase, phraseFinder } from '../phrase-finder.js';
import { type Member, type Roster, rosterIn } from '../roster.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'person-title': {
    severity: 'warning',
    zh: '“{name}”这时的职务不是“{title}”',
    en: '“{title}” is not a title of “{name}” at this time',
    note: {
      zh: 'people.yaml 里写的是：{known}。以前的职务前面加“原”；新任职的，在 people.yaml 里补上',
      en: 'people.yaml has: {known}. Put “原” before a former title; add a new one to people.yaml',
    },
  },
});

/** A title directly before or after a name that isn't theirs in the period. */
export const personTitle: Rule = {
  id: 'person-title',
  group: 'people',
  finding,
  check({ people, header, texts }) {
    if (!people) return [];
    const roster = rosterIn(people, header.period.value);
    const find = phraseFinder(roster.members.keys());
    return texts.flatMap((text) => {
      const named = find(text.text);
      return named.flatMap((found, at) => checkTitles({ text, roster, found, next: named[at + 1] }));
    });
  },
};

interface NamedPerson {
  readonly text: CheckedText;
  readonly roster: Roster;
  readonly found: FoundPhrase;
  readonly next: FoundPhrase | undefined;
}

/** In UTF-16 units: longer than a title with its office. */
const longestTitle = 40;
/** A title ends here, or the naming of a person. */
const mark = String.raw`，、。；：！？“”《》\s\ufffc`;
const runBefore = new RegExp(`[^${mark}]*$`);
const runAfter = new RegExp(`^[^${mark}]*`);
/** Before a title: who had it, or is to have it. */
const notHeldNow = /[原前曾]|时任|历任|拟任|拟聘|候任|代理|提名|任命|任职/;

function checkTitles({ text, roster, found, next }: NamedPerson): readonly Finding[] {
  const member = roster.members.get(found.phrase);
  if (!member || member.stated.length === 0) return [];
  const { start, end } = found;
  const before = runBefore.exec(text.text.slice(Math.max(0, start - longestTitle), start))?.[0] ?? '';
  const after = runAfter.exec(text.text.slice(end, end + longestTitle))?.[0] ?? '';
  const report = (title: string, from: number): Finding => {
    const params = { name: member.name, title, known: member.stated };
    return finding('person-title', text.rangeOf(from, from + title.length), params);
  };
  const wrongBefore = notHeldNow.test(before) ? undefined : titleBefore(before, member, roster);
  const wrongAfter = titleAfter(after, member, roster);
  const isOfNext = wrongAfter !== undefined && next?.start === end + wrongAfter.length;
  return [
    ...(wrongBefore === undefined ? [] : [report(wrongBefore, start - wrongBefore.length)]),
    ...(wrongAfter === undefined || isOfNext ? [] : [report(wrongAfter, end)]),
  ];
}

/** The title that a text ends with, where it isn't one of the member's. */
function titleBefore(text: string, member: Member, { titles }: Roster): string | undefined {
  if (member.current.some((held) => isSameTitle(text, held))) return undefined;
  const known = suffixesOf(text).find((suffix) => titles.has(suffix));
  const isWhole = known !== undefined && !text.slice(0, -known.length).endsWith('副');
  if (isWhole) return isOf(member, known) ? undefined : known;
  const ending = titleEnding(text);
  if (!ending || !member.current.some((held) => isOtherDegree(text, held))) return undefined;
  return text.slice(ending.office.length);
}

/** The title that a text begins with, where it isn't one of the member's. */
function titleAfter(text: string, member: Member, { titles }: Roster): string | undefined {
  const known = prefixesOf(text).find((prefix) => titles.has(prefix));
  if (known !== undefined) return isOf(member, known) ? undefined : known;
  const title = titleStart(text);
  if (title === undefined || isOf(member, title)) return undefined;
  return member.current.some((held) => isOtherDegree(title, held)) ? title : undefined;
}

const isOf = ({ current }: Member, title: string): boolean => current.some((held) => isSameTitle(title, held));

/** Longest first. */
const suffixesOf = (text: string): readonly string[] => Array.from(text, (_, at) => text.slice(at));
const prefixesOf = (text: string): readonly string[] => Array.from(text, (_, at) => text.slice(0, text.length - at));
