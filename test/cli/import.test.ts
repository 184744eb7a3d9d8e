import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { putFile, runBulletin, temporaryFolder } from './run-bulletin.js';

const settings = `name: 试验周报
publisher: 某某中心
template: bulletin
statistics:
  窗口:
    title: 某某窗口
    measures: {收: 件, 办: 件}
`;

/** A workspace in its first year, with a table of the year before. */
function firstYear(table: string): string {
  const root = temporaryFolder();
  putFile(root, 'issues/bulletin.yaml', settings);
  const header = ['number: 1', 'year: 2024', 'issue: 1', 'period: 2024-01-02/2024-01-05', 'date: 2024-01-05'];
  putFile(root, 'issues/1/index.md', `---\n${header.join('\n')}\nstatistics: {窗口: {收: 150, 办: 90}}\n---\n`);
  putFile(root, 'issues/1/01-工作.md', '# 工作\n\n本周收件{{窗口.本周.收}}件，同比{{窗口.同比.收}}。\n');
  putFile(root, '去年.csv', table);
  return root;
}

const table = '期号,起止,收,办\n1,1月3日—6日,100,98\n';
const errorsOf = (root: string): number =>
  JSON.parse(runBulletin(['check', '1', '--format', 'json', '--no-system-fonts'], { cwd: root }).stdout).errors;

test('a table of last year lets the first issue compare itself, and is taken back', () => {
  const root = firstYear(table);
  expect(errorsOf(root)).toBe(1);
  expect(runBulletin(['import', '去年.csv', '--history', '2023', '--dry-run'], { cwd: root }).stdout).toBe(
    'start,end,issue,窗口.收,窗口.办\n2023-01-03,2023-01-06,1,100,98\n',
  );
  expect(existsSync(join(root, 'issues/history-2023.csv'))).toBe(false);
  expect(runBulletin(['import', '去年.csv', '--history', '2023'], { cwd: root })).toMatchObject({
    status: 0,
    stdout: 'issues/history-2023.csv\n',
  });
  expect(errorsOf(root)).toBe(0);
  expect(runBulletin(['undo'], { cwd: root }).status).toBe(0);
  expect(existsSync(join(root, 'issues/history-2023.csv'))).toBe(false);
});

test('what is left out is said with its line: exit 1', () => {
  const root = firstYear(`${table}下旬,不详,1,2\n`);
  const { status, stderr } = runBulletin(['import', '去年.csv', '--history', '2023'], { cwd: root });
  expect(status).toBe(1);
  expect(stderr).toContain('去年.csv:3: ');
  expect(readFileSync(join(root, 'issues/history-2023.csv'), 'utf8').split('\n')).toHaveLength(3);
});

test.each([
  ['no year', table, ['去年.csv']],
  ['what is no year', table, ['去年.csv', '--history', '去年']],
  ['no such file', table, ['前年.csv', '--history', '2023']],
  ['a table without heads', '甲,5\n', ['去年.csv', '--history', '2023']],
  ['no file', table, ['--history', '2023']],
])('%s: exit 2, and nothing is written', (_name, text, typed) => {
  const root = firstYear(text);
  expect(runBulletin(['import', ...typed], { cwd: root })).toMatchObject({ status: 2, stdout: '' });
  expect(existsSync(join(root, 'issues/history-2023.csv'))).toBe(false);
});

test('past figures that are there are not overwritten', () => {
  const root = firstYear(table);
  putFile(root, 'issues/history-2023.csv', 'start,end,issue,窗口.收\n2023-01-03,2023-01-06,1,7\n');
  expect(runBulletin(['import', '去年.csv', '--history', '2023'], { cwd: root }).status).toBe(2);
  expect(readFileSync(join(root, 'issues/history-2023.csv'), 'utf8')).toContain(',7\n');
});
