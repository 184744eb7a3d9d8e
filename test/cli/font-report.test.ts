import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textByPdfium } from '../tools/read-content.js';
import { putFile, runBulletin, workspaceWith } from './run-bulletin.js';

const sound = ['--no-system-fonts', '--font-report'];

test('--font-report lists every place of each character that another font or form stands in for', async () => {
  const root = workspaceWith(3);
  putFile(root, 'issues/3/02-人员.md', '# 𠮷某、𠮷某到岗\n\n**𠮷某**和葛\u{e0100}某同志、㐂某同志参加。\n');
  const run = runBulletin(['build', ...sound], { cwd: root });
  expect(run).toMatchObject({ status: 0, stdout: 'dist/3.pdf\n' });
  expect(run.stderr.match(/\[substituted-glyph\]/g)).toHaveLength(2);
  // The character's own cells are two wide, with its selector too.
  expect(run.stderr).toContain(`第3期：2 个字不在本来的字体里
  编码            字  字体  改用                       位置
  U+845B U+E0100  葛\u{e0100}  仿宋  LXGW WenKai（通常的写法）  issues/3/02-人员.md:3:9
  U+20BB7         𠮷  黑体  LXGW WenKai                issues/3/02-人员.md:1:3
                                                       issues/3/02-人员.md:1:7
                                                       issues/3/02-人员.md:3:3
`);
  const [page] = await textByPdfium(readFileSync(join(root, 'dist/3.pdf')));
  expect(page?.join('')).toContain('𠮷某和葛\u{e0100}某同志、㐂某同志参加。');
});

test('a character that no font has is an error and stands in the report, though no PDF is made', () => {
  const root = workspaceWith(3);
  putFile(root, 'issues/3/02-人员.md', '# 到岗\n\n张\ue123同志👨\u200d👩\u200d👧到岗。\n');
  const run = runBulletin(['build', '--quiet', '--lang', 'en', ...sound], { cwd: root });
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr.match(/: error: .*$/gm)).toHaveLength(2);
  expect(run.stderr).toMatch(/02-人员\.md:3:2: error: missing glyph U\+E123: /);
  expect(run.stderr).toMatch(/02-人员\.md:3:5: error: missing glyph U\+1F468 U\+200D U\+1F469 U\+200D U\+1F467: /);
  expect(run.stderr).toMatch(/U\+E123 .* missing +issues\/3\/02-人员\.md:3:2\n/);
  expect(existsSync(join(root, 'dist/3.pdf'))).toBe(false);
});

test('an issue whose fonts have everything is said to have it, and without the option nothing is', () => {
  const root = workspaceWith(3);
  expect(runBulletin(['build', ...sound], { cwd: root }).stderr).toContain('第3期：每个字都用本来的字体排，没有缺字\n');
  expect(runBulletin(['build', '--no-system-fonts'], { cwd: root }).stderr).not.toContain('本来的字体');
});
