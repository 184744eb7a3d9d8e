import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { weeklySettings } from '../bench/weekly-workspace.js';
import { docxOf, paragraph } from '../tools/build-docx.js';
import { few } from '../tools/suite.js';
import { header, packageRoot, putFile, runBulletin, temporaryFolder } from './run-bulletin.js';

const settings = `${weeklySettings}statistics:
  窗口: {title: 某窗口, measures: {咨询: 人次, 收件: 件}}
`;

const textOf = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

/** A workspace without issues. */
function emptyWorkspace(text = settings): string {
  const root = temporaryFolder();
  putFile(root, 'issues/bulletin.yaml', text);
  return root;
}

const weeks = [120, 87, 143, 96, 105];
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const totalTo = (number: number): number => sum(weeks.slice(0, number));

/** An old issue of an office, as it was typed; `total` is what it printed of the year. */
function printed(number: number, total = totalTo(number)): Buffer {
  const week = weeks[number - 1] ?? 0;
  const date = (day: number): string =>
    new Date(Date.UTC(2001, 0, 1 + (number - 1) * 7 + day)).toISOString().slice(5, 10);
  const chinese = (day: number): string => date(day).replace(/^0?(\d+)-0?(\d+)$/, '$1月$2日');
  const lines = [
    '试验周报',
    `2001年第${number}期（总第${number}期）`,
    `（${chinese(0)}—${chinese(4)}）`,
    `某某试验中心　2001年${chinese(8)}`,
    '一、窗口情况',
    `本周，某窗口共计咨询${week}人次、收件${week * 2}件。今年以来，累计咨询${total}人次、收件${totalTo(number) * 2}件。`,
    '二、其他',
    '本周一切正常。',
    '报：甲处。',
    '发：乙处、丙处。',
    '（共印3份）',
  ];
  return docxOf(lines.map((line) => paragraph(line)).join(''));
}

function importOld(root: string, files: Readonly<Record<string, Uint8Array>>, ...options: readonly string[]) {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(root, name), bytes);
  return runBulletin(['import', '--old', ...Object.keys(files), ...options], { cwd: root });
}

const foldersIn = (root: string): readonly string[] =>
  readdirSync(join(root, 'issues')).filter((name) => /^\d/.test(name));

/** What the ledger has of each issue and measure, at its end. */
function totalsOf(root: string): readonly { readonly number: number; readonly total: unknown }[] {
  const { status, stdout, stderr } = runBulletin(['stats', '--format', 'json'], { cwd: root });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout).rows;
}

describe('issues as they were printed', () => {
  test('become folders with what they say, and what was counted before them goes into bulletin.yaml', () => {
    const root = emptyWorkspace();
    const { status, stderr } = importOld(root, { 'b.docx': printed(4), 'a.docx': printed(3) });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(textOf(root, 'issues/3/index.md')).toBe(`---
number: 3
year: 2001
issue: 3
period: 2001-01-15/2001-01-19
date: 2001-01-23
distribution:
  报: 甲处
  发: 乙处、丙处
copies: 3
statistics:
  窗口: {咨询: 143, 收件: 286}
published:
  窗口: {咨询: 350, 收件: 700}
---
`);
    expect(textOf(root, 'issues/3/02-其他.md')).toBe('# 其他\n\n本周一切正常。\n');
    expect(textOf(root, 'issues/bulletin.yaml')).toContain('{year: 2001, through: 2, 咨询: 207, 收件: 414}');
    expect(runBulletin(['check', '--all', '--no-system-fonts'], { cwd: root }).status).toBe(0);
    expect(runBulletin(['undo'], { cwd: root }).status).toBe(0);
    expect(foldersIn(root)).toEqual([]);
    expect(textOf(root, 'issues/bulletin.yaml')).toBe(settings);
  });

  test('need no opening from the first of a year on', () => {
    const root = emptyWorkspace();
    expect(importOld(root, { 'a.docx': printed(1), 'b.docx': printed(2) }).status).toBe(0);
    expect(textOf(root, 'issues/bulletin.yaml')).toBe(settings);
    expect(runBulletin(['check', '--all', '--no-system-fonts'], { cwd: root }).status).toBe(0);
  });

  test('that don’t add up are named with their difference, and leave the ledger as it is', () => {
    const root = emptyWorkspace();
    const { status, stderr } = importOld(root, { 'a.docx': printed(3), 'b.docx': printed(4, 450) });
    expect(status).toBe(1);
    expect(stderr).toContain('3 累计 350，加上 4 本周的 96 是 446，4 印的累计是 450，差 +4');
    expect(textOf(root, 'issues/bulletin.yaml')).toBe(settings);
    expect(textOf(root, 'issues/4/index.md')).not.toContain('statistics:');
    expect(textOf(root, 'issues/4/index.md')).toContain(
      '<!-- 待核：“窗口”的数没有核对上，没有写进去：统计 {咨询: 96, 收件: 192}，已刊累计 {咨询: 450, 收件: 892} -->',
    );
    expect(runBulletin(['build', '4', '--no-system-fonts'], { cwd: root }).stderr).toContain('[unproved]');
  });

  test('between which one is missing have no opening', () => {
    const root = emptyWorkspace();
    const { status, stderr } = importOld(root, { 'a.docx': printed(2), 'b.docx': printed(4) });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('2 和 4 之间缺了期') });
    expect(textOf(root, 'issues/bulletin.yaml')).toBe(settings);
  });

  test('take the place of what an opening counted, where it is what they printed', () => {
    const opened = `${settings.trimEnd().slice(0, -1)}, opening: [{year: 2001, through: 4, 咨询: 446, 收件: 892}]}\n`;
    const root = emptyWorkspace(opened);
    putFile(root, 'issues/5/index.md', header(5, 'statistics: {窗口: {咨询: 105, 收件: 210}}\n'));
    putFile(root, 'issues/5/01-试验.md', '# 试验情况\n\n今年以来，咨询{{窗口.咨询.本年}}人次。\n');
    const before = totalsOf(root);
    expect(importOld(root, { 'a.docx': printed(3), 'b.docx': printed(4) }).status).toBe(0);
    expect(textOf(root, 'issues/bulletin.yaml')).toContain('[{year: 2001, through: 2, 咨询: 207, 收件: 414}]');
    expect(totalsOf(root).at(-1)?.total).toBe(before.at(-1)?.total);
    // One that was printed otherwise than it was counted changes nothing of what is there.
    const other = emptyWorkspace(opened.replace('446', '440'));
    putFile(other, 'issues/5/index.md', header(5, 'statistics: {窗口: {咨询: 105, 收件: 210}}\n'));
    expect(importOld(other, { 'b.docx': printed(4) }).status).toBe(1);
    expect(textOf(other, 'issues/bulletin.yaml')).toContain('440');
    expect(runBulletin(['stats', '--format', 'json'], { cwd: other }).status).toBe(0);
  });

  test('never take the place of a folder, nor of each other', () => {
    const root = emptyWorkspace();
    putFile(root, 'issues/4/notes.txt', '自己的');
    const { status, stderr } = importOld(root, {
      'a.docx': printed(3),
      'b.docx': printed(3),
      'c.docx': printed(4),
      'd.txt': Buffer.from('来稿\n没有报头。'),
    });
    expect(status).toBe(2);
    for (const reason of ['issues/4 已经有了', '和“b.docx”是同一期', '没有认出报头上的期号'])
      expect(stderr).toContain(reason);
    expect(foldersIn(root)).toEqual(['4']);
    expect(readdirSync(join(root, 'issues/4'))).toEqual(['notes.txt']);
  });

  test('are only shown by a dry run', () => {
    const root = emptyWorkspace();
    const { status, stdout } = importOld(root, { 'a.docx': printed(3) }, '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('==> issues/3/index.md <==');
    expect(stdout).toContain('through: 2');
    expect(foldersIn(root)).toEqual([]);
    expect(textOf(root, 'issues/bulletin.yaml')).toBe(settings);
  });

  test('go with no option that is for other things', () => {
    const root = emptyWorkspace();
    expect(importOld(root, { 'a.docx': printed(3) }, '--into', '3').status).toBe(2);
    expect(importOld(root, { 'a.csv': Buffer.from('甲,乙\n1,2\n') }).status).toBe(2);
  });
});

/** What stands where, without the elements that it belongs to: a number that was typed is none of a list's. */
const placesIn = (layout: string): string =>
  layout.replace(/ {2}[A-Z][\w<-]* +\[/g, '  [').replace(/\{Lbl-\d+: (.*?)\}/g, '$1');

describe('what this program made comes back as old issues', () => {
  test.each(few(['pdf', 'docx'], 2))('as %s, with the same figures', (format) => {
    const root = emptyWorkspace();
    const text = '# 窗口情况\n\n本周，{{窗口.名称}}共计{{窗口.本周}}。今年以来，累计{{窗口.本年}}。\n';
    for (const number of [1, 2, 3]) {
      const week = `statistics: {窗口: {咨询: ${weeks[number]}, 收件: ${number}}}\n`;
      putFile(root, `issues/${number}/index.md`, header(number, week));
      putFile(root, `issues/${number}/01-窗口.md`, text);
      putFile(
        root,
        `issues/${number}/02-其他.md`,
        '# 其他工作\n\n## 走访\n\n本周，走访了3个乡镇。\n\n1. 听意见；\n2. 办实事。\n',
      );
    }
    expect(runBulletin(['build', '--all', '--to', 'pdf,docx', '--no-system-fonts', '-q'], { cwd: root }).status).toBe(
      0,
    );
    const moved = emptyWorkspace();
    const files = [1, 2, 3].map((number) => [
      `${number}.${format}`,
      readFileSync(join(root, `dist/${number}.${format}`)),
    ]);
    const { status, stderr } = importOld(moved, Object.fromEntries(files));
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(totalsOf(moved)).toEqual(totalsOf(root));
    // Set anew, every page is what it was.
    for (const workspace of [root, moved]) {
      const typed = ['build', '3', '--to', 'layout', '--no-system-fonts', '-q'];
      expect(runBulletin(typed, { cwd: workspace }).status).toBe(0);
    }
    expect(placesIn(textOf(moved, 'dist/3-版面.txt'))).toBe(placesIn(textOf(root, 'dist/3-版面.txt')));
  });

  test('as the issue of the repository, header and all', () => {
    const root = temporaryFolder();
    const issue = readFileSync(join(packageRoot, 'issues/519/index.md'), 'utf8');
    putFile(root, 'issues/bulletin.yaml', readFileSync(join(packageRoot, 'issues/bulletin.yaml'), 'utf8'));
    const dist = join(root, 'made');
    expect(runBulletin(['build', '519', '--to', 'pdf,docx', '-o', dist, '--no-system-fonts', '-q']).status).toBe(0);
    for (const name of ['519.pdf', '519.docx']) {
      expect(runBulletin(['import', '--old', join(dist, name)], { cwd: root }).status).toBe(0);
      expect(textOf(root, 'issues/519/index.md')).toBe(issue);
      expect(runBulletin(['check', '519', '--no-system-fonts'], { cwd: root }).status).toBe(0);
      rmSync(join(root, 'issues/519'), { recursive: true });
    }
    expect(existsSync(join(root, 'issues/519'))).toBe(false);
  });
});
