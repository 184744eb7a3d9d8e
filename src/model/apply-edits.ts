import type { TextEdit } from './finding.js';

/** A text with edits made in it. */
interface EditedText {
  readonly text: string;
  /** The edits that were made, in the order of the text. */
  readonly applied: readonly TextEdit[];
}

/**
 * Makes edits in a text, whose file their ranges are of. Of those that overlap or insert at the same place the first is
 * made, the others are left for a second look at the new text; edits that change nothing are left out.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): EditedText {
  const applied: TextEdit[] = [];
  const parts: string[] = [];
  let done = 0;
  for (const edit of [...edits].sort(byPlace)) {
    const { start, end } = edit.range;
    const insertsAgain = start === end && applied.at(-1)?.range.start === start;
    if (start < done || insertsAgain || text.slice(start, end) === edit.text) continue;
    parts.push(text.slice(done, start), edit.text);
    applied.push(edit);
    done = end;
  }
  return { text: parts.join('') + text.slice(done), applied };
}

const byPlace = (a: TextEdit, b: TextEdit): number =>
  a.range.start - b.range.start || a.range.end - b.range.end || Number(a.text > b.text) - Number(a.text < b.text);
