import { hold, type PreparedText } from './item.js';
import type { BrokenLine, Frame, MeasuredLine } from './line.js';
import { fits, fitsSqueezed, type LineRuler, lineRuler, skipSpace } from './measure-line.js';

/**
 * Breaks a paragraph line by line [519]: each takes what fits, its last mark without the blank half where need be (E1),
 * then gives back what may not stand at its end or at the next line's start (push-out), or first tries to take that in
 * too (push-in-first). Where no free place is left, ties give way in the order of `hold` (K7); —— and …… are two em
 * wide, so that their own can only be the last one under such a measure.
 */
export function breakFirstFit(text: PreparedText, frame: Frame): BrokenLine[] {
  const ruler = lineRuler(text, frame);
  const lines: BrokenLine[] = [];
  let start = skipSpace(text.items, 0);
  while (start < text.items.length) {
    const line = takeLine(text, start, { ruler, kinsoku: frame.rules.kinsoku });
    lines.push(line);
    start = skipSpace(text.items, line.next);
  }
  return lines;
}

/** The line that first-fit makes from `start` on. */
export function takeLine(
  text: PreparedText,
  start: number,
  { ruler, kinsoku }: { ruler: LineRuler; kinsoku: Frame['rules']['kinsoku'] },
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
  const pushedIn = kinsoku === 'push-in-first' && !isFree ? pushIn(text, start, { from: next, ruler }) : undefined;
  if (pushedIn) return pushedIn;
  for (const firmness of Object.values(hold)) {
    const place = lastFitting[firmness];
    if (place !== undefined) return { ...regular(ruler(start, place)), forced: firmness };
  }
  return overfullLine(text, start, ruler);
}

const regular = (line: MeasuredLine): BrokenLine => ({ ...line, forced: hold.free, overfull: false });

/** K4: the line up to the next free place from `from` on, where J1 can squeeze it in [CLREQ 先挤进，后推出]. */
function pushIn(
  text: PreparedText,
  start: number,
  { from, ruler }: { from: number; ruler: LineRuler },
): BrokenLine | undefined {
  for (let next = from; next <= text.items.length; next += 1) {
    const line = ruler(start, next);
    if (!fitsSqueezed(line)) return undefined;
    if ((text.gaps[next]?.hold ?? hold.free) === hold.free) return regular(line);
  }
  return undefined;
}

/** Not even one character fits: it is set all the same, with what it must not be parted from. */
function overfullLine({ items, gaps }: PreparedText, start: number, ruler: LineRuler): BrokenLine {
  let next = start + 1;
  while (next < items.length && gaps[next]?.hold === hold.never) next += 1;
  return { ...regular(ruler(start, next)), overfull: true };
}
