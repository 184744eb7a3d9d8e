import { type Em, em } from '../model/length.js';
import type { Composition } from '../model/template.js';
import type { Item } from './item.js';

/** P7: what a punctuation style does, by the names of xeCJK [manual, PunctStyle]. */
interface PunctuationStyle {
  /** Width of a mark of pause and stop, a bracket or a quotation mark. */
  readonly width: 'full' | 'half';
  /** Width of a mark that ends a sentence. */
  readonly fullStopWidth: 'full' | 'half';
  /** Where the blank half of a full mark may go: between neighbours (P1–P4) and at line ends, at line ends alone, nowhere. */
  readonly trims: 'everywhere' | 'line-end' | 'nowhere';
}

const styles: Readonly<Record<Composition['punctuation'], PunctuationStyle>> = {
  quanjiao: { width: 'full', fullStopWidth: 'full', trims: 'everywhere' },
  kaiming: { width: 'half', fullStopWidth: 'full', trims: 'everywhere' },
  banjiao: { width: 'half', fullStopWidth: 'half', trims: 'everywhere' },
  hangmobanjiao: { width: 'full', fullStopWidth: 'full', trims: 'line-end' },
  plain: { width: 'full', fullStopWidth: 'full', trims: 'nowhere' },
};

/** The marks that end a sentence [xeCJK manual, KaiMingPunct]. */
export const isFullStop = (text: string): boolean => '。．？！'.includes(text);

/** How a style sets one mark: in a cell of one em with a blank half that may be trimmed or not, or in half an em. */
export function markWidth(text: string, style: Composition['punctuation']): 'trimmable' | 'full' | 'half' {
  const { width, fullStopWidth, trims } = styles[style];
  if ((isFullStop(text) ? fullStopWidth : width) === 'half') return 'half';
  return trims === 'nowhere' ? 'full' : 'trimmable';
}

/** P5 narrows runs of ？ and ！; a style that leaves all marks as they are leaves these too. */
export const narrowsRuns = (style: Composition['punctuation']): boolean => styles[style].trims !== 'nowhere';

/** E1 by the template, or 行末半角 by the style [GB/T 15834-2011 5.1.10]. */
export const lineEndWidth = (rules: Pick<Composition, 'punctuation' | 'lineEndMark'>): Composition['lineEndMark'] =>
  styles[rules.punctuation].trims === 'line-end' ? 'half' : rules.lineEndMark;

/** Half an em is what two neighbouring marks give up between them [CLREQ "Punctuation width adjustment"]. */
const TRIM = 0.5;

/**
 * P1–P4: how much is trimmed between two neighbouring marks, in em. Never more than is blank there: marks that were
 * narrowed already (P5, P7) have nothing to give.
 *
 *     。”  the right half of 。 (P1)      ，“  once, the right half of ， (P2)
 *     （《 the left half of 《 (P3)       （） nothing (P4)
 */
export function trimBetween(
  before: Item,
  after: Item,
  { punctuation, adjacentMarks }: Pick<Composition, 'punctuation' | 'adjacentMarks'>,
): Em {
  if (styles[punctuation].trims !== 'everywhere' || adjacentMarks === 'keep') return em(0);
  const endsBlank = before.charClass === 'closing' || before.charClass === 'stop';
  if (endsBlank && (after.charClass === 'closing' || after.charClass === 'stop')) {
    return em(Math.min(TRIM, before.blankAfter));
  }
  if (endsBlank && after.charClass === 'opening') return em(Math.min(TRIM, before.blankAfter + after.blankBefore));
  if (before.charClass === 'opening' && after.charClass === 'opening') return em(Math.min(TRIM, after.blankBefore));
  return em(0);
}
