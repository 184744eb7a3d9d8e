import type { Level } from '../model/issue.js';

/** The running numbers of one file: headings, list items and typed labels of a level count together. */
export interface BlockNumbering {
  /** A heading of levels 2 to 4: gives its number. */
  heading(level: Level): number;
  /** A list item: gives its number. */
  item(level: Level): number;
  /** A list is about to begin: gives the number it would have to start at, where neither that nor 1 is `start`. */
  startList(level: Level, start: number): number | undefined;
  /** A typed label: gives how far was counted before, where its number doesn't follow. */
  typed(level: Level, number: number): number | undefined;
  /** A paragraph without a number. */
  plain(): void;
  /** Level of the nearest heading; 1 where there is none. */
  readonly base: Level;
}

const LEVELS: readonly Level[] = [1, 2, 3, 4];

export function createNumbering(base: Level = 1): BlockNumbering {
  const counts = new Map<Level, number>();
  /** Levels whose count is followed by a plain paragraph: what begins at 1 again is another list. */
  const parted = new Set<Level>();
  let nearest = base;
  const count = (level: Level) => counts.get(level) ?? 0;
  const set = (level: Level, number: number): number => {
    counts.set(level, number);
    parted.delete(level);
    for (const deeper of LEVELS) if (deeper > level) counts.delete(deeper);
    return number;
  };
  return {
    heading(level) {
      nearest = level;
      return set(level, count(level) + 1);
    },
    item: (level) => set(level, count(level) + 1),
    startList(level, start) {
      const next = count(level) + 1;
      set(level, Math.max(1, start) - 1);
      return start === 1 || start === next ? undefined : next;
    },
    typed(level, number) {
      const before = count(level);
      const follows = number === before + 1 || (number === 1 && parted.has(level));
      set(level, number);
      return follows ? undefined : before;
    },
    plain() {
      for (const level of LEVELS) parted.add(level);
    },
    get base() {
      return nearest;
    },
  };
}
