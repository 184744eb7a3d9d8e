import { changeWords } from '../../model/page-words.js';
import type { RunChange } from '../../model/redline.js';
import { boxOf } from './drawing-box.js';
import { encloseBoxes, pdfRectangle } from './page-box.js';
import { PDFHexString, PDFString } from './pdf-objects.js';
import { showPiece } from './space-line.js';
import type { ContentKid, TaggedDocument, TaggedElement } from './tag-pages.js';

/**
 * The entries of a structure element beyond its place in the tree (ISO 32000-1, tables 323, 327 and 343 to 349): what is
 * to be said of lists, figures and header cells, and the name of a note (ISO 14289-1, 7.9).
 */
export function elementAttributes(element: TaggedElement, pages: TaggedDocument['pages']) {
  const { tag, role, change } = element;
  const name = pdfNameOf(element);
  return {
    ...(name !== undefined && { ID: PDFString.of(name) }),
    ...(role?.alternative !== undefined && { Alt: PDFHexString.fromText(role.alternative) }),
    ...(role?.scope && { A: { O: 'Table', Scope: role.scope } }),
    ...(role?.numbering && { A: { O: 'List', ListNumbering: role.numbering } }),
    ...(change && changeAttributes(change, contentsOf(element))),
    ...(tag === 'Figure' && { A: { O: 'Layout', Placement: 'Block', ...figureBox(element, pages) } }),
  };
}

/**
 * What is drawn about text that differs from an earlier version (ISO 32000-1, table 344), and the words for it: readers aloud pass
 * over lines. `Alt` says it to them; `ActualText` would be copied out in the place of the text. A paragraph that moved is read
 * as any other, since all of it would be one alternative.
 */
function changeAttributes({ type }: RunChange, contents: readonly ContentKid[]) {
  const text = contents.flatMap(({ drawings }) =>
    drawings.map((drawing) => (drawing.type === 'piece' ? showPiece(drawing).text : '')),
  );
  const words = changeWords(type, text.join(''));
  return {
    A: { O: 'Layout', TextDecorationType: type === 'deleted' ? 'LineThrough' : 'Underline' },
    ...(words !== undefined && { Alt: PDFHexString.fromText(words) }),
  };
}

/** The name that an element is known by in the whole document; only notes have one. */
export const pdfNameOf = ({ tag, role }: TaggedElement): string | undefined =>
  tag === 'Note' && role ? `note-${role.id}` : undefined;

/** What a figure covers of the page that it is on, or that it begins on. */
function figureBox(figure: TaggedElement, pages: TaggedDocument['pages']): { readonly BBox?: number[] } {
  const contents = contentsOf(figure);
  const page = contents[0]?.page;
  if (page === undefined) return {};
  const drawings = contents.filter((content) => content.page === page).flatMap((content) => content.drawings);
  const pageHeight = pages[page]?.spaced.page.height ?? 0;
  return { BBox: pdfRectangle(encloseBoxes(drawings.map(boxOf)), pageHeight) };
}

/** What an element holds, itself or in the elements in it. */
const contentsOf = ({ kids }: TaggedElement): ContentKid[] =>
  kids.flatMap((kid) => {
    if (kid.type === 'element') return contentsOf(kid);
    return kid.type === 'content' ? [kid] : [];
  });
