import { alignParagraphs } from '../../model/align-paragraphs.js';
import { type DocumentBlock, type Picture, titleOf, wordsOf } from '../../model/document.js';
import type { BlockChange } from '../../model/redline.js';
import { changeContent, type Marking, markContent } from './mark-content.js';
import { markTable } from './mark-table.js';
import { markTexts, type TextBlock, type TextBlocks } from './mark-texts.js';
import { rewriteTexts, textsOf } from './rewrite-texts.js';

/**
 * What a place of both versions has: a block that stayed, went or came, or one that moved `away` or stands `here` now. Texts that
 * stayed may be several in one of the versions.
 */
type Step =
  | { readonly type: 'pair' | 'away' | 'here'; readonly before: DocumentBlock; readonly after: DocumentBlock }
  | { readonly type: 'texts'; readonly before: TextBlocks; readonly after: TextBlocks }
  | { readonly type: 'removed'; readonly before: DocumentBlock }
  | { readonly type: 'added'; readonly after: DocumentBlock };

/** The blocks of both versions in one order, each with what became of it. */
export function markBlocks(
  before: readonly DocumentBlock[],
  after: readonly DocumentBlock[],
  marking: Marking,
): readonly DocumentBlock[] {
  const moves = new Map<DocumentBlock, number>();
  return orderSteps(before, after).flatMap((step) => markStep(step, moves, marking));
}

/** What a block says, without its number, which changes where another block came or went. */
const asText = (block: DocumentBlock) => ({
  kind: block.type,
  text: `${wordsOfBlock(block)}${block.type === 'figure' ? block.alternative : ''}`,
});

const wordsOfBlock = (block: DocumentBlock): string =>
  textsOf(block)
    .map(wordsOf)
    .filter((words) => words !== '')
    .join(block.type === 'table' ? '\u3000' : '');

/**
 * Both versions in the order of the new one; what is gone, and what moved away, is behind what it followed. So the blocks of
 * either version alone are in its own order.
 */
function orderSteps(before: readonly DocumentBlock[], after: readonly DocumentBlock[]): readonly Step[] {
  const steps: Step[] = [];
  const moved = new Map<DocumentBlock, DocumentBlock>();
  for (const { type, ...at } of alignParagraphs(before.map(asText), after.map(asText))) {
    const [old, now] = [before.slice(at.start, at.end), after.slice(at.newStart, at.newEnd)];
    const [from, to] = [old[0], now[0]];
    if (type === 'moved' && from && to && isSame(from, to)) {
      moved.set(from, to);
      steps.push({ type: 'here', before: from, after: to });
    } else if (type === 'moved') steps.push(...now.map(added));
    else if (type === 'pair') steps.push(...pairParts(old, now));
    else steps.push(...old.map(removed), ...now.map(added));
  }
  const standing = new Set(steps.flatMap(oldOf));
  for (const [index, block] of before.entries()) {
    if (standing.has(block)) continue;
    const previous = before[index - 1];
    const place = steps.findIndex((step) => oldOf(step).some((one) => one === previous));
    const to = moved.get(block);
    steps.splice(place + 1, 0, to ? { type: 'away', before: block, after: to } : removed(block));
  }
  return steps;
}

const removed = (before: DocumentBlock): Step => ({ type: 'removed', before });
const added = (after: DocumentBlock): Step => ({ type: 'added', after });

/** The blocks of the old version that stand at a step. */
function oldOf(step: Step): readonly DocumentBlock[] {
  if (step.type === 'here' || step.type === 'added') return [];
  return step.type === 'texts' ? step.before : [step.before];
}

const isText = (block: DocumentBlock): block is TextBlock => block.type === 'heading' || block.type === 'paragraph';

const areTexts = (blocks: readonly DocumentBlock[]): blocks is TextBlocks => blocks.length > 0 && blocks.every(isText);

/** What was parted or joined; of tables and figures the longest part is the one that stayed. */
function pairParts(old: readonly DocumentBlock[], now: readonly DocumentBlock[]): readonly Step[] {
  if (areTexts(old) && areTexts(now)) return [{ type: 'texts', before: old, after: now }];
  const [at, newAt] = [indexOfLongest(old), indexOfLongest(now)];
  const [before, after] = [old[at], now[newAt]];
  if (!before || !after) return [...old.map(removed), ...now.map(added)];
  return [
    ...old.slice(0, at).map(removed),
    ...now.slice(0, newAt).map(added),
    { type: 'pair', before, after },
    ...old.slice(at + 1).map(removed),
    ...now.slice(newAt + 1).map(added),
  ];
}

function indexOfLongest(blocks: readonly DocumentBlock[]): number {
  const lengths = blocks.map((block) => wordsOfBlock(block).length);
  return lengths.indexOf(Math.max(...lengths));
}

function markStep(step: Step, moves: Map<DocumentBlock, number>, marking: Marking): readonly DocumentBlock[] {
  const { edits } = marking;
  switch (step.type) {
    case 'pair':
      return markPair(step.before, step.after, marking);
    case 'texts':
      return markTexts(step.before, step.after, marking);
    case 'removed':
      return [markWhole(step.before, 'deleted', marking)];
    case 'added':
      return [markWhole(step.after, 'inserted', marking)];
    case 'away':
    case 'here': {
      const words = { deleted: titleOf(step.before), inserted: titleOf(step.after) };
      const edit = moves.get(step.before) ?? edits.begin(movedKinds[step.after.type], words);
      moves.set(step.before, edit);
      return step.type === 'away'
        ? [withChange(step.before, { type: 'moved-away', edit })]
        : markPair(step.before, step.after, marking).map((block) => markMoved(block, edit));
    }
  }
}

const movedKinds = { heading: 'moved', paragraph: 'moved', table: 'moved-table', figure: 'moved-picture' } as const;

/** A block that one version alone has. */
function markWhole(
  block: DocumentBlock,
  type: 'inserted' | 'deleted',
  marking: Marking,
  known?: number,
): DocumentBlock {
  const label = block.type === 'heading' || block.type === 'paragraph' ? (block.label?.text ?? '') : '';
  const words = label + wordsOfBlock(block);
  const kind = block.type === 'figure' ? 'picture' : 'text';
  const edit = known ?? marking.edits.begin(kind, type === 'deleted' ? { deleted: words } : { inserted: words });
  const change = { type, edit };
  const marked = rewriteTexts(block, {
    content: (content) => changeContent(content, change, marking),
    label: (run) => ({ ...run, change }),
  });
  return withChange(marked, change);
}

function withChange(block: DocumentBlock, change: BlockChange): DocumentBlock {
  if (block.type !== 'table') return { ...block, change };
  return { ...block, change, rows: block.rows.map((row) => ({ ...row, change: row.change ?? change })) };
}

/** What stood there already is marked as what it is: moved as a whole. */
function markMoved(block: DocumentBlock, edit: number): DocumentBlock {
  const change = { type: 'moved', edit } as const;
  const marked = rewriteTexts(block, {
    content: (content) => content.map((part) => (part.change ? part : { ...part, change })),
    label: (run) => (run.change ? run : { ...run, change }),
  });
  return withChange(marked, { type: 'moved-here', edit });
}

/** A block that both versions have. */
function markPair(before: DocumentBlock, after: DocumentBlock, marking: Marking): readonly DocumentBlock[] {
  const { edits } = marking;
  if (isText(before) && isText(after) && before.type === after.type) return markTexts([before], [after], marking);
  if (before.type === 'figure' && after.type === 'figure' && isSame(before, after)) {
    return [{ ...after, caption: markContent(before.caption, after.caption, marking) }];
  }
  if (before.type === 'table' && after.type === 'table' && isSame(before, after)) {
    return [markTable(before, after, marking)];
  }
  const words = { deleted: wordsOfBlock(before), inserted: wordsOfBlock(after) };
  const edit = edits.begin(after.type === 'figure' ? 'picture' : 'text', words);
  return [markWhole(before, 'deleted', marking, edit), markWhole(after, 'inserted', marking, edit)];
}

/** Whether blocks can be told as one with changes in it: a table of other columns is another one, and so is another picture. */
function isSame(before: DocumentBlock, after: DocumentBlock): boolean {
  if (before.type === 'table') return after.type === 'table' && before.head.length === after.head.length;
  if (before.type === 'figure') return after.type === 'figure' && signOf(before.picture) === signOf(after.picture);
  return before.type === after.type;
}

const signOf = (picture: Picture): string =>
  picture.type === 'image' ? picture.image.id : JSON.stringify(picture.chart);
