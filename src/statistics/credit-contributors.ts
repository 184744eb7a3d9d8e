import { contentOf, plainText } from '../model/block-content.js';
import type { Contribution } from '../model/contribution.js';
import type { Block, Paragraph } from '../model/issue.js';
import type { Located, SourceRange } from '../model/source.js';

/** Who supplied a text, as a line at its end says: （某厅窗口供稿）, （供稿：甲厅、乙局）. */
const creditLine =
  /[（(]\s*(?:供稿(?:单位)?\s*[:：]\s*(?<behind>[^（）()]{1,60}?)|(?<before>[^（）()]{1,60}?)\s*供稿)\s*[)）]\s*[。.]?\s*$/;

/**
 * What each contributor supplied of one file. A credit is for the paragraphs before it, back to the last heading or the
 * last credit; a comment right below a heading is for those that follow. Figures that are put in are not counted.
 * @param notes contributors that comments name: `<!-- 供稿: 某厅 -->`
 */
export function creditContributors(
  blocks: readonly Block[],
  notes: readonly Located<string>[],
): readonly Contribution[] {
  const contributions: Contribution[] = [];
  let open: Piece[] = [];
  let announced: Located<string> | undefined;
  const settle = (names: string): void => {
    if (open.length > 0) contributions.push(...namesIn(names).map((contributor) => ({ contributor, ...sumUp(open) })));
    open = [];
  };
  const close = (): void => {
    if (announced) settle(announced.value);
    announced = undefined;
    open = [];
  };
  for (const entry of inOrder(blocks, notes)) {
    if ('value' in entry) {
      if (open.length > 0) settle(entry.value);
      else announced = entry;
      continue;
    }
    if (entry.type === 'heading') close();
    if (entry.type !== 'paragraph') continue;
    const { piece, credit } = readPiece(entry);
    if (piece.characters > 0) open.push(piece);
    if (credit === undefined) continue;
    announced = undefined;
    settle(credit);
  }
  close();
  return contributions;
}

/** A paragraph's own text. */
interface Piece {
  readonly characters: number;
  readonly range: SourceRange;
}

const sumUp = (pieces: readonly Piece[]): Omit<Contribution, 'contributor'> => ({
  paragraphs: pieces.length,
  characters: pieces.reduce((sum, { characters }) => sum + characters, 0),
  ranges: pieces.map(({ range }) => range),
});

function readPiece(paragraph: Paragraph): { readonly piece: Piece; readonly credit: string | undefined } {
  const text = plainText(contentOf(paragraph));
  const credit = creditLine.exec(text);
  const own = credit ? text.slice(0, credit.index) : text;
  return {
    piece: { characters: [...own.replace(/\s/g, '')].length, range: paragraph.range },
    credit: credit?.groups?.behind ?? credit?.groups?.before,
  };
}

/** Several offices may have supplied a text together: each is credited with it. */
const namesIn = (names: string): readonly string[] =>
  names
    .split(/[、，,；;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

const inOrder = (blocks: readonly Block[], notes: readonly Located<string>[]): readonly (Block | Located<string>)[] =>
  [...blocks, ...notes].sort((a, b) => a.range.start - b.range.start);
