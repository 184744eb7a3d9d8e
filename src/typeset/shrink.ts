import { type Em, em } from '../model/length.js';
import type { Composition } from '../model/template.js';
import { isFullStop } from './adjust-punctuation.js';
import { type Gap, type Item, type Shrink, type ShrinkClass, shrinkOrder } from './item.js';

/** Most gaps have nothing to give. */
const nothing: readonly Shrink[] = [];

/**
 * What the gap between two neighbours may give. Marks give their blank halves; a pair that was compressed (P1–P3) has
 * given its own already. Autospace keeps its least width [CLREQ: an eighth of an em].
 */
export function shrinksBetween(
  before: Item,
  after: Item,
  { space, kind }: Pick<Gap, 'space' | 'kind'>,
  rules: Pick<Composition, 'autospaceMin' | 'wordSpaceMin' | 'fullStopShrink' | 'shrink'>,
): readonly Shrink[] {
  if (space < 0) return nothing;
  const shrinks: Shrink[] = [];
  if (kind === 'autospace') shrinks.push({ from: 'autospace', room: em(space - rules.autospaceMin) });
  if (before.charClass === 'space') shrinks.push({ from: 'word-space', room: em(before.advance - rules.wordSpaceMin) });
  const own = classBehind(before, rules);
  if (own) shrinks.push({ from: own, room: before.blankAfter });
  if (after.charClass === 'opening') {
    shrinks.push({ from: rules.shrink === 'equal' ? 'mark' : 'bracket', room: after.blankBefore });
  }
  return shrinks.length === 0 ? nothing : shrinks.filter(({ room }) => room > 0);
}

/** The class as a member of which a mark gives the blank behind it. */
function classBehind(
  { charClass, text }: Item,
  { fullStopShrink, shrink }: Pick<Composition, 'fullStopShrink' | 'shrink'>,
): ShrinkClass | undefined {
  if (charClass !== 'closing' && charClass !== 'stop') return undefined;
  if (shrink === 'equal') return 'mark';
  if (charClass === 'closing') return 'bracket';
  if (!isFullStop(text)) return 'comma';
  return fullStopShrink === 'last' ? 'full-stop' : undefined;
}

/** How much a gap can give. */
export const shrinkRoom = ({ shrinks }: Gap): Em => em(shrinks.reduce((sum, { room }) => sum + room, 0));

/** The share of its room that each class gives for the gaps to become `need` narrower together, from 0 to 1. */
export function shareShrink(gaps: readonly Gap[], need: number): ReadonlyMap<ShrinkClass, number> {
  const rooms = new Map<ShrinkClass, number>();
  for (const gap of gaps) {
    for (const { from, room } of gap.shrinks) rooms.set(from, (rooms.get(from) ?? 0) + room);
  }
  const shares = new Map<ShrinkClass, number>();
  let rest = need;
  for (const from of shrinkOrder) {
    const room = rooms.get(from) ?? 0;
    if (rest <= 0 || room === 0) continue;
    const taken = Math.min(rest, room);
    shares.set(from, taken / room);
    rest -= taken;
  }
  return shares;
}

/** How much a gap gives by these shares. */
export function shrinkOf(gap: Gap, shares: ReadonlyMap<ShrinkClass, number>): Em {
  return em(gap.shrinks.reduce((sum, { from, room }) => sum + room * (shares.get(from) ?? 0), 0));
}
