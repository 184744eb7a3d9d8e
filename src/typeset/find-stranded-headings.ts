import { type Finding, finding } from '../model/finding.js';
import type { PlacedLine } from './break-pages.js';
import { rangeOf } from './compose-text.js';
import type { FlowBlock } from './flow.js';

/**
 * R3: headings that could not keep on their page what they should: themselves, and the lines of the next block, or all
 * of it where that is a heading too. A heading that nothing follows is no matter of layout.
 */
export function findStrandedHeadings(blocks: readonly FlowBlock[], placed: readonly PlacedLine[]): Finding[] {
  const pages = pagesOf(placed);
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    if (block.keepWithNext === 0 || !next) return [];
    const own = pages.get(block) ?? [];
    const kept = next.keepWithNext > 0 ? next.lines.length : Math.min(block.keepWithNext, next.lines.length);
    const together = [...own, ...(pages.get(next) ?? []).slice(0, kept)];
    if (together.every((page) => page === together[0])) return [];
    const range = rangeOf(block.lines.flatMap((line) => line.cells));
    return range ? [finding('heading-stranded', range, {})] : [];
  });
}

/** The page of every line, by block. */
function pagesOf(placed: readonly PlacedLine[]): ReadonlyMap<FlowBlock, readonly number[]> {
  const pages = new Map<FlowBlock, number[]>();
  for (const { block, page } of placed) {
    const known = pages.get(block);
    if (known) known.push(page);
    else pages.set(block, [page]);
  }
  return pages;
}
