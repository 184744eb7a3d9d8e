import type { Note } from '../model/document.js';
import { emToPt, type Pt, pt } from '../model/length.js';
import { black, type PageItem } from '../model/page.js';
import type { BrokenPages, Placed, PlacedBand, PlacedLine } from './break-pages.js';
import type { Element, Part } from './elements.js';
import { type BandShape, type BandText, notesOn } from './flow.js';
import { furnishNotes } from './furnish/note-area.js';
import { gridCell, gridPitch, type PlaceContext, placeLine } from './furnish/place-line.js';
import { moveItem } from './move-item.js';

/**
 * The flow on the paper with its footnotes, by page.
 * @param colophonRows lines of the grid that the colophon takes at the foot of the last page
 */
export function placeFlow(
  { placed, notes, pages }: BrokenPages,
  colophonRows: number,
  context: PlaceContext,
): Map<number, PageItem[]> {
  const items = new Map<number, PageItem[]>();
  const noteElements = new Map<Note, Element>();
  const put = (page: number, more: readonly PageItem[]): void => {
    const known = items.get(page);
    if (known) known.push(...more);
    else items.set(page, [...more]);
  };
  const elementOf = (note: Note): Element => noteElements.get(note) ?? { tag: 'Note' };
  // In the order of the text, in which elements are numbered: a figure that floats is before what it let go first.
  for (const part of placed) {
    rememberNotes(part, noteElements);
    put(part.page, placePart(part, context));
  }
  for (const [page, lines] of notes) {
    const { typeArea } = context.template;
    const rows = page === pages ? colophonRows : 0;
    const foot = pt(typeArea.top + typeArea.height - rows * gridPitch(context.template));
    put(page, furnishNotes(lines, { foot, elementOf }, context));
  }
  return items;
}

/** A note is an element within the one that refers to it first. */
function rememberNotes(part: Placed, elements: Map<Note, Element>): void {
  const texts: { line: PlacedLine['line']; element: Element }[] =
    part.type === 'line'
      ? [{ line: part.line, element: part.block.element }]
      : part.band.items.flatMap((item) => (item.type === 'text' ? [item] : []));
  for (const { line, element } of texts) {
    for (const note of notesOn(line)) if (!elements.has(note)) elements.set(note, { tag: 'Note', parent: element });
  }
}

const placePart = (part: Placed, context: PlaceContext): readonly PageItem[] =>
  part.type === 'line' ? placeTextLine(part, context) : placeBand(part, context);

function placeTextLine({ line, block, row }: PlacedLine, context: PlaceContext): readonly PageItem[] {
  if (line.end === line.start) return [];
  const { template } = context;
  const size = gridCell(template);
  const setting = {
    part: 'body',
    element: block.element,
    size: block.size ?? size,
    color: black,
    top: pt(template.typeArea.top + row * gridPitch(template)),
    left: pt(template.typeArea.left + emToPt(block.left, size)),
    condense: 1,
  } as const;
  return placeLine(line, setting, context);
}

function placeBand({ band, top, repeated }: PlacedBand, context: PlaceContext): readonly PageItem[] {
  const { typeArea } = context.template;
  const y = pt(typeArea.top + top);
  // What is repeated for the eye is no part of the text.
  const partOf = (element: Element | undefined): Part => (repeated ? 'pagination' : (element ?? 'layout'));
  return band.items.flatMap((item) =>
    item.type === 'text'
      ? placeBandText(item, { x: typeArea.left, y, part: partOf(item.element) }, context)
      : [placeShape(item, { x: typeArea.left, y, part: partOf(item.element) }, context)],
  );
}

/** Where a band's left top corner is, and what an item of it is in the structure. */
interface BandPlace {
  readonly x: Pt;
  readonly y: Pt;
  readonly part: Part;
}

function placeBandText(text: BandText, { x, y, part }: BandPlace, context: PlaceContext): readonly PageItem[] {
  const setting = { ...text, element: part, top: pt(y + text.top), left: pt(x + text.left), condense: 1 };
  return placeLine(text.line, setting, context);
}

const placeShape = ({ shape }: BandShape, { x, y, part }: BandPlace, { elements }: PlaceContext): PageItem =>
  moveItem({ ...shape, role: elements.roleOf(part) }, x, y);
