import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runNode, withFolder } from './bench-process.js';
import { phasesOf, selfTimesOf } from './cpu-profile.js';
import { interleave, printTable, summarize } from './measure.js';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
const listModules = fileURLToPath(new URL('list-modules.cjs', import.meta.url));
const PROCESSES = 7;
const PROFILES = 3;
/** In microseconds. */
const INTERVAL = 250;
const MOST_FUNCTIONS = 25;
const MOST_PACKAGES = 15;

/** Where a cold `build 519` spends its time: by phases and functions of its CPU profile, and in loading its modules alone. */
export async function run() {
  return withFolder(async (folder) => {
    const program = [
      join(packageRoot, 'bin/bulletin.js'),
      'build',
      '519',
      '-C',
      packageRoot,
      '-o',
      join(folder, 'dist'),
    ];
    // Without --force the PDF of the run before would be taken.
    const build = [...program, '--force', '--no-system-fonts', '--quiet'];
    runNode(build);
    return [await printLoading(folder, build), ...printProfiles(folder, build)];
  });
}

/** What modules the build loads, and how long it takes to load these and do nothing. */
async function printLoading(folder, build) {
  const list = join(folder, 'modules.json');
  runNode(['--require', listModules, ...build], { BENCH_MODULES: list });
  const modules = JSON.parse(readFileSync(list, 'utf8'));
  const loader = join(folder, 'load-modules.mjs');
  // The launcher would run the program.
  const own = modules.filter(({ url }) => url.startsWith(pathToFileURL(join(packageRoot, 'build')).href));
  writeFileSync(loader, own.map(({ url }) => `await import(${JSON.stringify(url)});\n`).join(''));
  const times = await interleave(PROCESSES, {
    empty: () => runNode(['--eval', '0']),
    load: () => runNode([loader]),
    build: () => runNode(build),
  });
  const shown = ({ median, least }) => [median.toFixed(0), least.toFixed(0)];
  const counts = packagesOf(modules).map(([name, count, bytes]) => [
    `  ${name}`,
    count,
    (bytes / 1024).toFixed(0),
    '',
    '',
  ]);
  const bytes = modules.reduce((sum, { size }) => sum + size, 0);
  return printTable('a cold build 519 and the modules it loads, as whole processes', [
    ['', 'modules', 'KB', 'median ms', 'least'],
    ['empty node process', '', '', ...shown(times.empty)],
    ['that loads the modules', modules.length, (bytes / 1024).toFixed(0), ...shown(times.load)],
    ['that builds', '', '', ...shown(times.build)],
    ...counts,
  ]);
}

/** How many modules of the largest packages, and their bytes; those with most bytes first. */
function packagesOf(modules) {
  const packages = new Map();
  for (const { url, size } of modules) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(url)?.[1] ?? 'bulletin';
    const [, count, bytes] = packages.get(name) ?? [name, 0, 0];
    packages.set(name, [name, count + 1, bytes + size]);
  }
  const sorted = [...packages.values()].sort((a, b) => b[2] - a[2]);
  const others = sorted.slice(MOST_PACKAGES);
  const sum = (column) => others.reduce((total, entry) => total + entry[column], 0);
  return [...sorted.slice(0, MOST_PACKAGES), [`${others.length} others`, sum(1), sum(2)]];
}

function printProfiles(folder, build) {
  const profiles = join(folder, 'profiles');
  const options = ['--cpu-prof', `--cpu-prof-interval=${INTERVAL}`, `--cpu-prof-dir=${profiles}`];
  const walls = [];
  for (let round = 0; round < PROFILES; round += 1) {
    const started = performance.now();
    runNode([...options, ...build]);
    walls.push(performance.now() - started);
  }
  const read = readdirSync(profiles).map((name) => JSON.parse(readFileSync(join(profiles, name), 'utf8')));
  const wall = summarize(walls).median;
  const phases = mean(read.map(phasesOf));
  const inside = phases.reduce((sum, [, time]) => sum + time, 0);
  const share = (time) => `${((100 * time) / inside).toFixed(1)} %`;
  const titled = `mean of ${PROFILES} CPU profiles; ${(wall - inside).toFixed(0)} ms of each process before and after`;
  const functions = mean(read.map(selfTimesOf)).slice(0, MOST_FUNCTIONS);
  const rows = (entries) => entries.map(([name, time]) => [name, time.toFixed(1), share(time)]);
  return [
    printTable(`a cold build 519 by phases: ${titled}`, [['', 'ms', 'share'], ...rows(phases)]),
    printTable('its functions by self time', [['', 'ms', 'share'], ...rows(functions)]),
  ];
}

/** The mean of times by name, most first. */
function mean(profiles) {
  const sums = new Map();
  for (const [name, time] of profiles.flatMap((times) => [...times])) sums.set(name, (sums.get(name) ?? 0) + time);
  return [...sums].map(([name, sum]) => [name, sum / profiles.length]).sort(([, a], [, b]) => b - a);
}
