import { readLabel } from '../../model/label.js';
import type { PdfTextPage, PdfTextRun } from '../../model/pdf-text.js';
import { type Edges, type PdfBlock, textRuns } from './pdf-blocks.js';

/*
 * The paragraphs of a page that states no structure, by where its lines stand: one begins where a line is indented, and ends
 * where one is short. What that leaves open is marked as doubtful, and what stands in columns is no paragraph.
 */

interface PdfLine {
  readonly runs: readonly PdfTextRun[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

/** So much of their size may lines differ and be the same, in em. */
const SAME_LINE = 0.4;

function linesOf(runs: readonly PdfTextRun[]): readonly PdfLine[] {
  const sorted = runs.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const groups: PdfTextRun[][] = [];
  for (const run of sorted) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group && first && Math.abs(first.y - run.y) < SAME_LINE * Math.max(first.size, run.size)) group.push(run);
    else groups.push([run]);
  }
  return groups.map((group) => {
    const inOrder = [...group].sort((a, b) => a.x - b.x);
    return {
      runs: inOrder,
      left: Math.min(...group.map(({ x }) => x)),
      right: Math.max(...group.map(({ x, width }) => x + width)),
      y: group[0]?.y ?? 0,
      size: Math.max(...group.map(({ size }) => size)),
      text: inOrder.map(({ text }) => text).join(''),
    };
  });
}

/** `— 3 —`, `第3页` and the like. */
const FOLIO = /^[\s—–\-－·.]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／]\s*\d{1,4}|\s*共\s*\d{1,4}\s*页)?[\s—–\-－·.]*$/;

/** Where headers and footers stand: within so much of the page's height at its edges. */
const MARGIN = 0.12;

/** What stands at the same place of several pages, or is a page's number, and is no part of the text. */
export function withoutFurniture(pages: readonly PdfTextPage[]): readonly (readonly PdfTextRun[])[] {
  const read = pages.map(({ runs, height }) => ({
    lines: linesOf(runs.filter(({ isArtifact }) => !isArtifact)),
    height,
  }));
  const isAtEdge = (y: number, height: number): boolean => y < MARGIN * height || y > (1 - MARGIN) * height;
  const places = new Map<string, number>();
  const placeOf = ({ text, y }: PdfLine): string => `${Math.round(y)} ${text.trim()}`;
  for (const { lines } of read) {
    for (const line of lines) places.set(placeOf(line), (places.get(placeOf(line)) ?? 0) + 1);
  }
  return read.map(({ lines, height }) =>
    lines
      .filter((line) => {
        const isRepeated = (places.get(placeOf(line)) ?? 0) > 1;
        return !(isAtEdge(line.y, height) && (FOLIO.test(line.text.trim()) || isRepeated));
      })
      .flatMap(({ runs }) => runs),
  );
}

/** How far a line may be from an edge and still reach it, in em. */
const REACH = 1.6;
const INDENT = 0.8;
/** What is parted by so wide a gap stands in columns, in em. */
const COLUMN_GAP = 1.5;
/** A title is larger than the text by so much. */
const TITLE_SIZE = 1.25;

export function readLines(runs: readonly PdfTextRun[], edges: Edges): readonly PdfBlock[] {
  const lines = linesOf(runs);
  const usual = usualSize(lines);
  const blocks: PdfBlock[] = [];
  let rows: PdfLine[] = [];
  let open: PdfLine[] = [];
  let contents = '';
  const close = (): void => {
    if (contents !== '') blocks.push({ type: 'contents', text: contents });
    contents = '';
    if (rows.length > 1)
      blocks.push({
        type: 'lost',
        what: `表格（${rows.map(({ runs }) => runs.map(({ text }) => text.trim()).join(' ')).join(' ／ ')}）`,
      });
    else if (rows[0]) blocks.push(paragraphOf(rows, edges, usual));
    if (open.length > 0) blocks.push(paragraphOf(open, edges, usual));
    rows = [];
    open = [];
  };
  for (const line of lines) {
    if (CONTENTS.test(line.text)) {
      if (open.length + rows.length > 0) close();
      contents += line.text;
      continue;
    }
    if (contents !== '') close();
    if (hasColumns(line)) {
      if (open.length > 0) close();
      rows.push(line);
      continue;
    }
    if (rows.length > 0) close();
    const last = open.at(-1);
    if (last && startsAnew(line, last, edges)) close();
    open.push(line);
  }
  close();
  return blocks.map((block, at) => (isCutOff(block, blocks[at + 1]) ? { ...block, isDoubtful: true } : block));
}

/** A line of a table of contents: dots that lead to a number. */
const CONTENTS = /(?:[.·…⋯]\s*){5,}\d{1,3}\s*$/;

/** Whether a paragraph may go on in the next one, of which it isn't known where it belongs. */
function isCutOff(
  block: PdfBlock,
  next: PdfBlock | undefined,
): block is Extract<PdfBlock, { readonly type: 'paragraph' }> {
  if (block.type !== 'paragraph' || next?.type !== 'paragraph' || !next.isDoubtful || block.isTitle) return false;
  const text = textRuns(block.pieces).map((run) => run.text);
  const isHeading = readLabel(text.join('').trim()) !== undefined && text.join('').length <= LONGEST_HEADING;
  return !isHeading && !/[。！？：；.!?:;）)]\s*$/.test(text.join(''));
}

/** How long a heading may be, in characters. */
const LONGEST_HEADING = 40;

function usualSize(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) counts.set(size, (counts.get(size) ?? 0) + text.length);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

const hasColumns = ({ runs, size }: PdfLine): boolean =>
  runs.some((run, at) => {
    const before = runs[at - 1];
    return before !== undefined && run.x - before.x - before.width > COLUMN_GAP * size;
  });

function startsAnew(line: PdfLine, last: PdfLine, { left, right }: Edges): boolean {
  const isIndented = line.left > left + INDENT * line.size;
  const isShort = last.right < right - REACH * last.size;
  const isOtherSize = Math.abs(line.size - last.size) > 0.1 * last.size;
  return isIndented || isShort || isOtherSize;
}

/** A gap that is wider was meant as a blank, in em. */
const BLANK_GAP = 0.8;

/** The runs of a line with a blank in each wide gap. */
const withGaps = ({ runs }: PdfLine): readonly PdfTextRun[] =>
  runs.flatMap((run, at) => {
    const before = runs[at - 1];
    const end = before ? before.x + before.width : run.x;
    const isWide = run.x - end > BLANK_GAP * run.size;
    return isWide ? [{ ...run, text: ' ', x: end, width: run.x - end }, run] : [run];
  });

function paragraphOf(lines: readonly PdfLine[], { left, right }: Edges, usual: number): PdfBlock {
  const [first] = lines;
  const pieces = lines.flatMap(withGaps);
  if (!first) return { type: 'paragraph', pieces };
  const isAlone = lines.length === 1;
  const [before, behind] = [first.left - left, right - first.right];
  const isCentred = isAlone && before > first.size && Math.abs(before - behind) < first.size;
  const isTitle = isCentred && first.size >= TITLE_SIZE * usual;
  // A line in the middle, or one that isn't indented and follows a short one, may belong to what is beside it.
  const isAligned = Math.abs(before) < INDENT * first.size;
  const isOtherIndent = before > (2 + REACH) * first.size && !isCentred;
  // Where in the text a footnote belongs isn't known.
  const isNote = /^\s*[①-⑳]/.test(first.text);
  return {
    type: 'paragraph',
    pieces,
    isTitle,
    isDoubtful: !isTitle && (isCentred || isOtherIndent || isNote || (isAligned && isAlone)),
  };
}
