import type { ManuscriptInline } from '../../model/manuscript.js';
import type { PdfText, PdfTextRun } from '../../model/pdf-text.js';
import type { JoinRule, PdfPiece } from './join-pieces.js';

/** A block of a PDF before it is joined to that which it goes on from, on the page before. */
export type PdfBlock =
  | {
      readonly type: 'paragraph';
      readonly pieces: readonly PdfPiece[];
      /** The level of a heading where the structure says so. */
      readonly outline?: number;
      readonly isTitle?: boolean;
      /** Where it begins or ends is a guess. */
      readonly isDoubtful?: boolean;
    }
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly ManuscriptInline[])[])[] }
  | { readonly type: 'lost'; readonly what: string }
  /** What is left out: a table of contents. */
  | { readonly type: 'contents'; readonly text: string };

/** Where the lines of a document's running text begin and end. */
export interface Edges {
  readonly left: number;
  readonly right: number;
}

export const textRuns = (pieces: readonly PdfPiece[]): readonly PdfTextRun[] =>
  pieces.filter((piece): piece is PdfTextRun => 'size' in piece);

/** How the runs of a document are joined. */
export function joinRuleOf({ pages, keepsBlanks }: PdfText): JoinRule {
  const counts = new Map<string, number>();
  for (const { text, font } of pages.flatMap(({ runs }) => runs)) {
    const count = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    counts.set(font, (counts.get(font) ?? 0) + count);
  }
  const [[body = ''] = []] = [...counts].sort(([, a], [, b]) => b - a);
  return { keepsBlanks, body };
}

/** The edges that most lines have: single lines beyond them don't count. */
export function edgesOf(pages: readonly (readonly PdfTextRun[])[]): Edges {
  const usual = (values: readonly number[]): number | undefined => {
    const counts = new Map<number, number>();
    for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
    return [...counts].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0];
  };
  const lines = new Map<string, { left: number; right: number }>();
  for (const [page, runs] of pages.entries()) {
    for (const { x, y, width, text } of runs) {
      if (text.trim() === '') continue;
      const place = `${page} ${Math.round(y)}`;
      const line = lines.get(place);
      if (!line) lines.set(place, { left: x, right: x + width });
      else Object.assign(line, { left: Math.min(line.left, x), right: Math.max(line.right, x + width) });
    }
  }
  const all = [...lines.values()];
  return {
    left: usual(all.map(({ left }) => left)) ?? 0,
    right: usual(all.map(({ right }) => right)) ?? 0,
  };
}

/** How far a line may end from the edge, or begin from it, and still reach it, in em. */
const REACH = 1.6;
const ALIGNED = 0.5;

/**
 * The blocks of all pages. A paragraph at the top of a page that isn't indented goes on from the one that ends the page before,
 * where the last line of that reaches the edge; a table goes on in one of as many columns.
 */
export function joinPages(pages: readonly (readonly PdfBlock[])[], edges: Edges): readonly PdfBlock[] {
  const joined: PdfBlock[] = [];
  for (const page of pages) {
    page.forEach((block, at) => {
      const last = joined.at(-1);
      const whole = at === 0 && last ? continued(last, block, edges) : undefined;
      if (whole) joined[joined.length - 1] = whole;
      else joined.push(block);
    });
  }
  return joined;
}

function continued(last: PdfBlock, block: PdfBlock, { left, right }: Edges): PdfBlock | undefined {
  if (last.type === 'table' && block.type === 'table') {
    const [head] = last.rows;
    if (head?.length !== block.rows[0]?.length) return undefined;
    const isRepeated = JSON.stringify(head) === JSON.stringify(block.rows[0]);
    return { ...last, rows: [...last.rows, ...block.rows.slice(isRepeated ? 1 : 0)] };
  }
  if (last.type !== 'paragraph' || block.type !== 'paragraph' || block.outline !== undefined) return undefined;
  const end = textRuns(last.pieces).at(-1);
  const [start] = textRuns(block.pieces);
  if (!end || !start) return undefined;
  const reaches = end.x + end.width > right - REACH * end.size;
  const isAligned = Math.abs(start.x - left) < ALIGNED * start.size;
  if (!reaches || !isAligned) return undefined;
  const isDoubtful = last.isDoubtful === true;
  return { ...last, pieces: [...last.pieces, ...block.pieces], isDoubtful };
}

/** How far from the edge a line ends that was broken by hand, in em: where lines are justified, all others reach it. */
const BROKEN = 2.2;

/** The pieces of a paragraph with its line breaks: where a line ends far from the edge and the next begins at the other. */
export function withBreaks(pieces: readonly PdfPiece[], { left, right }: Edges): readonly PdfPiece[] {
  return pieces.flatMap((piece, at): readonly PdfPiece[] => {
    const before = pieces[at - 1];
    if (!before || !('size' in before) || !('size' in piece)) return [piece];
    const isNewLine = before.y - piece.y > piece.size / 2;
    const isShort = before.x + before.width < right - BROKEN * before.size;
    const isAligned = Math.abs(piece.x - left) < ALIGNED * piece.size;
    return isNewLine && isShort && isAligned ? [{ type: 'break' }, piece] : [piece];
  });
}
