import type { FaceCache, GlyphBoxes } from '../font/open-font-file.js';
import type { Memo, Step } from '../memo/memo.js';
import { isListOf, isNumber } from '../model/guards.js';

/*
 * The boxes of glyphs, kept from run to run: each takes a walk along its outline, and the outlines of a text have 100,000
 * points. A check needs nothing else of them.
 */

export interface KeptBoxes {
  /** Those of a face; none where it can't be told whether its file is what it was. */
  readonly of: FaceCache['boxesOf'];
  /** Keeps those that came in, once they are many. */
  readonly keep: () => void;
}

const boxesStep: Step<ReadonlyMap<number, GlyphBox>> = {
  name: 'glyph boxes',
  most: 16,
  stored: {
    pack: (boxes) => ({
      data: [...boxes].flatMap(([glyph, { xMin, yMin, xMax, yMax }]) => [glyph, xMin, yMin, xMax, yMax]),
    }),
    unpack: ({ data }) => (areNumbers(data) ? unpackBoxes(data) : undefined),
  },
};

type GlyphBox = NonNullable<ReturnType<GlyphBoxes['get']>>;

const areNumbers = isListOf(isNumber);
const NUMBERS = 5;

/** So many new ones are kept, and from then on a part of those that are: an archive has few new ones in the end. */
const FEW = 64;
const PART = 0.25;

export function openBoxes(memo: Memo): KeptBoxes {
  const opened: { readonly key: string; readonly boxes: GlyphBoxes; kept: number }[] = [];
  return {
    of({ path, state, instance = '' }, index) {
      if (path === undefined || state === undefined) return undefined;
      // An instance is no file of its own: it is told by that of the variable font.
      const key = JSON.stringify([state, index, instance, path]);
      const boxes = new Map(memo.find(boxesStep, key));
      opened.push({ key, boxes, kept: boxes.size });
      return boxes;
    },
    keep() {
      for (const face of opened) {
        if (face.boxes.size - face.kept <= Math.max(FEW, face.kept * PART)) continue;
        face.kept = face.boxes.size;
        memo.keep(boxesStep, face.key, new Map(face.boxes));
      }
    },
  };
}

function unpackBoxes(data: readonly number[]): ReadonlyMap<number, GlyphBox> {
  const boxes = new Map<number, GlyphBox>();
  for (let at = 0; at + NUMBERS <= data.length; at += NUMBERS) {
    const [glyph = 0, xMin = 0, yMin = 0, xMax = 0, yMax = 0] = data.slice(at, at + NUMBERS);
    boxes.set(glyph, { xMin, yMin, xMax, yMax });
  }
  return boxes;
}
