import { cellsOf, cellWidth } from './terminal-text.js';

/** Marks that don't begin a line. */
const CLOSING = '，。、；：！？）》”’…';

/** Lines of at most `width` cells, broken at blanks and between Han. */
export const wrapText = (text: string, width: number): readonly string[] => wrapPieces(piecesOf(text), width);

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
