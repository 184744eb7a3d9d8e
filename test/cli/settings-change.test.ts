import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putFile, runBulletin, temporaryFolder } from './run-bulletin.js';

/*
 * An invented office over a turn of the year: numbers 8 and 9 are of 2024, 10 and 11 of 2025. The first three are released
 * before bulletin.yaml changes; 11 isn't.
 */

const settings = `name: 试验周报
publisher: 某某中心
template: bulletin
distribution: {报: 甲处, 发: 丙处}
statistics:
  大厅:
    title: 市某某大厅
    measures:
      受理: 件
      办结: 件
      成交额: {unit: 元, digits: 2}
      办结率: {unit: "%", of: 办结 / 受理}
      等候: {unit: 分钟, mean: 受理}
      最长: {unit: 分钟, take: max}
    opening: [{year: 2024, through: 7, 受理: 900, 办结: 800, 成交额: 5000.05, 等候: 9.5, 最长: 60}]
  网站:
    title: 某某网
    measures: {点击: 次}
    opening: [{year: 2024, through: 7, 点击: 5000}]
`;

const text = `# 工作情况

本周，{{大厅.名称}}共计{{大厅.本周}}。今年以来，办结率{{大厅.本年.办结率}}%，平均等候{{大厅.本年.等候}}分钟，最长{{大厅.本年.最长}}分钟，受理{{大厅.本年.受理}}件。{{网站.名称}}共计{{网站.本年}}。
`;

const places = [
  { number: 8, year: 2024, issue: 8, period: '2024-12-16/2024-12-20', date: '2024-12-20' },
  { number: 9, year: 2024, issue: 9, period: '2024-12-23/2024-12-27', date: '2024-12-27' },
  { number: 10, year: 2025, issue: 1, period: '2024-12-30/2025-01-03', date: '2025-01-03' },
  { number: 11, year: 2025, issue: 2, period: '2025-01-06/2025-01-10', date: '2025-01-10' },
];

function office(): string {
  const root = mkdtempSync(join(tmpdir(), 'bulletin-settings-'));
  putFile(root, 'issues/bulletin.yaml', settings);
  for (const { number, ...place } of places) {
    const hall = `{受理: ${100 + 7 * number}, 办结: ${95 + number}, 成交额: ${number}.25, 等候: 8.${number}, 最长: ${30 + number}}`;
    const keys = Object.entries({ number, ...place }).map(([key, value]) => `${key}: ${value}\n`);
    const header = `---\n${keys.join('')}statistics:\n  大厅: ${hall}\n  网站: {点击: ${50 + number}}\n---\n`;
    putFile(root, `issues/${number}/index.md`, header);
    putFile(root, `issues/${number}/01-工作.md`, text);
  }
  return root;
}

type Edit = readonly [before: string, after: string];

function edit(root: string, path: string, edits: readonly Edit[]): void {
  let content = readFileSync(join(root, path), 'utf8');
  for (const [before, after] of edits) {
    expect(content).toContain(before);
    content = content.replaceAll(before, after);
  }
  putFile(root, path, content);
}

/** Errors as `issue rule`, of all issues. */
function errors(root: string): readonly string[] {
  const { stdout } = runBulletin(['check', '--all', '--format', 'json', '--no-system-fonts'], { cwd: root });
  const { findings }: { findings: readonly Record<'severity' | 'file' | 'rule', string>[] } = JSON.parse(stdout);
  const found = findings.filter(({ severity }) => severity === 'error');
  return [...new Set(found.map(({ file, rule }) => `${file.split('/')[1]} ${rule}`))];
}

let released: string;
beforeAll(() => {
  released = office();
  for (const number of ['8', '9', '10']) {
    const { status, stderr } = runBulletin(['release', number, '--no-system-fonts'], { cwd: released });
    expect(status, stderr).toBe(0);
  }
}, 60_000);
afterAll(() => rmSync(released, { recursive: true, force: true }));

function changed(
  settingsEdits: readonly Edit[],
  newest: readonly Edit[] = [],
  textEdits: readonly Edit[] = [],
): string {
  const root = temporaryFolder();
  cpSync(released, root, { recursive: true });
  edit(root, 'issues/bulletin.yaml', settingsEdits);
  edit(root, 'issues/11/index.md', newest);
  edit(root, 'issues/11/01-工作.md', textEdits);
  return root;
}

describe('a change that is dated turns no issue red, released or not', () => {
  test.each<[string, readonly Edit[], readonly Edit[], readonly Edit[]]>([
    [
      'a new measure',
      [['      成交额', '      好评: {unit: 次, from: 11}\n      成交额']],
      [['成交额', '好评: 3, 成交额']],
      [],
    ],
    [
      'an ended measure',
      [['最长: {', '最长: {until: 10, ']],
      [[', 最长: 41', '']],
      [['，最长{{大厅.本年.最长}}分钟', '']],
    ],
    [
      'a renamed measure',
      [
        ['      受理: 件', '      收件: {unit: 件, was: 受理, from: 11}'],
        ['/ 受理', '/ 收件'],
        ['mean: 受理', 'mean: 收件'],
      ],
      [['受理', '收件']],
      [['本年.受理', '本年.收件']],
    ],
    [
      'a renamed series',
      [['  大厅:', '  综窗:\n    was: 大厅\n    from: 11']],
      [['大厅', '综窗']],
      [['{{大厅', '{{综窗']],
    ],
    [
      'a renamed series whose name another one takes',
      [
        ['  大厅:', '  综窗:\n    was: 大厅\n    from: 11'],
        ['  网站:', '  大厅:\n    title: 新大厅\n    from: 11\n    measures: {来访: 人}\n  网站:'],
      ],
      [['  大厅:', '  大厅: {来访: 9}\n  综窗:']],
      [['{{大厅', '{{综窗']],
    ],
    [
      'an ended series',
      [['    title: 某某网', '    title: 某某网\n    until: 10']],
      [['  网站: {点击: 61}\n', '']],
      [['{{网站.名称}}共计{{网站.本年}}。', '']],
    ],
    [
      'units, titles, the publisher and the template',
      [
        ['{点击: 次}', '{点击: {unit: [{until: 10, is: 次}, {from: 11, is: 人次}]}}'],
        ['title: 某某网', 'title: [{until: 10, is: 某某网}, {from: 2025-01-06, is: 新网}]'],
        ['publisher: 某某中心', 'publisher: [{until: 10, is: 某某中心}, {from: 11, is: 某某局}]'],
        ['template: bulletin', 'template: [{until: 10, is: 没有了}, {from: 11, is: bulletin}]'],
      ],
      [],
      [],
    ],
  ])('%s', (_change, settingsEdits, newest, textEdits) => {
    const root = changed(settingsEdits, newest, textEdits);
    expect(errors(root)).toEqual([]);
    const { status } = runBulletin(['build', '9', '--no-system-fonts'], { cwd: root });
    expect(status).toBe(0);
    const [built, kept] = ['dist/9.pdf', 'issues/9/9.pdf'].map((path) => readFileSync(join(root, path)));
    expect(kept && built?.equals(kept)).toBe(true);
  });
});

describe('a released issue keeps the settings that it was printed with', () => {
  test.each<[string, readonly Edit[]]>([
    ['a measure is added', [['      成交额', '      好评: 次\n      成交额']]],
    [
      'one is removed',
      [
        ['      最长: {unit: 分钟, take: max}\n', ''],
        [', 最长: 60', ''],
      ],
    ],
    [
      'one gets another name',
      [
        ['      最长: {', '      最久: {'],
        ['最长: 60', '最久: 60'],
      ],
    ],
    ['one is made up otherwise', [['take: max', 'take: last']]],
    ['a formula is another one', [['办结 / 受理', '受理 / 办结']]],
    ['one has fewer decimals', [['unit: 元, digits: 2', 'unit: 元']]],
    ['a series gets another name', [['  大厅:', '  综窗:']]],
    ['a series is removed', [[settings.slice(settings.indexOf('  网站:')), '']]],
  ])('where %s', (_change, settingsEdits) => {
    const root = changed(settingsEdits);
    expect(errors(root).filter((error) => /^[89] /.test(error))).toEqual([]);
    for (const number of ['9', '10']) {
      expect(runBulletin(['check', number, '--no-system-fonts'], { cwd: root }).status).toBe(0);
    }
  });

  test('and a changed figure is named as it was called then', () => {
    const root = changed(
      [
        ['  大厅:', '  综窗:\n    was: 大厅\n    from: 11'],
        ['      最长: {', '      最久: {was: 最长, from: 11, '],
      ],
      [
        ['大厅', '综窗'],
        ['最长', '最久'],
      ],
      [
        ['{{大厅', '{{综窗'],
        ['本年.最长', '本年.最久'],
      ],
    );
    edit(root, 'issues/8/index.md', [['最长: 38', '最长: 77']]);
    const { stdout, status } = runBulletin(['check', '9', '--no-system-fonts'], { cwd: root });
    expect(status).toBe(1);
    expect(stdout).toContain('第8期的“大厅”最长，印发第9期时是 38，现在是 77');
    expect(stdout).not.toContain('时还没有');
  });

  test('and a change to its figures is found all the same', () => {
    const root = changed([
      ['      最长: {unit: 分钟, take: max}\n', ''],
      [', 最长: 60', ''],
      ['受理: 900', '受理: 901'],
    ]);
    expect(errors(root)).toContain('bulletin.yaml released-changed');
    expect(runBulletin(['check', '9', '--no-system-fonts'], { cwd: root }).status).toBe(1);
  });
});
