/** Texts that others are compared with. */
export interface SimilarTexts<T> {
  /** The most similar text that is at least `likeness` like this one, 0 to 1, the first of several. */
  find(text: string): { readonly entry: T; readonly likeness: number } | undefined;
}

/**
 * At least nine tenths of the characters are the same: at most a tenth of the longer text's are edits.
 */
const LIKE_ENOUGH = 0.9;

/** How much of a paragraph is compared, in UTF-16 units: hardly any is longer, and of one that is the beginning tells. */
const COMPARED_LENGTH = 4000;

/**
 * One of two texts that are alike enough has a piece of this length that no edit touches: n characters have at most n/9
 * edits, as the longer text has at most n/0.9; so n/(n/9 + 1) characters are left in one piece, 7 from n = 32 on.
 */
const PIECE_LENGTH = 7;

/** Texts of a bulletin share few pieces. Those that many share are formulas, and only the first are looked up. */
const MOST_SHARING = 32;
/** How many candidates are compared character by character. */
const MOST_COMPARED = 8;

/** There are so many UTF-16 units. */
const UNITS = 0x10000;

/** Prepares texts for comparison. Only those that share pieces are compared, so time grows with the number of texts. */
export function similarTexts<T>(entries: Iterable<readonly [text: string, entry: T]>): SimilarTexts<T> {
  const known = Array.from(entries, ([text, entry]) => ({ text: text.slice(0, COMPARED_LENGTH), entry }));
  const byText = new Map<string, number>();
  const byPiece = new Map<string, number[]>();
  /** How many of its pieces lead to each text. */
  const pieces = known.map(() => 0);
  const surplus = new Int32Array(UNITS);
  known.forEach(({ text }, index) => {
    if (!byText.has(text)) byText.set(text, index);
    for (const piece of piecesOf(text, PIECE_LENGTH)) {
      const sharing = byPiece.get(piece);
      if (sharing && sharing.length >= MOST_SHARING) continue;
      if (sharing) sharing.push(index);
      else byPiece.set(piece, [index]);
      pieces[index] = (pieces[index] ?? 0) + 1;
    }
  });
  const candidates = (text: string): readonly number[] => {
    const shared = new Map<number, number>();
    for (const piece of piecesOf(text, 1)) {
      for (const index of byPiece.get(piece) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    // An edit touches one piece at most: the others are still there.
    const isPossible = ([index, count]: [number, number]): boolean =>
      count >= (pieces[index] ?? 0) - mostEdits(text, known[index]?.text ?? '');
    const mostFirst = [...shared]
      .filter(isPossible)
      .sort(([a, sharedByA], [b, sharedByB]) => sharedByB - sharedByA || a - b);
    return mostFirst.slice(0, MOST_COMPARED).map(([index]) => index);
  };
  return {
    find(whole) {
      const text = whole.slice(0, COMPARED_LENGTH);
      const same = byText.get(text);
      const compared = same === undefined ? candidates(text) : [same];
      let best: { entry: T; likeness: number } | undefined;
      for (const index of compared) {
        const other = known[index];
        const likeness = other && likenessOf(text, other.text, surplus);
        if (other && likeness !== undefined && likeness > (best?.likeness ?? 0))
          best = { entry: other.entry, likeness };
      }
      return best;
    },
  };
}

/** Pieces of a text, one from every `step` characters; equal ones once. */
function piecesOf(text: string, step: number): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (let at = 0; at + PIECE_LENGTH <= text.length; at += step) pieces.add(text.slice(at, at + PIECE_LENGTH));
  return pieces;
}

/** Undefined where the texts are less than alike enough. */
function likenessOf(a: string, b: string, surplus: Int32Array): number | undefined {
  const most = mostEdits(a, b);
  const edits = fewestEdits(a, b, surplus) > most ? undefined : boundedEdits(a, b, most);
  return edits === undefined ? undefined : 1 - edits / Math.max(a.length, b.length);
}

/**
 * At least so many edits lead from one text to the other: each puts at most one character right. Most texts that share a few
 * phrases are told apart by this, in a fraction of the time that counting the edits takes.
 * @param surplus how often each UTF-16 unit stands in the first text more than in the other, while both are read; all 0 before and after
 */
function fewestEdits(from: string, to: string, surplus: Int32Array): number {
  for (let at = 0; at < from.length; at += 1) {
    const unit = from.charCodeAt(at);
    surplus[unit] = (surplus[unit] ?? 0) + 1;
  }
  let lacking = 0;
  for (let at = 0; at < to.length; at += 1) {
    const unit = to.charCodeAt(at);
    const left = surplus[unit] ?? 0;
    if (left <= 0) lacking += 1;
    surplus[unit] = left - 1;
  }
  for (const text of [from, to]) for (let at = 0; at < text.length; at += 1) surplus[text.charCodeAt(at)] = 0;
  // What is left over on either side.
  return Math.max(lacking, lacking + from.length - to.length);
}

/** So many edits part texts that are just alike enough. */
function mostEdits(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return Math.floor(length * (1 - LIKE_ENOUGH) + Number.EPSILON * length);
}

/**
 * How many edits of one character lead from one text to the other [Levenshtein]; none where it takes more than `most`.
 * With each edit more it is looked how far both texts can be read along every diagonal of their table [Ukkonen]: time grows with
 * the square of the edits, hardly with the texts.
 */
export function boundedEdits(from: string, to: string, most: number): number | undefined {
  if (Math.abs(from.length - to.length) > most) return undefined;
  // By the diagonal, which is how much further the second text is read than the first: how far the first one is.
  const middle = most + 1;
  let reached = new Int32Array(2 * middle + 1).fill(UNREACHED);
  let next = new Int32Array(reached);
  reached[middle] = -1;
  for (let edits = 0; edits <= most; edits += 1) {
    for (let ahead = -edits; ahead <= edits; ahead += 1) {
      const at = middle + ahead;
      const inserted = reached[at - 1] ?? UNREACHED;
      const replaced = (reached[at] ?? UNREACHED) + 1;
      const removed = (reached[at + 1] ?? UNREACHED) + 1;
      let row = Math.min(Math.max(inserted, replaced, removed), from.length, to.length - ahead);
      while (row < from.length && row + ahead < to.length && from[row] === to[row + ahead]) row += 1;
      if (row === from.length && row + ahead === to.length) return edits;
      next[at] = row;
    }
    [reached, next] = [next, reached];
  }
  return undefined;
}

/** Stands for a diagonal that no edit has led to yet: far below any place in a text. */
const UNREACHED = -0x4000_0000;
