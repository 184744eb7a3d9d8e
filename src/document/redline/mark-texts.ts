import {
  type Content,
  cutAtEnds,
  type HeadingBlock,
  type ParagraphBlock,
  type ParagraphEnd,
  wordsOf,
} from '../../model/document.js';
import type { TextRun } from '../../model/issue.js';
import { type Marking, markContent, markOptional } from './mark-content.js';

export type TextBlock = HeadingBlock | ParagraphBlock;

/** Paragraphs or headings one behind the other. */
export type TextBlocks = readonly [TextBlock, ...TextBlock[]];

/**
 * A text that both versions have, in one paragraph or, where it was parted or joined, in several of one of them. What ends in
 * one version alone is told as that; all else is compared across the ends.
 *
 *     parted   甲，乙。   甲[+，][-，][+end]   [+（二）]乙。
 *     joined   甲。  （二）乙。   甲[-。][-end][-（二）][+，]乙。
 */
export function markTexts(
  [before, ...gone]: TextBlocks,
  [after, ...come]: TextBlocks,
  marking: Marking,
): readonly TextBlock[] {
  const { edits } = marking;
  const label = markOptional(before.label, after.label, edits);
  const lead = markContent(leadOf(before), leadOf(after), marking);
  const beforeEnds = gone.map((block): Next => {
    const edit = edits.begin('joined', { deleted: wordsOfText(block) });
    return { block, change: { type: 'deleted', edit } };
  });
  const afterEnds = come.map((block): Next => {
    const edit = edits.begin('parted', { inserted: wordsOfText(block) });
    return { block, change: { type: 'inserted', edit } };
  });
  const marked = markContent(chain(before, beforeEnds), chain(after, afterEnds), marking);
  const [first = [], ...rest] = cutAtEnds(numberEnds(marked, beforeEnds), 'inserted');
  const parted = afterEnds.map((next, index) => beginAt(next, rest[index] ?? []));
  return [withTexts(after, { label, lead, content: first }), ...parted];
}

/** A paragraph that stands behind an end that one version alone has, and what became of that end. */
interface Next {
  readonly block: TextBlock;
  readonly change: ParagraphEnd['change'];
}

const leadOf = (block: TextBlock): Content => (block.type === 'paragraph' ? block.lead : []);

const wordsOfText = (block: TextBlock): string =>
  (block.label?.text ?? '') + wordsOf([...leadOf(block), ...block.content]);

/** A paragraph and those behind it as one text, with their ends; labels are told along with these. */
const chain = (first: TextBlock, others: readonly Next[]): Content => [
  ...first.content,
  ...others.flatMap(({ block, change }): Content => {
    const end: ParagraphEnd = { type: 'end', range: block.range, change };
    return [end, ...leadOf(block), ...block.content];
  }),
];

/** The numbers of paragraphs that are none any more, each behind the end that is gone with it. */
function numberEnds(content: Content, gone: readonly Next[]): Content {
  const labels = new Map(gone.map(({ block, change }) => [change.edit, block.label]));
  return content.flatMap((part): Content => {
    if (part.type !== 'end') return [part];
    const label = labels.get(part.change.edit);
    return label ? [part, { ...label, change: part.change }] : [part];
  });
}

/** A paragraph that has a beginning of its own now: its number is new, and what it begins with may be its lead. */
function beginAt({ block, change }: Next, content: Content): TextBlock {
  const words = wordsOf(leadOf(block)).length;
  let at = 0;
  while (wordsOf(content.slice(0, at)).length < words) at += 1;
  const label = block.label && { ...block.label, change };
  return withTexts(block, { label, lead: content.slice(0, at), content: content.slice(at) });
}

interface Texts {
  readonly label: TextRun | undefined;
  readonly lead: Content;
  readonly content: Content;
}

const withTexts = (block: TextBlock, { label, lead, content }: Texts): TextBlock =>
  block.type === 'heading'
    ? { ...block, ...(label && { label }), content }
    : { ...block, ...(label && { label }), lead, content };
