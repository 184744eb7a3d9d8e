import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDocx, textOfDocx, xmlOf } from '../tools/read-docx.js';
import { putFile, runBulletin, temporaryFolder } from './run-bulletin.js';

/* `build --to docx`, as it is typed. */

const SECTION = 'issues/1/01-动态.md';

/** A workspace with one issue. */
function makeWorkspace(settings = ''): string {
  const root = temporaryFolder();
  putFile(
    root,
    'issues/bulletin.yaml',
    `name: 试验周报\npublisher: 某某试验中心\ntemplate: bulletin\nstatistics: {}\n${settings}`,
  );
  putFile(
    root,
    'issues/1/index.md',
    '---\nnumber: 1\nyear: 2024\nissue: 1\nperiod: 2024-01-01/2024-01-05\ndate: 2024-01-08\n---\n',
  );
  putFile(root, SECTION, '# 动态\n\n召开会议。\n');
  return root;
}

const build = (root: string, ...args: readonly string[]) =>
  runBulletin(['build', '1', '--no-system-fonts', ...args], { cwd: root });
const made = (root: string, name: string): Buffer => readFileSync(join(root, 'dist', name));
const marked = (root: string): string => xmlOf(openDocx(made(root, '1.docx')), 'docProps/custom.xml');

test('both files are written, and their paths are told', () => {
  const root = makeWorkspace();
  const { status, stdout } = build(root, '--to', 'pdf,docx');
  expect([status, stdout]).toEqual([0, `${join('dist', '1.pdf')}\n${join('dist', '1.docx')}\n`]);
  expect(textOfDocx(openDocx(made(root, '1.docx')))).toContain('召开会议。');
});

test('bulletin.yaml may ask for it', () => {
  const root = makeWorkspace('输出格式: [docx]\n');
  const { status, stdout } = build(root);
  expect([status, stdout]).toEqual([0, `${join('dist', '1.docx')}\n`]);
});

test('made anew it has the same bytes, from the cache too', () => {
  const root = makeWorkspace();
  expect(build(root, '--to', 'docx').status).toBe(0);
  const first = made(root, '1.docx');
  expect(build(root, '--to', 'docx', '--force').status).toBe(0);
  expect(made(root, '1.docx').equals(first)).toBe(true);
  expect(build(root, '--to', 'docx').status).toBe(0);
  expect(made(root, '1.docx').equals(first)).toBe(true);
});

test('a note that is not printed leaves the PDF as it was, and names other sources in the copy', () => {
  const root = makeWorkspace();
  expect(build(root, '--to', 'pdf,docx').status).toBe(0);
  const [pdf, mark] = [made(root, '1.pdf'), marked(root)];
  putFile(root, SECTION, '# 动态\n\n召开会议。\n\n<!-- 待问 -->\n');
  expect(build(root, '--to', 'pdf,docx').status).toBe(0);
  expect(made(root, '1.pdf').equals(pdf)).toBe(true);
  expect(marked(root)).not.toBe(mark);
  expect(made(root, '1.docx').includes('待问')).toBe(false);
});

test('an issue with an error has no copy either', () => {
  const root = makeWorkspace();
  putFile(root, SECTION, '# 动态\n\n<b>召开会议。</b>\n');
  expect(build(root, '--to', 'docx').status).toBe(1);
  expect(() => made(root, '1.docx')).toThrow();
});

test('a draft has its own name', () => {
  const root = makeWorkspace();
  const { status, stdout } = build(root, '--draft', '--to', 'docx');
  expect([status, stdout]).toEqual([0, `${join('dist', '1-送审稿.docx')}\n`]);
});
