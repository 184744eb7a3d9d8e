import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commandNames } from '../../src/command-names.js';
import { engineFlags } from '../../src/engine-flags.js';
import { packageRoot, spawnBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

/** Runs with a cache of its own. */
function openLaunches() {
  const folder = temporaryFolder();
  const kept = (): string[] => readdirSync(folder).filter((name) => name.startsWith('code-'));
  const path = (): string => join(folder, kept()[0] ?? '');
  return {
    run: (...typed: string[]) => spawnBulletin(typed, { env: { BULLETIN_CACHE: folder } }),
    kept,
    path,
    code: (): Buffer => readFileSync(path()),
    replaceCode: (bytes: Uint8Array): void => writeFileSync(path(), bytes),
  };
}

function replace(path: string, put: () => void): void {
  rmSync(path);
  put();
}

test('the bundles are ASCII, as which they are read', () => {
  const folder = join(packageRoot, 'build/bundle');
  // Node itself reads the packages that are files of their own.
  const bundles = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== 'fontkit.js');
  expect(bundles).toContain('program.js');
  const isOther = (byte: number): boolean => byte > 0x7f;
  expect(bundles.filter((name) => readFileSync(join(folder, name)).some(isOther))).toEqual([]);
});

describe('the compiled code of the program', () => {
  test('is kept by the first run of a command, and used by the next', () => {
    const { run, kept, code } = openLaunches();
    const first = run('stats');
    expect(kept()).toEqual([expect.stringMatching(/^code-stats-/)]);
    const before = code();
    expect(run('stats')).toEqual(first);
    expect(code().equals(before)).toBe(true);
  });

  test.each([
    ['cut off', (code: Buffer) => code.subarray(0, code.length / 2)],
    ['changed in one bit', (code: Buffer) => Buffer.from(code.map((byte, at) => (at === 50_000 ? byte ^ 1 : byte)))],
    ['empty', () => Buffer.alloc(0)],
  ])('is made anew where it is %s', (_, spoil) => {
    const { run, code, replaceCode } = openLaunches();
    const first = run('stats');
    const spoilt = spoil(code());
    replaceCode(spoilt);
    expect(run('stats')).toEqual(first);
    expect(code().length).toBeGreaterThan(100_000);
    expect(code().equals(spoilt)).toBe(false);
  });

  test.skipIf(process.platform === 'win32').each([
    ['a file of 3 GB', (path: string) => truncateSync(path, 3 * 1024 ** 3)],
    ['a pipe', (path: string) => replace(path, () => spawnSync('mkfifo', [path]))],
    ['a device without end', (path: string) => replace(path, () => symlinkSync('/dev/zero', path))],
  ])('is made anew where %s has its place', (_, spoil) => {
    const { run, code, path } = openLaunches();
    const first = run('stats');
    spoil(path());
    expect(run('stats')).toEqual(first);
    // A pipe would keep whoever reads it waiting, this test too.
    expect(lstatSync(path()).isFile()).toBe(true);
    expect(code().length).toBeGreaterThan(100_000);
  });

  test('is not kept by a run that came to nothing, or is to write nothing', () => {
    const { run, kept } = openLaunches();
    expect(run('stats', '--no-such-option').status).toBe(2);
    expect(run('build', '--dry-run').status).toBe(0);
    expect(kept()).toEqual([]);
  });

  test('is another for one issue than for many, so that an archive leaves that of one as it is', () => {
    const { run, kept, code } = openLaunches();
    const root = workspaceWith(1, 2, 3);
    run('check', '3', '-C', root);
    const before = code();
    run('check', '--all', '-C', root);
    expect(kept()).toEqual([expect.stringMatching(/^code-check-\d/), expect.stringMatching(/^code-check-many-/)]);
    expect(code().equals(before)).toBe(true);
  });

  test.skipIf(engineFlags(process.versions.v8, 'many').length === 0).each([['3'], ['--all']])(
    'is whole after a run in which V8 collected garbage as often as in an archive: check %s',
    (chosen) => {
      const root = workspaceWith(1, 2, 3);
      const preload = fileURLToPath(new URL('collect-garbage.cjs', import.meta.url));
      const lengthAfter = (options: string): number => {
        const folder = temporaryFolder();
        const env = { BULLETIN_CACHE: folder, NODE_OPTIONS: options };
        expect(spawnBulletin(['check', chosen, '-C', root], { env }).status).toBe(0);
        const [name = ''] = readdirSync(folder).filter((entry) => entry.startsWith('code-'));
        return readFileSync(join(folder, name)).length;
      };
      expect(lengthAfter(`--require ${preload}`)).toBeGreaterThan(0.98 * lengthAfter(''));
    },
  );

  test('is one for each command', () => {
    const { stdout } = spawnBulletin(['--help', '--lang', 'en']);
    const listed = Array.from(stdout.matchAll(/^ {2}([a-z]+)(?: |$)/gm), ([, name]) => name);
    expect(listed.filter((name) => name !== 'bulletin').sort()).toEqual([...commandNames].sort());
  });
});
