import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cellWidth } from '../../src/report/terminal-text.js';
import { packageRoot, runBulletin, startBulletin } from './run-bulletin.js';

const HELP_COLUMNS = 80;

test('--version prints the package’s version', () => {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  expect(runBulletin(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

describe.each(['zh', 'en'])('the help in %s', (language) => {
  test.each([
    ['of the program', ['--help']],
    ['of build', ['build', '--help']],
    ['of build by the help command', ['help', 'build']],
    ['of check', ['check', '--help']],
    ['of cache', ['cache', '--help']],
  ])('%s fits 80 columns and shows examples', (_name, typed) => {
    const { status, stdout, stderr } = runBulletin([...typed, '--lang', language]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const line of stdout.split('\n')) expect(cellWidth(line), line).toBeLessThanOrEqual(HELP_COLUMNS);
    expect(stdout).toMatch(/^ {2}bulletin (?:build|check|cache)/m);
    expect(/\p{Script=Han}/u.test(stdout.replaceAll('增', ''))).toBe(language === 'zh');
    if (language === 'zh') expect(stdout).not.toMatch(/Usage|Options|Commands|Arguments|default|choices/);
  });
});

test('the help names every option of the contract', () => {
  const { stdout } = runBulletin(['build', '--help']);
  for (const option of ['--cwd', '--color', '--no-color', '--quiet', '--lang', '--help', '--version']) {
    expect(stdout).toContain(option);
  }
  for (const option of ['--all', '--out-dir', '--no-system-fonts']) expect(stdout).toContain(option);
});

test('without a command the help goes to stderr, with exit 2', () => {
  const run = runBulletin([]);
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain('bulletin build');
});

test.each([
  ['an unknown option', ['build', '--zzz'], '--zzz'],
  ['a mistyped option of the command', ['build', '--out-dri', 'x'], '--out-dir'],
  ['a mistyped option of the program', ['build', '--quite'], '--quiet'],
  ['a mistyped command', ['biuld'], 'build'],
  ['a number without a command', ['519'], 'bulletin build 519'],
  ['an option without its value', ['build', '-o'], '--out-dir'],
  ['a language there is not', ['build', '--lang', 'fr'], 'fr'],
  ['--all with a number', ['build', '--all', '519'], '--all'],
])('%s exits with 2, in Chinese, and says what was wrong', (_name, typed, named) => {
  const { status, stdout, stderr } = runBulletin(typed);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^错误：/);
  expect(stderr).toContain(named);
  expect(stderr).not.toMatch(/error:|Did you mean|^\s+at /m);
});

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
  expect(said).toMatch(/^错误：.*ENOSPC/);
});
