import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('a row of the benchmark can be made, whatever its figures', () => {
  const run = fileURLToPath(new URL('run.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [run, '--pairs', '1', 'edit'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/\| 519 after an edit, compile alone \| [\d.]+ ms/);
});
