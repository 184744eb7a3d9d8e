/**
 * How many edits of one character lead from one text to the other [Levenshtein]; none where it takes more than `most`.
 * Only the band of the table that can hold the answer is filled in [Ukkonen]: time is the texts' length times `most`.
 */
export function boundedEdits(from: string, to: string, most: number): number | undefined {
  if (Math.abs(from.length - to.length) > most) return undefined;
  const beyond = most + 1;
  let row = Uint32Array.from({ length: to.length + 2 }, (_, column) => Math.min(column, beyond));
  let next = new Uint32Array(to.length + 2);
  for (let line = 1; line <= from.length; line += 1) {
    const left = Math.max(1, line - most);
    const right = Math.min(to.length, line + most);
    next[left - 1] = left === 1 ? Math.min(line, beyond) : beyond;
    // The row after this one looks one cell further.
    next[right + 1] = beyond;
    let fewest = next[left - 1] ?? beyond;
    for (let column = left; column <= right; column += 1) {
      const replaced = (row[column - 1] ?? beyond) + (from[line - 1] === to[column - 1] ? 0 : 1);
      const edited = Math.min(replaced, (row[column] ?? beyond) + 1, (next[column - 1] ?? beyond) + 1, beyond);
      next[column] = edited;
      fewest = Math.min(fewest, edited);
    }
    if (fewest > most) return undefined;
    [row, next] = [next, row];
  }
  const edits = row[to.length] ?? beyond;
  return edits > most ? undefined : edits;
}
