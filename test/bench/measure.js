/** The median of `repeats` runs after one that warms up, in milliseconds. */
export async function medianTime(repeats, work) {
  await work();
  const times = [];
  for (let run = 0; run < repeats; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)];
}

/** Prints lines of a table, columns right-aligned. The first line holds the headings. */
export function printTable(title, lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((cells) => String(cells[column]).length)));
  const rows = lines.map((cells) => cells.map((cell, column) => String(cell).padStart(widths[column])).join('   '));
  process.stdout.write(`\n${title}\n${rows.join('\n')}\n`);
}
