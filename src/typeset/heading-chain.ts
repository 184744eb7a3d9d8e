import type { Note } from '../model/document.js';
import { type ComposedLine, itemsOn } from './compose-text.js';
import {
  type BandsBlock,
  bandsOf,
  type FlowBlock,
  heightOf,
  type LinesBlock,
  notesOfBlock,
  notesOn,
  type PageRows,
  rowsOf,
} from './flow.js';

/** What must share a page. */
export interface Need {
  readonly rows: number;
  readonly notes: readonly Note[];
}

const nothing: Need = { rows: 0, notes: [] };

export const together = (a: Need, b: Need): Need => ({ rows: a.rows + b.rows, notes: [...a.notes, ...b.notes] });

export const needOf = (lines: readonly ComposedLine[]): Need => ({ rows: lines.length, notes: lines.flatMap(notesOn) });

/** Headings that follow one another, and what follows them. */
export interface Chain {
  readonly headings: Need;
  /** How many lines of text they keep. */
  readonly lines: number;
  readonly next: FlowBlock | undefined;
  /** The paragraph that may stand below them in the place of tables and figures that float. */
  readonly instead: LinesBlock | undefined;
}

/** The headings that begin at an index; where none does, there is nothing to keep. */
export function chainAt(blocks: readonly FlowBlock[], index: number, rows: PageRows): Chain {
  let chain: Chain = { headings: nothing, lines: 0, next: undefined, instead: undefined };
  for (let at = index; ; at += 1) {
    const block = blocks[at];
    if (block?.type !== 'lines' || block.keepWithNext === 0) return chain;
    const headings = together(chain.headings, needOf(block.lines));
    const next = blocks[at + 1];
    const instead = next?.type === 'bands' ? textBehind(blocks, at + 1, rows) : undefined;
    chain = { headings, lines: block.keepWithNext, next, instead };
  }
}

/** The paragraph behind tables and figures, where all of them may float. */
function textBehind(blocks: readonly FlowBlock[], index: number, rows: PageRows): LinesBlock | undefined {
  for (let at = index; ; at += 1) {
    const block = blocks[at];
    if (block?.type === 'lines') return block.keepWithNext === 0 ? block : undefined;
    if (!block || !mayFloat(block, blocks[at - 1], rows)) return undefined;
  }
}

/**
 * Whether a table or a figure may let text go first: not one that the text before it leads in, not one with footnotes,
 * which would come after those of that text, and not one that no page holds whole.
 */
export function mayFloat(block: BandsBlock, before: FlowBlock | undefined, rows: PageRows): boolean {
  if (!rows.floats || (before?.type === 'lines' && leadsIn(before))) return false;
  const bands = bandsOf(block);
  return bands.every((band) => notesOfBlock(band).length === 0) && rowsOf(heightOf(bands), rows) <= rows.lines;
}

/** `情况如下：` */
const leadsIn = ({ lines }: LinesBlock): boolean =>
  lines.slice(-1).some((line) => /^[：:]$/.test(itemsOn(line).at(-1)?.text ?? ''));
