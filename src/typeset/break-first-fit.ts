import type { Composition } from '../model/template.js';
import { type Hold, hold, type PreparedText } from './item.js';
import type { BrokenLine, Frame, MeasuredLine } from './line.js';
import { excess, fits, fitsSqueezed, type LineRuler, lineRuler, skipSpace, TOLERANCE } from './measure-line.js';

/**
 * Breaks a paragraph line by line, as the printed issue 519 does: each takes what fits, its last mark without the blank half where need be (E1),
 * then gives back what may not stand at its end or at the next line's start (push-out), or first tries to take that in
 * too (push-in-first). Where no free place is left, ties give way in the order of `hold` (K7); —— and …… are two em
 * wide, so that their own can only be the last one under such a measure.
 */
export function breakFirstFit(text: PreparedText, frame: Frame): BrokenLine[] {
  const ruler = lineRuler(text, frame);
  const lines: BrokenLine[] = [];
  let start = skipSpace(text.items, 0);
  while (start < text.items.length) {
    const line = takeLine(text, start, { ruler, rules: frame.rules });
    lines.push(line);
    start = skipSpace(text.items, line.next);
  }
  return lines;
}

export type BreakRules = Pick<Composition, 'kinsoku' | 'straddler'>;

/** The line that first-fit makes from `start` on. */
export function takeLine(
  text: PreparedText,
  start: number,
  { ruler, rules }: { ruler: LineRuler; rules: BreakRules },
): BrokenLine {
  const { items, gaps } = text;
  /** The last place that fits, by how firmly it holds. */
  const lastFitting: (number | undefined)[] = [];
  let next = start + 1;
  while (next <= items.length && fits(ruler(start, next))) {
    lastFitting[gaps[next]?.hold ?? hold.free] = next;
    next += 1;
  }
  if (next > items.length) return regular(ruler(start, items.length));
  const isFree = lastFitting[hold.free] === next - 1;
  const squeezed = squeezeIn(text, start, { from: next, isFree, ruler, rules });
  if (squeezed) return squeezed;
  const loosest = Object.values(hold).find((firmness) => lastFitting[firmness] !== undefined);
  if (loosest === undefined) return overfullLine(text, start, ruler);
  const lineTo = (place: number, forced: Hold): BrokenLine => ({ ...ruler(start, place), forced, overfull: false });
  const line = lineTo(lastFitting[loosest] ?? next, loosest);
  const soft = lastFitting[hold.soft] ?? 0;
  return line.forced === hold.free && soft > line.next && isLoose(line) ? lineTo(soft, hold.soft) : line;
}

/** J5: whether the line has to be stretched until gaps between Han are called loose. */
const isLoose = (line: MeasuredLine): boolean => -excess(line) > line.stretchRoom + TOLERANCE;

const regular = (line: MeasuredLine): BrokenLine => ({ ...line, forced: hold.free, overfull: false });

interface Squeeze {
  /** The first place up to which the text does not fit. */
  readonly from: number;
  /** Whether the line could be broken before it. */
  readonly isFree: boolean;
  readonly ruler: LineRuler;
  readonly rules: BreakRules;
}

/** K4: the line with more on it than fits, where the template squeezes lines and J1 has the room. */
function squeezeIn(text: PreparedText, start: number, squeeze: Squeeze): BrokenLine | undefined {
  switch (squeeze.rules.kinsoku) {
    case 'push-out':
      return undefined;
    case 'push-in-first':
      return squeeze.isFree ? undefined : pushIn(text, start, squeeze);
    case 'word':
      return takeStraddler(text, start, squeeze);
  }
}

/** The line up to the next free place, where J1 can squeeze it in [CLREQ 先挤进，后推出]. */
function pushIn(text: PreparedText, start: number, { from, ruler }: Squeeze): BrokenLine | undefined {
  for (let next = from; next <= text.items.length; next += 1) {
    const line = ruler(start, next);
    if (!fitsSqueezed(line)) return undefined;
    if (isFreeAt(text, next)) return regular(line);
  }
  return undefined;
}

/**
 * The line with the straddler, the one character that stands over the edge, where no more of it than a template allows does;
 * and with the mark behind it that may not start a line. Found from the places of every glyph in printed documents: Word
 * and WPS squeeze each line like this.
 */
function takeStraddler(text: PreparedText, start: number, { from, ruler, rules }: Squeeze): BrokenLine | undefined {
  if (excess(ruler(start, from)) > rules.straddler + TOLERANCE) return undefined;
  for (let next = from; next <= Math.min(from + 1, text.items.length); next += 1) {
    const line = ruler(start, next);
    if (!fitsSqueezed(line)) return undefined;
    if (isFreeAt(text, next)) return regular(line);
  }
  return undefined;
}

const isFreeAt = ({ gaps }: PreparedText, place: number): boolean => (gaps[place]?.hold ?? hold.free) === hold.free;

/** Not even one character fits: it is set all the same, with what it must not be parted from. */
function overfullLine({ items, gaps }: PreparedText, start: number, ruler: LineRuler): BrokenLine {
  let next = start + 1;
  while (next < items.length && gaps[next]?.hold === hold.never) next += 1;
  return { ...regular(ruler(start, next)), overfull: true };
}
