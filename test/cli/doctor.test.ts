import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examineBrowser, examineNode, examineTerminal } from '../../src/commands/examining/examine-system.js';
import { diagnosisSubjects } from '../../src/model/diagnosis.js';
import { cellWidth } from '../../src/report/terminal-text.js';
import { putFile, type RunOptions, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

interface Examined {
  readonly version: number;
  readonly checks: readonly { subject: string; status: string; message: string; remedy?: string }[];
  readonly errors: number;
  readonly hints: number;
}

/** What it says for programs, and its exit status. */
function examine(cwd: string, options: RunOptions = {}, typed: readonly string[] = []) {
  const run = runBulletin(['doctor', '--format', 'json', ...typed], { ...options, cwd });
  const answer = JSON.parse(run.stdout) as Examined;
  const of = (subject: string) => answer.checks.filter((check) => check.subject === subject);
  return { status: run.status, stderr: run.stderr, answer, of };
}

test('a sound workspace is sound, and stays as it is', () => {
  const root = workspaceWith(8, 9);
  const { status, stderr, answer, of } = examine(root, { env: { LANG: 'zh_CN.UTF-8' } });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(answer.errors).toBe(0);
  for (const subject of diagnosisSubjects) expect(of(subject), subject).not.toEqual([]);
  expect(of('workspace')[0]?.message).toBe(root);
  expect(of('issues')[0]?.message).toContain('2 期，最近的是 9');
  expect(of('fonts').map(({ status: each }) => each)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
  expect(of('terminal')[0]).toMatchObject({ status: 'ok' });
  expect(readdirSync(root)).toEqual(['issues']);
});

describe('what is broken is an error, with how to mend it:', () => {
  test.each([
    ['a file in the place of dist', 'output', (root: string) => putFile(root, 'dist', '')],
    ['a fonts.yaml whose font is nowhere', 'fonts', (root: string) => putFile(root, 'fonts/fonts.yaml', noFont)],
    ['a fonts.yaml that can’t be read', 'fonts', (root: string) => putFile(root, 'fonts/fonts.yaml', 'roles: [')],
    ['no bulletin.yaml', 'issues', (root: string) => rmSync(join(root, 'issues/bulletin.yaml'))],
    [
      'a bulletin.yaml that is no text',
      'issues',
      (root: string) => writeFileSync(join(root, 'issues/bulletin.yaml'), Buffer.of(0xff, 0xfe, 0)),
    ],
  ])('%s', (_, subject, spoil) => {
    const root = workspaceWith(9);
    spoil(root);
    const { status, answer, of } = examine(root);
    expect(status).toBe(1);
    expect(answer.errors).toBeGreaterThan(0);
    const wrong = of(subject).find((check) => check.status === 'error');
    expect(wrong?.message).toMatch(/\p{Script=Han}/u);
    // No code of a message in the place of its words.
    expect(wrong?.message).not.toMatch(/file-missing|not-utf8/);
    expect(wrong?.remedy).toMatch(/\p{Script=Han}/u);
    const table = runBulletin(['doctor'], { cwd: root });
    expect(table.status).toBe(1);
    expect(table.stdout).toMatch(/^错误 .*\n {4}→ /m);
  });
});

const noFont = 'roles: {仿宋: [{package: no-such-package, file: none.ttf}]}\n';

describe('what may be missed is a hint:', () => {
  test.each([
    ['20.19.0', 'hint'],
    ['21.7.3', 'hint'],
    ['22.12.0', 'ok'],
    ['100.0.0', 'ok'],
  ])('Node %s is one that starts slowly or not', (version, status) => {
    expect(examineNode(version, '/usr/bin/node')).toMatchObject({ subject: 'node', status });
  });

  test('no workspace', () => {
    const { status, of } = examine(temporaryFolder());
    expect(status).toBe(0);
    expect(of('workspace')[0]).toMatchObject({ status: 'hint' });
    expect(of('output')).toEqual([]);
    expect(of('fonts')).not.toEqual([]);
  });

  test('a cache that can’t be written, programs that aren’t there, a locale without Chinese', () => {
    const root = workspaceWith(9);
    putFile(root, 'blocked', '');
    const env = { BULLETIN_CACHE: join(root, 'blocked/cache'), PATH: join(root, 'issues'), LC_ALL: 'C' };
    const { status, answer, of } = examine(root, { env });
    expect(status).toBe(0);
    // An older Node that these tests may run on is one more.
    expect(answer.hints - of('node').filter(({ status: each }) => each === 'hint').length).toBe(5);
    for (const subject of ['cache', 'libreoffice', 'browser', 'git', 'terminal']) {
      expect(of(subject)[0], subject).toMatchObject({ status: 'hint', remedy: expect.any(String) });
    }
  });

  test('a lock of fonts that can’t be read', () => {
    const root = workspaceWith(9);
    putFile(root, 'fonts/fonts.lock', '<<<<<<< HEAD\n');
    const { status, of } = examine(root);
    expect(status).toBe(0);
    const hints = of('fonts').filter((check) => check.status === 'hint');
    expect(hints.map(({ message }) => message)).toEqual([expect.stringMatching(/^fonts\/fonts\.lock .*读不懂/)]);
  });

  test('a font that can’t be used', () => {
    const root = workspaceWith(9);
    putFile(root, 'fonts/某字体.woff2', 'x');
    const { status, of } = examine(root);
    expect(status).toBe(0);
    // Once, though every role passes it over.
    const hints = of('fonts').filter((check) => check.status === 'hint');
    expect(hints.map(({ message }) => message)).toEqual([expect.stringContaining('fonts/某字体.woff2')]);
  });
});

test('a folder that there is not is a wrong call', () => {
  expect(runBulletin(['doctor', '-C', 'nowhere'], { cwd: temporaryFolder() })).toMatchObject({ status: 2, stdout: '' });
});

test('Windows and macOS are asked for their own', () => {
  const folder = temporaryFolder();
  for (const name of ['open', 'explorer.exe']) writeFileSync(join(folder, name), '', { mode: 0o755 });
  expect(examineBrowser('darwin', { PATH: folder })).toMatchObject([{ status: 'ok', params: { program: 'open' } }]);
  expect(examineBrowser('win32', { Path: folder })).toMatchObject([{ status: 'ok' }]);
  expect(examineBrowser('linux', { PATH: folder })).toMatchObject([{ status: 'hint' }]);
  const terminal = { results: { color: false, columns: 80 } };
  expect(examineTerminal('win32', {}, terminal)).toMatchObject([{ status: 'ok' }]);
  expect(examineTerminal('linux', { LANG: 'zh_CN.GB18030' }, terminal)).toMatchObject([{ status: 'hint' }]);
});

test.each(['zh', 'en'])('in %s, help and table fit a terminal of 80 columns', (language) => {
  const root = workspaceWith(9);
  mkdirSync(join(root, 'dist'));
  for (const typed of [['doctor', '--help'], ['init', '--help'], ['doctor']]) {
    const { stdout } = runBulletin([...typed, '--lang', language], { cwd: root });
    // Paths may be as long as they are.
    const lines = stdout.split('\n').filter((line) => !line.includes('/'));
    for (const line of lines) expect(cellWidth(line), line).toBeLessThanOrEqual(80);
  }
  const { stdout } = runBulletin(['doctor', '--lang', language], { cwd: root });
  const table = stdout.split('\n').filter((line) => /^(?:ok|提示|hint) /.test(line));
  const starts = table.map((line) => cellWidth(/^\S+ +\S+ +/.exec(line)?.[0] ?? ''));
  expect(new Set(starts).size, table.join('\n')).toBe(1);
});
