import { type DocumentBlock, titleOf } from '../../model/document.js';
import { em } from '../../model/length.js';
import { remarkWords } from '../../model/page-words.js';
import type { Template } from '../../model/template.js';
import { type Compositor, composeText } from '../compose-text.js';
import type { LinesBlock } from '../flow.js';

/** What is said on a line of its own of a block that moved away, or whose picture no line can be drawn through. */
export function composeRemarks(block: DocumentBlock, { grid, text }: Template, compositor: Compositor): LinesBlock[] {
  const words = wordsFor(block);
  if (words === undefined || !block.change) return [];
  const span = {
    text: words,
    role: text.body,
    sourceOf: () => block.range,
    // What is printed here is found by it, and its old place by the remark there.
    change: { type: block.change.type === 'moved-here' ? 'moved' : 'remark', edit: block.change.edit },
  } as const;
  const box = { measure: em(grid.columns), indent: text.indent, align: 'justify' } as const;
  const { lines } = composeText([span], box, compositor);
  const isAway = block.change.type === 'moved-away';
  return [{ type: 'lines', lines, left: em(0), element: { tag: 'P' }, keepWithNext: isAway ? 0 : 1 }];
}

function wordsFor(block: DocumentBlock): string | undefined {
  switch (block.change?.type) {
    case 'moved-away':
      return remarkWords.away(block.type, titleOf(block));
    case 'moved-here':
      return block.type === 'figure' ? remarkWords.movedPicture : undefined;
    case 'inserted':
      return block.type === 'figure' ? remarkWords.insertedPicture : undefined;
    case 'deleted':
      return block.type === 'figure' ? remarkWords.deletedPicture : undefined;
    default:
      return undefined;
  }
}
