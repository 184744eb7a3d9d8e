import { em, pt } from '../../model/length.js';
import { black } from '../../model/page.js';
import { folioWords } from '../../model/page-words.js';
import { composeText } from '../compose-text.js';
import { type FurnishContext, type Furnishing, placeLine } from './place-line.js';

/** 页码 between one-em dashes below the type area, right on odd pages and left on even ones [GB/T 9704-2012 7.5]. */
export function furnishFolio(page: number, context: FurnishContext): Furnishing {
  const { template, compositor } = context;
  const { folio, typeArea } = template;
  if (!folio) return { items: [], findings: [] };
  const measure = em(typeArea.width / folio.size - 2 * folio.inset);
  const align = page % 2 === 1 ? 'right' : 'left';
  const spans = [{ text: folioWords(page), role: folio.font }];
  const { lines, findings } = composeText(spans, { measure, indent: em(0), align }, compositor);
  const setting = {
    part: 'folio',
    element: 'pagination',
    size: folio.size,
    color: black,
    top: pt(typeArea.top + typeArea.height + folio.below),
    left: pt(typeArea.left + folio.inset * folio.size),
    condense: 1,
  } as const;
  return { items: lines.flatMap((line) => placeLine(line, setting, context)), findings };
}
