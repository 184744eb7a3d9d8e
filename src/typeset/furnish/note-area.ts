import type { Note } from '../../model/document.js';
import { type Pt, pt } from '../../model/length.js';
import { black, type PageItem } from '../../model/page.js';
import type { Element } from '../elements.js';
import type { NoteLine } from '../notes.js';
import { type PlaceContext, placeLine } from './place-line.js';

/**
 * Footnotes at a page's foot, the last line's em box on `foot`, and the rule above them.
 * @param foot from the paper's top edge
 * @param elementOf the element of a note, the same on every page it stands on
 */
export function furnishNotes(
  lines: readonly NoteLine[],
  { foot, elementOf }: { readonly foot: Pt; readonly elementOf: (note: Note) => Element },
  context: PlaceContext,
): PageItem[] {
  if (lines.length === 0) return [];
  const { footnote, typeArea } = context.template;
  const head = pt(foot - footnote.size - (lines.length - 1) * footnote.leading);
  const { width, thickness } = footnote.rule;
  const texts = lines.flatMap(({ note, line }, index) => {
    const setting = {
      part: 'note',
      element: elementOf(note),
      size: footnote.size,
      color: black,
      top: pt(head + index * footnote.leading),
      left: typeArea.left,
      condense: 1,
    } as const;
    return placeLine(line, setting, context);
  });
  const y = pt(head - footnote.gap - thickness / 2);
  return [{ type: 'rule', x: typeArea.left, y, width, thickness, color: black }, ...texts];
}
