import { type Em, em } from '../model/length.js';
import { trimBetween } from './adjust-punctuation.js';
import { bindUnits } from './bind-units.js';
import { isWesternClass } from './char-class.js';
import { type Gap, type GapKind, type Hold, hold, type Item, type PreparedText } from './item.js';
import { kinsokuHold } from './kinsoku.js';

/** Puts between neighbours what the rules ask for: space, how it may stretch, and how firmly they hold together. */
export function prepareText(items: readonly Item[], autospace: Em): PreparedText {
  const { holds, inAddress } = bindUnits(items);
  const gaps = items.map((item, index): Gap => {
    const before = items[index - 1];
    if (!before) return { space: em(0), kind: 'rigid', hold: hold.never };
    // A line breaks after a blank, never before it; what stands on its two sides decides whether it may.
    if (item.charClass === 'space') return { space: em(0), kind: 'rigid', hold: hold.never };
    const unit = holds[index] ?? hold.free;
    const left = before.charClass === 'space' ? (items[index - 2] ?? before) : before;
    const kinsoku = inAddress[index] ? hold.free : kinsokuHold(left, item);
    const kind = gapKind(before, item);
    const space = kind === 'autospace' ? autospace : em(-trimBetween(before, item));
    return { space, kind, hold: Math.max(unit, kinsoku) as Hold };
  });
  return { items, gaps };
}

/** S1: autospace stands between Han and Western letters or digits, not beside marks. J2: words, numbers and LONG are rigid. */
function gapKind(before: Item, after: Item): GapKind {
  if (after.charClass === 'space') return 'rigid';
  if (before.charClass === 'space') return 'plain';
  if (before.charClass === 'long' && after.charClass === 'long') return 'rigid';
  const western = [isWesternClass(before.charClass), isWesternClass(after.charClass)];
  if (western[0] && western[1]) return 'rigid';
  const meets = (han: Item, other: Item): boolean =>
    han.charClass === 'han' && (other.charClass === 'letter' || other.charClass === 'digit');
  return meets(before, after) || meets(after, before) ? 'autospace' : 'plain';
}
