import type { Change } from './change.js';
import { draftAdded, draftMoved, draftRemoved, draftRow } from './draft-blocks.js';
import { draftText } from './draft-text.js';
import { type Drafted, type Escape, placeOf, refuse } from './drafted-edit.js';
import type { Unit } from './units.js';

/** The ways in which a change can be written into the sources, or why a person has to. */
export function draftEdits(units: readonly Unit[], change: Change, escapeText: Escape): Drafted {
  switch (change.type) {
    case 'text':
      return draftText(units, change, escapeText);
    case 'added':
      return draftAdded(units, change, escapeText);
    case 'removed':
      return draftRemoved(units, change);
    case 'moved':
      return draftMoved(units, change);
    case 'row-added':
      return draftRow(units, change, escapeText);
    case 'other':
      return refuse('structure', placeOf(units, change.unit));
  }
}
