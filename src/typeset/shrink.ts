import { type Em, em } from '../model/length.js';
import type { Composition } from '../model/template.js';
import { isFullStop } from './adjust-punctuation.js';
import { type Gap, type Item, type Shrink, type ShrinkClass, shrinkOrder } from './item.js';

/** A Latin word space keeps a quarter of an em [JLREQ 3.8.3]. */
const leastWordSpace = 0.25;

/** Most gaps have nothing to give. */
const nothing: readonly Shrink[] = [];

/**
 * What the gap between two neighbours may give. Marks give their blank halves; a pair that was compressed (P1–P3) has
 * given its own already. Autospace may vanish: J1 names no minimum for it, and its eighth of an em is JLREQ's own.
 */
export function shrinksBetween(
  before: Item,
  after: Item,
  { space, kind }: Pick<Gap, 'space' | 'kind'>,
  rules: Pick<Composition, 'fullStopShrink'>,
): readonly Shrink[] {
  if (space < 0) return nothing;
  const shrinks: Shrink[] = [];
  if (kind === 'autospace') shrinks.push({ from: 'autospace', room: space });
  if (before.charClass === 'space') shrinks.push({ from: 'word-space', room: em(before.advance - leastWordSpace) });
  if (before.charClass === 'closing') shrinks.push({ from: 'bracket', room: before.blankAfter });
  if (before.charClass === 'stop' && !isFullStop(before.text)) shrinks.push({ from: 'comma', room: before.blankAfter });
  if (before.charClass === 'stop' && isFullStop(before.text) && rules.fullStopShrink === 'last') {
    shrinks.push({ from: 'full-stop', room: before.blankAfter });
  }
  if (after.charClass === 'opening') shrinks.push({ from: 'bracket', room: after.blankBefore });
  return shrinks.length === 0 ? nothing : shrinks.filter(({ room }) => room > 0);
}

/** How much a gap can give. */
export const shrinkRoom = ({ shrinks }: Gap): Em => em(shrinks.reduce((sum, { room }) => sum + room, 0));

/** Which share of its room each class gives for the gaps to become `need` narrower together: 0 to 1. */
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
