import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Run } from '../cli/run-bulletin.js';
import { type FaultKind, type FaultShim, openFaultShim } from './fault-shim.js';
import { trials } from './trials.js';

const shim = openFaultShim();

const trialOf = (wanted: string) => trials.find(({ name }) => name === wanted) ?? expect.unreachable(wanted);

/** Runs a command with a fault at the first touch that fits, in a fresh folder. */
function runWith(
  name: string,
  kind: FaultKind,
  pattern: RegExp,
  { listTouches, run }: FaultShim,
): Run & { root: string } {
  const { prepare, typed } = trialOf(name);
  const measured = prepare();
  const touches = listTouches(typed, measured, { cwd: measured });
  const index = touches.findIndex((touch) => pattern.test(touch));
  expect(index, touches.join('\n')).toBeGreaterThanOrEqual(0);
  const root = prepare();
  return { root, ...run(typed, { folder: root, at: index + 1, kind }, { cwd: root }) };
}

describe.skipIf(!shim)('where a file can’t be written,', () => {
  test('check --fix names those that are mended already, and the one that is not', () => {
    if (!shim) return;
    const { root, status, stdout, stderr } = runWith('check --fix', 'EIO', /^rename .*issues\/10\/02-其他\.md$/u, shim);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^issues\/10\/01-试验\.md：改了 \d+ 处$/u),
      expect.stringContaining('issues/10/02-其他.md'),
    ]);
    expect(stderr).not.toContain('issues/9/');
    expect(readFileSync(join(root, 'issues/10/01-试验.md'), 'utf8')).toContain('，记录如下……');
    expect(readFileSync(join(root, 'issues/9/01-试验.md'), 'utf8')).toContain(',记录如下...');
  });

  test('a release that can’t be recorded keeps no copy beside the sources, and names the PDF that is there', () => {
    if (!shim) return;
    const { root, status, stderr } = runWith('release', 'ENOSPC', /^write .*\.index\.md\..*\.tmp$/u, shim);
    expect(status).toBe(2);
    expect(stderr).toContain('dist/10.pdf');
    expect(stderr).toContain('index.md');
    expect(existsSync(join(root, 'issues/10/10.pdf'))).toBe(false);
    expect(existsSync(join(root, 'dist/10.pdf'))).toBe(true);
    expect(readFileSync(join(root, 'issues/10/index.md'), 'utf8')).not.toContain('sha256');
  });

  test.each([
    ['check --fix', 'issues/10/01-试验.md'],
    ['release', 'issues/10/index.md'],
  ])('%s says so where the permissions of a file may not be given, and that file stays', (name, path) => {
    if (!shim) return;
    const { prepare } = trialOf(name);
    const before = prepare();
    const { root, status, stderr } = runWith(name, 'EPERM', /^chmod /u, shim);
    expect(status).toBe(2);
    expect(stderr).not.toContain('    at ');
    expect(readFileSync(join(root, path), 'utf8')).toBe(readFileSync(join(before, path), 'utf8'));
    expect(statSync(join(root, path)).mode & 0o777).toBe(0o664);
  });
});
