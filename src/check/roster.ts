import { dayNumber, isoDate, type Period } from '../model/calendar.js';
import type { HeldTitle, People, Person } from '../model/people.js';

/** Who holds what in an issue's period. */
export interface Roster {
  readonly members: ReadonlyMap<string, Member>;
  /** The names of those who hold a title, by the title in full. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
  /** Every title that is stated, also of other times. */
  readonly titles: ReadonlySet<string>;
}

/** A name of people.yaml; namesakes are one member, with the titles of all. */
export interface Member {
  readonly name: string;
  /** Titles held in the period. */
  readonly current: readonly string[];
  /** All titles as messages show them, with their dates. */
  readonly stated: readonly string[];
  /** Undefined where the member holds none of their titles any more or yet, and where namesakes have different ranks. */
  readonly rank?: number;
}

export function rosterIn({ persons }: People, period: Period): Roster {
  const byName = new Map<string, readonly Person[]>();
  for (const person of persons) byName.set(person.name.value, [...(byName.get(person.name.value) ?? []), person]);
  const members = new Map<string, Member>();
  const holders = new Map<string, string[]>();
  for (const [name, namesakes] of byName) {
    const titles = namesakes.flatMap((person) => person.titles);
    const current = titles.filter((title) => isHeldIn(title, period)).flatMap(partsOf);
    const ranks = new Set(namesakes.map(({ rank }) => rank?.value));
    const [rank] = ranks;
    const isRanked = rank !== undefined && ranks.size === 1 && (current.length > 0 || titles.length === 0);
    members.set(name, { name, current, stated: titles.map(describe), ...(isRanked && { rank }) });
    for (const title of new Set(current)) holders.set(title, [...(holders.get(title) ?? []), name]);
  }
  const titles = new Set(persons.flatMap((person) => person.titles.flatMap(partsOf)));
  return { members, holders, titles };
}

/** 某某局党组书记、局长 are two titles. */
const partsOf = ({ title }: HeldTitle): readonly string[] => title.value.split('、').filter((part) => part !== '');

const isHeldIn = ({ from, to }: HeldTitle, period: Period): boolean =>
  (!from || dayNumber(from.value) <= dayNumber(period.to)) && (!to || dayNumber(to.value) >= dayNumber(period.from));

/** `某某局局长（2028-01-01—2029-12-31）`, an open end left blank. */
function describe({ title, from, to }: HeldTitle): string {
  const day = (date: HeldTitle['from']): string => (date ? isoDate(date.value) : '');
  return from || to ? `${title.value}（${day(from)}—${day(to)}）` : title.value;
}
