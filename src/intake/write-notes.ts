import type { RunTree } from '../model/block-tree.js';
import type { DraftPiece } from './draft.js';
import { writeInlines } from './write-inlines.js';

/** The footnotes of a section, which stand at its end. */
export interface NoteBook {
  /** The mark of a footnote; the same footnote has the same mark however often it is written. */
  readonly write: (paragraphs: readonly (readonly RunTree[])[]) => string;
  /** What defines the footnotes that were written. */
  readonly pieces: () => readonly DraftPiece[];
}

export function openNoteBook(): NoteBook {
  const known = new Map<readonly (readonly RunTree[])[], number>();
  return {
    write(paragraphs) {
      const number = known.get(paragraphs) ?? known.size + 1;
      known.set(paragraphs, number);
      return `[^${number}]`;
    },
    pieces: () =>
      [...known].map(([paragraphs, number]) => {
        const text = paragraphs.map((runs) => writeInlines(runs)).join('\n\n    ');
        const words = paragraphs
          .map((runs) => runs.map((run) => (run.type === 'text' ? run.text : '')).join(''))
          .join(' ');
        return { words, forms: [{ markdown: `[^${number}]: ${text}`, expects: [] }] };
      }),
  };
}
