import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textByPdfium } from '../tools/read-content.js';
import { putFile, runBulletin, workspaceWith } from './run-bulletin.js';

const series = `statistics:
  窗口:
    title: 试验窗口
    measures: {咨询: 人次, 受理: 件}
    opening: [{year: 2001, through: 8, 咨询: 40, 受理: 5}]
`;

/** A workspace with a series, whose issues state these figures and print both lists. */
function countingWorkspace(weeks: Readonly<Record<number, string>>): string {
  const numbers = Object.keys(weeks).map(Number);
  const root = workspaceWith(...numbers);
  appendFileSync(join(root, 'issues/bulletin.yaml'), series);
  for (const number of numbers) {
    const path = `issues/${number}/index.md`;
    const header = readFileSync(join(root, path), 'utf8').replace(
      /---\n$/,
      `statistics: {窗口: ${weeks[number]}}\n---\n`,
    );
    putFile(root, path, header);
    putFile(root, `issues/${number}/01-试验.md`, '# 试验情况\n\n本周{{窗口.本周}}。今年以来{{窗口.本年}}。\n');
  }
  return root;
}

/** The rules of the findings, as the JSON of `check` has them. */
function rulesOf(root: string, number: number): { rule: string; file: string }[] {
  const { stdout } = runBulletin(['check', String(number), '--format', 'json'], { cwd: root });
  return (JSON.parse(stdout) as { findings: { rule: string; file: string; severity: string }[] }).findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, file }) => ({ rule, file }));
}

test('a figure that can’t be read is reported as that, and not as missing', () => {
  const root = countingWorkspace({ 9: '{咨询: 1e3, 受理: 2}' });
  const rules = rulesOf(root, 9).map(({ rule }) => rule);
  expect(rules).toEqual(['value-number']);
});

test('figures told in words are shown as they are written, and nothing that follows from them is said', () => {
  for (const [weeks, written] of [
    ['咨询1人次 受理2件', '窗口: {咨询: 1, 受理: 2}'],
    ['851', '窗口: {'],
  ] as const) {
    const run = runBulletin(['check', '9', '--format', 'short'], { cwd: countingWorkspace({ 9: weeks }) });
    expect(run.stdout.match(/\[[\w-]+\]/g)).toEqual(['[value-shape]']);
    expect(run.stdout).toContain(written);
  }
  const root = countingWorkspace({ 9: '{}', 10: '{咨询: 3, 受理: 4}' });
  const header = readFileSync(join(root, 'issues/9/index.md'), 'utf8');
  putFile(root, 'issues/9/index.md', header.replace(/^statistics:.*/m, 'statistics:\n  窗口 咨询1 受理2'));
  for (const number of [9, 10]) {
    const run = runBulletin(['check', String(number), '--format', 'short'], { cwd: root });
    expect(run.stdout).toContain('issues/9/index.md:8:3');
    expect(run.stdout).not.toContain('figure-unavailable');
  }
  const { stdout } = runBulletin(['check', '9', '--format', 'short'], { cwd: root });
  expect(stdout).toContain('statistics: {窗口: {咨询: 1, 受理: 2}}');
});

test('a figure that is left empty is reported once', () => {
  const rules = rulesOf(countingWorkspace({ 9: '{咨询: , 受理: 2}' }), 9).map(({ rule }) => rule);
  expect(rules).toContain('value-empty');
  expect(rules).not.toContain('measure-missing');
});

test('a draft prints the figures that are known beside those that are missing', async () => {
  const root = countingWorkspace({ 9: '{咨询: , 受理: 2}' });
  expect(runBulletin(['build', '9', '--draft'], { cwd: root }).status).toBe(0);
  const [page] = await textByPdfium(readFileSync(join(root, 'dist/9-送审稿.pdf')));
  expect(page?.join('')).toContain('本周咨询××人次、受理2件。');
  expect(page?.join('')).toContain('今年以来咨询××人次、受理7件。');
});

test('a broken earlier header is named where it spoils a total', () => {
  const root = countingWorkspace({ 9: '{咨询: 1, 受理: 2', 10: '{咨询: 3, 受理: 4}' });
  const errors = rulesOf(root, 10);
  // The figures that can't be had for it are not.
  expect(errors).not.toContainEqual({ rule: 'figure-unavailable', file: 'issues/10/01-试验.md' });
  expect(errors.some(({ file }) => file === 'issues/9/index.md')).toBe(true);
});

test('what the text has wrong is reported whatever is wrong with the header', () => {
  const root = countingWorkspace({ 9: '{咨询: 1,634, 受理: 2}' });
  putFile(root, 'issues/9/01-试验.md', '# 试验情况\n\n本周{{窗口.本周}},做了一次试验。\n');
  const run = runBulletin(['check', '9', '--format', 'short'], { cwd: root });
  expect(run.stdout.match(/^\S+/gm)).toEqual(['issues/9/index.md:7:23:', 'issues/9/01-试验.md:3:12:']);
  expect(run.stdout).toContain('1634');
});

test('braces in the header are no figures, and an error at their place', () => {
  const root = workspaceWith(9);
  const header = readFileSync(join(root, 'issues/9/index.md'), 'utf8').replace(
    /---\n$/,
    'title: 试验{{窗口.本年}}\n---\n',
  );
  putFile(root, 'issues/9/index.md', header);
  const run = runBulletin(['check', '9', '--format', 'short'], { cwd: root });
  expect(run.status).toBe(1);
  expect(run.stdout).toMatch(/issues\/9\/index\.md:7:10: error: .*\[placeholder-place\]/);
});
