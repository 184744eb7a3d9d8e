import type { Finding } from '../model/finding.js';
import type { BrokenPages, Placed } from './break-pages.js';
import { finding } from './finding.js';
import type { PageRows } from './flow.js';

/**
 * Pages whose foot stays blank because a table or a figure had no room there and went to the next page.
 * @param noteRows how many lines of the grid so many lines of footnotes take
 */
export function findBlankFeet(
  { placed, notes }: BrokenPages,
  rows: PageRows,
  noteRows: (lines: number) => number,
): Finding[] {
  const onPages = [...placed].sort((a, b) => a.page - b.page);
  return onPages.flatMap((part, index) => {
    const before = onPages[index - 1];
    if (part.type !== 'band' || !before || before.page === part.page || before.block === part.block) return [];
    const used = endOf(before, rows) + noteRows(notes.get(before.page)?.length ?? 0);
    const blank = rows.lines - used;
    return blank > rows.lines * rows.mostBlank
      ? [finding('page-foot-blank', part.block.range, { page: before.page, lines: blank })]
      : [];
  });
}

/** The line of the grid below a part. */
const endOf = (part: Placed, { pitch, cell }: PageRows): number =>
  part.type === 'line' ? part.row + 1 : Math.ceil((part.top + part.band.height + pitch - cell) / pitch);
