import type { ComposedLine, KnownLines } from './compose-text.js';

type Lines = readonly ComposedLine[];

/** The lines of the texts of one compile and the one before it. */
export interface Compositions extends KnownLines {
  /** Forgets what the compile that ends here did not ask for. */
  endCompile(): void;
}

/** Good for one set of typefaces and one set of rules. */
export function createCompositions(): Compositions {
  let before = new Map<string, Lines>();
  let now = new Map<string, Lines>();
  return {
    find(key) {
      const lines = now.get(key) ?? before.get(key);
      if (lines) now.set(key, lines);
      return lines;
    },
    keep(key, lines) {
      now.set(key, lines);
    },
    endCompile() {
      before = now;
      now = new Map();
    },
  };
}
