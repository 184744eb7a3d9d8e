/** The median of `repeats` runs after one that warms up, in milliseconds. */
export async function medianTime(repeats, work) {
  await work();
  const times = [];
  for (let run = 0; run < repeats; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return summarize(times).median;
}

/**
 * How long each of several works takes, in milliseconds, all of them once in each round: whatever else slows the machine
 * down meets them alike. Before the first round each warms up.
 * @param works by name; each may be asynchronous and is given the number of the round, -1 for the one that warms up
 * @returns by name `{median, least}`
 */
export async function interleave(rounds, works) {
  const times = new Map(Object.keys(works).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      const started = performance.now();
      await work(round);
      if (round >= 0) times.get(name).push(performance.now() - started);
    }
  }
  return Object.fromEntries([...times].map(([name, taken]) => [name, summarize(taken)]));
}

/** The median and the least of numbers. */
export function summarize(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], least: sorted[0] };
}

/** Prints lines of a table, columns right-aligned, and returns it. The first line holds the headings. */
export function printTable(title, lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((cells) => String(cells[column]).length)));
  const rows = lines.map((cells) => cells.map((cell, column) => String(cell).padStart(widths[column])).join('   '));
  process.stdout.write(`\n${title}\n${rows.join('\n')}\n`);
  return { title, lines };
}
