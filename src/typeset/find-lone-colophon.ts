import { type Finding, finding } from '../model/finding.js';
import type { Template } from '../model/template.js';
import { type BrokenPages, breakPages, type PageRows } from './break-pages.js';
import { type ComposedLine, rangeOf } from './compose-text.js';
import type { FlowBlock } from './flow.js';
import { prepareText } from './prepare-text.js';

/** What it takes to set a block on fewer lines. */
interface Saving {
  readonly block: FlowBlock;
  /** In characters of one em. */
  readonly count: number;
}

/** So many of the cheapest savings are tried: kept headings may eat up what a paragraph gives. */
const tries = 8;

/** Widths are sums of decimal fractions. */
const tolerance = 1e-9;

/**
 * A last page that holds nothing but 版记, with the paragraph that would bring it back for the fewest characters: they
 * are counted from the layout, so that the paragraph's last lines become one.
 */
export function findLoneColophon(
  blocks: readonly FlowBlock[],
  { placed, pages }: BrokenPages,
  rows: PageRows,
  template: Template,
): Finding[] {
  const last = placed.at(-1);
  if (!last || last.page === pages || rows.colophon > rows.lines) return [];
  const lines = last.row + 1 + rows.colophon - rows.lines;
  const savings = blocks
    .flatMap((block) => savingIn(block, lines, template) ?? [])
    .reverse()
    .sort((a, b) => a.count - b.count);
  const helps = ({ block }: Saving): boolean => {
    const shorter = { ...block, lines: block.lines.slice(0, -lines) };
    return (
      breakPages(
        blocks.map((other) => (other === block ? shorter : other)),
        rows,
      ).pages < pages
    );
  };
  const best = savings.slice(0, tries).find(helps);
  const range = rangeOf(best ? cellsOf(best.block.lines.slice(-lines)) : last.line.cells);
  if (!range) return [];
  if (!best) return [finding('colophon-alone/text', range, { page: pages, lines })];
  return [finding('colophon-alone', range, { page: pages, lines, count: best.count })];
}

const cellsOf = (lines: readonly ComposedLine[]): ComposedLine['cells'] => lines.flatMap((line) => line.cells);

/** The characters to take out of a paragraph's last lines for it to become `fewer` lines shorter; none where it can't. */
function savingIn(block: FlowBlock, fewer: number, { grid, composition }: Template): Saving | undefined {
  const tail = block.lines.slice(-fewer - 1);
  const [first] = tail;
  if (block.tag !== 'P' || block.keepWithNext > 0 || !first || tail.length <= fewer) return undefined;
  const room = grid.columns - block.left - first.x;
  // After a hard break the lines don't flow into each other.
  if (tail.slice(0, -1).some((line) => line.x + line.width < grid.columns - block.left - tolerance)) return undefined;
  const { items, gaps } = prepareText(
    cellsOf(tail).map((cell) => cell.item),
    composition,
  );
  const width = items.reduce((sum, item, index) => sum + item.advance + (index > 0 ? (gaps[index]?.space ?? 0) : 0), 0);
  const over = width - (items.at(-1)?.blankAfter ?? 0) - room;
  return { block, count: Math.max(1, Math.ceil(over - tolerance)) };
}
