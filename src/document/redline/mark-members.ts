import { type AlignedText, alignParagraphs } from '../../model/align-paragraphs.js';

/** What becomes of the members of a list: rows of a table, entries of 版记. */
interface MemberMarking<T> {
  /** What it is compared by. */
  readonly asText: (member: T) => AlignedText;
  /** A member that both versions have. */
  readonly pair: (before: T, after: T) => T;
  /** A member of one version alone. */
  readonly alone: (member: T, type: 'inserted' | 'deleted') => T;
}

/** The members of both versions in one order; one that stands elsewhere is gone there and new here. */
export function markMembers<T>(
  before: readonly T[],
  after: readonly T[],
  { asText, pair, alone }: MemberMarking<T>,
): readonly T[] {
  const marked: { readonly old?: T; readonly member: T }[] = [];
  const removed = (old: T) => ({ old, member: alone(old, 'deleted') });
  for (const { type, ...at } of alignParagraphs(before.map(asText), after.map(asText))) {
    const [old, now] = [before.slice(at.start, at.end), after.slice(at.newStart, at.newEnd)];
    const [from, to] = [old[0], now[0]];
    if (type === 'pair' && from !== undefined && to !== undefined && old.length === 1 && now.length === 1) {
      marked.push({ old: from, member: pair(from, to) });
      continue;
    }
    if (type !== 'moved') marked.push(...old.map(removed));
    marked.push(...now.map((member) => ({ member: alone(member, 'inserted') })));
  }
  for (const [index, old] of before.entries()) {
    if (marked.some((one) => one.old === old)) continue;
    const previous = before[index - 1];
    const place = previous === undefined ? -1 : marked.findIndex((one) => one.old === previous);
    marked.splice(place + 1, 0, removed(old));
  }
  return marked.map(({ member }) => member);
}
