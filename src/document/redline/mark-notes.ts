import { alignParagraphs } from '../../model/align-paragraphs.js';
import { type Content, type Note, wordsOf } from '../../model/document.js';
import type { EditList } from './edit-list.js';
import { changeContent, type MarkedNotes, type Marking, markContent, markRun } from './mark-content.js';

/** The first character of the supplementary private use areas, of which no text is made. */
const FIRST_SIGN = 0xf0000;

/** The footnotes of two versions, the same where they say much the same. */
export function openNotes(before: readonly Note[], after: readonly Note[], edits: EditList): MarkedNotes {
  const signs = new Map<Note, string>();
  const give = (...same: readonly (Note | undefined)[]): void => {
    const sign = String.fromCodePoint(FIRST_SIGN + signs.size);
    for (const note of same) if (note && !signs.has(note)) signs.set(note, sign);
  };
  for (const { type, start, end, newStart, newEnd } of alignParagraphs(before.map(asText), after.map(asText))) {
    if ((type === 'pair' || type === 'moved') && end - start === 1 && newEnd - newStart === 1) {
      give(before[start], after[newStart]);
    }
  }
  for (const note of [...before, ...after]) give(note);

  const pairs = new Map<Note, Note>();
  const single = new Map<Note, Note>();
  const notes: MarkedNotes = {
    signOf: (note) => signs.get(note) ?? '',
    both(old, now) {
      const known = pairs.get(now);
      if (known) return known;
      const marked = {
        mark: markRun(old.mark, now.mark, edits),
        paragraphs: markParagraphs(old.paragraphs, now.paragraphs, { edits, notes }),
      };
      pairs.set(now, marked);
      return marked;
    },
    alone(note, type) {
      const known = single.get(note);
      if (known) return known;
      const words = wordsOfNote(note);
      const change = { type, edit: edits.begin('text', type === 'deleted' ? { deleted: words } : { inserted: words }) };
      const marked = {
        mark: { ...note.mark, change },
        paragraphs: note.paragraphs.map((content) => changeContent(content, change, { edits, notes })),
      };
      single.set(note, marked);
      return marked;
    },
  };
  return notes;
}

const wordsOfNote = ({ paragraphs }: Note): string => paragraphs.map(wordsOf).join('');

const asText = (note: Note) => ({ kind: 'note', text: wordsOfNote(note) });

/** Short texts one below the other: the first is compared with the first, and so on. */
export function markParagraphs(
  before: readonly Content[],
  after: readonly Content[],
  marking: Marking,
): readonly Content[] {
  const count = Math.max(before.length, after.length);
  return Array.from({ length: count }, (_, index) => markContent(before[index] ?? [], after[index] ?? [], marking));
}
