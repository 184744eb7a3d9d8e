import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cacheWithFonts } from '../cli/archive-workspace.js';
import { runBulletin, workspaceWith } from '../cli/run-bulletin.js';
import { expectLaw, measureTrial, someOf } from './fault-law.js';
import { openFaultShim } from './fault-shim.js';
import { trials } from './trials.js';

const shim = openFaultShim();

/** Of each command; all of them are tried by the long tests. */
const FAULTS = 6;

describe.skipIf(!shim)('wherever it is killed or refused, all is old or new, and the next run does the rest:', () => {
  test.each(trials)('$name', (trial) => {
    if (!shim) return;
    const measured = measureTrial(trial, shim);
    for (const fault of someOf(measured.faults, FAULTS)) expectLaw(measured, fault, shim);
  });
});

describe.skipIf(!shim)('what befalls the cache is no matter:', () => {
  test('the PDFs are those of a build without one, and nothing but them is told', () => {
    if (!shim) return;
    const root = workspaceWith(9);
    const build = ['build', '9', '--no-system-fonts', '--quiet', '--force'];
    const folder = cacheWithFonts();
    const env = { BULLETIN_CACHE: folder, BULLETIN_CACHE_MAX: '' };
    runBulletin([...build, '-o', 'clean', '--cache-max', '0'], { cwd: root });
    const clean = readFileSync(join(root, 'clean/9.pdf'));
    const touches = shim.listTouches(build, folder, { cwd: root, env });
    expect(touches.length).toBeGreaterThan(10);
    for (const [index, kind] of (['KILL', 'ENOSPC', 'EROFS', 'EIO', 'EMFILE'] as const).entries()) {
      rmSync(join(root, 'dist'), { recursive: true, force: true });
      const at = 1 + Math.floor((index * touches.length) / 5);
      const run = shim.run(build, { folder, at, kind }, { cwd: root, env });
      if (kind !== 'KILL') {
        expect(run).toEqual({ status: 0, stdout: 'dist/9.pdf\n', stderr: '' });
        expect(readFileSync(join(root, 'dist/9.pdf')).equals(clean)).toBe(true);
      }
    }
    expect(runBulletin(build.slice(0, -1), { cwd: root, env })).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(root, 'dist/9.pdf')).equals(clean)).toBe(true);
  });
});
