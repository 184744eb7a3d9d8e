import type { PdfElement, PdfTextPage, PdfTextRun } from '../../model/pdf-text.js';
import { type JoinRule, joinPieces, type PdfPiece } from './join-pieces.js';
import { type Edges, type PdfBlock, textRuns, withBreaks } from './pdf-blocks.js';

/*
 * The blocks of a page as the PDF states them itself [ISO 32000-1 14.8.4]: this program's PDFs do, and most that Word and
 * LibreOffice write.
 */

interface StructureReader {
  readonly runs: ReadonlyMap<string, readonly PdfTextRun[]>;
  readonly rule: JoinRule;
  readonly edges: Edges;
  /** Footnotes of the page by the mark that they begin with. */
  readonly notes: ReadonlyMap<string, readonly PdfPiece[]>;
  /** The marks of those whose place in the text was found. */
  readonly taken: Set<string>;
  readonly blocks: PdfBlock[];
}

/** The share of a page's characters that its structure has to name, for it to be relied on. */
const NAMED_SHARE = 0.98;

/** Whether the structure says where all of the page's text belongs. */
export function isStructured({ runs, structure }: PdfTextPage): boolean {
  const named = new Set(structure ? marksIn(structure) : []);
  const text = runs.filter(({ isArtifact }) => !isArtifact);
  const length = (some: readonly PdfTextRun[]): number => some.reduce((sum, one) => sum + one.text.trim().length, 0);
  const isNamed = ({ mark }: PdfTextRun): boolean => mark !== undefined && named.has(mark);
  return length(text.filter(isNamed)) >= NAMED_SHARE * length(text);
}

const marksIn = ({ children }: PdfElement): readonly string[] =>
  children.flatMap((child) => (typeof child === 'string' ? [child] : marksIn(child)));

export function readStructure(
  { runs: all, structure }: PdfTextPage,
  rule: JoinRule,
  edges: Edges,
): readonly PdfBlock[] {
  const runs = new Map<string, PdfTextRun[]>();
  for (const run of all) {
    if (run.mark === undefined || run.isArtifact) continue;
    const before = runs.get(run.mark);
    if (before) before.push(run);
    else runs.set(run.mark, [run]);
  }
  const reader: StructureReader = { runs, rule, edges, notes: new Map(), taken: new Set(), blocks: [] };
  const noted = structure ? { ...reader, notes: notesIn(reader, structure) } : reader;
  if (structure) readElement(noted, structure);
  return noted.blocks;
}

const NOTE_ROLES: ReadonlySet<string> = new Set(['Note', 'FENote']);
const MARK = /^[①-⑳㉑-㉟*＊†]|^[〔[（(]?\d{1,3}[〕\]）)]?(?=\D)/u;

/** Footnotes stand at the end of their page, or behind the element with their mark. */
function notesIn(reader: StructureReader, element: PdfElement): ReadonlyMap<string, readonly PdfPiece[]> {
  const notes = new Map<string, readonly PdfPiece[]>();
  const visit = (one: PdfElement): void => {
    if (!NOTE_ROLES.has(one.role)) {
      for (const child of one.children) if (typeof child !== 'string') visit(child);
      return;
    }
    const pieces = allRuns(reader, one);
    const mark = MARK.exec(pieces.map(({ text }) => text).join(''))?.[0];
    if (mark !== undefined) notes.set(mark, withoutStart(pieces, mark.length));
  };
  visit(element);
  return notes;
}

const allRuns = ({ runs }: StructureReader, element: PdfElement): readonly PdfTextRun[] =>
  marksIn(element).flatMap((mark) => runs.get(mark) ?? []);

function withoutStart(runs: readonly PdfTextRun[], length: number): readonly PdfTextRun[] {
  const [first, ...others] = runs;
  if (!first || length === 0) return runs;
  const taken = Math.min(length, first.text.length);
  const rest = { ...first, text: first.text.slice(taken) };
  return [...(rest.text === '' ? [] : [rest]), ...withoutStart(others, length - taken)];
}

function readElement(reader: StructureReader, element: PdfElement): void {
  switch (element.role) {
    case 'Table':
      readTable(reader, element);
      break;
    case 'TOC':
      readContents(reader, element);
      break;
    case 'Figure':
      readFigure(reader, element);
      break;
    case 'Note':
    case 'FENote':
      if (!isTaken(reader, element)) addParagraph(reader, allRuns(reader, element), {});
      break;
    case 'LI':
      readItem(reader, element);
      break;
    default:
      readText(reader, element);
  }
}

/** A heading, a paragraph, or what only holds others. */
function readText(reader: StructureReader, element: PdfElement): void {
  const { role } = element;
  const level = /^H([1-6])$/.exec(role)?.[1];
  const inner = childrenOf(element);
  if (level !== undefined || role === 'H' || role === 'Title') {
    const outline = level === undefined ? {} : { outline: Number(level) };
    addParagraph(reader, piecesOf(reader, element), { ...outline, isTitle: role === 'Title' });
  } else if (isFlow(element)) {
    addParagraph(reader, withBreaks(piecesOf(reader, element), reader.edges), {});
    for (const child of inner) if (FLOATING.has(child.role)) readElement(reader, child);
  } else for (const child of inner) readElement(reader, child);
}

const childrenOf = ({ children }: PdfElement): readonly PdfElement[] =>
  children.filter((child): child is PdfElement => typeof child !== 'string');

function readContents(reader: StructureReader, element: PdfElement): void {
  const text = textOf(reader, element);
  if (text !== '') reader.blocks.push({ type: 'contents', text });
}

/** What may stand within a paragraph and is a block all the same. */
const FLOATING: ReadonlySet<string> = new Set(['Figure', 'Table', 'Note', 'FENote', 'L']);
const GROUPS: ReadonlySet<string> = new Set([
  'Root',
  'Document',
  'Part',
  'Art',
  'Sect',
  'Div',
  'L',
  'LBody',
  'BlockQuote',
]);

/** An element that has text of its own, or is what holds it. */
const isFlow = ({ role, children }: PdfElement): boolean =>
  !GROUPS.has(role) || children.some((child) => typeof child === 'string');

/** A number with the first paragraph behind it. */
function readItem(reader: StructureReader, item: PdfElement): void {
  const elements = childrenOf(item);
  const label = elements.find(({ role }) => role === 'Lbl');
  const inner: StructureReader = { ...reader, blocks: [] };
  for (const child of elements) if (child !== label) readElement(inner, child);
  const [first, ...others] = inner.blocks;
  const before = label ? piecesOf(reader, label) : [];
  if (first?.type === 'paragraph') reader.blocks.push({ ...first, pieces: [...before, ...first.pieces] }, ...others);
  else {
    addParagraph(reader, before, {});
    reader.blocks.push(...inner.blocks);
  }
}

function addParagraph(
  { blocks }: StructureReader,
  pieces: readonly PdfPiece[],
  { outline, isTitle = false }: { readonly outline?: number; readonly isTitle?: boolean },
): void {
  if (textRuns(pieces).every(({ text }) => text.trim() === '')) return;
  blocks.push({ type: 'paragraph', pieces, ...(outline !== undefined && { outline }), isTitle });
}

/** The text of an element in its order, with its footnotes at their marks. */
function piecesOf(reader: StructureReader, { children }: PdfElement): readonly PdfPiece[] {
  return children.flatMap((child): readonly PdfPiece[] => {
    if (typeof child === 'string') return reader.runs.get(child) ?? [];
    if (FLOATING.has(child.role)) return [];
    const mark = child.role === 'Reference' ? textOf(reader, child) : '';
    const note = reader.notes.get(mark);
    // A note that is mentioned twice stands where it is first.
    if (!note || reader.taken.has(mark)) return piecesOf(reader, child);
    reader.taken.add(mark);
    return [{ type: 'note', paragraphs: [joinPieces(note, reader.rule)] }];
  });
}

const textOf = (reader: StructureReader, element: PdfElement): string =>
  allRuns(reader, element)
    .map(({ text }) => text)
    .join('')
    .trim();

/** Whether a footnote's mark was found in the text, so that the note stands there. */
function isTaken(reader: StructureReader, element: PdfElement): boolean {
  const mark = MARK.exec(textOf(reader, element))?.[0];
  return mark !== undefined && reader.taken.has(mark);
}

function readFigure(reader: StructureReader, element: PdfElement): void {
  const alternative = element.alternative?.trim() ?? '';
  reader.blocks.push({ type: 'lost', what: alternative === '' ? '图片' : `图片（${alternative}）` });
}

function readTable(reader: StructureReader, element: PdfElement): void {
  const rows: (readonly ReturnType<typeof joinPieces>[])[] = [];
  const captions: PdfPiece[][] = [];
  const visit = (one: PdfElement): void => {
    if (one.role === 'Caption') captions.push([...piecesOf(reader, one)]);
    else if (one.role === 'TR') {
      const cells = one.children.filter(
        (child): child is PdfElement => typeof child !== 'string' && /^T[HD]$/.test(child.role),
      );
      rows.push(cells.map((cell) => joinPieces(piecesOf(reader, cell), reader.rule)));
    } else for (const child of one.children) if (typeof child !== 'string') visit(child);
  };
  visit(element);
  const present = rows.filter((row) => row.some((cell) => cell.length > 0));
  for (const pieces of captions.flatMap(partUnit)) addParagraph(reader, pieces, {});
  if (present.length === 0) return;
  const width = Math.max(...present.map((row) => row.length));
  // Merged cells are fewer than columns: which of them are merged isn't said where it is drawn.
  if (present.some((row) => row.length !== width)) {
    reader.blocks.push({ type: 'lost', what: `表格（${textOf(reader, element)}）` });
  } else reader.blocks.push({ type: 'table', rows: present });
}

/** The unit of a table's figures stands at the end of its caption's line, and is none of its words. */
function partUnit(pieces: readonly PdfPiece[]): readonly (readonly PdfPiece[])[] {
  const unit = pieces.findIndex((piece) => 'size' in piece && /^[（(]?单位[：:]/.test(piece.text));
  return unit > 0 ? [pieces.slice(0, unit), pieces.slice(unit)] : [pieces];
}
