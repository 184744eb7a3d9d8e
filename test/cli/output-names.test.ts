import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { header, putFile, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const PATTERN = '"{名称}{年}年第{期}期（总第{总第}期）"';

/** A workspace whose PDFs are named by a pattern, as it is typed in bulletin.yaml. */
function named(pattern: string, ...numbers: readonly number[]): string {
  const root = workspaceWith(...numbers);
  rename(root, pattern);
  return root;
}

function rename(root: string, pattern: string): void {
  const path = join(root, 'issues/bulletin.yaml');
  const settings = readFileSync(path, 'utf8').replace(/^output: .*\n/m, '');
  putFile(root, 'issues/bulletin.yaml', `${settings}output: ${pattern}\n`);
}

const sound = ['--no-system-fonts'];
const run = (root: string, ...typed: readonly string[]) => runBulletin([...typed, ...sound], { cwd: root });
const inDist = (root: string): readonly string[] => readdirSync(join(root, 'dist')).sort();

describe('output names the PDF', () => {
  test.each([
    [PATTERN, '试验周报2001年第9期（总第9期）'],
    ['"{期号}"', '2001年第9期（总第9期）'],
    ["'{ name }-{year}-{issue}-{number}'", '试验周报-2001-9-9'],
    ['总第{总第}期 {起}至{止}', '总第9期 2001-02-26至2001-03-02'],
  ])('by %s', (pattern, name) => {
    const root = named(pattern, 9);
    expect(run(root, 'build')).toMatchObject({ status: 0, stdout: `dist/${name}.pdf\n` });
    expect(run(root, 'build', '--draft')).toMatchObject({ status: 0, stdout: `dist/${name}-送审稿.pdf\n` });
    expect(inDist(root)).toEqual([`${name}-送审稿.pdf`, `${name}.pdf`].sort());
  });

  test('and that of an issue with a name of its own by that', () => {
    const root = named(PATTERN, 9);
    putFile(root, 'issues/9/index.md', header(9, 'name: 专刊\n'));
    expect(run(root, 'build').stdout).toBe('dist/专刊2001年第9期（总第9期）.pdf\n');
  });

  test('of all issues, in threads too, and says so in the report', () => {
    const root = named('"{期号}"', 8, 9);
    const typed = ['build', '--all', '--jobs', '2', '--report', 'report.json'];
    expect(run(root, ...typed).stdout).toBe('dist/2001年第8期（总第8期）.pdf\ndist/2001年第9期（总第9期）.pdf\n');
    const { issues } = JSON.parse(readFileSync(join(root, 'report.json'), 'utf8'));
    expect(issues.map(({ pdf }: { pdf: string }) => pdf)).toEqual([
      'dist/2001年第8期（总第8期）.pdf',
      'dist/2001年第9期（总第9期）.pdf',
    ]);
  });

  test('of a special issue only where the pattern tells it from the others', () => {
    const root = named('"{期号}"', 9);
    putFile(
      root,
      'issues/2001-增1/index.md',
      header(9).replace('number: 9\n', 'special: 1\n').replace('issue: 9\n', ''),
    );
    putFile(root, 'issues/2001-增1/01-试验.md', '# 试验情况\n\n本周又做了一次试验。\n');
    expect(run(root, 'build', '2001-增1').stdout).toBe('dist/2001年增刊第1期.pdf\n');
    rename(root, '"{起}"');
    expect(run(root, 'build', '9', '2001-增1').stdout).toBe('dist/2001-02-26.pdf\ndist/2001-增1.pdf\n');
  });
});

test('a new name takes the PDF from the cache, and tells of the former ones, which stay', () => {
  const root = workspaceWith(9);
  const env = { BULLETIN_CACHE: temporaryFolder(), BULLETIN_CACHE_MAX: '100MB' };
  const build = () => runBulletin(['build', ...sound], { cwd: root, env });
  expect(build().stderr).not.toContain('以前的');
  rename(root, '"第{总第}期"');
  expect(build()).toMatchObject({ stdout: 'dist/第9期.pdf\n', stderr: expect.stringContaining('取自缓存') });
  rename(root, '"总第{总第}期"');
  expect(build().stderr).toMatch(/以前的 第9期\.pdf、9\.pdf/);
  expect(inDist(root)).toEqual(['9.pdf', '总第9期.pdf', '第9期.pdf']);
  rmSync(join(root, 'dist/第9期.pdf'));
  rmSync(join(root, 'dist/9.pdf'));
  expect(build().stderr).not.toContain('以前的');
});

test('a released issue is kept by its number beside the sources, and put back and listed under its name', () => {
  const root = named(PATTERN, 9);
  const file = 'dist/试验周报2001年第9期（总第9期）.pdf';
  expect(run(root, 'release', '9')).toMatchObject({ status: 0, stdout: `${file}\n` });
  expect(existsSync(join(root, 'issues/9/9.pdf'))).toBe(true);
  rmSync(join(root, 'dist'), { recursive: true });
  expect(run(root, 'build')).toMatchObject({ status: 0, stdout: `${file}\n` });
  expect(readFileSync(join(root, file))).toEqual(readFileSync(join(root, 'issues/9/9.pdf')));
});

test('list finds what was not released under its name', () => {
  const root = named(PATTERN, 9);
  run(root, 'build');
  const { stdout } = runBulletin(['list', '--format', 'json'], { cwd: root });
  expect(JSON.parse(stdout).issues).toMatchObject([{ number: 9, source: 'dist', pages: 1 }]);
});

describe('is wrong, and nothing is built:', () => {
  test.each([
    ['an unknown field', '"{年份}第{总第}期"', '6:10'],
    ['a folder', '"{年}/{总第}"', '6:13'],
    ['a way out', '"../{总第}"', '6:12'],
    ['what Windows forbids', '"{总第}?"', '6:14'],
    ['a control character', '"{总第}\\u0007"', '6:9'],
    ['a brace alone', '"{总第"', '6:10'],
    ['a full-width brace', '"{总第}｛年｝"', '6:14'],
    ['nothing that tells issues apart', '"{名称}"', '6:9'],
    ['a mapping for want of quotation marks', '{名称}', '6:9'],
    ['a device of Windows', '"nul.{总第}"', '6:9'],
    ['a dot at the end', '"{总第}."', '6:9'],
    ['a dot at the beginning', '".{总第}"', '6:9'],
    ['a long name', `"${'长'.repeat(67)}{总第}"`, '6:9'],
  ])('%s', (_, pattern, place) => {
    const root = named(pattern, 9);
    const { status, stdout, stderr } = run(root, 'build');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`issues/bulletin.yaml:${place}: 错误`);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('a name of the bulletin that no file can have', () => {
    const root = named('"{名称}{总第}"', 9);
    putFile(root, 'issues/9/index.md', header(9, 'name: 政务/公开\n'));
    const { status, stderr } = run(root, 'build');
    expect(status).toBe(1);
    expect(stderr).toContain('[output-name]');
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('the name of a special issue', () => {
    const root = named('"{年}-增{总第}"', 9);
    const { status, stderr } = run(root, 'build');
    expect(status).toBe(1);
    expect(stderr).toContain('2001-增9');
    expect(stderr).toContain('[output-name]');
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('the name of an earlier issue, in any case of letters', () => {
    const root = named('"{名称}{起}"', 8, 9);
    const same = header(8).replace('number: 8', 'number: 9').replace('issue: 8', 'issue: 9');
    putFile(root, 'issues/8/index.md', header(8, 'name: Report\n'));
    putFile(root, 'issues/9/index.md', same.replace(/---\n$/, 'name: REPORT\n---\n'));
    const { stdout, stderr } = runBulletin(['check', '9', '--format', 'short', ...sound], { cwd: root });
    expect(stdout + stderr).toMatch(/bulletin\.yaml:6:9: error: 9 和 8 .*\[output-name\]/);
  });
});
