import type { Finding } from '../model/finding.js';
import type { BrokenPages, Placed } from './break-pages.js';
import { rangeOf } from './compose-text.js';
import { finding } from './finding.js';
import type { FlowBlock } from './flow.js';

/**
 * R3: headings that could not keep on their page what they should: themselves, and the lines of the next block, or all
 * of it where that is a heading too. A heading that nothing follows is no matter of layout.
 */
export function findStrandedHeadings(
  blocks: readonly FlowBlock[],
  { placed, floated }: Pick<BrokenPages, 'placed' | 'floated'>,
): Finding[] {
  const pages = pagesOf(placed);
  return blocks.flatMap((block, index) => {
    if (block.type !== 'lines' || block.keepWithNext === 0) return [];
    const next = blocks.slice(index + 1).find((other) => !floated.has(other));
    if (!next) return [];
    const own = pages.get(block) ?? [];
    const together = [...own, ...(pages.get(next) ?? []).slice(0, keptOf(next, block.keepWithNext))];
    if (together.every((page) => page === together[0])) return [];
    const range = rangeOf(block.lines);
    return range ? [finding('heading-stranded', range, {})] : [];
  });
}

/** How many of a block's parts a heading keeps: of a table its caption, its head or its first row. */
function keptOf(block: FlowBlock, keepWithNext: number): number {
  if (block.type === 'bands') return 1;
  return block.keepWithNext > 0 ? block.lines.length : Math.min(keepWithNext, block.lines.length);
}

/** The page of every part, by block. */
function pagesOf(placed: readonly Placed[]): ReadonlyMap<FlowBlock, readonly number[]> {
  const pages = new Map<FlowBlock, number[]>();
  for (const { block, page } of placed) {
    const known = pages.get(block);
    if (known) known.push(page);
    else pages.set(block, [page]);
  }
  return pages;
}
