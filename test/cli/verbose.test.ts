import { describe, expect, test } from 'vitest';
import { runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const sound = ['--no-system-fonts'];

describe('--verbose', () => {
  test('says what is read and how long steps take, on stderr alone', () => {
    const root = workspaceWith(8, 9);
    const plain = runBulletin(['build', ...sound], { cwd: root });
    const run = runBulletin(['build', '--verbose', '--force', ...sound], { cwd: root });
    expect(run).toMatchObject({ status: 0, stdout: plain.stdout });
    expect(run.stderr).toContain(root);
    expect(run.stderr).toContain('issues/bulletin.yaml');
    expect(run.stderr).toContain('issues/9/index.md、issues/9/01-试验.md');
    expect(run.stderr).toContain('2 期的开头');
    const steps = ['读取', '解析', '统计', '核对', '排版', '生成', '写文件'].map((step) => `${step} \\d+ ms`);
    expect(run.stderr).toMatch(new RegExp(steps.join('.*')));
    expect(run.stderr).toMatch(/一共用了 \d+ ms\n$/);
    expect(plain.stderr).not.toContain(' ms');
  });

  test('says what comes from the cache: all of it, or the PDF', () => {
    const root = workspaceWith(9);
    const env = { BULLETIN_CACHE: temporaryFolder(), BULLETIN_CACHE_MAX: '100MB' };
    const build = () => runBulletin(['build', '--verbose', '--lang', 'en', ...sound], { cwd: root, env }).stderr;
    expect(build()).not.toContain('from the cache');
    const again = build();
    expect(again).toContain('nothing changed; taken from the cache');
    expect(again).not.toMatch(/typeset \d/);
  });

  test.each([
    [['check', '--verbose', ...sound], /核对 \d+ ms/],
    [['build', '--all', '--jobs', '2', '--verbose', ...sound], /第8期：.*排版 \d+ ms/],
    [['release', '9', '--verbose', ...sound], /排版 \d+ ms/],
    [['list', '--verbose'], /一共用了 \d+ ms/],
  ])('is taken by every command: %j', (typed, said) => {
    const run = runBulletin(typed, { cwd: workspaceWith(8, 9) });
    expect(run.status).toBe(0);
    expect(run.stderr).toMatch(said);
    expect(run.stdout).not.toContain(' ms');
  });

  test.each([[['build', '--quiet', '--verbose']], [['--verbose', 'cache', '--quiet']]])(
    'excludes --quiet: %j',
    (typed) => {
      const run = runBulletin(typed, { cwd: workspaceWith(9) });
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toMatch(/^错误：--quiet 和 --verbose/);
    },
  );
});
