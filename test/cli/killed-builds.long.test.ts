import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { cacheWithFonts, countedWorkspace } from './archive-workspace.js';
import { runBulletin, startBulletin } from './run-bulletin.js';

const COUNT = 12;
/** Builds at once. */
const TOGETHER = 4;
const ROUNDS = 10;
/** Of what such builds take where nobody kills them: from before the first PDF to after most. */
const FIRST_KILL = 0.1;
const LAST_KILL = 0.9;
/** How the builds of a round are called, by turns: with the cache alone some are done before they can be killed. */
const WAYS = [['--force'], ['--force', '--jobs', '2'], ['--force'], ['--jobs', '2']];

const digestsIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.pdf') && !name.startsWith('.'))
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );

test('builds that share a cache and are killed leave no half a file, and the next one is right', async () => {
  const root = countedWorkspace(COUNT);
  const env = { BULLETIN_CACHE: cacheWithFonts(), BULLETIN_CACHE_MAX: '' };
  const typed = ['build', '--all', '--no-system-fonts'];
  runBulletin([...typed, '-o', 'clean', '--cache-max', '0'], { cwd: root, env });
  const clean = digestsIn(join(root, 'clean'));
  expect(clean.size).toBe(COUNT);

  const start = (options: readonly string[] = []) =>
    Array.from({ length: TOGETHER }, () => startBulletin([...typed, ...options], { cwd: root, env }));
  const started = performance.now();
  await Promise.all(start(['--force']).map((program) => once(program, 'exit')));
  // A quicker machine, or program, is killed sooner.
  const undisturbed = performance.now() - started;

  let killed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const builds = start(WAYS[round % WAYS.length]);
    await Promise.all(
      builds.map(async (program, place) => {
        const ended = once(program, 'exit');
        const share = FIRST_KILL + ((round * TOGETHER + place) / (ROUNDS * TOGETHER)) * (LAST_KILL - FIRST_KILL);
        await Promise.race([setTimeout(share * undisturbed), ended]);
        if (program.kill('SIGKILL')) killed += 1;
        await ended;
      }),
    );
    const left = existsSync(join(root, 'dist')) ? digestsIn(join(root, 'dist')) : new Map<string, string>();
    for (const [name, digest] of left) expect([name, digest]).toEqual([name, clean.get(name)]);
  }
  expect(killed).toBeGreaterThan(0);

  const statuses = await Promise.all(start().map(async (program) => (await once(program, 'exit'))[0]));
  expect(statuses).toEqual(statuses.map(() => 0));
  expect(digestsIn(join(root, 'dist'))).toEqual(clean);
  expect(runBulletin(typed, { cwd: root, env }).stderr).toContain(`没有变化 ${COUNT}，`);
  expect(readdirSync(join(root, 'dist'))).toHaveLength(COUNT);
});
