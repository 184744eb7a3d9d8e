import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot, runBulletin, startBulletin, temporaryFolder } from './run-bulletin.js';

test('--version prints the package’s version', () => {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  expect(runBulletin(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('without a command the help goes to stderr, with exit 2', () => {
  const run = runBulletin([]);
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain('bulletin build');
});

test.skipIf(process.platform === 'win32').each([
  ['check', []],
  ['doctor', []],
  ['build', ['-C', packageRoot]],
])('%s where the current folder is gone exits with 2 and says so', (command, typed) => {
  const gone = temporaryFolder();
  const program = [process.execPath, join(packageRoot, 'bin/bulletin.js'), command, ...typed];
  const { status, stderr } = spawnSync('sh', ['-c', 'rmdir "$0" && exec "$@"', gone, ...program], {
    cwd: gone,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('当前文件夹已经不在了') });
});

test.each([
  ['an unknown option', ['build', '--zzz'], '--zzz'],
  ['a mistyped option of the command', ['build', '--out-dri', 'x'], '--out-dir'],
  ['a mistyped option of the program', ['build', '--quite'], '--quiet'],
  ['a mistyped command', ['biuld'], 'build'],
  ['a number without a command', ['519'], 'bulletin build 519'],
  ['an option without its value', ['build', '-o'], '--out-dir'],
  ['a shell there is not', ['completion', 'csh'], '可以是：bash、zsh、fish'],
  ['a mistyped format', ['check', '--format', 'jsno'], '是不是 json？'],
  ['a number with two digits swapped', ['build', '591'], '是不是 519？'],
  ['a number with two digits swapped, to check', ['check', '第591期'], '是不是 519？'],
  ['a number with two digits swapped, to preview', ['watch', '591'], '是不是 519？'],
  ['a number with two digits swapped, to release', ['release', '591'], '是不是 519？'],
  ['a number with two digits swapped, to count', ['stats', '--issue', '591'], '是不是 519？'],
  ['an issue that is not begun', ['build', '520'], 'bulletin new'],
  ['help on a mistyped command', ['help', 'biuld'], 'bulletin help build'],
  ['help on a mistyped command of a command', ['help', 'cache', 'claer'], 'bulletin help cache clear'],
  ['an option with the dashes of a word processor', ['build', '—all'], '--all'],
  ['an option with dashes that a command without arguments gets', ['list', '——year', '2024'], '--year'],
  ['a command in full-width letters', ['ｂｕｉｌｄ'], 'bulletin build'],
  ['a full-width blank', ['build　519'], 'bulletin build 519'],
  ['a language there is not', ['build', '--lang', 'fr'], 'fr'],
  ['--all with a number', ['build', '--all', '519'], '--all'],
])('%s exits with 2, in Chinese, and says what was wrong', (_name, typed, named) => {
  const { status, stdout, stderr } = runBulletin(typed);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^错误：/);
  expect(stderr).toContain(named);
  expect(stderr).not.toMatch(/error:|Did you mean|^\s+at /m);
});

test.each(['519', '５１９', '第519期', '519期', '总第519期', 'issues/519', 'issues/519/', '519/'])(
  'issue 519 may be called %s',
  (typed) => {
    const { status, stdout } = runBulletin(['check', typed, '--format', 'json']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: runBulletin(['check', '519', '--format', 'json']).stdout });
  },
);

test('errors of the command line are in English with --lang en, and where the environment says so', () => {
  expect(runBulletin(['--lang=en', 'biuld']).stderr).toMatch(/^error: .*\n {2}note: did you mean build\?\n$/);
  expect(runBulletin(['biuld'], { env: { LANG: 'en_US.UTF-8' } }).stderr).toMatch(/^error: /);
  expect(runBulletin(['biuld', '--lang', 'zh'], { env: { LANG: 'en_US.UTF-8' } }).stderr).toMatch(/^错误：/);
});

test('colour is written when it is asked for, and not into a pipe unasked', () => {
  expect(runBulletin(['biuld', '--color']).stderr).toContain('\u001b[31m');
  expect(runBulletin(['biuld'], { env: { FORCE_COLOR: '1' } }).stderr).toContain('\u001b[31m');
  expect(runBulletin(['biuld', '--no-color'], { env: { FORCE_COLOR: '1' } }).stderr).not.toContain('\u001b');
  expect(runBulletin(['biuld']).stderr).not.toContain('\u001b');
});

test('the help can be cut off by its reader', async () => {
  const child = startBulletin(['--help']);
  child.stdout?.destroy();
  const [status] = await once(child, 'close');
  expect(status).toBe(0);
});

test.runIf(existsSync('/dev/full'))('results that can’t be written anywhere are told, with exit 2', async () => {
  const full = openSync('/dev/full', 'w');
  const child = startBulletin(['--version'], { stdout: full });
  closeSync(full);
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const [status] = await once(child, 'close');
  expect(status).toBe(2);
  expect(said).toMatch(/^错误：结果输出不了：磁盘满了/);
});
