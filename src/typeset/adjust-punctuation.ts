import { type Em, em } from '../model/length.js';
import type { Item } from './item.js';

/** Half an em is what two neighbouring marks give up between them [CLREQ "Punctuation width adjustment"]. */
const trim = 0.5;

/**
 * P1–P4: how much is trimmed between two neighbouring marks, in em. Never more than is blank there: marks that were
 * narrowed already (P5) have nothing to give.
 *
 *     。”  the right half of 。 (P1)      ，“  once, the right half of ， (P2)
 *     （《 the left half of 《 (P3)       （） nothing (P4)
 */
export function trimBetween(before: Item, after: Item): Em {
  const endsBlank = before.charClass === 'closing' || before.charClass === 'stop';
  if (endsBlank && (after.charClass === 'closing' || after.charClass === 'stop')) {
    return em(Math.min(trim, before.blankAfter));
  }
  if (endsBlank && after.charClass === 'opening') return em(Math.min(trim, before.blankAfter + after.blankBefore));
  if (before.charClass === 'opening' && after.charClass === 'opening') return em(Math.min(trim, after.blankBefore));
  return em(0);
}
