import { em } from '../model/length.js';
import type { Composition } from '../model/template.js';
import { trimBetween } from './adjust-punctuation.js';
import { bindUnits } from './bind-units.js';
import { isWesternClass } from './char-class.js';
import { type Gap, type GapKind, type Hold, hold, type Item, type PreparedText } from './item.js';
import { kinsokuHold } from './kinsoku.js';
import { shrinksBetween } from './shrink.js';

type TextRules = Pick<
  Composition,
  | 'autospace'
  | 'autospaceMin'
  | 'wordSpaceMin'
  | 'punctuation'
  | 'adjacentMarks'
  | 'fullStopShrink'
  | 'shrink'
  | 'unitGlue'
>;

/** Puts between neighbours what the rules ask for: space, how it may stretch and shrink, and how firmly they hold together. */
export function prepareText(items: readonly Item[], rules: TextRules): PreparedText {
  const { holds, inAddress } = bindUnits(items, rules.unitGlue);
  const gaps = items.map((item, index): Gap => {
    const before = items[index - 1];
    // A line breaks after a blank, never before it; what stands on its two sides decides whether it may.
    if (!before || item.charClass === 'space') return rigid;
    const unit = holds[index] ?? hold.free;
    const left = before.charClass === 'space' ? (items[index - 2] ?? before) : before;
    const kinsoku = inAddress[index] ? hold.free : kinsokuHold(left, item);
    const isBetweenHan = before.charClass === 'han' && item.charClass === 'han' && !item.raised;
    if (isBetweenHan && unit === hold.free && kinsoku === hold.free) return betweenHan;
    const kind = gapKind(before, item);
    const space = kind === 'autospace' ? rules.autospace : em(-trimBetween(before, item, rules));
    const shrinks = shrinksBetween(before, item, { space, kind }, rules);
    return { space, kind, hold: Math.max(unit, kinsoku) as Hold, shrinks };
  });
  return { items, gaps };
}

/** Most gaps are between two Han that don't hold together: all of these are one. */
const betweenHan: Gap = { space: em(0), kind: 'plain', hold: hold.free, shrinks: [] };

const rigid: Gap = { space: em(0), kind: 'rigid', hold: hold.never, shrinks: [] };

/** S1: autospace stands between Han and Western letters or digits, not beside marks. J2: words, numbers and LONG are rigid. */
function gapKind(before: Item, after: Item): GapKind {
  if (after.charClass === 'space' || after.raised) return 'rigid';
  if (before.charClass === 'space') return 'plain';
  if (before.charClass === 'long' && after.charClass === 'long') return 'rigid';
  const western = [isWesternClass(before.charClass), isWesternClass(after.charClass)];
  if (western[0] && western[1]) return 'rigid';
  const meets = (han: Item, other: Item): boolean =>
    han.charClass === 'han' && !han.raised && (other.charClass === 'letter' || other.charClass === 'digit');
  return meets(before, after) || meets(after, before) ? 'autospace' : 'plain';
}
