import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTable } from './measure.js';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
const EDITS = 40;
/** One after another, as fast as they are shown. */
const SAVES = 1000;
/** How often memory is looked at. */
const SAMPLES = 5;
const CHROMIUM = '/usr/bin/chromium';

/**
 * What a save costs in `bulletin watch` on issue 519: until the bytes are ready and until the page is painted, the
 * debounce of 50 ms included; and what a thousand saves leave in memory.
 */
export async function run() {
  const root = mkdtempSync(join(tmpdir(), 'bulletin-bench-'));
  cpSync(join(packageRoot, 'issues'), join(root, 'issues'), { recursive: true });
  const program = [
    join(packageRoot, 'bin/bulletin.js'),
    'watch',
    '519',
    '-C',
    root,
    '--port',
    '0',
    '--no-system-fonts',
  ];
  const watch = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [line] = await once(watch.stdout, 'data');
    const address = String(line).trim();
    await news(address, 0);
    return [await timeEdits(root, address), await watchSaves(root, address, watch.pid)];
  } finally {
    watch.kill();
    rmSync(root, { recursive: true, force: true });
  }
}

async function timeEdits(root, address) {
  const ready = [];
  const compiled = [];
  const painted = [];
  const browser = existsSync(CHROMIUM) ? await openBrowser(address) : undefined;
  for (let count = 0; count < EDITS; count += 1) {
    const before = (await state(address)).build;
    const started = performance.now();
    edit(root, count);
    const { revision, milliseconds } = await news(address, before);
    ready.push(performance.now() - started);
    compiled.push(milliseconds);
    if (!browser) continue;
    await browser.page.locator(`.page[data-page="1"][data-revision="${revision}"] canvas`).waitFor();
    painted.push(performance.now() - started);
  }
  await browser?.close();
  const rows = [
    ['edit → bytes ready', ready],
    ['of that, the build', compiled],
    ...(browser ? [['edit → page 1 as it is now', painted]] : []),
  ].map(([name, times]) => [name, ...[0, 0.5, 0.9].map((share) => at(times, share).toFixed(0))]);
  return printTable(`watch 519: ms over ${EDITS} edits of one character`, [['', 'least', 'median', '90 %'], ...rows]);
}

/** Builds get quicker while V8 compiles what is called often: those of the first saves are shown beside the later ones. */
async function watchSaves(root, address, pid) {
  const lines = [['saves', 'resident MB', 'a build, median ms']];
  let compiled = [];
  for (let count = 0; count <= SAVES; count += 1) {
    if (count % (SAVES / SAMPLES) === 0) {
      lines.push([count, residentMegabytes(pid), compiled.length > 0 ? at(compiled, 0.5) : '']);
      compiled = [];
    }
    const before = (await state(address)).build;
    edit(root, count);
    compiled.push((await news(address, before)).milliseconds);
  }
  return printTable('watch 519: memory, and what a build takes, over saves', lines);
}

/** Changes one character of a section, to one that the issue has already. */
function edit(root, count) {
  const path = join(root, 'issues/519/02-重点工作推进情况.md');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, count % 2 === 0 ? text.replace('推进', '进推') : text.replace('进推', '推进'));
}

const state = async (address) => (await fetch(new URL('/state', address))).json();

/** The state of the first build after another. */
async function news(address, build) {
  for (;;) {
    const now = await state(address);
    if (now.build > build) return now;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function openBrowser(address) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('.page canvas').first().waitFor();
  return { page, close: () => browser.close() };
}

const at = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

/** On Linux; elsewhere it is not known. */
function residentMegabytes(pid) {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return '?';
  return (Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024).toFixed(0);
}
