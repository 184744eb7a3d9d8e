import type { Finding } from '../model/finding.js';
import type { Located } from '../model/source.js';
import type { Template } from '../model/template.js';
import type { BrokenPages } from './break-pages.js';
import { itemsOn, rangeOf } from './compose-text.js';
import { finding } from './finding.js';
import type { FlowBlock, LinesBlock, PageRows } from './flow.js';
import { prepareText } from './prepare-text.js';

/** The pages as they are, and how many there would be with other blocks. */
export interface BrokenLayout {
  readonly blocks: readonly FlowBlock[];
  readonly broken: BrokenPages;
  readonly rows: PageRows;
  readonly template: Template;
  countPages(blocks: readonly FlowBlock[]): number;
}

/** What it takes to set a block on fewer lines. */
interface Saving {
  readonly block: LinesBlock;
  /** How many characters have to go, each 1 em wide. */
  readonly count: number;
}

/** So many of the cheapest savings are tried: kept headings may eat up what a paragraph gives. */
const TRIES = 8;

/** Widths are sums of decimal fractions. */
const TOLERANCE = 1e-9;

/**
 * A last page that holds nothing but 版记, with the paragraph that would bring it back for the fewest characters: they
 * are counted from the layout, so that the paragraph's last lines become one.
 */
export function findLoneColophon(layout: BrokenLayout): Finding[] {
  const { broken, rows } = layout;
  const isAlone = broken.end.page < broken.pages && broken.placed.length > 0;
  if (!isAlone || rows.colophonPage === 'even' || rows.colophon > rows.lines) return [];
  const lines = excessOver(broken.pages - 1, layout);
  const best = findSaving(layout, { lines, pages: broken.pages - 1 });
  const range = best ? rangeOfTail(best.block, lines) : rangeOfLast(layout);
  if (!range) return [];
  if (!best) return [finding('colophon-alone/text', range, { page: broken.pages, lines })];
  return [finding('colophon-alone', range, { page: broken.pages, lines, count: best.count })];
}

/** Tells of more pages than there are to be, with the paragraph to shorten where one is enough, else with the longest. */
export function findTooManyPages(layout: BrokenLayout, most: Located<number> | undefined): Finding[] {
  const { pages } = layout.broken;
  if (!most || pages <= most.value) return [];
  const lines = Math.max(1, excessOver(most.value, layout));
  const params = { pages, most: most.value, lines };
  const best = findSaving(layout, { lines, pages: most.value });
  const range = best && rangeOfTail(best.block, lines);
  if (best && range) return [finding('too-many-pages', range, { ...params, count: best.count })];
  const [longest] = paragraphsOf(layout.blocks).sort((a, b) => b.lines.length - a.lines.length);
  const place = (longest && rangeOf(longest.lines)) ?? most.range;
  return [finding('too-many-pages/text', place, { ...params, count: lines * layout.template.grid.columns })];
}

/** How many lines of the grid the text and its colophon take over those of so many pages. */
const excessOver = (pages: number, { broken: { end }, rows }: BrokenLayout): number =>
  (end.page - 1 - pages) * rows.lines + end.row + rows.colophon;

const paragraphsOf = (blocks: readonly FlowBlock[]): LinesBlock[] =>
  blocks.flatMap((block) =>
    block.type === 'lines' && block.element.tag === 'P' && block.keepWithNext === 0 ? [block] : [],
  );

const rangeOfTail = ({ lines }: LinesBlock, count: number) => rangeOf(lines.slice(-count));

function rangeOfLast({ broken }: BrokenLayout) {
  const last = broken.placed.at(-1);
  return last?.type === 'line' ? rangeOf([last.line]) : last?.block.range;
}

/** The cheapest of the savings of so many lines that leaves so many pages. */
function findSaving(
  { blocks, template, countPages }: BrokenLayout,
  { lines, pages }: { lines: number; pages: number },
): Saving | undefined {
  const savings = paragraphsOf(blocks)
    .flatMap((block) => savingIn(block, lines, template) ?? [])
    .reverse()
    .sort((a, b) => a.count - b.count);
  const helps = ({ block }: Saving): boolean => {
    const shorter: LinesBlock = { ...block, lines: block.lines.slice(0, -lines) };
    return countPages(blocks.map((other) => (other === block ? shorter : other))) <= pages;
  };
  return savings.slice(0, TRIES).find(helps);
}

/** The characters to take out of a paragraph's last lines for it to become `fewer` lines shorter; none where it can't. */
function savingIn(block: LinesBlock, fewer: number, { grid, composition }: Template): Saving | undefined {
  const tail = block.lines.slice(-fewer - 1);
  const [first] = tail;
  if (!first || tail.length <= fewer) return undefined;
  const room = grid.columns - block.left - first.x;
  // After a hard break the lines don't flow into each other.
  if (tail.slice(0, -1).some((line) => line.x + line.width < grid.columns - block.left - TOLERANCE)) return undefined;
  const { items, gaps } = prepareText(tail.flatMap(itemsOn), composition);
  const width = items.reduce((sum, item, index) => sum + item.advance + (index > 0 ? (gaps[index]?.space ?? 0) : 0), 0);
  const over = width - (items.at(-1)?.blankAfter ?? 0) - room;
  return { block, count: Math.max(1, Math.ceil(over - TOLERANCE)) };
}
