import { em } from '../model/length.js';
import { segmentWordsOf } from '../model/segments.js';
import { breakFirstFit } from './break-first-fit.js';
import { type Hold, hold, type Item, type PreparedText } from './item.js';
import type { BrokenLine, Frame } from './line.js';

/** By how much a measure is narrowed at once, in em: less can't be seen. */
const STEP = 0.5;

/**
 * Breaks a title (R5): between words only, on no more lines than it needs, and these as equally wide as can be: the
 * narrowest measure is taken at which the lines stay as many [CSS Text 4, text-wrap: balance].
 */
export function breakBalanced(text: PreparedText, frame: Frame): BrokenLine[] {
  const words = holdWords(text);
  const widest = breakFirstFit(words, frame);
  if (widest.length < 2) return widest;
  const width = widest.reduce((sum, line) => sum + line.natural, 0);
  for (let measure = Math.ceil(width / widest.length); measure < frame.others.measure; measure += STEP) {
    const lines = breakFirstFit(words, narrowFrame(frame, frame.others.measure - measure));
    if (lines.length === widest.length && countForced(lines) <= countForced(widest)) return lines;
  }
  return widest;
}

const countForced = (lines: readonly BrokenLine[]): number =>
  lines.filter((line) => line.forced !== hold.free || line.overfull).length;

const narrowFrame = ({ first, others, rules }: Frame, by: number): Frame => ({
  first: { ...first, measure: em(first.measure - by) },
  others: { ...others, measure: em(others.measure - by) },
  rules,
});

/** The text with its words kept together, as far as Unicode's dictionary knows them (UAX #29). */
function holdWords({ items, gaps }: PreparedText): PreparedText {
  const starts = wordStarts(items);
  const held = gaps.map((gap, index) => {
    const firmness: Hold = starts.has(index) || gap.hold > hold.word ? gap.hold : hold.word;
    return { ...gap, hold: firmness };
  });
  return { items, gaps: held };
}

/** The items with which words begin. */
function wordStarts(items: readonly Item[]): ReadonlySet<number> {
  const text = items.map((item) => item.text).join('');
  const offsets = new Set(segmentWordsOf(text).map(({ index }) => index));
  const starts = new Set<number>();
  let offset = 0;
  for (const [index, item] of items.entries()) {
    if (offsets.has(offset)) starts.add(index);
    offset += item.text.length;
  }
  return starts;
}
