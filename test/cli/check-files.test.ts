import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { putFile, runBulletin, spawnBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const SECTION = 'issues/1/01-试验.md';
const wrong = '# 试验情况\n\n本周做了一次试验,很好。\n';

interface Reported {
  readonly file: string;
  readonly rule: string;
  readonly fix?: { readonly file: string; readonly line: number; readonly column: number; readonly text: string };
}

const rulesIn = (stdout: string): readonly string[] =>
  JSON.parse(stdout).findings.map(({ file, rule }: Reported) => `${file} ${rule}`);

describe('check FILE…', () => {
  /** Mistakes in two sections and in the settings. */
  const workspace = (): string => {
    const root = workspaceWith(1, 2);
    putFile(root, SECTION, wrong);
    putFile(root, 'issues/1/02-其他.md', wrong);
    return root;
  };
  const check = (cwd: string, ...words: readonly string[]) =>
    runBulletin(['check', '--no-system-fonts', '--format', 'json', ...words], { cwd });

  test('lists what is in the file alone, of an issue that is not the newest too', () => {
    const root = workspace();
    const { status, stdout, stderr } = check(root, SECTION);
    expect(rulesIn(stdout)).toEqual([`${SECTION} half-width-mark`]);
    expect(status).toBe(0);
    expect(stderr).toContain(`查了 ${SECTION}：1 个警告`);
    expect(rulesIn(check(root, '--all').stdout)).toHaveLength(2);
  });

  test('takes a path from where the caller stands, or else from the workspace', () => {
    const root = workspace();
    expect(rulesIn(check(join(root, 'issues/1'), '01-试验.md', '02-其他.md').stdout)).toHaveLength(2);
    expect(rulesIn(check(temporaryFolder(), '-C', root, SECTION).stdout)).toHaveLength(1);
    expect(rulesIn(check(root, join(root, SECTION)).stdout)).toHaveLength(1);
  });

  test('takes the newest issue for what all share', () => {
    const root = workspace();
    putFile(root, 'issues/people.yaml', 'people: 甲乙\n');
    const { status, stdout } = check(root, 'issues/people.yaml');
    expect(status).toBe(1);
    expect(new Set(JSON.parse(stdout).findings.map(({ file }: Reported) => file))).toEqual(
      new Set(['issues/people.yaml']),
    );
  });

  test('takes the folder of an issue for the issue', () => {
    expect(check(workspace(), 'issues/1/').stderr).toContain('查了第1期：');
  });

  test('counts warnings of the file alone', () => {
    const root = workspace();
    expect(check(root, SECTION, '--max-warnings', '1').status).toBe(0);
    expect(check(root, '1', '--max-warnings', '1').status).toBe(1);
  });

  test('mends the file and no other', () => {
    const root = workspace();
    runBulletin(['check', '--fix', SECTION], { cwd: root });
    expect(readFileSync(join(root, SECTION), 'utf8')).toContain('试验，很好');
    expect(readFileSync(join(root, 'issues/1/02-其他.md'), 'utf8')).toBe(wrong);
  });

  test.each([
    [['issues/1/09-没有.md'], '没有“issues/1/09-没有.md”这个文件'],
    [['dist/1.pdf'], '没有“dist/1.pdf”这个文件'],
    [['README.md'], '“README.md”不是公报的稿件'],
    [[SECTION, '2'], '不能和期号'],
    [[SECTION, '--all'], '不能和期号'],
    [['-'], '没有写明标准输入是哪个文件'],
    [['--stdin-filename', SECTION], '--stdin-filename 要和 - 一起写'],
  ])('refuses %j', (words, message) => {
    const root = workspace();
    putFile(root, 'README.md', '');
    const { status, stderr } = check(root, ...words);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('refuses what is in no workspace', () => {
    const { status, stderr } = check(workspace(), join(workspace(), SECTION));
    expect(status).toBe(2);
    expect(stderr).toContain('不在工作文件夹里');
  });
});

describe('check - with the text of a file that is not saved', () => {
  const check = (root: string, path: string, text: string | Buffer, ...more: readonly string[]) =>
    spawnBulletin(
      ['check', '-', '--stdin-filename', path, '--no-system-fonts', '--format', 'json', ...more],
      { cwd: root },
      text,
    );

  test('finds what is wrong in it, with the edit that mends it, whatever the file says', () => {
    const { status, stdout } = check(workspaceWith(1), SECTION, wrong);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { file: SECTION, rule: 'half-width-mark', fix: { file: SECTION, line: 3, column: 9, endColumn: 10, text: '，' } },
    ]);
  });

  test('takes a section that there is no file of yet, and a header', () => {
    const root = workspaceWith(1);
    expect(rulesIn(check(root, 'issues/1/02-新的.md', wrong).stdout)).toEqual(['issues/1/02-新的.md half-width-mark']);
    const header = readFileSync(join(root, 'issues/1/index.md'), 'utf8').replace(/^date:.*$/m, 'date: 2001-13-45');
    expect(rulesIn(check(root, 'issues/1/index.md', header).stdout)[0]).toMatch(/^issues\/1\/index\.md /);
  });

  test('says what can not be read in it, and what is too long', () => {
    const root = workspaceWith(1);
    expect(rulesIn(check(root, SECTION, Buffer.from([0xff, 0xfe, 0x41, 0])).stdout)).toEqual([`${SECTION} not-utf8`]);
    expect(rulesIn(check(root, SECTION, '字'.repeat(50_000)).stdout)).toEqual([`${SECTION} file-too-large`]);
  });

  test('mends nothing', () => {
    const root = workspaceWith(1);
    const { status, stderr } = check(root, SECTION, wrong, '--fix');
    expect(status).toBe(2);
    expect(stderr).toContain('标准输入里的稿件不能改');
    expect(readFileSync(join(root, SECTION), 'utf8')).not.toContain(',');
  });
});
