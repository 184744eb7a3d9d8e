import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildTrueType, plain } from '../font/build-font.js';
import { cacheWithFonts } from './archive-workspace.js';
import { putFile, type Run, runBulletin, workspaceWith } from './run-bulletin.js';

const LOCK = 'fonts/fonts.lock';
const sound = '--no-system-fonts';
const run = (root: string, ...typed: readonly string[]): Run => runBulletin([...typed, sound], { cwd: root });
const lock = (root: string): Run => run(root, 'fonts', '--lock');
const textOf = (root: string, path = LOCK): string => readFileSync(join(root, path), 'utf8');
const aboutLock = ({ stderr }: Run): readonly string[] => stderr.match(/^.*\[font-lock\]$/gm) ?? [];

/** A font for 黑体 that has what the text needs. */
function putFont(root: string, path: string, { version = 'Version 1.00', family = 'SimHei' } = {}): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), buildTrueType(plain('一、试验情况', { family, version })));
}

/** A workspace with a font of its own, and all fonts locked. */
function locked(): string {
  const root = workspaceWith(3);
  putFont(root, 'fonts/甲.ttf');
  lock(root);
  return root;
}

describe('bulletin fonts --lock', () => {
  test('records every role by family, version and checksum, and by no path', () => {
    const root = workspaceWith(3);
    putFont(root, 'fonts/甲.ttf');
    expect(lock(root)).toEqual({ status: 0, stdout: `${LOCK}\n`, stderr: '已锁定 6 种用途的字体\n' });
    const text = textOf(root);
    expect(text.match(/^ {2}\S+:$/gm)).toEqual(
      ['小标宋', '黑体', '楷体', '仿宋', '宋体', '西文'].map((role) => `  ${role}:`),
    );
    expect(text).toContain('  黑体:\n    family: SimHei\n    version: "Version 1.00"\n    sha256: ');
    expect(text.match(/sha256: [\da-f]{64}\n/g)).toHaveLength(6);
    expect(text).not.toMatch(/[/\\]|\.ttf|\.woff/);
  });

  test('leaves a lock alone that says the same, and says what changed in another', () => {
    const root = locked();
    const { mtimeMs } = statSync(join(root, LOCK));
    expect(lock(root).stderr).toBe('和原来锁定的一样，没有改动\n');
    expect(statSync(join(root, LOCK)).mtimeMs).toBe(mtimeMs);
    rmSync(join(root, 'fonts/甲.ttf'));
    expect(lock(root).stderr).toBe('已锁定 6 种用途的字体\n  黑体：SimHei → Noto Sans SC\n');
    expect(run(root, 'fonts', '--check').status).toBe(0);
  });

  test('writes the same in either language', () => {
    const root = locked();
    expect(run(root, 'fonts', '--lock', '--lang', 'en').stderr).toBe(
      'they are locked as they are; nothing was changed\n',
    );
  });

  test('writes nothing where a role has no font', () => {
    const root = locked();
    const before = textOf(root);
    putFile(root, 'fonts/fonts.yaml', 'roles: {小标宋: [{families: [某某标宋]}], 黑体: [{families: [SimHei]}]}\n');
    expect(lock(root)).toMatchObject({ status: 2, stdout: '' });
    expect(textOf(root)).toBe(before);
  });

  test.each([['--check'], ['--all'], ['--format', 'json'], ['3']])('does not go with %s', (...typed) => {
    const root = workspaceWith(3);
    expect(run(root, 'fonts', '--lock', ...typed)).toMatchObject({ status: 2, stdout: '' });
    expect(existsSync(join(root, LOCK))).toBe(false);
  });
});

describe('locked fonts', () => {
  test('may be many hundreds', () => {
    const root = locked();
    const one = 'family: "某字体"\n    version: "Version 1.00"\n    sha256: ';
    const others = Array.from({ length: 900 }, (_, at) => `  - ${one}${at.toString(16).padStart(64, '0')}\n`);
    writeFileSync(join(root, LOCK), `${textOf(root)}others:\n${others.join('')}`);
    const checked = run(root, 'check');
    expect(checked.status).toBe(0);
    expect(checked.stdout).toContain('[font-lock]');
    expect(checked.stdout).not.toContain('file-too-large');
  });

  test('are the same wherever they lie and whatever their file is called', () => {
    const root = locked();
    renameSync(join(root, 'fonts/甲.ttf'), join(root, 'fonts/乙.ttf'));
    for (const command of ['check', 'build']) expect(aboutLock(run(root, command))).toEqual([]);
    expect(run(root, 'fonts', '--check')).toMatchObject({ status: 0 });
  });

  test('that were changed are warned of by every command that sets text, and the PDF is made all the same', () => {
    const root = locked();
    putFont(root, 'fonts/甲.ttf', { version: 'Version 2.00' });
    const line = `fonts/fonts.lock:9:3: 警告：“黑体”锁定的字体是 SimHei (1.00)，现在用的是 SimHei (2.00)：fonts/甲.ttf [font-lock]`;
    for (const typed of [['check'], ['build'], ['release', '3']]) {
      const ran = run(root, ...typed);
      expect({ status: ran.status, lines: aboutLock(ran).map(unpainted) }, typed[0]).toEqual({
        status: 0,
        lines: typed[0] === 'check' ? [] : [line],
      });
      if (typed[0] === 'check') expect(ran.stdout).toContain(line);
    }
    expect(existsSync(join(root, 'dist/3.pdf'))).toBe(true);
    const checked = run(root, 'fonts', '--check');
    expect(checked.status).toBe(1);
    expect(checked.stderr).toContain('字体有 1 处问题：\n  “黑体”锁定的字体是 SimHei (1.00)');
    expect(checked.stdout).toContain('锁定：不是锁定的那个字体');
  });

  test('of the same name and version are told apart by their content', () => {
    const root = locked();
    writeFileSync(
      join(root, 'fonts/甲.ttf'),
      buildTrueType(plain('一、试验情况多', { family: 'SimHei', version: 'Version 1.00' })),
    );
    expect(run(root, 'check', '--lang', 'en').stdout).toContain(
      '“黑体” is set in another file of SimHei (1.00) than when it was locked: fonts/甲.ttf',
    );
  });

  test('that are gone, or that another candidate comes before, are warned of', () => {
    const root = locked();
    rmSync(join(root, 'fonts/甲.ttf'));
    expect(run(root, 'check').stdout).toContain('“黑体”锁定的字体是 SimHei (1.00)，现在用的是 Noto Sans SC');
    putFont(root, 'fonts/甲.ttf');
    expect(run(root, 'check').stdout).not.toContain('[font-lock]');
    putFont(root, 'fonts/乙.ttf', { family: '黑体', version: 'Version 9' });
    expect(run(root, 'check').stdout).toContain('现在用的是 黑体 (9)：fonts/乙.ttf');
  });

  test('of roles that fonts.yaml doesn’t have, and roles that are not locked, are warned of', () => {
    const root = locked();
    putFile(root, LOCK, textOf(root).replace('  黑体:', '  隶书:'));
    const { stdout } = run(root, 'check');
    expect(stdout).toContain('锁定了“隶书”（SimHei (1.00)），fonts.yaml 里却没有这种字体');
    expect(stdout).toContain('这些用途的字体没有锁定：黑体');
    expect(run(root, 'fonts', '--check').status).toBe(1);
  });

  test('in fonts/ that stand in for what others lack are told of when they come or go', () => {
    const root = locked();
    putFont(root, 'fonts/丙.ttf', { family: 'Nobody’s', version: 'Version 3' });
    const check = (): string => run(root, 'check').stdout;
    expect(check()).toContain('fonts 文件夹里多了锁定时没有的 Nobody’s (3)：fonts/丙.ttf');
    lock(root);
    expect(check()).not.toContain('[font-lock]');
    renameSync(join(root, 'fonts/丙.ttf'), join(root, 'fonts/丁.ttf'));
    expect(check()).not.toContain('[font-lock]');
    rmSync(join(root, 'fonts/丁.ttf'));
    expect(check()).toContain('锁定时 fonts 文件夹里有 Nobody’s (3)，现在没有');
    expect(run(root, 'fonts', '--check').status).toBe(1);
  });

  test('can be made an error in bulletin.yaml', () => {
    const root = locked();
    putFont(root, 'fonts/甲.ttf', { version: 'Version 2.00' });
    putFile(root, 'issues/bulletin.yaml', `${textOf(root, 'issues/bulletin.yaml')}rules: {font-lock: error}\n`);
    expect(run(root, 'build')).toMatchObject({ status: 1, stdout: '' });
    lock(root);
    expect(run(root, 'build').status).toBe(0);
  });
});

test.each([
  ['a merge that was left', '<<<<<<< HEAD\nversion: 1\n=======\nversion: 1\n>>>>>>> theirs\n'],
  ['another version', 'version: 2\nfonts: {}\n'],
  ['no fonts', 'version: 1\n'],
  ['a checksum that is none', 'version: 1\nfonts:\n  黑体: {family: 甲, version: "1", sha256: 0}\n'],
  [
    'a role twice',
    `version: 1\nfonts:\n${'  黑体: {family: 甲, version: "1", sha256: '.concat('0'.repeat(64), '}\n').repeat(2)}`,
  ],
  ['nothing', ''],
  ['others that are none', 'version: 1\nfonts: {}\nothers: {甲: 乙}\n'],
  ['no text', '\u0000\u0001'],
])('a lock that can’t be read for %s is one finding, stops nothing and can be written anew', (_name, text) => {
  const root = workspaceWith(3);
  putFile(root, LOCK, text);
  const built = run(root, 'build');
  expect(built.status).toBe(text.includes('\u0000') ? 1 : 0);
  expect(built.stderr).toContain('fonts/fonts.lock');
  expect(run(root, 'fonts', '--check').status).toBe(1);
  expect(lock(root).status).toBe(0);
  expect(run(root, 'check').stdout).not.toContain('fonts.lock');
});

test('what is kept of an earlier build depends on the lock', () => {
  const root = workspaceWith(3);
  putFont(root, 'fonts/甲.ttf');
  const env = { BULLETIN_CACHE: cacheWithFonts(), BULLETIN_CACHE_MAX: '' };
  const kept = (...typed: readonly string[]): Run => runBulletin([...typed, sound], { cwd: root, env });
  kept('build');
  expect(kept('build').stderr).toContain('没有变化');
  kept('fonts', '--lock');
  const own = textOf(root);
  expect(kept('build').stderr).toBe('第3期：没有变化，1 页\n');
  putFile(
    root,
    LOCK,
    own.replace('"Version 1.00"', '"Version 3.00"').replace(/(SimHei[\s\S]*?sha256: )\w{8}/, '$100000000'),
  );
  for (let time = 0; time < 2; time += 1) {
    const { stderr } = kept('build');
    expect(stderr).toContain('“黑体”锁定的字体是 SimHei (3.00)，现在用的是 SimHei (1.00)');
    expect(stderr).toContain('没有变化');
  }
  putFile(root, LOCK, own);
  expect(kept('build').stderr).toBe('第3期：没有变化，1 页\n');
});

const unpainted = (line: string): string => line.trim();
