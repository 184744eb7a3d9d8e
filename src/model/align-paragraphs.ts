import { diffArrays } from 'diff';

/*
 * Paragraphs of two texts are told to be the same by what they say alone: whatever else might mark them is lost on the way
 * through a word processor.
 */

/** A paragraph to be aligned. */
export interface AlignedText {
  readonly text: string;
  /** Only paragraphs of one kind are pairs, such as headings, or tables. */
  readonly kind: string;
}

/**
 * What became of paragraphs; indices from 0, ends exclusive. A pair of one and several was parted or joined. Where `start` is
 * `end` they are new, where `newStart` is `newEnd` they are gone. A paragraph that moved is said once, at its new place.
 */
export interface AlignmentStep {
  readonly type: 'pair' | 'removed' | 'added' | 'moved';
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** A pair has at least this share of its pairs of characters in common, twice those over all of both [Dice]. */
const LEAST_LIKENESS = 0.4;

/** A paragraph elsewhere is taken for the same one only if hardly anything in it changed. */
const MOVED_LIKENESS = 0.7;
/** What is shorter, in UTF-16 units, may well stand twice without having moved: it moved where it is the same, and stands once. */
const SHORTEST_MOVED = 6;

/** Into so many paragraphs at most one is parted, or so many are joined. */
const MOST_PARTS = 4;

/** Pairs of paragraphs that are compared at most between two that stayed as they were. */
const MOST_PAIRS = 40_000;

/** Aligns the paragraphs of two texts. The steps cover both, in the order of the new one; what is gone is behind what it followed. */
export function alignParagraphs(
  before: readonly AlignedText[],
  after: readonly AlignedText[],
): readonly AlignmentStep[] {
  const steps: AlignmentStep[] = [];
  for (const gap of splitAtSame(before, after)) {
    if (gap.type === 'pair') steps.push(gap);
    else steps.push(...alignGap(before, after, gap));
  }
  return findMoved(steps, before, after);
}

type Gap = AlignmentStep;

/** Paragraphs that are the same in the same order, and what lies between them, as `removed`. */
function splitAtSame(before: readonly AlignedText[], after: readonly AlignedText[]): readonly Gap[] {
  const key = ({ kind, text }: AlignedText): string => `${kind} ${text}`;
  const gaps: Gap[] = [];
  let [start, newStart] = [0, 0];
  let [end, newEnd] = [0, 0];
  const close = (): void => {
    if (end > start || newEnd > newStart) gaps.push({ type: 'removed', start, end, newStart, newEnd });
    [start, newStart] = [end, newEnd];
  };
  for (const { added, removed, value } of diffArrays(before.map(key), after.map(key))) {
    if (added) newEnd += value.length;
    else if (removed) end += value.length;
    else {
      close();
      for (const _ of value) {
        gaps.push({ type: 'pair', start, end: start + 1, newStart, newEnd: newStart + 1 });
        [start, newStart] = [start + 1, newStart + 1];
      }
      [end, newEnd] = [start, newStart];
    }
  }
  close();
  return gaps;
}

/** The way through a gap that leaves the fewest characters without a counterpart. */
function alignGap(before: readonly AlignedText[], after: readonly AlignedText[], gap: Gap): readonly AlignmentStep[] {
  const { start, end, newStart, newEnd } = gap;
  const [rows, columns] = [end - start, newEnd - newStart];
  if (rows * columns > MOST_PAIRS || rows === 0 || columns === 0) return unpaired(gap);
  const old = before.slice(start, end).map(withPieces);
  const now = after.slice(newStart, newEnd).map(withPieces);
  const cameBy = cheapestMoves(old, now);
  const steps: AlignmentStep[] = [];
  for (let [row, column] = [rows, columns]; row > 0 || column > 0; ) {
    const [taken, given] = cameBy(row, column);
    const type = taken === 0 ? 'added' : given === 0 ? 'removed' : 'pair';
    const [from, newFrom] = [start + row - taken, newStart + column - given];
    steps.push({ type, start: from, end: from + taken, newStart: newFrom, newEnd: newFrom + given });
    [row, column] = [row - taken, column - given];
  }
  return steps.reverse();
}

/** How many paragraphs of the old text and of the new one a step takes. */
type Move = readonly [taken: number, given: number];

/** The last move of the cheapest way to each place of the table of both texts. */
function cheapestMoves(old: readonly Pieces[], now: readonly Pieces[]): (row: number, column: number) => Move {
  const width = now.length + 1;
  const costs = new Float64Array((old.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const cameBy: (Move | undefined)[] = [];
  costs[0] = 0;
  for (let at = 0; at < costs.length; at += 1) {
    const [row, column] = [Math.floor(at / width), at % width];
    for (const [taken, given] of movesFrom(old.length - row, now.length - column)) {
      const cost = (costs[at] ?? 0) + stepCost(old.slice(row, row + taken), now.slice(column, column + given));
      const to = at + taken * width + given;
      // Where two ways cost the same, the old ones go before the new ones come.
      if (cost === Number.POSITIVE_INFINITY || cost > (costs[to] ?? 0)) continue;
      costs[to] = cost;
      cameBy[to] = [taken, given];
    }
  }
  return (row, column) => cameBy[row * width + column] ?? [row, column];
}

function unpaired({ start, end, newStart, newEnd }: Omit<Gap, 'type'>): readonly AlignmentStep[] {
  const removed = Array.from({ length: end - start }, (_, index): AlignmentStep => {
    const at = start + index;
    return { type: 'removed', start: at, end: at + 1, newStart, newEnd: newStart };
  });
  const added = Array.from({ length: newEnd - newStart }, (_, index): AlignmentStep => {
    const at = newStart + index;
    return { type: 'added', start: end, end, newStart: at, newEnd: at + 1 };
  });
  return [...removed, ...added];
}

/** One paragraph goes, comes, or becomes one or several; several become one. */
function movesFrom(rows: number, columns: number): readonly Move[] {
  const moves: Move[] = [];
  if (rows > 0) moves.push([1, 0]);
  if (columns > 0) moves.push([0, 1]);
  if (rows === 0 || columns === 0) return moves;
  for (let parts = 1; parts <= Math.min(MOST_PARTS, columns); parts += 1) moves.push([1, parts]);
  for (let parts = 2; parts <= Math.min(MOST_PARTS, rows); parts += 1) moves.push([parts, 1]);
  return moves;
}

interface Pieces extends AlignedText {
  /** How often each pair of characters stands in it; a blank stands before the first and behind the last one. */
  readonly pieces: ReadonlyMap<string, number>;
  readonly size: number;
}

function withPieces({ text, kind }: AlignedText): Pieces {
  const characters = Array.from(` ${text} `);
  const pieces = new Map<string, number>();
  for (let at = 0; at + 1 < characters.length; at += 1) {
    const piece = `${characters[at]}${characters[at + 1]}`;
    pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
  }
  return { text, kind, pieces, size: characters.length - 1 };
}

/** What a change of the number of paragraphs costs beside their characters, so that it isn't made for a chance likeness. */
const STEP_COST = 2;

/** How many characters have no counterpart after a step; without end where it can't be made. */
function stepCost(old: readonly Pieces[], now: readonly Pieces[]): number {
  const size = [...old, ...now].reduce((sum, one) => sum + one.size, 0);
  if (old.length === 0 || now.length === 0) return size + STEP_COST;
  const kind = old[0]?.kind;
  if ([...old, ...now].some((one) => one.kind !== kind)) return Number.POSITIVE_INFINITY;
  const several = old.length > 1 ? old : now;
  const [one] = old.length > 1 ? now : old;
  if (!one) return Number.POSITIVE_INFINITY;
  if (several.length > 1) {
    // Each part has to come from the whole, or it was added beside it.
    if (several.some((part) => part.size < 2 || sharedPieces(part, one) < part.size * PART_SHARE))
      return Number.POSITIVE_INFINITY;
  }
  const shared = sharedPieces(joined(several), one);
  if (shared * 2 < size * LEAST_LIKENESS) return Number.POSITIVE_INFINITY;
  return size - 2 * shared + STEP_COST * (several.length - 1);
}

/** So much of a part stands in the whole that it came from. */
const PART_SHARE = 0.6;

const joined = (parts: readonly Pieces[]): Pieces => {
  const [first] = parts;
  return parts.length === 1 && first
    ? first
    : withPieces({ kind: first?.kind ?? '', text: parts.map(({ text }) => text).join('') });
};

function sharedPieces(a: Pieces, b: Pieces): number {
  let shared = 0;
  for (const [piece, count] of a.pieces) shared += Math.min(count, b.pieces.get(piece) ?? 0);
  return shared;
}

const likeness = (a: Pieces, b: Pieces): number => (2 * sharedPieces(a, b)) / (a.size + b.size);

/** Paragraphs that are gone at one place and new at another: each is one step, the most alike first. */
function findMoved(
  steps: readonly AlignmentStep[],
  before: readonly AlignedText[],
  after: readonly AlignedText[],
): readonly AlignmentStep[] {
  const indexed = steps.map((step, at) => ({ step, at }));
  const [once, newOnce] = [textsOnceIn(before), textsOnceIn(after)];
  const gone = indexed
    .filter(({ step }) => step.type === 'removed')
    .map((one) => prepared(one, once, before[one.step.start]));
  const come = indexed
    .filter(({ step }) => step.type === 'added')
    .map((one) => prepared(one, newOnce, after[one.step.newStart]));
  const pairs =
    gone.length * come.length > MOST_PAIRS
      ? []
      : gone
          .flatMap((from) => come.map((to) => ({ from, to, like: movedLikeness(from, to) })))
          .filter(({ like }) => like >= MOVED_LIKENESS)
          .sort((a, b) => b.like - a.like || distance(a) - distance(b));
  const taken = new Set<number>();
  const moved = new Map<number, AlignmentStep>();
  for (const { from, to } of pairs) {
    if (taken.has(from.at) || taken.has(to.at)) continue;
    taken.add(from.at).add(to.at);
    const { newStart, newEnd } = to.step;
    moved.set(to.at, { type: 'moved', start: from.step.start, end: from.step.end, newStart, newEnd });
  }
  return indexed.flatMap(({ step, at }) => moved.get(at) ?? (taken.has(at) ? [] : [step]));
}

interface IndexedStep {
  readonly step: AlignmentStep;
  readonly at: number;
}

interface PreparedStep extends IndexedStep {
  readonly pieces: Pieces;
  /** No other paragraph of its text says the same. */
  readonly isOnce: boolean;
}

const prepared = (
  indexed: IndexedStep,
  once: ReadonlySet<string>,
  text: AlignedText = { text: '', kind: '' },
): PreparedStep => ({ ...indexed, pieces: withPieces(text), isOnce: once.has(text.text) });

/** What a text says in one paragraph alone. */
function textsOnceIn(texts: readonly AlignedText[]): ReadonlySet<string> {
  const [seen, once] = [new Set<string>(), new Set<string>()];
  for (const { text } of texts) {
    if (seen.has(text)) once.delete(text);
    else once.add(text);
    seen.add(text);
  }
  return once;
}

const distance = ({ from, to }: { readonly from: IndexedStep; readonly to: IndexedStep }): number =>
  Math.abs(from.at - to.at);

function movedLikeness(from: PreparedStep, to: PreparedStep): number {
  const [a, b] = [from.pieces, to.pieces];
  if (a.kind !== b.kind) return 0;
  if (Math.min(a.text.length, b.text.length) >= SHORTEST_MOVED) return likeness(a, b);
  return a.text === b.text && from.isOnce && to.isOnce ? 1 : 0;
}
