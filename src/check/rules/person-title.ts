import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { isOtherDegree, isSameTitle, otherOffice, titleEnding, titleStart } from '../official-title.js';
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

/** No title is longer with its office, in UTF-16 units. */
const LONGEST_TITLE = 40;
/** A title ends here, or the naming of a person. */
const mark = String.raw`，、。；：！？“”《》\s\ufffc`;
const runBefore = new RegExp(`[^${mark}]*$`);
const runAfter = new RegExp(`^[^${mark}]*`);
/** Words before a title that say that somebody had it, or is to have it. */
const notHeldNow = /[原前曾]|时任|历任|拟任|拟聘|候任|代理|提名|任命|任职/;

function checkTitles({ text, roster, found, next }: NamedPerson): readonly Finding[] {
  const member = roster.members.get(found.phrase);
  if (!member || member.stated.length === 0) return [];
  const { start, end } = found;
  const after = runAfter.exec(text.text.slice(end, end + LONGEST_TITLE))?.[0] ?? '';
  const report = (title: string, from: number): Finding => {
    const params = { name: member.name, title, known: member.stated };
    return finding('person-title', text.rangeOf(from, from + title.length), params);
  };
  const named = titlesBefore(text.text, start);
  const wrongAfter = titleAfter(after, member, roster);
  const isOfNext = wrongAfter !== undefined && next?.start === end + wrongAfter.length;
  const wrongBefore = named.flatMap(({ title, end: titleEnd }) => {
    const wrong = titleBefore(title, member, roster);
    return wrong === undefined ? [] : [report(wrong, titleEnd - wrong.length)];
  });
  return [...wrongBefore, ...(wrongAfter === undefined || isOfNext ? [] : [report(wrongAfter, end)])];
}

interface NamedTitle {
  readonly title: string;
  /** The offset behind it. */
  readonly end: number;
}

/** One person has no more titles in a row: 省委副书记、省长、某某组组长 and one more. */
const MOST_TITLES = 4;

/** The titles right before a name, the nearest first: those before it in a row count where each is a title and nothing else. */
function titlesBefore(text: string, start: number): readonly NamedTitle[] {
  const titles: NamedTitle[] = [];
  let end = start;
  while (titles.length < MOST_TITLES) {
    const title = runBefore.exec(text.slice(Math.max(0, end - LONGEST_TITLE), end))?.[0] ?? '';
    const isRow = titles.length > 0;
    if (isRow && (titleEnding(title) === undefined || text.charAt(end - title.length - 1) === '”')) break;
    if (notHeldNow.test(title)) break;
    titles.push({ title, end });
    end -= title.length + 1;
    if (text.charAt(end) !== '、') break;
  }
  return titles;
}

/** The title that a text ends with, where it isn't one of the member's. */
function titleBefore(text: string, member: Member, { titles }: Roster): string | undefined {
  if (member.current.some((held) => isSameTitle(text, held))) return undefined;
  const known = suffixesOf(text).find((suffix) => titles.has(suffix));
  if (known !== undefined && isWholeTitle(known, text.slice(0, -known.length))) {
    return isOf(member, known) ? undefined : known;
  }
  const ending = titleEnding(text);
  if (!ending) return undefined;
  if (member.current.some((held) => isOtherDegree(text, held))) return text.slice(ending.office.length);
  const office = member.current.map((held) => otherOffice(text, held)).find((other) => other !== undefined);
  return office === undefined ? undefined : office + text.slice(ending.office.length);
}

/** The shortest title that names its office, in UTF-16 units: a shorter one belongs to whichever office stands before it. */
const FULL_TITLE = 5;

/** Whether a title that is known stands as it is held, with nothing of it before. */
const isWholeTitle = (title: string, before: string): boolean =>
  !/(?:副|代|第一|名誉|执行)$/.test(before) && (title.length >= FULL_TITLE || !/\p{Script=Han}$/u.test(before));

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
