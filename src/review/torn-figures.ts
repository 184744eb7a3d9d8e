import { type Change, type FoundChange, textOfChange } from './change.js';
import { joinedSegments } from './draft-text.js';
import { rangeOfSegment } from './drafted-edit.js';
import type { Reason } from './review-items.js';
import type { Unit } from './units.js';

/**
 * A paragraph that was parted within a computed figure comes back as a new one with a piece of the figure in it: what was
 * taken from around the figure is not typed anew elsewhere. The changes of a copy, each with such a figure if there is one.
 */
export function tornFigures(units: readonly Unit[], changes: readonly FoundChange[]): readonly (Reason | undefined)[] {
  const figures = changes.flatMap((found) => {
    const figure = figureIn(units, found.change);
    return figure ? [{ found, figure }] : [];
  });
  return changes.map(({ change, old }) => {
    const text = textOfChange(change);
    if (change.type === 'moved' || change.type === 'other' || !/\d/.test(text)) return undefined;
    return figures.find(({ found }) => found.change !== change && bringsPiece(text, found.old, old))?.figure;
  });
}

/** A computed figure that a change touches, or takes away. */
function figureIn(units: readonly Unit[], change: Change): Reason | undefined {
  if (change.type !== 'text' && change.type !== 'removed') return undefined;
  const own = units.slice(change.first, change.first + change.count);
  const [start, end] = change.type === 'text' ? [change.start, change.end] : [0, Number.POSITIVE_INFINITY];
  const found = joinedSegments(own).find(
    ({ kind, at, length }) => kind === 'figure' && at < end && at + length > start,
  );
  return (
    found && {
      why: 'figure',
      range: rangeOfSegment(found),
      figure: { start: found.at, end: found.at + found.length },
    }
  );
}

/** So many characters in a row are no chance. */
const PIECE = 3;

/** Whether a text has a piece of another one, which didn't stand there before. */
function bringsPiece(text: string, other: string, before: string): boolean {
  for (let at = 0; at + PIECE <= other.length; at += 1) {
    const piece = other.slice(at, at + PIECE);
    if (text.includes(piece) && !before.includes(piece)) return true;
  }
  return false;
}
