import type { Content, Note, Run } from '../model/document.js';
import { type Footnote, type Inline, MISSING_FIGURE, type NoteReference, type Placeholder } from '../model/issue.js';
import { runFor } from '../model/text-run.js';

export type ContentWriter = (content: readonly Inline[]) => Content;

/** Puts running text into words: what is missing is `××`, marks of notes are numbers. A note is written once. */
export function createContentWriter(): ContentWriter {
  const notes = new Map<Footnote, Note>();
  const noteOf = (footnote: Footnote): Note => {
    const known = notes.get(footnote);
    if (known) return known;
    const { number, paragraphs, range } = footnote;
    const note: Note = { mark: runFor(range, noteMark(number)), paragraphs: paragraphs.map(write) };
    notes.set(footnote, note);
    return note;
  };
  const writeMark = ({ note: footnote, range }: NoteReference): Run => {
    const note = noteOf(footnote);
    return { ...runFor(range, note.mark.text), note };
  };
  const writeInline = (inline: Inline): Content[number] => {
    switch (inline.type) {
      case 'text':
      case 'break':
        return inline;
      case 'placeholder':
        return writeMissing(inline);
      case 'note':
        return writeMark(inline);
    }
  };
  const write: ContentWriter = (content) => content.map(writeInline);
  return write;
}

const writeMissing = ({ range, emphasis, link }: Placeholder): Run => ({
  ...runFor(range, MISSING_FIGURE, emphasis),
  ...(link !== undefined && { link }),
  missing: true,
});

/** Circled numbers: ① to ⑳, ㉑ to ㉟, ㊱ to ㊿ [Unicode, Enclosed Alphanumerics; Enclosed CJK Letters and Months]. */
const circled = [
  { from: 1, to: 20, first: 0x2460 },
  { from: 21, to: 35, first: 0x3251 },
  { from: 36, to: 50, first: 0x32b1 },
];

/** What a footnote is marked with, in the text and at the foot of the page. */
export function noteMark(number: number): string {
  const range = circled.find(({ from, to }) => from <= number && number <= to);
  return range ? String.fromCodePoint(range.first + number - range.from) : `〔${number}〕`;
}
