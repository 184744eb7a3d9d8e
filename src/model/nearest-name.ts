/** The name of `known` that is fewest edits away from `name` and at most `within` of them, the first of several. */
export function nearestName(
  name: string,
  known: readonly string[],
  within = Number.POSITIVE_INFINITY,
): string | undefined {
  let nearest: string | undefined;
  let fewest = within + 1;
  const characters = [...name];
  for (const candidate of known) {
    const other = [...candidate];
    // As many edits as the lengths differ by are needed at least.
    if (Math.abs(other.length - characters.length) >= fewest) continue;
    const edits = editDistance(characters, other);
    if (edits >= fewest) continue;
    fewest = edits;
    nearest = candidate;
  }
  return nearest;
}

/** Levenshtein's distance, kept to one row of its table. */
function editDistance(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, column) => column + 1);
  from.forEach((character, index) => {
    let left = index + 1;
    let diagonal = index;
    row = row.map((above, column) => {
      const replaced = diagonal + (character === to[column] ? 0 : 1);
      diagonal = above;
      left = Math.min(left + 1, above + 1, replaced);
      return left;
    });
  });
  return row.at(-1) ?? from.length;
}
