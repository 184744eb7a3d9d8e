/** How much of what was typed is compared: no name is as long, and whatever was pasted must not keep anybody waiting. */
const COMPARED = 200;

/** The name of `known` that is fewest edits away from `name` and at most `within` of them, the first of several. */
export function nearestName(
  name: string,
  known: readonly string[],
  within = Number.POSITIVE_INFINITY,
): string | undefined {
  let nearest: string | undefined;
  let fewest = within + 1;
  const characters = [...name.slice(0, COMPARED)];
  for (const candidate of known) {
    const other = [...candidate];
    // At least as many edits are needed as the lengths differ by.
    if (Math.abs(other.length - characters.length) >= fewest) continue;
    const edits = editDistance(characters, other);
    if (edits >= fewest) continue;
    fewest = edits;
    nearest = candidate;
  }
  return nearest;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), kept to three rows of the table. */
function editDistance(from: readonly string[], to: readonly string[]): number {
  let before: readonly number[] = [];
  let above = [0, ...to.map((_, column) => column + 1)];
  from.forEach((character, line) => {
    const row = [line + 1];
    to.forEach((other, column) => {
      const replaced = at(above, column) + (character === other ? 0 : 1);
      const isSwap = character === to[column - 1] && from[line - 1] === other;
      const swapped = isSwap ? at(before, column - 1) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(row, column) + 1, at(above, column + 1) + 1, replaced, swapped));
    });
    before = above;
    above = row;
  });
  return at(above, to.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
