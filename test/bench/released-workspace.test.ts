import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot, runBulletin, temporaryFolder } from '../cli/run-bulletin.js';
import { readBy, sizeOfEvidence } from './released-reads.js';
import { writeReleasedWorkspace } from './released-workspace.js';

const launcher = join(packageRoot, 'bin/bulletin.js');

test('an archive that was released without being set is sound, and a check of it reads its evidence once', async () => {
  const root = temporaryFolder();
  await writeReleasedWorkspace(root, 5);
  const check = ['check', '--all', '--no-system-fonts'];
  expect(runBulletin([...check, '--format', 'json'], { cwd: root })).toMatchObject({ status: 0 });
  expect(JSON.parse(runBulletin([...check, '--format', 'json'], { cwd: root }).stdout).findings).toEqual([]);
  const read = await readBy([launcher, ...check, '-C', root], root, {});
  expect(read / sizeOfEvidence(root)).toBeGreaterThan(1);
  expect(read / sizeOfEvidence(root)).toBeLessThan(1.05);
  // A file that nobody names is none of it; what is told of one that is opened all the same would be an error here.
  writeFileSync(join(root, 'issues/3/别的.png'), 'png');
  expect(await readBy([launcher, ...check, '-C', root], root, {})).toBe(read);
  appendFileSync(join(root, 'issues/3/3.pdf'), ' ');
  expect(runBulletin(['list'], { cwd: root }).stderr).toContain('[released-pdf]');
});
