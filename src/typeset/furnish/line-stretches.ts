import type { TextSpan } from '../collect-items.js';
import type { ComposedLine } from '../compose-text.js';

/** Neighbouring cells of a line that have something in common, from the left edge of the first to the right edge of the last. */
interface Stretch<T> {
  readonly value: T;
  /** The distance from the line's first cell, in em. */
  readonly start: number;
  readonly end: number;
}

/** The stretches of a line by what their spans have; spans that have none of it are in none. */
export function stretchesOn<T>({ cells, start, end, spans }: ComposedLine, pick: (span: TextSpan) => T | undefined) {
  const stretches: (Stretch<T> & { end: number })[] = [];
  let before: T | undefined;
  for (let index = start; index < end; index += 1) {
    const span = spans[cells.span[index] ?? 0];
    const x = cells.x[index] ?? 0;
    const right = x + (cells.advance[index] ?? 0);
    const value = span && pick(span);
    const current = value === before ? stretches.at(-1) : undefined;
    before = value;
    if (value === undefined) continue;
    if (current) current.end = right;
    else stretches.push({ value, start: x, end: right });
  }
  return stretches;
}
