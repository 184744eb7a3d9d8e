import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textByPdfium } from '../tools/read-content.js';
import { putFile, runBulletin, workspaceWith } from './run-bulletin.js';

const series = `statistics:
  窗口:
    title: 试验窗口
    measures: {受理: 件}
    opening: [{year: 2001, through: 8, 受理: 5}]
`;

/** A workspace whose issue 9 is what an editor has on Wednesday: text with placeholders, no figures, no printing date. */
function unfinishedWorkspace(): string {
  const root = workspaceWith(9);
  appendFileSync(join(root, 'issues/bulletin.yaml'), series);
  const header = readFileSync(join(root, 'issues/9/index.md'), 'utf8').replace(/^date:.*\n/m, '');
  putFile(root, 'issues/9/index.md', header);
  putFile(root, 'issues/9/01-试验.md', '# 试验情况\n\n本周受理{{窗口.本周.受理}}件。\n');
  return root;
}

test('an unfinished issue is not built, and each thing that is missing is an error', () => {
  const root = unfinishedWorkspace();
  const run = runBulletin(['build', '9'], { cwd: root });
  expect(run.status).toBe(1);
  for (const rule of ['key-missing', 'week-missing', 'figure-missing']) expect(run.stderr).toContain(`[${rule}]`);
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

test('its draft is written under a name of its own, warns of the same things and says on the page what it is', async () => {
  const root = unfinishedWorkspace();
  const run = runBulletin(['build', '9', '--draft'], { cwd: root });
  expect(run).toMatchObject({ status: 0, stdout: 'dist/9-送审稿.pdf\n' });
  expect(run.stderr).not.toContain('错误');
  expect(readdirSync(join(root, 'dist'))).toEqual(['9-送审稿.pdf']);
  const [page] = await textByPdfium(readFileSync(join(root, 'dist/9-送审稿.pdf')));
  expect(page?.join('')).toContain('送审稿');
  expect(page?.join('')).toContain('本周受理××件。');
});

test('what is wrong stays an error in a draft', () => {
  const root = unfinishedWorkspace();
  putFile(root, 'issues/9/01-试验.md', '# 试验情况\n\n本周受理{{窗口.本周.收件}}件。\n');
  expect(runBulletin(['build', '9', '--draft'], { cwd: root }).status).toBe(1);
});

test('a folder with an index.md alone counts, is passed over by --all and is an error to build', () => {
  const root = workspaceWith(9, 10);
  rmSync(join(root, 'issues/9/01-试验.md'));
  expect(runBulletin(['build', '--all'], { cwd: root })).toMatchObject({ status: 0, stdout: 'dist/10.pdf\n' });
  const run = runBulletin(['build', '9'], { cwd: root });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('[no-sections]');
});
