import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, describe, expect, test } from 'vitest';
import { pack } from './run-npm.js';

/* The form of the package, as tools see it that tools of others go by: bundlers, compilers, older Nodes. */

const made = mkdtempSync(join(tmpdir(), 'bulletin-form-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));
const tarball = join(made, pack('--pack-destination', made).filename);

const tar = (...typed: readonly string[]): void => {
  const { status, stderr } = spawnSync('tar', typed, { cwd: made, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
};
tar('-xzf', tarball);

const lint = async () => (await publint({ pkgDir: join(made, 'package'), strict: true, pack: false })).messages;

const problemsOf = async (path: string) => {
  const checked = await checkPackage(createPackageFromTarballData(readFileSync(path)));
  if (!checked.types) throw new Error('the package has no types');
  return checked.problems;
};

describe('the form of the package', () => {
  test('is what publint wants', async () => {
    expect(await lint()).toEqual([]);
  });

  test('has the right types for every way of importing it', async () => {
    expect(await problemsOf(tarball)).toEqual([]);
  });

  test('would not pass if its description named what is not there', async () => {
    const path = join(made, 'package/package.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replaceAll('build/bundle/api.js', 'build/bundle/gone.js'));
    expect(await lint()).not.toEqual([]);
    writeFileSync(path, text.replaceAll('./build/bundle/types/api/api.d.ts', './build/bundle/types/gone.d.ts'));
    const other = join(made, 'other.tgz');
    tar('-czf', other, 'package');
    expect(await problemsOf(other).catch(() => ['no types'])).not.toEqual([]);
  });
});
