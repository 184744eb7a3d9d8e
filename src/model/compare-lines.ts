/** Lines of two texts that stand in each other's place; indices from 0, ends exclusive. Either side may be empty. */
export interface LineChange {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Pairs of lines that are compared at most: two texts of five hundred lines that have nothing in common. */
const MOST_PAIRS = 250_000;

/**
 * Where the lines of a text differ from those of another, in their order; nothing where all are the same. Between the ends
 * that agree, as few lines as possible are taken for changed. Where that would take too long, lines are compared one by one
 * if there are as many of them, and else are one change.
 */
export function compareLines(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const middle = { start: head, end: before.length - tail, newStart: head, newEnd: after.length - tail };
  const rows = middle.end - head;
  const columns = middle.newEnd - head;
  if (rows === 0 && columns === 0) return [];
  if (rows === 0 || columns === 0) return [middle];
  if (rows * columns <= MOST_PAIRS) return alignLines(before, after, middle);
  if (rows !== columns) return [middle];
  return Array.from({ length: rows }, (_, i) => head + i)
    .filter((at) => before[at] !== after[at])
    .map((at) => ({ start: at, end: at + 1, newStart: at, newEnd: at + 1 }));
}

/** The changes between the lines that make the longest common subsequence of both stretches. */
function alignLines(before: readonly string[], after: readonly string[], middle: LineChange): readonly LineChange[] {
  const common = tabulateCommon(before, after, middle);
  const changes: LineChange[] = [];
  let { start, newStart } = middle;
  let [row, column] = [start, newStart];
  const close = (): void => {
    if (row > start || column > newStart) changes.push({ start, end: row, newStart, newEnd: column });
  };
  while (row < middle.end && column < middle.newEnd) {
    if (before[row] === after[column]) {
      close();
      row += 1;
      column += 1;
      [start, newStart] = [row, column];
    } else if (common(row + 1, column) >= common(row, column + 1)) row += 1;
    else column += 1;
  }
  [row, column] = [middle.end, middle.newEnd];
  close();
  return changes;
}

/** How many lines two stretches have in common from these on to their ends, at most. */
function tabulateCommon(
  before: readonly string[],
  after: readonly string[],
  { start, end, newStart, newEnd }: LineChange,
): (row: number, column: number) => number {
  const width = newEnd - newStart + 1;
  const table = new Uint32Array((end - start + 1) * width);
  const at = (row: number, column: number): number => (row - start) * width + (column - newStart);
  const common = (row: number, column: number): number => table[at(row, column)] ?? 0;
  for (let row = end - 1; row >= start; row -= 1) {
    for (let column = newEnd - 1; column >= newStart; column -= 1) {
      table[at(row, column)] =
        before[row] === after[column]
          ? common(row + 1, column + 1) + 1
          : Math.max(common(row + 1, column), common(row, column + 1));
    }
  }
  return common;
}
