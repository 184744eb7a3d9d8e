import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docxOf, paragraph } from '../tools/build-docx.js';
import { type SheetSpec, xlsxOf } from '../tools/build-xlsx.js';
import { requireProgram } from '../tools/system-program.js';
import { packageRoot, putFile, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const textOf = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const article = docxOf(paragraph('一、窗口工作') + paragraph('本周办件 37 件, 群众满意。'));

/** Issues 1 and 2 with a series of two measures, and these files beside. */
function workspaceHolding(files: Readonly<Record<string, Uint8Array>>): string {
  const root = workspaceWith(1, 2);
  const yaml =
    'name: 甲\npublisher: 乙\ntemplate: bulletin\nstatistics:\n  窗口:\n    title: 某某窗口\n    measures: {收件: 件, 办件: 件}\n';
  putFile(root, 'issues/bulletin.yaml', yaml);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(root, name), bytes);
  return root;
}

const sheet = (收: number, ...more: SheetSpec['rows']): Buffer =>
  xlsxOf([{ name: '表', rows: [['收件', '办件'], [收, 7], ...more] }]);

describe('a sheet', () => {
  test('of a workspace that declares no measures is told where they are declared', () => {
    const root = workspaceWith(1);
    writeFileSync(join(root, '周报.xlsx'), sheet(5));
    const { status, stderr } = runBulletin(['import', '周报.xlsx'], { cwd: root });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('先在 bulletin.yaml') });
  });

  test('gives the header its figures, and undo takes them back', () => {
    const root = workspaceHolding({ '周报.xlsx': sheet(5), '又.xlsx': sheet(6) });
    const before = textOf(root, 'issues/2/index.md');
    expect(runBulletin(['import', '周报.xlsx', '--dry-run'], { cwd: root })).toMatchObject({ status: 0 });
    expect(textOf(root, 'issues/2/index.md')).toBe(before);
    expect(runBulletin(['import', '周报.xlsx'], { cwd: root })).toMatchObject({
      status: 0,
      stdout: 'issues/2/index.md\n',
    });
    expect(textOf(root, 'issues/2/index.md')).toContain('窗口: {收件: 5, 办件: 7}');
    expect(runBulletin(['import', '又.xlsx'], { cwd: root })).toMatchObject({ status: 2, stdout: '' });
    expect(runBulletin(['import', '又.xlsx', '--replace'], { cwd: root }).status).toBe(0);
    expect(textOf(root, 'issues/2/index.md')).toContain('窗口: {收件: 6, 办件: 7}');
    // What it was and what it is now.
    const shown = runBulletin(['import', '周报.xlsx', '--replace', '--dry-run'], { cwd: root }).stdout;
    expect(shown).toContain('-  窗口: {收件: 6, 办件: 7}\n+  窗口: {收件: 5, 办件: 7}\n');
    for (let times = 0; times < 2; times += 1) runBulletin(['undo'], { cwd: root });
    expect(textOf(root, 'issues/2/index.md')).toBe(before);
  });

  test('and a document are imported apart, each with its own options', () => {
    const root = workspaceHolding({ '周报.xlsx': sheet(5), '又.xlsx': sheet(6), '来稿.docx': article });
    for (const typed of [
      ['周报.xlsx', '来稿.docx'],
      ['周报.xlsx', '--section', '甲'],
      ['来稿.docx', '--replace'],
      ['来稿.docx', '--sum'],
      ['来稿.docx', '--table', '甲'],
      ['周报.xlsx', '--table', '甲', '--sum'],
      ['周报.xlsx', '又.xlsx', '--table', '甲'],
      ['周报.xlsx', '--table', '  '],
      ['周报.xlsx', '--history', '2023', '--sum'],
    ]) {
      expect(runBulletin(['import', ...typed], { cwd: root })).toMatchObject({ status: 2, stdout: '' });
    }
  });

  test('shows where figures were found, and is quiet once that is declared', () => {
    const root = workspaceHolding({ '周报.xlsx': sheet(5) });
    const { stderr } = runBulletin(['import', '周报.xlsx', '--dry-run'], { cwd: root });
    const lines = /^ {4}source:\n(?: {6}.*\n)+/m.exec(stderr)?.[0] ?? '';
    expect(lines).toContain('columns: {收件: 收件, 办件: 办件}');
    putFile(root, 'issues/bulletin.yaml', textOf(root, 'issues/bulletin.yaml') + lines);
    expect(runBulletin(['import', '周报.xlsx', '--dry-run'], { cwd: root }).stderr).not.toContain('source:');
  });
});

describe('a sheet as it is sent', () => {
  const incoming = join(packageRoot, 'test/fixtures/incoming');
  const importInto519 = (file: string, ...typed: readonly string[]) => {
    const root = temporaryFolder();
    cpSync(join(packageRoot, 'issues'), join(root, 'issues'), {
      recursive: true,
      filter: (path) => !path.includes('.history'),
    });
    const before = textOf(root, 'issues/519/index.md');
    const called = runBulletin(['import', join(incoming, file), ...typed], { cwd: root });
    return { ...called, isSame: textOf(root, 'issues/519/index.md') === before };
  };

  test('with formulas without values names each cell', () => {
    const { status, stderr, isSame } = importInto519('公式无缓存.xlsx');
    expect({ status, isSame }).toEqual({ status: 2, isSame: true });
    for (const cell of ['B7', 'C7', 'D7', 'E7']) expect(stderr).toContain(`周报!${cell} 是公式，文件里没有存它的值`);
    expect(stderr).toContain('隐藏的工作表没有取：说明');
  });

  test('of one row is taken, with a warning that it states no period', () => {
    const { status, stderr, isSame } = importInto519('单行.xlsx');
    expect({ status, isSame }).toEqual({ status: 0, isSame: true });
    expect(stderr).toContain('表里没有写是哪一周的数');
    expect(stderr).toContain('综窗.受理 677（Sheet!B2）');
  });

  const isThere = requireProgram('soffice');
  test.runIf(isThere).each(['周报.xls', '周报.et'])(
    'of an old format, %s, names the numbers that are typed as text',
    (file) => {
      const { status, stderr, isSame } = importInto519(file);
      expect({ status, isSame }).toEqual({ status: 2, isSame: true });
      expect(stderr).toContain('“受理”的合计 周报!C7 是 0，上面各行加起来是 677；写成文字的数：周报!C5、周报!C6');
      expect(stderr).toContain('“流转”的合计 周报!E7 是 2500，上面各行加起来是 5516；写成文字的数：周报!E6');
    },
  );

  test('leaves every other byte of a header as it was: its BOM, its line ends, its notes', () => {
    const root = workspaceHolding({ '周报.xlsx': sheet(5) });
    const path = 'issues/2/index.md';
    const text = `\ufeff${textOf(root, path).replace('---\n', '---\n# 第2期：{收件}\n')}`.replaceAll('\n', '\r\n');
    putFile(root, path, text);
    expect(runBulletin(['import', '周报.xlsx'], { cwd: root }).status).toBe(0);
    expect(textOf(root, path)).toBe(
      text.replace(/\r\n---\r\n/, '\r\nstatistics:\r\n  窗口: {收件: 5, 办件: 7}\r\n---\r\n'),
    );
    expect(runBulletin(['undo'], { cwd: root }).status).toBe(0);
    expect(textOf(root, path)).toBe(text);
  });

  test('is refused where the header has what this program’s YAML hasn’t', () => {
    const root = workspaceHolding({ '周报.xlsx': sheet(5) });
    const path = 'issues/2/index.md';
    const text = textOf(root, path).replace('\n---\n', '\nstatistics: &a {窗口: {收件: 1, 办件: 2}}\n---\n');
    putFile(root, path, text);
    const { status, stderr } = runBulletin(['import', '周报.xlsx', '--replace'], { cwd: root });
    expect(status).toBe(2);
    expect(stderr).toMatch(/issues\/2\/index\.md:\d+:\d+: 错误/);
    expect(textOf(root, path)).toBe(text);
  });
});

test('several sheets are added up, each in the explanation of the total, and taken back', () => {
  const root = workspaceHolding({ '甲.xlsx': sheet(5), '乙.xlsx': sheet(6) });
  const before = textOf(root, 'issues/2/index.md');
  expect(runBulletin(['import', '甲.xlsx', '乙.xlsx'], { cwd: root })).toMatchObject({ status: 2, stdout: '' });
  expect(runBulletin(['import', '甲.xlsx', '乙.xlsx', '--sum'], { cwd: root }).status).toBe(0);
  const explained = runBulletin(['stats', '--explain', '窗口.收件', '--format', 'json'], { cwd: root });
  const rows: { kind: string; value: number; reason: string | null }[] = JSON.parse(explained.stdout).rows;
  expect(rows.filter(({ reason }) => reason !== null).map(({ kind, value, reason }) => [kind, value, reason])).toEqual([
    ['week', 5, '甲.xlsx'],
    ['week', 6, '乙.xlsx'],
  ]);
  const table = JSON.parse(runBulletin(['stats', '--format', 'json'], { cwd: root }).stdout).rows;
  expect(table.at(-2)).toMatchObject({ number: 2, measure: '收件', week: 11, week_exact: '11' });
  expect(runBulletin(['undo'], { cwd: root }).status).toBe(0);
  expect(textOf(root, 'issues/2/index.md')).toBe(before);
});

describe('a sheet that is to be a table of the text', () => {
  const regions = xlsxOf([
    {
      name: '市州',
      rows: [
        ['各市州办件情况'],
        ['地区', '办件', '', '满意率'],
        ['', '线上', '线下', ''],
        ['成都,市', 1, 2, { xml: '<c s="2"><v>0.985</v></c>' }],
        ['填表人：张三'],
      ],
      merged: ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3'],
    },
  ]);
  const files = (root: string): readonly string[] => readdirSync(join(root, 'issues/2')).sort();

  test('is kept as a CSV under its title, and named by the line that is printed', () => {
    const root = workspaceHolding({ '市州.xlsx': regions });
    const before = files(root);
    const { status, stdout, stderr } = runBulletin(['import', '市州.xlsx', '--table', '表1 [市州]'], { cwd: root });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '![表1 \\[市州\\]](表1市州.csv)\n' });
    expect(textOf(root, 'issues/2/表1市州.csv')).toBe('地区,办件线上,办件线下,满意率\n"成都,市",1,2,98.5%\n');
    expect(stderr).toContain('各市州办件情况、填表人：张三');
    const section = 'issues/2/01-试验.md';
    putFile(root, section, `${textOf(root, section)}\n${stdout}`);
    const checked = runBulletin(['check', '2', '--format', 'json', '--no-system-fonts'], { cwd: root });
    expect(checked.stdout).not.toContain('table-file');
    expect(runBulletin(['undo'], { cwd: root }).status).toBe(0);
    expect(files(root)).toEqual(before);
  });

  test('is only shown by a dry run, and never takes the place of another', () => {
    const root = workspaceHolding({ '市州.xlsx': regions });
    const before = files(root);
    const shown = runBulletin(['import', '市州.xlsx', '--table', '表', '--dry-run'], { cwd: root });
    expect(shown.stdout).toContain('==> issues/2/表.csv <==\n地区,');
    expect(files(root)).toEqual(before);
    runBulletin(['import', '市州.xlsx', '--table', '表'], { cwd: root });
    expect(runBulletin(['import', '市州.xlsx', '--table', '表'], { cwd: root }).stdout).toBe('![表](表-2.csv)\n');
  });

  test.each<[string, readonly SheetSpec[], string]>([
    [
      'has no value',
      [
        {
          name: '表',
          rows: [
            ['甲', '乙'],
            [1, { xml: '<c><f>A1</f></c>' }],
          ],
        },
      ],
      '表!B2',
    ],
    [
      'has an error',
      [
        {
          name: '表',
          rows: [
            ['甲', '乙'],
            [1, { xml: '<c t="e"><v>#REF!</v></c>' }],
          ],
        },
      ],
      '#REF!',
    ],
    [
      'is one of two',
      [
        {
          name: '表',
          rows: [
            ['甲', '乙'],
            [1, 2],
          ],
        },
        { name: '又', rows: [['丙']] },
      ],
      '表、又',
    ],
    ['has heads alone', [{ name: '表', rows: [['甲', '乙']] }], '表头'],
    [
      'has a column without a head',
      [
        {
          name: '表',
          rows: [
            ['甲', ''],
            [1, 2],
          ],
        },
      ],
      '表头',
    ],
  ])('and %s is refused', (_, sheets, said) => {
    const root = workspaceHolding({ '表.xlsx': xlsxOf(sheets) });
    const before = files(root);
    const { status, stdout, stderr } = runBulletin(['import', '表.xlsx', '--table', '情况'], { cwd: root });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(files(root)).toEqual(before);
    expect(existsSync(join(root, 'issues/.history'))).toBe(false);
  });
});
