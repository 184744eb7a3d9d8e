import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot, temporaryFolder } from '../cli/run-bulletin.js';

test('the pages that are made from the program are what it says now (if not: npm run docs)', () => {
  const folder = temporaryFolder();
  const { status, stderr } = spawnSync(process.execPath, [join(packageRoot, 'docs/write-pages.js'), folder], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const pages = readdirSync(folder).sort();
  expect(pages).toEqual(['commands.md', 'figures.md', 'keys.md', 'rules.md', 'template-keys.md']);
  for (const page of pages) {
    expect(readFileSync(join(packageRoot, 'docs', page), 'utf8')).toBe(readFileSync(join(folder, page), 'utf8'));
  }
});
