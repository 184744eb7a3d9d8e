import { alignParagraphs } from '../model/align-paragraphs.js';
import { compareTexts, distanceBetween } from '../model/text-atoms.js';
import { type Change, type FoundChange, type FoundComment, type FoundReview, textOfChange } from './change.js';
import { withoutLabel } from './entries.js';
import { ReturnedOrder } from './returned-order.js';
import type { Unit } from './units.js';

/* The sources went on being worked on while a copy was away: each change is looked for where its text stands now. */

export interface RebasedChange extends FoundChange {
  /** `taken` is in the sources already; of `lost` ones the text that they change was changed otherwise, or is gone. */
  readonly state: 'open' | 'taken' | 'lost';
}

/**
 * Finds the places of changes, and of comments, in the units of the sources as they are. A change is judged by three texts: what
 * the copy was made of, the sources as they are, and the copy. It is taken where the sources say what the copy says; it is open
 * only where the sources and the copy still differ by it, so that nothing is made twice.
 *
 * @param found what the copy changed, and said
 * @param still what it changed, had it been made of the sources as they are
 */
export function rebaseOnto(
  base: readonly Unit[],
  present: readonly Unit[],
  found: FoundReview,
  still: FoundReview,
): { readonly changes: readonly RebasedChange[]; readonly comments: readonly FoundComment[] } {
  const { changes, comments } = found;
  if (base === present) return { changes: changes.map((one) => ({ ...one, state: 'open' })), comments };
  const rebasing = new Rebasing(base, present, found, still);
  return {
    changes: changes.map((one) => rebasing.change(one)),
    comments: comments.map((one) => rebasing.comment(one)),
  };
}

/** Units of the base, and those that they are now; several where they were parted or joined. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Where each unit of the base is now; none of one that is gone. */
function pairUnits(base: readonly Unit[], present: readonly Unit[]): readonly (Stretch | undefined)[] {
  const entry = ({ role, text }: Unit) => ({ text, kind: role === 'cell' || role === 'note' ? role : '' });
  const stretches: (Stretch | undefined)[] = base.map(() => undefined);
  for (const step of alignParagraphs(base.map(entry), present.map(entry))) {
    if (step.type !== 'removed' && step.type !== 'added') stretches.fill(step, step.start, step.end);
  }
  return stretches;
}

/** The place of a unit, or of the last one before it that is still there. */
function nearest(stretches: readonly (Stretch | undefined)[], unit: number): number {
  for (let at = unit; at >= 0; at -= 1) {
    const stretch = stretches[at];
    if (stretch) return stretch.newEnd - 1;
  }
  return unit < 0 ? -1 : 0;
}

class Rebasing {
  readonly #base: readonly Unit[];
  readonly #present: readonly Unit[];
  readonly #stretches: readonly (Stretch | undefined)[];
  readonly #order: ReturnedOrder;
  readonly #still: readonly FoundChange[];
  /** What the sources still lack is made by one change. */
  readonly #used = new Set<FoundChange>();

  constructor(base: readonly Unit[], present: readonly Unit[], found: FoundReview, still: FoundReview) {
    this.#base = base;
    this.#present = present;
    this.#stretches = pairUnits(base, present);
    this.#order = new ReturnedOrder(found, still);
    this.#still = still.changes;
  }

  comment(found: FoundComment): FoundComment {
    const unit = nearest(this.#stretches, found.unit);
    if (this.#stretches[found.unit] === undefined) return { ...found, unit, start: 0, end: 0 };
    const [before, now] = [this.#base[found.unit]?.text ?? '', this.#present[unit]?.text ?? ''];
    const start = newOffset(before, now, found.start);
    return { ...found, unit, start, end: Math.max(start, newOffset(before, now, found.end)) };
  }

  change(found: FoundChange): RebasedChange {
    const { change } = found;
    switch (change.type) {
      case 'text':
        return this.#text(found, change);
      case 'added':
      case 'row-added':
        if (this.#isSaid(found)) return this.#at(found, change.after, 'taken');
        return this.#claim(found, change.after, (one) => {
          if (one.type === 'added') return change.type === 'added' && this.#isLacking(one.text);
          return one.type === 'row-added' && change.type === 'row-added' && hasSame(one.cells, change.cells);
        });
      case 'removed': {
        const stretch = this.#stretchOf(change.first, change.count);
        if (!stretch) return this.#at(found, change.first, this.#isGone(change) ? 'taken' : 'lost');
        const { newStart, newEnd } = stretch;
        if (!this.#isTouched(newStart, newEnd)) return this.#at(found, change.first, 'taken');
        const isStill = this.#isStill(change.first, newStart, change.count);
        return this.#claim(
          found,
          change.first,
          (one) => isStill && one.type === 'removed' && one.first === newStart && one.count === change.count,
        );
      }
      case 'moved': {
        const still = this.#order.leftOf(found);
        if (still) return { ...still, author: found.author, state: 'open' };
        return this.#at(found, change.unit, this.#order.isThere(found) ? 'taken' : 'lost');
      }
      case 'other': {
        const isStill = this.#still.some(({ change: one }) => one.type === 'other' && one.what === change.what);
        if (found.came.length > 0 ? this.#isSaid(found) : !isStill) return this.#at(found, change.unit, 'taken');
        return { ...found, change: { ...change, unit: nearest(this.#stretches, change.unit) }, state: 'open' };
      }
    }
  }

  #text(found: FoundChange, { first, count, start, end, text }: Extract<Change, { type: 'text' }>): RebasedChange {
    if (this.#isSaid(found)) return this.#at(found, first, 'taken');
    const stretch = this.#stretchOf(first, count);
    if (!stretch) return this.#at(found, first, 'lost');
    const { newStart, newEnd } = stretch;
    const [before, now] = [
      joinedText(this.#base, stretch.start, stretch.end),
      joinedText(this.#present, newStart, newEnd),
    ];
    const offset = lengthBefore(this.#base, stretch.start, first);
    const [from, to] = [start + offset, end + offset];
    const rebased = (place: { readonly start: number; readonly end: number }) =>
      ({ type: 'text', first: newStart, count: newEnd - newStart, text, ...place }) as const;
    const place = rebased({ start: newOffset(before, now, from), end: newOffset(before, now, to) });
    if (isBetween(before, replaced(before, { start: from, end: to, text }), now)) {
      return { ...found, change: place, state: 'taken' };
    }
    if (!this.#isTouched(newStart, newEnd)) {
      const added = text.includes('\n') ? this.#addedOf(found) : undefined;
      if (!added) return { ...found, change: place, state: 'taken' };
      const isAll = text.startsWith('\n') && withoutLabel(text.slice(1)) === withoutLabel(textOfChange(added.change));
      if (!isAll) return { ...found, change: place, state: 'lost' };
      this.#used.add(added);
      return { ...found, change: added.change, state: 'open' };
    }
    const wanted = this.#wantedOf(newStart, newEnd);
    const touching = compareTexts(before, now).filter((one) => one.start <= to && one.end >= from);
    const isTouched = touching.length > 0;
    // The same words may be wanted, or not wanted, elsewhere too: those count where the sources were changed about the place.
    const isHere = (one: { readonly start: number; readonly end: number }): boolean =>
      touching.some(({ newStart, newEnd }) => one.start <= newEnd && one.end >= newStart);
    const same = wanted?.changes.find(
      (one) => one.text === text && now.slice(one.start, one.end) === found.old && isHere(one),
    );
    if (same) return { ...found, change: rebased({ start: same.start, end: same.end }), state: 'open' };
    const isOpen = wanted !== undefined && !isTouched && isBetween(now, replaced(now, place), wanted.text);
    return { ...found, change: place, state: isOpen ? 'open' : 'lost' };
  }

  /** What the copy says in the place of units as they are now; none where it says more or less than those. */
  #wantedOf(start: number, end: number) {
    const changes: { readonly start: number; readonly end: number; readonly text: string }[] = [];
    for (const { change } of this.#still) {
      if (!isAbout(change, start, end)) continue;
      if (change.type === 'moved') continue;
      if (change.type === 'other' && change.what === 'label') continue;
      if (change.type !== 'text' || change.first < start || change.first + change.count > end) return undefined;
      const offset = lengthBefore(this.#present, start, change.first);
      changes.push({ start: change.start + offset, end: change.end + offset, text: change.text });
    }
    const now = joinedText(this.#present, start, end);
    const text = changes.toSorted((a, b) => b.start - a.start).reduce(replaced, now);
    return { changes, text };
  }

  /** What a change wrote as a paragraph of its own, where the sources lack it: beside the rest of the text it is an addition. */
  #addedOf({ came }: FoundChange): FoundChange | undefined {
    const isOf = (one: FoundChange): boolean => one.came.every((index) => came.includes(index));
    return this.#still.find((one) => one.change.type === 'added' && !this.#used.has(one) && isOf(one));
  }

  /** The change is made as the sources and the copy still differ: its place among what is new is right by that. */
  #claim(found: FoundChange, unit: number, isSame: (change: Change) => boolean): RebasedChange {
    const hasCome = ({ came }: FoundChange): boolean => hasSame(came, found.came);
    const still = this.#still.find((one) => !this.#used.has(one) && hasCome(one) && isSame(one.change));
    if (!still) return this.#at(found, unit, 'lost');
    this.#used.add(still);
    return { ...found, change: still.change, state: 'open' };
  }

  /** What can't be made is at the place where it would have been. */
  #at(found: FoundChange, unit: number, state: 'taken' | 'lost'): RebasedChange {
    const place = nearest(this.#stretches, unit);
    return {
      ...found,
      change: { type: 'other', unit: place, what: 'table', old: found.old, text: textOfChange(found.change) },
      state,
    };
  }

  /** Whether the sources say all that the copy has in the place of a change, in that place. */
  #isSaid({ change, came }: FoundChange): boolean {
    if (came.length === 0) return false;
    return this.#still.every((one) => {
      if (!one.came.some((index) => came.includes(index))) return true;
      // What is written anew may be counted by the program by now, whatever number was typed before it.
      if (one.change.type === 'other' && change.type !== 'other') return one.change.what === 'label';
      // Who wants other words, or new ones, doesn't mind where they stand by now.
      return one.change.type === 'moved';
    });
  }

  /** Whether the copy says a paragraph more often than the sources do: else it only stands elsewhere. */
  #isLacking(text: string): boolean {
    const own = withoutLabel(text);
    const count = (type: Change['type'], words: (found: FoundChange) => string): number =>
      this.#still.filter((one) => one.change.type === type && withoutLabel(words(one)) === own).length;
    return count('added', ({ change }) => textOfChange(change)) > count('removed', ({ old }) => old);
  }

  /** Whether nothing is there by now of what was removed. */
  #isGone({ first, count }: Extract<Change, { type: 'removed' }>): boolean {
    return this.#stretches.slice(first, first + count).every((stretch) => stretch === undefined);
  }

  #isTouched(start: number, end: number): boolean {
    return this.#still.some(({ change }) => isAbout(change, start, end));
  }

  #isStill(first: number, place: number, count: number): boolean {
    return joinedText(this.#base, first, first + count) === joinedText(this.#present, place, place + count);
  }

  /** Units without a gap, and those that they are now without one. */
  #stretchOf(first: number, count: number): Stretch | undefined {
    let whole: Stretch | undefined;
    for (let at = first; at < first + count; ) {
      const next = this.#stretches[at];
      if (!next || (whole && (next.start !== whole.end || next.newStart !== whole.newEnd))) return undefined;
      whole = { ...next, start: whole?.start ?? next.start, newStart: whole?.newStart ?? next.newStart };
      at = next.end;
    }
    return whole;
  }
}

/** Whether a change is about some of these units. */
function isAbout(change: Change, start: number, end: number): boolean {
  switch (change.type) {
    case 'text':
    case 'removed':
      return change.first < end && change.first + change.count > start;
    case 'moved':
    case 'other':
      return change.unit >= start && change.unit < end;
    default:
      return false;
  }
}

const joinedText = (units: readonly Unit[], start: number, end: number): string =>
  units
    .slice(start, end)
    .map(({ text }) => text)
    .join('\n');

/** How many characters stand before a unit in the joined text of several. */
const lengthBefore = (units: readonly Unit[], start: number, unit: number): number =>
  units.slice(start, unit).reduce((sum, { text }) => sum + text.length + 1, 0);

const replaced = (
  whole: string,
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
): string => whole.slice(0, start) + text + whole.slice(end);

/** Whether a text is on the way from one to another: all that it has more or less than the first, the other has too. */
const isBetween = (from: string, text: string, to: string): boolean =>
  distanceBetween(from, text) + distanceBetween(text, to) === distanceBetween(from, to);

const hasSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/** Where a place in the old text is in the new one. */
function newOffset(before: string, now: string, offset: number): number {
  let shift = 0;
  for (const { start, end, newStart, newEnd } of compareTexts(before, now)) {
    if (end <= offset) shift = newEnd - end;
    else if (start <= offset) return newStart;
    else break;
  }
  return Math.min(now.length, Math.max(0, offset + shift));
}
