import type { ComposedLine } from './compose-text.js';
import type { FlowBlock } from './flow.js';

/** A line of the flow at its place. */
export interface PlacedLine {
  readonly line: ComposedLine;
  readonly block: FlowBlock;
  /** From 1. */
  readonly page: number;
  /** Line of the page's grid, from 0 at the top of the type area. */
  readonly row: number;
}

export interface PageRows {
  /** Lines of the grid on every page. */
  readonly lines: number;
  /** Of these taken by the masthead on page 1. */
  readonly masthead: number;
  /** Lines that the colophon takes at the foot of the last page. */
  readonly colophon: number;
}

export interface BrokenPages {
  readonly placed: readonly PlacedLine[];
  /** Number of pages; the colophon stands on the last. */
  readonly pages: number;
}

/**
 * Puts the flow's lines on the grids of the pages, one after the other. A heading takes lines of what follows along (R3);
 * apart from that no line is moved: widow and orphan control is off [519]. The colophon goes to a page of its own where
 * the last one has no room for the whole of it.
 */
export function breakPages(blocks: readonly FlowBlock[], rows: PageRows): BrokenPages {
  const placed: PlacedLine[] = [];
  let page = 1;
  let row = rows.masthead;
  const turnPage = (): void => {
    page += 1;
    row = 0;
  };
  const keptLines = countKeptLines(blocks);
  for (const [index, block] of blocks.entries()) {
    const kept = keptLines[index] ?? 0;
    const top = page === 1 ? rows.masthead : 0;
    // A chain is moved as a whole, or no page could hold it and none of it is.
    const isChained = (blocks[index - 1]?.keepWithNext ?? 0) > 0;
    if (!isChained && row > top && row + kept > rows.lines && kept <= rows.lines) turnPage();
    for (const line of block.lines) {
      if (row >= rows.lines) turnPage();
      placed.push({ line, block, page, row });
      row += 1;
    }
  }
  if (row + rows.colophon > rows.lines) turnPage();
  return { placed, pages: page };
}

/** For each block, how many lines from its start on must share a page: headings chain to what follows them. */
function countKeptLines(blocks: readonly FlowBlock[]): number[] {
  const kept: number[] = [];
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    const next = blocks[index + 1];
    if (!block) continue;
    const following = next && next.keepWithNext > 0 ? (kept[index + 1] ?? 0) : (next?.lines.length ?? 0);
    const wanted = next && next.keepWithNext > 0 ? following : Math.min(block.keepWithNext, following);
    kept[index] = block.keepWithNext > 0 ? block.lines.length + wanted : 0;
  }
  return kept;
}
