/**
 * The most memory that this process has used, in MB. With `--require` before a program it writes that to the file
 * $BENCH_PEAK_MEMORY when the program ends.
 */
const { readFileSync, writeFileSync } = require('node:fs');

const KILO = 1024;

/** What the system counts for a process begins with what its parent had; Linux also has it without. */
function peakMemory() {
  const own = process.platform === 'linux' && /VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(own || process.resourceUsage().maxRSS) / KILO;
}

const target = process.env.BENCH_PEAK_MEMORY;
if (target) process.on('exit', () => writeFileSync(target, String(peakMemory())));

module.exports = { peakMemory };
