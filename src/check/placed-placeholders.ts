import type { Placeholder } from '../model/issue.js';
import { type CheckedText, PLACEHOLDER_MARK } from './checked-text.js';

/** A placeholder and where its mark stands in the checked text. */
export interface PlacedPlaceholder {
  readonly placeholder: Placeholder;
  readonly at: number;
}

/** The placeholders of a text in their order. A mark that the author typed is none of them. */
export function placeholdersIn(text: CheckedText): readonly PlacedPlaceholder[] {
  const placed: PlacedPlaceholder[] = [];
  let at = -1;
  for (const inline of text.content) {
    if (inline.type !== 'placeholder') continue;
    do at = text.text.indexOf(PLACEHOLDER_MARK, at + 1);
    while (at >= 0 && text.rangeOf(at, at + 1).start !== inline.range.start);
    if (at < 0) break;
    placed.push({ placeholder: inline, at });
  }
  return placed;
}
