import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('docs/rules.md is what the rules’ pages say (if not: npm run rules)', () => {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'docs/list-rules.js')], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(stdout);
});
