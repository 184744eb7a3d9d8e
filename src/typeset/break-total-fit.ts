import { type BreakRules, takeLine } from './break-first-fit.js';
import { hold, type PreparedText } from './item.js';
import type { BrokenLine, Frame } from './line.js';
import { lineCost, lineRatio } from './line-cost.js';
import { fitsSqueezed, type LineRuler, lineRuler, skipSpace } from './measure-line.js';

/** The cheapest way found to break the text up to a place, by its last line. */
interface Node {
  readonly cost: number;
  readonly line: BrokenLine;
}

/**
 * Breaks a paragraph so that its lines together cost least (J4) [Knuth and Plass 1981, by dynamic programming over the
 * places where a line may begin]. Of each beginning only the lines are tried that are neither loose nor wider than J1
 * can squeeze, and the one that first-fit makes without squeezing: so the whole never costs more than first-fit's, whatever
 * that does with a mark that does not fit, and the time is linear in the paragraph.
 */
export function breakTotalFit(text: PreparedText, frame: Frame): BrokenLine[] {
  const ruler = lineRuler(text, frame);
  const length = text.items.length;
  const start = skipSpace(text.items, 0);
  const rules = { ...frame.rules, kinsoku: 'push-out' } as const;
  const nodes: (Node | undefined)[] = [];
  for (let from = start; from < length; from += 1) {
    const cost = from === start ? 0 : nodes[from]?.cost;
    if (cost === undefined) continue;
    for (const line of candidateLines(text, from, { ruler, rules })) {
      const to = skipSpace(text.items, line.next);
      const total = cost + lineCost(text, line);
      const known = nodes[to];
      if (!known || total < known.cost) nodes[to] = { cost: total, line };
    }
  }
  return traceBack(nodes, length);
}

/** The lines that lead to the last node. */
function traceBack(nodes: readonly (Node | undefined)[], length: number): BrokenLine[] {
  const lines: BrokenLine[] = [];
  let node = nodes[length];
  while (node) {
    lines.push(node.line);
    node = nodes[node.line.start];
  }
  return lines.reverse();
}

/** A line is tried up to this ratio; beyond it J5 calls it loose [Knuth and Plass: the tolerance ρ]. */
const MOST_RATIO = 1;

function candidateLines(
  text: PreparedText,
  start: number,
  { ruler, rules }: { ruler: LineRuler; rules: BreakRules },
): BrokenLine[] {
  const firstFit = takeLine(text, start, { ruler, rules });
  const lines = [firstFit];
  if (firstFit.overfull || firstFit.next === text.items.length) return lines;
  const tryPlace = (next: number): void => {
    const forced = text.gaps[next]?.hold ?? hold.free;
    if (forced <= hold.soft) lines.push({ ...ruler(start, next), forced, overfull: false });
  };
  for (let next = firstFit.next + 1; next <= text.items.length; next += 1) {
    if (!fitsSqueezed(ruler(start, next))) break;
    tryPlace(next);
  }
  for (let next = firstFit.next - 1; next > start; next -= 1) {
    if (lineRatio(ruler(start, next)) > MOST_RATIO) break;
    tryPlace(next);
  }
  return lines;
}
