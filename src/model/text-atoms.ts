import { diffArrays } from 'diff';
import { unitPattern } from './units.js';

/** Stretches of two texts that stand in each other's place; UTF-16 offsets from 0, ends exclusive. Either may be empty. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

const HAN_DIGITS = '〇○零一二三四五六七八九十百千';

/**
 * What a reader takes in as one: half of it says something else than the whole. A number goes with its sign, its decimals and
 * what is counted, so that 677件 is never told as 67 and a changed 8.
 */
const ATOM = new RegExp(
  [
    String.raw`\{\{[^{}\n]*\}\}|｛｛[^｛｝\n]*｝｝`,
    String.raw`(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?`,
    String.raw`\d{4}-\d{2}-\d{2}`,
    `[${HAN_DIGITS}]{2,}(?:年|月|日)?`,
    String.raw`(?:(?<![\w.])[+\-−＋－±])?\d+(?:[,.．:：]\d+)*(?:[%‰％℃]|个?百分点|${unitPattern})?`,
    String.raw`[\p{Script=Latin}][\p{Script=Latin}\d]*(?:['’\-_.][\p{Script=Latin}\d]+)*`,
    '—+',
    '…+',
    String.raw`\P{M}\p{M}*`,
    String.raw`\p{M}+`,
  ].join('|'),
  'gsu',
);

/** A text in the pieces that no comparison cuts: numbers, dates, placeholders, Western words, dashes, and else characters. */
export const atomsOf = (text: string): readonly string[] => text.match(ATOM) ?? [];

/** With more edits than this between them texts have little in common, and what they have would be met by chance. */
const MOST_EDITS = 1200;

/**
 * Where a text differs from another, in their order, atom by atom. Changes with at most one character between them are one,
 * unless that character ends a line.
 */
export function compareTexts(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const parts = diffArrays([...atomsOf(before)], [...atomsOf(after)], { maxEditLength: MOST_EDITS });
  if (!parts) return [commonEnds(before, after)];
  const changes: TextChange[] = [];
  let at = 0;
  let newAt = 0;
  for (const { added, removed, value } of parts) {
    const length = value.reduce((sum, atom) => sum + atom.length, 0);
    const end = at + (added ? 0 : length);
    const newEnd = newAt + (removed ? 0 : length);
    if (added || removed) addChange(changes, { start: at, end, newStart: newAt, newEnd }, before);
    at = end;
    newAt = newEnd;
  }
  return changes;
}

/** How many characters of two texts have no counterpart in the other, atom by atom. */
export function distanceBetween(before: string, after: string): number {
  if (before === after) return 0;
  const parts = diffArrays([...atomsOf(before)], [...atomsOf(after)], { maxEditLength: MOST_EDITS });
  if (!parts) return before.length + after.length;
  return parts
    .filter(({ added, removed }) => added || removed)
    .reduce((sum, { value }) => sum + value.join('').length, 0);
}

function addChange(changes: TextChange[], change: TextChange, before: string): void {
  const last = changes.at(-1);
  const between = last && before.slice(last.end, change.start);
  const isJoined = between !== undefined && between !== '\n' && Array.from(between).length <= 1;
  if (last && isJoined) changes[changes.length - 1] = { ...last, end: change.end, newEnd: change.newEnd };
  else changes.push(change);
}

/** All but the atoms that both begin and end with, as one change. */
function commonEnds(before: string, after: string): TextChange {
  const [old, now] = [atomsOf(before), atomsOf(after)];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const length = (atoms: readonly string[]): number => atoms.join('').length;
  const start = length(old.slice(0, head));
  const kept = length(old.slice(old.length - tail));
  return { start, end: before.length - kept, newStart: start, newEnd: after.length - kept };
}
