import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot, runBulletin, temporaryFolder, workspaceWith } from '../cli/run-bulletin.js';
import { few } from '../tools/suite.js';
import { hostileFiles } from './hostile-files.js';
import { peakMemoryOf } from './measure.js';

const everything = (root: string): readonly string[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();

test.each(Object.entries(hostileFiles))('%s is refused in a sentence, and nothing is written', (name, make) => {
  const root = workspaceWith(1);
  writeFileSync(join(root, name), make());
  const before = everything(root);
  const { status, stdout, stderr } = runBulletin(['import', name], { cwd: root });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^${name}:1:1: 错误：[^\n]+ \\[import-file\\]\n  说明：`));
  expect(everything(root)).toEqual(before);
});

// A bomb of 280 MB is what it would hold where anything of it were unpacked.
const bombs = Object.keys(hostileFiles).filter((name) => /炸弹|谎报|太多|整表/.test(name));

test.each(few(bombs, 2))('%s takes no more memory than any file', async (name) => {
  const root = workspaceWith(1);
  const path = join(temporaryFolder(), name);
  writeFileSync(path, hostileFiles[name]?.() ?? '');
  const call = [join(packageRoot, 'bin/bulletin.js'), 'import', path, '-C', root];
  expect(await peakMemoryOf(call, { BULLETIN_CACHE: temporaryFolder() }, [2])).toBeLessThan(150);
  rmSync(path);
});
