import { type Block, type Label, type Level, labelOf } from '../model/issue.js';

/** Headings or paragraphs of one level that are numbered one after another below the same heading or item. */
interface NumberSequence {
  readonly labels: readonly Label[];
  /** The sequence of the same level and place that this one begins anew after. */
  readonly follows?: NumberSequence;
  /** What stands right before its first number. */
  readonly before?: Block;
}

/** The numbered sequences of a section in the order of their first numbers. Titles and quotations don't count. */
export function numberSequences(blocks: readonly Block[]): readonly NumberSequence[] {
  const sequences: OpenSequence[] = [];
  const open = new Map<Level, OpenSequence>();
  for (const [i, block] of blocks.entries()) {
    const label = countedLabel(block);
    if (!label) continue;
    for (const level of LEVELS) if (level > label.level) open.delete(level);
    const current = open.get(label.level);
    if (current && !isFirst(label)) {
      current.labels.push(label);
      continue;
    }
    const before = blocks[i - 1];
    const begun = { labels: [label], ...(current ? { follows: current } : {}), ...(before ? { before } : {}) };
    open.set(label.level, begun);
    if (label.level > 1) sequences.push(begun);
  }
  return sequences;
}

/** What is quoted keeps its numbers to itself. */
const countedLabel = (block: Block): Label | undefined =>
  block.type === 'paragraph' && block.kind === 'quote' ? undefined : labelOf(block);

interface OpenSequence extends NumberSequence {
  readonly labels: Label[];
}

const LEVELS: readonly Level[] = [1, 2, 3, 4];

/** Whether a label has the number one. */
export const isFirst = ({ text }: Label): boolean => /^[（(]?[一1][）).．]$/.test(text);
