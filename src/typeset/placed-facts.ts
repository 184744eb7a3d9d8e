import type { DocumentBlock } from '../model/document.js';
import type { BlockFacts } from '../model/layout.js';
import { pt } from '../model/length.js';
import type { BrokenPages, PlacedBand } from './break-pages.js';
import { type BandsBlock, type PageRows, rowsOf } from './flow.js';

/** How tables and figures lie on the grid, by what they are in the document. */
export function placedFacts(
  blocks: ReadonlyMap<DocumentBlock, BandsBlock>,
  { placed }: BrokenPages,
  rows: PageRows,
): ReadonlyMap<DocumentBlock, BlockFacts> {
  if (blocks.size === 0) return new Map();
  const bandsOf = new Map<BandsBlock, PlacedBand[]>();
  for (const part of placed) {
    if (part.type === 'band') bandsOf.set(part.block, [...(bandsOf.get(part.block) ?? []), part]);
  }
  const facts = new Map<DocumentBlock, BlockFacts>();
  for (const [block, made] of blocks) {
    const bands = bandsOf.get(made) ?? [];
    const [first, last] = [bands[0], bands.at(-1)];
    if (!first || !last) continue;
    const onLastPage = bands.filter(({ page }) => page === last.page);
    const start = onLastPage[0] ?? last;
    const height = pt(last.top + last.band.height - start.top);
    const foot = (start.row + rowsOf(height, rows)) * rows.pitch;
    facts.set(block, {
      ...made.made,
      above: pt(first.top - first.row * rows.pitch),
      below: pt(foot - (last.top + last.band.height)),
      isWhole: first.page === last.page,
    });
  }
  return facts;
}
