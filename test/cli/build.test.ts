import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot, putFile, runBulletin, startBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

/** A section that can't be right: it has no title. */
const broken = '本周没有标题。\n';
const sound = ['--no-system-fonts'];

const startOf = (path: string): string => readFileSync(path).toString('latin1', 0, 5);

test('build writes the newest issue, its path alone on stdout, one line of talk on stderr', () => {
  const root = workspaceWith(9, 10);
  const run = runBulletin(['build', ...sound], { cwd: root });
  expect(run).toMatchObject({ status: 0, stdout: 'dist/10.pdf\n' });
  expect(run.stderr).toMatch(/^第10期：1 页，\d+\.\d\d 秒，字体 .+\n$/);
  expect(startOf(join(root, 'dist/10.pdf'))).toBe('%PDF-');
  expect(readdirSync(join(root, 'dist'))).toEqual(['10.pdf']);
});

test('for which roles fonts of the program stood in is said once', () => {
  const root = workspaceWith(9, 10);
  const { stderr } = runBulletin(['build', '--all', ...sound], { cwd: root });
  expect(stderr.split('替代字体')).toHaveLength(2);
  expect(stderr).toMatch(/小标宋、黑体、楷体、仿宋.*是程序自带的替代字体/);
});

test('a role that a font of the workspace is set for has no stand-in', () => {
  const root = workspaceWith(9);
  const font = join(packageRoot, 'node_modules/@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');
  mkdirSync(join(root, 'fonts'));
  cpSync(font, join(root, 'fonts/黑体.ttf'));
  const roles = readFileSync(join(packageRoot, 'fonts/fonts.yaml'), 'utf8');
  writeFileSync(
    join(root, 'fonts/fonts.yaml'),
    roles.replace('families: [黑体,', 'families: [Noto Sans SC Medium, 黑体,'),
  );
  const { stderr } = runBulletin(['build', ...sound], { cwd: root });
  expect(stderr).toContain('替代字体');
  expect(stderr).not.toMatch(/黑体[^（]*是程序自带的替代字体/);
});

test('every proof says for which roles fonts of the program stood in, also one that is there already', () => {
  const root = workspaceWith(9);
  const env = { BULLETIN_CACHE: join(root, 'cache'), BULLETIN_CACHE_MAX: '' };
  const said = [1, 2].map(() => runBulletin(['build', '--draft', ...sound], { cwd: root, env }).stderr);
  expect(said[1]).toContain('没有变化');
  for (const each of said) expect(each).toMatch(/小标宋、黑体、楷体、仿宋.*程序自带的替代字体/);
});

test('--quiet leaves the talk out, --lang en words it in English', () => {
  const root = workspaceWith(3);
  expect(runBulletin(['build', '--quiet', ...sound], { cwd: root }).stderr).toBe('');
  expect(runBulletin(['build', '--lang', 'en', ...sound], { cwd: root }).stderr).toMatch(/^issue 3: 1 page, /);
});

test('options may stand before and after the command and its arguments', () => {
  const root = workspaceWith(3, 4);
  for (const typed of [
    ['--quiet', 'build', '3', ...sound],
    ['build', '3', ...sound, '--quiet'],
    ['build', ...sound, '3', '--quiet'],
  ]) {
    expect(runBulletin(typed, { cwd: root })).toEqual({ status: 0, stdout: 'dist/3.pdf\n', stderr: '' });
  }
});

test('a workspace is found from any folder in it; the path is absolute where the PDF does not lie below', () => {
  const root = workspaceWith(3);
  const run = runBulletin(['build', ...sound], { cwd: join(root, 'issues', '3') });
  expect(run).toMatchObject({ status: 0, stdout: `${join(realpathSync(root), 'dist/3.pdf')}\n` });
});

test('-C names the workspace, and -o stays relative to where one stands', () => {
  const root = workspaceWith(3);
  const standing = temporaryFolder();
  const run = runBulletin(['-C', root, 'build', '-o', '付印', ...sound], { cwd: standing });
  expect(run).toMatchObject({ status: 0, stdout: '付印/3.pdf\n' });
  expect(existsSync(join(standing, '付印/3.pdf'))).toBe(true);
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

test('two builds of the same sources are the same to the byte', () => {
  const root = workspaceWith(3);
  runBulletin(['build', '-o', 'a', ...sound], { cwd: root });
  runBulletin(['build', '-o', 'b', ...sound], { cwd: root });
  expect(readFileSync(join(root, 'a/3.pdf')).equals(readFileSync(join(root, 'b/3.pdf')))).toBe(true);
});

describe('sources with an error', () => {
  test('give findings on stderr, exit 1, and leave the PDF there was as it was', () => {
    const root = workspaceWith(3);
    putFile(root, 'dist/3.pdf', 'the old one');
    putFile(root, 'issues/3/02-错.md', broken);
    const run = runBulletin(['build', ...sound], { cwd: root });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/^issues\/3\/02-错\.md:1:\d+: 错误：.+ \[no-title\]$/m);
    expect(run.stderr).toContain('1 个错误');
    expect(readFileSync(join(root, 'dist/3.pdf'), 'utf8')).toBe('the old one');
  });

  test('write nothing where nothing was', () => {
    const root = workspaceWith(3);
    putFile(root, 'issues/3/02-错.md', broken);
    expect(runBulletin(['build', '--quiet', ...sound], { cwd: root }).status).toBe(1);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('stop their own issue alone', () => {
    const root = workspaceWith(3, 4, 5);
    putFile(root, 'issues/4/02-错.md', broken);
    const run = runBulletin(['build', '--all', ...sound], { cwd: root });
    expect(run).toMatchObject({ status: 1, stdout: 'dist/3.pdf\ndist/5.pdf\n' });
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['3.pdf', '5.pdf']);
  });

  test('that all issues share are shown once', () => {
    const root = workspaceWith(3, 4);
    putFile(root, 'issues/bulletin.yaml', 'name: [\n');
    const { status, stderr } = runBulletin(['build', '--all', ...sound], { cwd: root });
    expect(status).toBe(1);
    const places = stderr.match(/^issues\/bulletin\.yaml:\d+:\d+: .*$/gm) ?? [];
    expect(places.length).toBeGreaterThan(0);
    expect(new Set(places).size).toBe(places.length);
  });

  test('in a later issue never block an earlier one', () => {
    const root = workspaceWith(3, 4);
    putFile(root, 'issues/4/index.md', '---\nnumber：4\n');
    expect(runBulletin(['build', '3', ...sound], { cwd: root })).toMatchObject({ status: 0, stdout: 'dist/3.pdf\n' });
  });

  test.each([
    ['a header without its end', 'issues/3/index.md', '---\nnumber: 3\n'],
    ['a missing header key', 'issues/3/index.md', '---\nnumber: 3\n---\n'],
    ['raw HTML', 'issues/3/02-错.md', '# 标题\n\n<b>粗</b>\n'],
    ['an unknown placeholder', 'issues/3/02-错.md', '# 标题\n\n共{{没有.本周}}。\n'],
    ['a character that no font has', 'issues/3/02-错.md', '# 标题\n\n\u{10fffd}\n'],
  ])('are named with line and column, without a stack: %s', (_name, path, text) => {
    const root = workspaceWith(3);
    putFile(root, path, text);
    const { status, stdout, stderr } = runBulletin(['build', ...sound], { cwd: root });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^${path}:\\d+:\\d+: 错误：`, 'm'));
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a call that can’t be done exits with 2', () => {
  test('no workspace', () => {
    const run = runBulletin(['build'], { cwd: temporaryFolder() });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('issues');
  });

  test('a workspace that is not there', () => {
    expect(runBulletin(['build', '-C', 'nowhere'], { cwd: temporaryFolder() })).toMatchObject({
      status: 2,
      stdout: '',
    });
  });

  test('no such issue; the nearest is named', () => {
    const run = runBulletin(['build', '20'], { cwd: workspaceWith(3, 18) });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('第18期');
  });

  test('what is no issue number', () => {
    expect(runBulletin(['build', 'latest'], { cwd: workspaceWith(3) })).toMatchObject({ status: 2, stdout: '' });
  });

  test('a file where the folder for the PDFs should be', () => {
    const root = workspaceWith(3);
    putFile(root, '付印', '');
    const run = runBulletin(['build', '-o', '付印/内部', ...sound], { cwd: root });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('付印');
  });

  test('a folder where the PDF should be; the other issues are built', () => {
    const root = workspaceWith(3, 4);
    mkdirSync(join(root, 'dist/3.pdf'), { recursive: true });
    const run = runBulletin(['build', '--all', ...sound], { cwd: root });
    expect(run).toMatchObject({ status: 2, stdout: 'dist/4.pdf\n' });
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['3.pdf', '4.pdf']);
  });
});

test('a reader of stdout that went away is no failure', async () => {
  const root = workspaceWith(3, 4);
  const child = startBulletin(['build', '--all', ...sound], { cwd: root });
  child.stdout?.destroy();
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const [status] = await once(child, 'close');
  expect(status).toBe(0);
  expect(said).not.toMatch(/EPIPE/);
  expect(readdirSync(join(root, 'dist')).sort()).toEqual(['3.pdf', '4.pdf']);
});

test('an interrupt ends the work with 130 and leaves whole files only', async () => {
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
  const root = workspaceWith(...numbers);
  const child = startBulletin(['build', '--all', ...sound], { cwd: root });
  if (child.stdout) await once(child.stdout, 'data');
  child.kill('SIGINT');
  const [status] = await once(child, 'close');
  expect(status).toBe(130);
  const written = readdirSync(join(root, 'dist'));
  expect(written.length).toBeLessThan(numbers.length);
  for (const name of written) {
    expect(name).toMatch(/^\d+\.pdf$/);
    expect(
      readFileSync(join(root, 'dist', name))
        .toString('latin1')
        .trimEnd(),
    ).toMatch(/%%EOF$/);
  }
});

test('a slip in the name of a template is answered with what was meant', () => {
  const root = workspaceWith(9);
  const settings = readFileSync(join(root, 'issues/bulletin.yaml'), 'utf8');
  putFile(root, 'issues/bulletin.yaml', settings.replace('template: bulletin', 'template: bulletn'));
  const { status, stderr } = runBulletin(['build', '9'], { cwd: root });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^issues\/bulletin\.yaml:3:11: 错误：没有“bulletn”这个版式，是不是“bulletin”？ \[template-unknown\]$/m,
  );
  putFile(root, 'issues/bulletin.yaml', settings.replace('template: bulletin', 'template: 本市的'));
  expect(runBulletin(['build', '9'], { cwd: root }).stderr).toMatch(/没有“本市的”这个版式 \[template-unknown\]$/m);
});
