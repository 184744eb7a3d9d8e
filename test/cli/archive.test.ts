import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  cacheWithFonts,
  cloneShallow,
  commitAll,
  countedWorkspace,
  putIssue,
  showsTotal,
} from './archive-workspace.js';
import {
  packageRoot,
  putFile,
  type Run,
  runBulletin,
  spawnBulletin,
  startBulletin,
  temporaryFolder,
} from './run-bulletin.js';

const COUNT = 6;
const numbers = Array.from({ length: COUNT }, (_, index) => index + 1);

/** Runs `build --all` with a cache of its own. */
function archive(count = COUNT) {
  const root = countedWorkspace(count);
  const cache = cacheWithFonts();
  const env = { BULLETIN_CACHE: cache, BULLETIN_CACHE_MAX: '' };
  const build = (...typed: readonly string[]): Run =>
    runBulletin(['build', '--all', '--no-system-fonts', ...typed], { cwd: root, env });
  return { root, cache, env, build };
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const linesOf = ({ stdout }: Run): readonly string[] => stdout.split('\n').filter(Boolean);
const statusesIn = (file: string): readonly string[] =>
  JSON.parse(readFileSync(file, 'utf8')).issues.map(({ status }: { status: string }) => status);

/** All files below a folder with their times. */
const stateOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`);

describe('build --all', () => {
  test('takes what did not change, and builds what a figure changes: the issues that show it and no others', () => {
    const { root, build } = archive();
    expect(build().stderr).toMatch(/\n共 6 期：生成 6，取自缓存 0，没有变化 0，没有生成 0；用时 .+\n$/);
    const again = build();
    expect(again.stderr).toMatch(/^第1期：没有变化，1 页\n/);
    expect(again.stderr).toContain('生成 0，取自缓存 0，没有变化 6');
    expect(linesOf(again)).toEqual(numbers.map((number) => `dist/${number}.pdf`));

    putIssue(root, 3, 7);
    const touched = numbers.filter((number) => number === 3 || (number > 3 && showsTotal(number)));
    const planned = linesOf(build('--dry-run')).filter((line) => line.includes('要生成'));
    expect(planned).toEqual([
      '第3期：要生成（issues/3/index.md 有改动）',
      ...touched.slice(1).map((number) => expect.stringMatching(`^第${number}期：要生成（.*issues/3/index.md`)),
    ]);
    build('--report', 'report.json');
    expect(statusesIn(join(root, 'report.json'))).toEqual(
      numbers.map((number) => (touched.includes(number) ? 'built' : 'unchanged')),
    );
    build('-o', 'clean', '--force');
    for (const number of numbers) {
      expect(sha256(join(root, `dist/${number}.pdf`))).toBe(sha256(join(root, `clean/${number}.pdf`)));
    }
  });

  test('puts a PDF back that is gone or was changed, and replays what was found', () => {
    const { root, build } = archive(2);
    putFile(root, 'issues/2/01-试验.md', '# 试验情况\n\n（一）甲。\n\n（三）乙。\n');
    const first = build();
    expect(first.stderr).toContain('[label-order]');
    rmSync(join(root, 'dist/1.pdf'));
    writeFileSync(join(root, 'dist/2.pdf'), 'something else');
    const again = build();
    expect(again.stderr).toContain('第1期：没有变化，取自缓存，1 页');
    const finding = (run: Run) => run.stderr.slice(run.stderr.indexOf('issues/2/'), run.stderr.indexOf('第2期'));
    expect(finding(again)).toBe(finding(first));
    expect(readFileSync(join(root, 'dist/2.pdf')).toString('latin1', 0, 5)).toBe('%PDF-');
  });

  test('--force builds what did not change', () => {
    const { build } = archive(2);
    build();
    expect(build('--force').stderr).toContain('生成 2，');
  });

  test('one issue with errors does not stop the others, and the status says so', () => {
    const { root, build } = archive(3);
    putFile(root, 'issues/2/01-试验.md', '没有标题。\n');
    const run = build('--report', 'r.json');
    expect(run.status).toBe(1);
    expect(linesOf(run)).toEqual(['dist/1.pdf', 'dist/3.pdf']);
    expect(statusesIn(join(root, 'r.json'))).toEqual(['built', 'failed', 'built']);
    expect(build().stderr).toContain('没有变化 2，没有生成 1');
  });

  test('another program, other fonts or another template build anew, and say so', () => {
    const { root, build } = archive(1);
    build();
    cpSync(join(packageRoot, 'templates/bulletin'), join(root, 'templates/bulletin'), { recursive: true });
    expect(linesOf(build('--dry-run'))).toEqual(['第1期：没有变化']);
    build();
    const template = join(root, 'templates/bulletin/template.yaml');
    writeFileSync(template, readFileSync(template, 'utf8').replace(/top: 37mm/, 'top: 38mm'));
    expect(linesOf(build('--dry-run'))).toEqual(['第1期：要生成（templates/bulletin/template.yaml 有改动）']);
    build();
    const roles = readFileSync(join(packageRoot, 'fonts/fonts.yaml'), 'utf8');
    putFile(root, 'fonts/fonts.yaml', roles.replace('roles:', '# 试验\nroles:'));
    expect(linesOf(build('--dry-run'))).toEqual(['第1期：没有变化']);
    putFile(root, 'fonts/某某试验.ttf', 'no font');
    expect(linesOf(build('--dry-run'))[0]).toContain('字体有变化');
  });
});

describe('--dry-run', () => {
  test('writes nothing, neither into the workspace nor into the cache', () => {
    const { root, cache, build } = archive(2);
    const before = [stateOf(root), stateOf(cache)];
    const run = build('--dry-run');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(linesOf(run)).toEqual([
      '第1期：要生成（没有这个版本的程序生成过的记录）',
      '第2期：要生成（没有这个版本的程序生成过的记录）',
    ]);
    expect([stateOf(root), stateOf(cache)]).toEqual(before);
    build();
    const built = [stateOf(root), stateOf(cache)];
    build('--dry-run');
    expect([stateOf(root), stateOf(cache)]).toEqual(built);
  });
});

describe('the cache', () => {
  test('is shown and cleared, at any time', () => {
    const { cache, env, build } = archive(1);
    build();
    const shown = runBulletin(['cache'], { env });
    expect(shown.stdout).toContain(cache);
    expect(shown.stdout).toMatch(/：\d+ 个文件，\d+\.\d MB\n$/);
    expect(runBulletin(['cache', 'clear'], { env }).stderr).toMatch(/^删去 \d+ 个文件，/);
    expect(readdirSync(cache)).toEqual([]);
  });

  test('is not looked through by each build of an issue: it takes as many steps as when there was less in it', () => {
    const { root, cache, env } = archive(1);
    const calls = join(root, 'calls');
    const preload = fileURLToPath(import.meta.resolve('./count-file-calls.cjs'));
    const steps = () => {
      const counted = { ...env, NODE_OPTIONS: `--require ${preload}`, CALLS: calls };
      const typed = ['build', '1', '--force', '--no-system-fonts'];
      expect(spawnBulletin(typed, { cwd: root, env: counted }).status).toBe(0);
      return Number(readFileSync(calls, 'utf8'));
    };
    steps();
    steps();
    const before = steps();
    for (let number = 0; number < 100; number += 1) writeFileSync(join(cache, `${number}.entry`), '');
    expect(before).toBeGreaterThan(0);
    expect(steps()).toBe(before);
  });

  test.each(['check 1 --no-system-fonts', 'build 1 --no-system-fonts', 'stats', 'list', 'fonts'])(
    'is as it was once %s has run again',
    (typed) => {
      const { root, cache, env } = archive(1);
      const run = () => runBulletin(typed.split(' '), { cwd: root, env }).status;
      expect([run(), run()]).toEqual([0, 0]);
      const kept = stateOf(cache);
      expect(run()).toBe(0);
      expect(stateOf(cache)).toEqual(kept);
    },
  );

  test('--cache-max bounds it, and 0 keeps nothing', () => {
    const { cache, build } = archive(3);
    build('--cache-max', '0');
    expect(readdirSync(cache).filter((name) => name.endsWith('.entry'))).toEqual([]);
    build('--cache-max', '30kB');
    expect(readdirSync(cache).filter((name) => name.endsWith('.entry'))).toEqual([]);
  });

  test.each([
    ['--cache-max', '很大'],
    ['--shard', '3/2'],
    ['--shard', '0/2'],
    ['--jobs', '0'],
    ['--jobs', '多'],
  ])('%s %s is a wrong call', (option, value) => {
    const { status, stderr } = archive(1).build(option, value);
    expect(status).toBe(2);
    expect(stderr).toContain(value);
  });
});

describe('--jobs', () => {
  test('says and prints the same, in the same order, as one job', () => {
    const { root, build } = archive(5);
    putFile(root, 'issues/2/01-试验.md', '没有标题。\n');
    const untimed = ({ stderr, ...run }: Run) => ({ ...run, stderr: stderr.replace(/\d+\.\d+ 秒/g, '秒') });
    expect(untimed(build('--force', '--jobs', '2'))).toEqual(untimed(build('--force')));
  });

  test('an interrupt ends it with 130, its threads and no half a file', async () => {
    const { root, env } = archive(30);
    const typed = ['build', '--all', '--no-system-fonts', '--jobs', '2'];
    const program = startBulletin(typed, { cwd: root, env });
    await once(program.stdout ?? program, 'data');
    program.kill('SIGINT');
    const [status] = await once(program, 'exit');
    expect(status).toBe(130);
    for (const name of readdirSync(join(root, 'dist')).filter((name) => /^\d+\.pdf$/.test(name))) {
      expect(
        readFileSync(join(root, 'dist', name))
          .toString('latin1')
          .trimEnd()
          .endsWith('%%EOF'),
      ).toBe(true);
    }
  });
});

test('--shard splits the issues evenly, each into one part', () => {
  const { build } = archive();
  const shards = ['1/4', '2/4', '3/4', '4/4'].map((shard) => linesOf(build('--dry-run', '--shard', shard)));
  expect(shards.map((lines) => lines.length)).toEqual([2, 2, 1, 1]);
  expect(new Set(shards.flat()).size).toBe(COUNT);
});

describe('--changed-since', () => {
  const planned = (run: Run): readonly string[] => linesOf(run).map((line) => line.slice(0, line.indexOf('：')));

  test('builds the issues that depend on what changed, committed or not', () => {
    const { root, build } = archive(8);
    putFile(root, '.gitignore', 'dist\n');
    commitAll(root);
    const since = () => planned(build('--changed-since', 'HEAD', '--dry-run'));
    expect(build('--changed-since', 'HEAD')).toMatchObject({ status: 0, stdout: '' });
    putFile(root, 'issues/2/图.txt', 'x');
    expect(since()).toEqual(['第2期']);
    putFile(root, 'issues/2/01-试验.md', '# 试验情况\n\n改了。\n');
    expect(since()).toEqual(['第2期', '第3期', '第4期', '第5期', '第6期']);
    putIssue(root, 7, 1);
    expect(since()).toEqual(['第2期', '第3期', '第4期', '第5期', '第6期', '第7期', '第8期']);
    commitAll(root);
    expect(since()).toEqual([]);
    expect(planned(build('--changed-since', 'HEAD~1', '--dry-run'))).toHaveLength(7);
    putFile(root, 'issues/people.yaml', '人员: []\n');
    expect(since()).toHaveLength(8);
  });

  test('says so and builds all where git can’t tell', () => {
    const { root, build } = archive(2);
    expect(build('--changed-since', 'main', '--dry-run').stderr).toMatch(/^这里没有 git/);
    commitAll(root);
    const run = build('--changed-since', 'nowhere', '--dry-run');
    expect(run.stderr).toMatch(/^git 里找不到“nowhere”/);
    expect(linesOf(run)).toHaveLength(2);
    const shallow = join(temporaryFolder(), 'shallow');
    commitAll(root);
    cloneShallow(root, shallow);
    expect(runBulletin(['build', '--changed-since', 'HEAD~1', '--dry-run'], { cwd: shallow }).stderr).toMatch(
      /^这份 git 克隆只取了最近的提交/,
    );
  });

  test('a commit that looks like an option is none', () => {
    const { root, build } = archive(1);
    commitAll(root);
    const run = build(`--changed-since=--output=${join(root, 'stolen')}`, '--dry-run');
    expect(run.stderr).toContain('git 里找不到');
    expect(existsSync(join(root, 'stolen'))).toBe(false);
  });
});
