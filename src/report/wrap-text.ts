import { cellsOf, cellWidth } from './terminal-text.js';

/** Marks that don't begin a line. */
const CLOSING = '，。、；：！？）》”’…';

/** Lines of at most `width` cells, broken at blanks and between Han. */
export const wrapText = (text: string, width: number): readonly string[] => wrapPieces(piecesOf(text), width);

/** As `wrapText`, and no Chinese word is broken: for texts of our own, as looking words up takes its time. */
export const wrapWords = (text: string, width: number): readonly string[] => wrapPieces(wordsOf(text), width);

/** Lines of at most `width` cells, broken between pieces alone. A piece that is too long stands on a line of its own. */
export function wrapPieces(pieces: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && cellWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...lines, line.trimEnd()];
}

/** The pieces of a text, those joined that are parts of one word. */
function wordsOf(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const starts = new Set(Array.from(segmenter.segment(text), ({ index }) => index));
  const words: string[] = [];
  let at = 0;
  for (const piece of piecesOf(text)) {
    if (words.length > 0 && !starts.has(at)) words[words.length - 1] += piece;
    else words.push(piece);
    at += piece.length;
  }
  return words;
}

/** What stays together: a word with the blanks after it, a Han character with the marks after it. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let open = false;
  for (const { text: character, width } of cellsOf(text)) {
    const last = pieces.at(-1);
    const isWide = width > 1;
    const staysTogether = CLOSING.includes(character) || character === ' ' || (open && !isWide);
    if (last !== undefined && staysTogether) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
    open = !isWide && character !== ' ';
  }
  return pieces;
}
