import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { cacheWithFonts, countedWorkspace } from './archive-workspace.js';
import { runBulletin, startBulletin } from './run-bulletin.js';

const COUNT = 12;
/** Of four builds at once each. */
const ROUNDS = 8;
/** In milliseconds: from before the first PDF to after the last. */
const FIRST_KILL = 250;
const LAST_KILL = 3000;

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

  let killed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const options = round % 2 === 0 ? ['--force'] : ['--jobs', '2'];
    const builds = Array.from({ length: 4 }, () => startBulletin([...typed, ...options], { cwd: root, env }));
    await Promise.all(
      builds.map(async (program, place) => {
        const ended = once(program, 'exit');
        const share = (round * 4 + place) / (ROUNDS * 4);
        await Promise.race([setTimeout(FIRST_KILL + share * (LAST_KILL - FIRST_KILL)), ended]);
        if (program.kill('SIGKILL')) killed += 1;
        await ended;
      }),
    );
    const left = existsSync(join(root, 'dist')) ? digestsIn(join(root, 'dist')) : new Map<string, string>();
    for (const [name, digest] of left) expect([name, digest]).toEqual([name, clean.get(name)]);
  }
  expect(killed).toBeGreaterThan(ROUNDS);

  const together = Array.from({ length: 4 }, () => startBulletin(typed, { cwd: root, env }));
  const statuses = await Promise.all(together.map(async (program) => (await once(program, 'exit'))[0]));
  expect(statuses).toEqual([0, 0, 0, 0]);
  expect(digestsIn(join(root, 'dist'))).toEqual(clean);
  expect(runBulletin(typed, { cwd: root, env }).stderr).toContain(`没有变化 ${COUNT}，`);
  expect(readdirSync(join(root, 'dist'))).toHaveLength(COUNT);
});
