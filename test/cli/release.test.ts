import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blankRows, idat, iend, ihdr, pngOf } from '../image/make-png.js';
import { setHeadingsInSong } from './counted-archive.js';
import { packageRoot, putFile, type Run, runBulletin, startBulletin, workspaceWith } from './run-bulletin.js';

const sound = ['--no-system-fonts'];
const INDEX = 'issues/9/index.md';
const SECTION = 'issues/9/01-试验.md';

const release = (root: string, ...typed: readonly string[]): Run =>
  runBulletin(['release', ...typed, ...sound], { cwd: root });
const build = (root: string, ...typed: readonly string[]): Run =>
  runBulletin(['build', ...typed, ...sound], { cwd: root });

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const bytes = (root: string, path: string): Buffer => readFileSync(join(root, path));
const replace = (root: string, path: string, from: string | RegExp, to: string): void =>
  putFile(root, path, read(root, path).replace(from, to));

/** The errors of `check`, as `file:line:col [rule]`. */
function errorsOf(root: string, number: number): readonly string[] {
  const { stdout } = runBulletin(['check', String(number), '--format', 'short', ...sound], { cwd: root });
  const lines = stdout.split('\n').filter((line) => line.includes(': error: '));
  return lines.map((line) => line.replace(/: error: .* \[/, ' ['));
}

/** A black square of so many pixels. */
const imageOf = (size: number): Buffer => pngOf(ihdr({ width: size, height: size }), idat(blankRows(size, size)), iend);

const series = `statistics:
  窗口:
    title: 试验窗口
    measures: {咨询: 人次, 受理: 件}
    opening: [{year: 2001, through: 8, 咨询: 40, 受理: 5}]
`;

/** A workspace whose issues 9 and 10 have figures. */
function countingWorkspace(): string {
  const root = workspaceWith(9, 10);
  appendFileSync(join(root, 'issues/bulletin.yaml'), series);
  replace(root, INDEX, /---\n$/, 'statistics: {窗口: {咨询: 3, 受理: 4}}\n---\n');
  replace(root, 'issues/10/index.md', /---\n$/, 'statistics: {窗口: {咨询: 6, 受理: 7}}\n---\n');
  for (const number of [9, 10]) putFile(root, `issues/${number}/01-试验.md`, '# 试验\n\n今年以来{{窗口.本年}}。\n');
  return root;
}

describe('a PDF that stands there and is another document is not released', () => {
  test.each([
    ['the text', (root: string) => replace(root, SECTION, /。\n$/, '，有改动。\n'), '稿件或者各期共用的设置改过'],
    ['the fonts', setHeadingsInSong, /字体是 \S*NotoSansSC\S*，现在是 (?!\S*NotoSansSC)/],
    ['the file', (root: string) => putFile(root, 'dist/9.pdf', 'another one'), '不是这一期的 PDF'],
  ])('for it was built before %s changed', (_, change, said) => {
    const root = workspaceWith(9);
    expect(build(root, '9').status).toBe(0);
    const built = bytes(root, 'dist/9.pdf');
    change(root);
    const run = release(root, '9');
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(said);
    expect(bytes(root, 'dist/9.pdf').equals(built)).toBe(_ !== 'the file');
  });
});

test('what the author overruled is listed with its reason', () => {
  const root = workspaceWith(9);
  putFile(root, SECTION, '# 试验\n\n本周正常。\n\n<!-- bulletin-ignore left-over: 表格的样子 -->\n编号为××件。\n');
  const run = release(root, '9', '--dry-run');
  expect(run).toMatchObject({ status: 0 });
  expect(run.stderr).toContain(`  ${SECTION}:5:1 left-over：表格的样子\n`);
});

function releasedWorkspace(): string {
  const root = workspaceWith(9);
  expect(release(root, '9').status).toBe(0);
  return root;
}

describe('a release', () => {
  test('writes the PDF and a copy beside the sources, and records both in the header and says so', () => {
    const root = countingWorkspace();
    const before = read(root, INDEX);
    const run = release(root, '9');
    expect(run).toMatchObject({ status: 0, stdout: 'dist/9.pdf\n' });
    expect(run.stderr).toContain('issues/9/9.pdf');
    expect(bytes(root, 'issues/9/9.pdf').equals(bytes(root, 'dist/9.pdf'))).toBe(true);
    expect(readdirSync(join(root, 'issues/9')).sort()).toEqual([
      '01-试验.md',
      '9-印发.json',
      '9-稿件.zip',
      '9.pdf',
      'index.md',
    ]);
    const after = read(root, INDEX);
    expect(after.startsWith(before.slice(0, -4))).toBe(true);
    expect(after).toContain('  - date: 2001-03-06\n    pages: 1\n');
    expect(after).toContain('      窗口: {咨询: 43, 受理: 9}\n');
    expect(errorsOf(root, 9)).toEqual([]);
  });

  test('takes the PDF that was built before, and refuses one that the sources no longer give', () => {
    const root = workspaceWith(9);
    build(root);
    putFile(root, SECTION, '# 试验情况\n\n本周做了两次试验。\n');
    const sources = read(root, INDEX);
    const run = release(root, '9');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('bulletin build 9');
    expect(read(root, INDEX)).toBe(sources);
    build(root);
    expect(release(root, '9').status).toBe(0);
  });

  test('writes nothing where the sources have errors, such as no printing date', () => {
    const root = workspaceWith(9);
    replace(root, INDEX, /^date:.*\n/m, '');
    const sources = read(root, INDEX);
    const run = release(root, '9');
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain('[key-missing]');
    expect(read(root, INDEX)).toBe(sources);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('of a dry run says the same and writes nothing', () => {
    const root = workspaceWith(9);
    const sources = read(root, INDEX);
    const run = release(root, '9', '--dry-run');
    expect(run).toMatchObject({ status: 0, stdout: '' });
    expect(run.stderr).toMatch(/SHA-256 [0-9a-f]{64}/);
    expect(read(root, INDEX)).toBe(sources);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('keeps BOM, line ends and permissions of index.md', () => {
    const root = workspaceWith(9);
    putFile(root, INDEX, `\ufeff${read(root, INDEX).replaceAll('\n', '\r\n')}`);
    chmodSync(join(root, INDEX), 0o640);
    expect(release(root, '9').status).toBe(0);
    const text = read(root, INDEX);
    expect(text.startsWith('\ufeff---\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(statSync(join(root, INDEX)).mode & 0o777).toBe(0o640);
    expect(errorsOf(root, 9)).toEqual([]);
  });

  test('of a special issue has a copy under its name', () => {
    const root = workspaceWith(9);
    const header = read(root, INDEX)
      .replace(/^number:.*\n/m, '')
      .replace(/^issue:.*$/m, 'special: 1');
    putFile(root, 'issues/2001-增1/index.md', header);
    putFile(root, 'issues/2001-增1/01-试验.md', read(root, SECTION));
    expect(release(root, '2001-增1')).toMatchObject({ status: 0, stdout: 'dist/2001-增1.pdf\n' });
    expect(existsSync(join(root, 'issues/2001-增1/2001-增1.pdf'))).toBe(true);
  });

  test('never replaces another file of that name', () => {
    const root = workspaceWith(9);
    putFile(root, 'issues/9/9.pdf', 'a scan of the printed issue');
    const run = release(root, '9');
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('issues/9/9.pdf');
    expect(read(root, 'issues/9/9.pdf')).toBe('a scan of the printed issue');
  });

  test('is refused where the header can’t take the record, and nothing is written', () => {
    const root = workspaceWith(9);
    replace(root, INDEX, /---\n$/, '...\n---\n');
    const run = release(root, '9');
    expect(run.status).toBe(2);
    expect(existsSync(join(root, 'issues/9/9.pdf'))).toBe(false);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('that was cut off before the record was written can be made again', () => {
    const root = workspaceWith(9);
    const sources = read(root, INDEX);
    release(root, '9');
    putFile(root, INDEX, sources);
    putFile(root, 'issues/9/.release.lock', '0');
    expect(release(root, '9').status).toBe(0);
    expect(errorsOf(root, 9)).toEqual([]);
  });

  test('made twice at once is made once', async () => {
    const root = workspaceWith(9);
    const typed = ['release', '9', ...sound];
    const runs = [startBulletin(typed, { cwd: root }), startBulletin(typed, { cwd: root })];
    const statuses = await Promise.all(runs.map(async (run) => (await once(run, 'exit'))[0]));
    expect(statuses.sort()).toEqual([0, 2]);
    expect(read(root, INDEX).match(/sha256:/g)).toHaveLength(1);
    expect(errorsOf(root, 9)).toEqual([]);
  });
});

describe('wrong calls are usage errors', () => {
  test.each([
    ['a reason without --again', ['9', '--reason', '重印'], '--again'],
    ['--again without a reason', ['9', '--again'], '--reason'],
    ['--again with an empty reason', ['9', '--again', '--reason', ' '], '--reason'],
    ['no number', [], 'number'],
    ['an issue that was not released', ['9', '--again', '--reason', '重印'], '--again'],
  ])('%s', (_name, typed, mentioned) => {
    const root = workspaceWith(9);
    const sources = read(root, INDEX);
    const run = runBulletin(['release', ...typed, ...sound, '--lang', 'en'], { cwd: root });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain(mentioned);
    expect(read(root, INDEX)).toBe(sources);
  });

  test('an issue that was released', () => {
    const root = releasedWorkspace();
    const sources = read(root, INDEX);
    const run = release(root, '9');
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('--again');
    expect(read(root, INDEX)).toBe(sources);
  });
});

describe('a released issue', () => {
  test('may be saved with other line ends and blanks', () => {
    const root = releasedWorkspace();
    for (const path of [INDEX, SECTION]) putFile(root, path, `\ufeff${read(root, path).replaceAll('\n', '\r\n')}\r\n`);
    expect(errorsOf(root, 9)).toEqual([]);
  });

  test('has an error where a section, its header or its own words changed, which names corrections', () => {
    const root = releasedWorkspace();
    appendFileSync(join(root, SECTION), '\n又做了一次。\n');
    expect(errorsOf(root, 9)).toEqual([`${SECTION}:1:1 [released-changed]`]);
    expect(build(root).stderr).toContain('corrections（更正）');
    replace(root, INDEX, 'issue: 9', 'issue: 9\ncopies: 4');
    expect(errorsOf(root, 9)).toEqual([`${INDEX}:1:1 [released-changed]`, `${SECTION}:1:1 [released-changed]`]);
  });

  test('is the same where a system stores the accents of file names in another form', () => {
    const root = workspaceWith(9);
    const section = (form: string): string => join(root, `issues/9/02-${'Café'.normalize(form)}.md`);
    writeFileSync(section('NFC'), '# 另一部分\n\n本周又做了一次试验。\n');
    expect(release(root, '9').status).toBe(0);
    renameSync(section('NFC'), section('NFD'));
    expect(errorsOf(root, 9)).toEqual([]);
    writeFileSync(section('NFD'), '# 另一部分\n\n本周没有做试验。\n');
    expect(errorsOf(root, 9)).toHaveLength(1);
  });

  test('has an error where a section is gone or came to be', () => {
    const root = releasedWorkspace();
    renameSync(join(root, SECTION), join(root, 'issues/9/02-试验.md'));
    const errors = errorsOf(root, 9);
    expect(errors).toContain('issues/9/02-试验.md:1:1 [released-changed]');
    expect(errors.some((error) => /index\.md:\d+:\d+ \[released-changed\]/.test(error))).toBe(true);
  });

  test('has an error where an image or a table that it shows changed, and none for other files', () => {
    const root = workspaceWith(9);
    writeFileSync(join(root, 'issues/9/厅.png'), imageOf(8));
    putFile(root, 'issues/9/表.csv', '项目,数\n甲,1\n');
    const text = '# 试验情况\n\n本周试验如下。\n\n![试验厅](厅.png "宽20mm")\n\n![表1 试验](表.csv)\n';
    putFile(root, SECTION, text);
    expect(release(root, '9').status).toBe(0);
    putFile(root, 'issues/9/便条.txt', '不印的');
    expect(errorsOf(root, 9)).toEqual([]);
    putFile(root, 'issues/9/表.csv', '项目,数\n甲,2\n');
    writeFileSync(join(root, 'issues/9/厅.png'), imageOf(9));
    expect(errorsOf(root, 9)).toEqual([
      'issues/9/厅.png:1:1 [released-changed]',
      'issues/9/表.csv:1:1 [released-changed]',
    ]);
  });

  test('has an error at a figure that an earlier header changed, and at the opening’s change', () => {
    const root = countingWorkspace();
    release(root, '10');
    const figure = /^issues\/10\/index\.md:\d+:\d+ \[released-changed\]$/;
    const cause = /^issues\/9\/index\.md:7:\d+ \[released-changed\]$/;
    replace(root, INDEX, '受理: 4', '受理: 3');
    expect(errorsOf(root, 10)).toEqual([expect.stringMatching(cause), expect.stringMatching(figure)]);
    replace(root, INDEX, '受理: 3', '受理: 4');
    expect(errorsOf(root, 10)).toEqual([]);
    replace(root, 'issues/bulletin.yaml', '咨询: 40', '咨询: 41');
    const { stdout } = runBulletin(['check', '10', ...sound], { cwd: root });
    expect(stdout).toContain('49');
    expect(stdout).toContain('50');
  });

  test('is not mended by check --fix', () => {
    const root = workspaceWith(9);
    putFile(root, SECTION, '# 试验情况\n\n本周做了３次试验.\n');
    release(root, '9');
    const text = read(root, SECTION);
    runBulletin(['check', '9', '--fix', ...sound], { cwd: root });
    expect(read(root, SECTION)).toBe(text);
  });
});

test.skipIf(process.platform === 'win32')('a disk that takes nothing more keeps the issue as it was', () => {
  const root = workspaceWith(9);
  const before = { header: read(root, INDEX), files: readdirSync(join(root, 'issues/9')) };
  const program = [process.execPath, join(packageRoot, 'bin/bulletin.js'), 'release', '9', ...sound];
  const limited = spawnSync('sh', ['-c', 'ulimit -f 0; exec "$@"', 'sh', ...program], { cwd: root, encoding: 'utf8' });
  expect(limited).toMatchObject({ status: 2, stderr: expect.stringContaining('写不进去') });
  expect({ header: read(root, INDEX), files: readdirSync(join(root, 'issues/9')) }).toEqual(before);
  expect(release(root, '9').status).toBe(0);
});

describe('building a released issue', () => {
  test('leaves its PDF alone, and puts it back where it is gone or another one', () => {
    const root = releasedWorkspace();
    const pdf = bytes(root, 'dist/9.pdf');
    const { mtimeMs } = statSync(join(root, 'dist/9.pdf'));
    expect(build(root, '--force')).toMatchObject({ status: 0, stdout: 'dist/9.pdf\n' });
    expect(statSync(join(root, 'dist/9.pdf')).mtimeMs).toBe(mtimeMs);
    rmSync(join(root, 'dist'), { recursive: true });
    expect(build(root)).toMatchObject({ status: 0, stdout: 'dist/9.pdf\n' });
    expect(bytes(root, 'dist/9.pdf').equals(pdf)).toBe(true);
    putFile(root, 'dist/9.pdf', 'another one');
    expect(build(root, '--force').status).toBe(0);
    expect(bytes(root, 'dist/9.pdf').equals(pdf)).toBe(true);
  });

  test('takes the released PDF although what is set now differs', () => {
    const root = releasedWorkspace();
    const pdf = bytes(root, 'dist/9.pdf');
    replace(root, 'issues/bulletin.yaml', 'copies: 3', 'copies: 30');
    rmSync(join(root, 'dist'), { recursive: true });
    expect(build(root).status).toBe(0);
    expect(bytes(root, 'dist/9.pdf').equals(pdf)).toBe(true);
  });

  test('makes it anew where both copies are gone and it comes out the same, and warns', () => {
    const root = releasedWorkspace();
    const pdf = bytes(root, 'dist/9.pdf');
    rmSync(join(root, 'dist'), { recursive: true });
    rmSync(join(root, 'issues/9/9.pdf'));
    const run = build(root);
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('[released-pdf]');
    expect(bytes(root, 'dist/9.pdf').equals(pdf)).toBe(true);
  });

  test('warns where the copy beside the sources is gone or altered, as check does', () => {
    const root = releasedWorkspace();
    for (const spoil of [
      () => putFile(root, 'issues/9/9.pdf', 'altered'),
      () => rmSync(join(root, 'issues/9/9.pdf')),
    ]) {
      spoil();
      const warning = /issues\/9\/index\.md:\d+:\d+: 警告：.*\[released-pdf\]/;
      const checked = runBulletin(['check', ...sound], { cwd: root });
      expect(checked).toMatchObject({ status: 0, stdout: expect.stringMatching(warning) });
      expect(build(root)).toMatchObject({ status: 0, stderr: expect.stringMatching(warning) });
    }
  });

  test.each([['--quiet'], ['--force']])(
    'fails where there is no released PDF to be had, and writes none (%s)',
    (option) => {
      const root = releasedWorkspace();
      replace(root, 'issues/bulletin.yaml', 'copies: 3', 'copies: 30');
      rmSync(join(root, 'issues/9/9.pdf'));
      putFile(root, 'dist/9.pdf', 'another one');
      for (let run = 0; run < 2; run += 1) {
        const { status, stdout, stderr } = build(root, option);
        expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
        expect(stderr).toMatch(/^issues\/9\/index\.md:\d+:\d+: 错误：.*\[released-pdf\]$/m);
        expect(read(root, 'dist/9.pdf')).toBe('another one');
      }
    },
  );

  test('plans nothing for it', () => {
    const root = releasedWorkspace();
    expect(build(root, '--dry-run').stdout).toContain('没有变化');
    rmSync(join(root, 'dist'), { recursive: true });
    expect(build(root, '--dry-run').status).toBe(0);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('keeps the PDF where the text changed, and a draft shows the change', () => {
    const root = releasedWorkspace();
    const pdf = bytes(root, 'dist/9.pdf');
    appendFileSync(join(root, SECTION), '\n又做了一次。\n');
    expect(build(root)).toMatchObject({ status: 1, stdout: '' });
    expect(bytes(root, 'dist/9.pdf').equals(pdf)).toBe(true);
    const draft = build(root, '--draft');
    expect(draft).toMatchObject({ status: 0, stdout: 'dist/9-送审稿.pdf\n' });
    expect(draft.stderr).toContain('[released-changed]');
  });
});

describe('releasing again', () => {
  test('records a second release behind the first, and keeps both PDFs', () => {
    const root = releasedWorkspace();
    const [first, header] = [bytes(root, 'dist/9.pdf'), read(root, INDEX)];
    appendFileSync(join(root, SECTION), '\n又做了一次。\n');
    const run = release(root, '9', '--again', '--reason', '漏了：一段');
    expect(run).toMatchObject({ status: 0, stdout: 'dist/9.pdf\n' });
    expect(bytes(root, 'issues/9/9.pdf').equals(first)).toBe(true);
    expect(bytes(root, 'issues/9/9-2.pdf').equals(bytes(root, 'dist/9.pdf'))).toBe(true);
    expect(bytes(root, 'dist/9.pdf').equals(first)).toBe(false);
    expect(read(root, INDEX).startsWith(header.slice(0, -4))).toBe(true);
    expect(read(root, INDEX)).toContain('    reason: "漏了：一段"\n');
    expect(errorsOf(root, 9)).toEqual([]);
    expect(build(root, '--force').status).toBe(0);
  });

  test('keeps the PDF of the release before where only dist still has it', () => {
    const root = releasedWorkspace();
    const first = bytes(root, 'dist/9.pdf');
    rmSync(join(root, 'issues/9/9.pdf'));
    appendFileSync(join(root, SECTION), '\n又做了一次。\n');
    expect(release(root, '9', '--again', '--reason', '漏了一段').status).toBe(0);
    expect(bytes(root, 'issues/9/9.pdf').equals(first)).toBe(true);
  });

  test('is refused while the sources have other errors', () => {
    const root = releasedWorkspace();
    putFile(root, 'issues/9/02-错.md', '没有标题。\n');
    const header = read(root, INDEX);
    expect(release(root, '9', '--again', '--reason', '补')).toMatchObject({ status: 1, stdout: '' });
    expect(read(root, INDEX)).toBe(header);
  });
});
