import type { GlyphRun } from '../model/page.js';
import type { ComposedLine, KnownLines } from './compose-text.js';
import type { Cell } from './justify-line.js';
import { type LinePlacement, setLine } from './set-line.js';

type Lines = readonly ComposedLine[];

/** The lines of the texts of one compile and the one before it. */
export interface Compositions extends KnownLines {
  /** Forgets what the compile that ends here did not ask for. */
  endCompile(): void;
}

/** Cells at a place. */
interface PlacedCells {
  readonly placement: LinePlacement;
  readonly runs: readonly GlyphRun[];
}

/** The same figure may stand in many columns of a table; more places than that are not worth the memory. */
const MOST_PLACES = 16;

/** Good for one set of typefaces and one set of rules. */
export function createCompositions(): Compositions {
  let before = new Map<string, Lines>();
  let now = new Map<string, Lines>();
  const placed = new WeakMap<readonly Cell[], PlacedCells[]>();
  return {
    find(key) {
      const lines = now.get(key) ?? before.get(key);
      if (lines) now.set(key, lines);
      return lines;
    },
    keep(key, lines) {
      now.set(key, lines);
    },
    runsOf(cells, placement) {
      const places = placed.get(cells) ?? [];
      const known = places.find((place) => isSamePlace(place.placement, placement));
      if (known) return known.runs;
      const runs = setLine(cells, placement);
      placed.set(cells, [{ placement, runs }, ...places.slice(0, MOST_PLACES - 1)]);
      return runs;
    },
    endCompile() {
      before = now;
      now = new Map();
    },
  };
}

const isSamePlace = (a: LinePlacement, b: LinePlacement): boolean =>
  a.x === b.x && a.size === b.size && a.condense === b.condense && a.color === b.color;
