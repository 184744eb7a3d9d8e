import { glyphSource, glyphsOf, type Page, type PageLine } from '../model/page.js';
import type { PdfNote } from '../model/returned-document.js';
import type { SourceRange } from '../model/source.js';

/** What a note on a page is about. */
export interface PlacedNote {
  readonly note: PdfNote;
  /** There is none where no text is near. */
  readonly range: SourceRange | undefined;
  /** The words that it marks, or those of its line. */
  readonly about: string;
}

/** How far the middle of a line stands above its baseline, in sizes of its type. */
const MIDDLE = 0.36;
/** A note that is farther from every line, in pt, is about none of them. */
const FARTHEST = 40;

/** Finds what notes are about by where they stand on the pages. */
export const placeNotes = (pages: readonly Page[], notes: readonly PdfNote[]): readonly PlacedNote[] =>
  notes.map((note) => placeNote(pages, note));

function placeNote(pages: readonly Page[], note: PdfNote): PlacedNote {
  const lines = pages.find(({ number }) => number === note.page)?.items.filter((item) => item.type === 'line') ?? [];
  const near = lines
    .map((line) => ({ line, far: Math.abs(middleOf(line) - note.y) }))
    .filter(({ line, far }) => far <= FARTHEST && sourcesOf(line).length > 0)
    .sort((a, b) => a.far - b.far)[0]?.line;
  if (!near) return { note, range: undefined, about: '' };
  const all = sourcesOf(near);
  const marked = note.isOnText ? all.filter(({ x }) => note.left - 1 <= x && x <= note.right + 1) : [];
  const meant = marked.length > 0 ? marked : all;
  const [first] = meant;
  if (!first) return { note, range: undefined, about: '' };
  const { file, start } = first.range;
  const ends = meant.filter(({ range }) => range.file === file).map(({ range }) => range.end);
  return { note, range: { file, start, end: Math.max(...ends) }, about: meant.map(({ text }) => text).join('') };
}

const middleOf = ({ baseline, runs }: PageLine): number =>
  baseline - MIDDLE * Math.max(0, ...runs.map(({ size }) => size));

/** The characters of a line that were written somewhere, each with its middle. */
const sourcesOf = (line: PageLine) =>
  glyphsOf(line.runs).flatMap((glyph) => {
    const range = glyphSource(line, glyph);
    return range ? [{ range, text: glyph.text, x: glyph.x + glyph.advance / 2 }] : [];
  });
