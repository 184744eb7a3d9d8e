import { alignParagraphs } from '../model/align-paragraphs.js';
import { readLabel } from '../model/label.js';
import { compareTexts, type TextChange } from '../model/text-atoms.js';
import type { Change, FoundChange, FoundComment } from './compare-returned.js';
import type { Unit } from './units.js';

/* The sources went on being worked on while a copy was away: each change is looked for where its text stands now. */

export interface RebasedChange extends FoundChange {
  /** `taken` is in the sources already; of `lost` ones the text that they change was changed otherwise, or is gone. */
  readonly state: 'open' | 'taken' | 'lost';
}

/** Finds the places of changes, and of comments, in the units of the sources as they are. */
export interface Rebase {
  readonly change: (found: FoundChange) => RebasedChange;
  readonly comment: (found: FoundComment) => FoundComment;
}

export function rebaseOnto(base: readonly Unit[], present: readonly Unit[]): Rebase {
  if (base === present) return { change: (found) => ({ ...found, state: 'open' }), comment: (found) => found };
  const places = pairUnits(base, present);
  return {
    change: (found) => new Rebasing(base, present, places).change(found),
    comment: (found) => {
      const unit = nearest(places, found.unit);
      const [before, now] = [base[found.unit]?.text ?? '', present[unit]?.text ?? ''];
      const isThere = places[found.unit] !== undefined;
      const [start, end] = isThere ? [found.start, found.end].map((at) => newOffset(before, now, at)) : [0, 0];
      return { ...found, unit, start: start ?? 0, end: Math.max(start ?? 0, end ?? 0) };
    },
  };
}

/** Where each unit of the base is now; none of one that is gone. */
function pairUnits(base: readonly Unit[], present: readonly Unit[]): readonly (number | undefined)[] {
  const entry = ({ role, text }: Unit) => ({ text, kind: role === 'cell' || role === 'note' ? role : '' });
  const places: (number | undefined)[] = base.map(() => undefined);
  for (const { type, start, end, newStart, newEnd } of alignParagraphs(base.map(entry), present.map(entry))) {
    if (type === 'removed' || type === 'added' || end - start > 1 || newEnd - newStart > 1) continue;
    places[start] = newStart;
  }
  return places;
}

/** The place of a unit, or of the last one before it that is still there. */
function nearest(places: readonly (number | undefined)[], unit: number): number {
  for (let at = unit; at >= 0; at -= 1) {
    const place = places[at];
    if (place !== undefined) return place;
  }
  return unit < 0 ? -1 : 0;
}

class Rebasing {
  readonly #base: readonly Unit[];
  readonly #present: readonly Unit[];
  readonly #places: readonly (number | undefined)[];

  constructor(base: readonly Unit[], present: readonly Unit[], places: readonly (number | undefined)[]) {
    this.#base = base;
    this.#present = present;
    this.#places = places;
  }

  change(found: FoundChange): RebasedChange {
    const { change } = found;
    switch (change.type) {
      case 'text':
        return this.#text(found, change);
      case 'added': {
        const after = nearest(this.#places, change.after);
        // A number that is counted may be another one by now, or stand where none was typed.
        const words = change.text.slice(readLabel(change.text)?.length ?? 0);
        const isTaken = this.#isNew(
          ({ label, text }) => text === change.text || (label !== undefined && text === words.replace(/^——/, '')),
        );
        return { ...found, change: { ...change, after }, state: isTaken ? 'taken' : 'open' };
      }
      case 'removed': {
        const first = this.#places[change.first];
        if (first === undefined) return this.#at(found, change.first, 'taken');
        const state = this.#isStill(change.first, change.count) ? 'open' : 'lost';
        return { ...found, change: { ...change, first }, state };
      }
      case 'moved': {
        const unit = this.#places[change.unit];
        const after = nearest(this.#places, change.after);
        if (unit === undefined) return this.#at(found, change.unit, 'lost');
        const state = this.#isRightBehind(unit, after) ? 'taken' : this.#isStill(change.unit, 1) ? 'open' : 'lost';
        return { ...found, change: { ...change, unit, after }, state };
      }
      case 'row-added': {
        const after = this.#places[change.after];
        const isTaken = this.#isNew((unit) => this.#rowOf(unit) === change.cells.join('\t'));
        if (isTaken) return this.#at(found, change.after, 'taken');
        return after === undefined
          ? this.#at(found, change.after, 'lost')
          : { ...found, change: { ...change, after }, state: 'open' };
      }
      case 'other':
        return { ...found, change: { ...change, unit: nearest(this.#places, change.unit) }, state: 'open' };
    }
  }

  #text(found: FoundChange, change: Extract<Change, { type: 'text' }>): RebasedChange {
    const { first, count, start, end, text } = change;
    const place = this.#places[first];
    const isWhole = Array.from({ length: count }, (_, at) => this.#places[first + at] === (place ?? 0) + at).every(
      Boolean,
    );
    if (place === undefined || !isWhole) return this.#at(found, first, 'lost');
    const textOf = (units: readonly Unit[], from: number): string =>
      units
        .slice(from, from + count)
        .map((unit) => unit.text)
        .join('\n');
    const [before, now] = [textOf(this.#base, first), textOf(this.#present, place)];
    const moved = { ...change, first: place };
    const since = compareTexts(before, now);
    if (since.length === 0) return { ...found, change: moved, state: 'open' };
    const done = before.slice(0, start) + text + before.slice(end);
    if (sizeOf(compareTexts(done, now)) <= sizeOf(since) - (end - start) - text.length) {
      return {
        ...found,
        change: { ...moved, start: newOffset(before, now, start), end: newOffset(before, now, end) },
        state: 'taken',
      };
    }
    const isTouched = since.some((one) => one.start <= end && one.end >= start);
    const shift = since
      .filter((one) => one.end < start)
      .reduce((sum, one) => sum + one.newEnd - one.newStart - one.end + one.start, 0);
    if (isTouched)
      return {
        ...found,
        change: { ...moved, start: newOffset(before, now, start), end: newOffset(before, now, end) },
        state: 'lost',
      };
    return { ...found, change: { ...moved, start: start + shift, end: end + shift }, state: 'open' };
  }

  /** What can't be made is at the place where it would have been. */
  #at(found: FoundChange, unit: number, state: 'taken' | 'lost'): RebasedChange {
    const place = nearest(this.#places, unit);
    return {
      ...found,
      change: { type: 'other', unit: place, what: 'table', old: found.old, text: textOfChange(found.change) },
      state,
    };
  }

  #isStill(first: number, count: number): boolean {
    const place = this.#places[first] ?? -1;
    return Array.from(
      { length: count },
      (_, at) => this.#base[first + at]?.text === this.#present[place + at]?.text,
    ).every(Boolean);
  }

  /** Whether a unit stands behind another with nothing between them but what is new. */
  #isRightBehind(unit: number, after: number): boolean {
    const known = new Set(this.#places);
    return after < unit && this.#present.slice(after + 1, unit).every((_, at) => !known.has(after + 1 + at));
  }

  #isNew(isSame: (unit: Unit) => boolean): boolean {
    const known = new Set(this.#places);
    return this.#present.some((unit, at) => !known.has(at) && isSame(unit));
  }

  #rowOf({ table }: Unit): string | undefined {
    if (!table) return undefined;
    return this.#present
      .filter((unit) => unit.table?.id === table.id && unit.table.row === table.row)
      .map(({ text }) => text)
      .join('\t');
  }
}

/** What is wanted, in words. */
export function textOfChange(change: Change): string {
  switch (change.type) {
    case 'row-added':
      return change.cells.join(' | ');
    case 'removed':
      return '';
    default:
      return change.text;
  }
}

const sizeOf = (changes: readonly TextChange[]): number =>
  changes.reduce((sum, { start, end, newStart, newEnd }) => sum + end - start + newEnd - newStart, 0);

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
