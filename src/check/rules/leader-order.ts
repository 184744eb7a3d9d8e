import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { titleEnding } from '../official-title.js';
import { type FoundPhrase, phraseFinder } from '../phrase-finder.js';
import { type Member, rosterIn } from '../roster.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'leader-order': {
    severity: 'warning',
    zh: '“{name}”排在“{before}”后面，按排名应当在前面',
    en: '“{name}” stands after “{before}”, but ranks above',
    note: {
      zh: '按 people.yaml 的排名，先后应当是：{order}',
      en: 'the order by the ranks in people.yaml: {order}',
    },
  },
});

/** Leaders of people.yaml named in one enumeration out of the order of their ranks. */
export const leaderOrder: Rule = {
  id: 'leader-order',
  group: 'people',
  finding,
  check({ people, header, texts }) {
    if (!people) return [];
    const { members } = rosterIn(people, header.period.value);
    const find = phraseFinder(members.keys());
    return texts.flatMap((text) => {
      const leaders = find(text.text).flatMap((found) => leaderAt(found, members.get(found.phrase)));
      return enumerations(text.text, leaders).flatMap((named) => checkOrder(text, named));
    });
  },
};

interface Leader extends FoundPhrase {
  readonly rank: number;
}

const leaderAt = (found: FoundPhrase, member: Member | undefined): readonly Leader[] =>
  member?.rank === undefined ? [] : [{ ...found, rank: member.rank }];

/** Leaders by the enumeration they stand in. */
function enumerations(text: string, leaders: readonly Leader[]): readonly (readonly Leader[])[] {
  const groups: Leader[][] = [];
  let before: Leader | undefined;
  for (const leader of leaders) {
    if (before && goesOn(text, before.end, leader.start)) groups.at(-1)?.push(leader);
    else groups.push([leader]);
    before = leader;
  }
  return groups;
}

/** How far a name may stand from its title, in UTF-16 units: more than the titles of one leader and a few other names take. */
const FARTHEST = 80;

/** What joins two names without a mark. */
const conjunction = /^(?:以及|和|与|及)/;

/**
 * Whether nothing but titles, and names of others, stands between two names: `、副局长`, `，某某厅厅长`. A verb ends an
 * enumeration: who presides may be named before those who rank above.
 */
function goesOn(text: string, start: number, end: number): boolean {
  if (end - start > FARTHEST) return false;
  const between = text.slice(start, end).replace(/（[^（）]*）/g, '');
  const parts = between.replace(conjunction, '、$&').split(/[、，]/);
  const behind = parts.shift() ?? '';
  const before = parts.pop()?.replace(conjunction, '');
  if (before === undefined || !isTitle(before)) return false;
  const endsName = behind === '同志' || isTitle(behind);
  return endsName && parts.every((part) => isTitle(part) || /^\p{Script=Han}{2,4}$/u.test(part));
}

/** Words that no title has: what they stand in says what somebody does. */
const verbs = /[的由向对到在赴并就]|参加|出席|主持|会见|陪同|听取|强调|指出|宣布|要求|带队|率领|走访|调研(?!员)/;

const isTitle = (part: string): boolean =>
  part === '' || (titleEnding(part) !== undefined && !verbs.test(part) && /^[\p{L}（）]+$/u.test(part));

function checkOrder(text: CheckedText, named: readonly Leader[]): readonly Finding[] {
  let highest: Leader | undefined;
  for (const leader of named) {
    if (highest && leader.rank < highest.rank) {
      const order = [...named].sort((a, b) => a.rank - b.rank).map(({ phrase }) => phrase);
      const params = { name: leader.phrase, before: highest.phrase, order };
      return [finding('leader-order', text.rangeOf(leader.start, leader.end), params)];
    }
    highest = leader;
  }
  return [];
}
