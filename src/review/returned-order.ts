import type { FoundChange, FoundReview } from './change.js';

/**
 * The order of a copy's paragraphs in what it was made of, and in the sources as they are; paragraphs are told by their place in
 * the copy. That one moved behind another can as well be told of the other, which then moved before it. So a move is made once
 * the sources too have its paragraph on the right side of all that it passed.
 */
export class ReturnedOrder {
  /** The unit of the base that a paragraph was. */
  readonly #was: FoundReview['places'];
  /** The same; what is new stands behind what it follows. */
  readonly #stood: readonly number[];
  /** The unit of the sources that it is. */
  readonly #is: FoundReview['places'];
  readonly #moved: ReadonlySet<number>;
  /** The moves by which the sources would come into the order of the copy. */
  readonly #still: readonly FoundChange[];

  constructor(found: FoundReview, still: FoundReview) {
    this.#was = found.places;
    this.#is = still.places;
    this.#moved = new Set(movesIn(found).flatMap(({ came }) => came));
    this.#still = movesIn(still);
    let last = -1;
    this.#stood = Array.from(found.places, (place, paragraph) => {
      if (place !== undefined && !this.#moved.has(paragraph)) last = place;
      return place ?? last + 0.5;
    });
  }

  isThere({ came }: FoundChange): boolean {
    return came.every((paragraph) => this.#is[paragraph] !== undefined);
  }

  /** What of a move is still to be made: of its own paragraph, or else of one that it passed and nobody moved since. */
  leftOf({ came: [own = -1] }: FoundChange): FoundChange | undefined {
    const isLeft = ({ came: [passed = -1] }: FoundChange): boolean =>
      !this.#moved.has(passed) &&
      areTurned(this.#stood, own, passed) &&
      areTurned(this.#is, own, passed) &&
      !this.#isMovedSince(passed);
    return this.#still.find(({ came }) => came[0] === own) ?? this.#still.find(isLeft);
  }

  /** Whether the sources have it on another side of some paragraph than both the base and the copy. */
  #isMovedSince(paragraph: number): boolean {
    return this.#was.some(
      (place, other) =>
        place !== undefined &&
        this.#was[paragraph] !== undefined &&
        areTurned(this.#is, paragraph, other) &&
        !areTurned(this.#was, paragraph, other),
    );
  }
}

const movesIn = ({ changes }: FoundReview): readonly FoundChange[] =>
  changes.filter(({ change }) => change.type === 'moved');

/** Whether two paragraphs of a copy have places that are in another order. */
function areTurned(places: readonly (number | undefined)[], a: number, b: number): boolean {
  const [one, other] = [places[a], places[b]];
  return one !== undefined && other !== undefined && (a - b) * (one - other) < 0;
}
