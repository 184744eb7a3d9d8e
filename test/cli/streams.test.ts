import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headers, settings } from '../statistics/two-years.js';
import { packageRoot, putFile, type Run, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const launcher = join(packageRoot, 'bin', 'bulletin.js');
const isPosix = process.platform !== 'win32';

/** Runs a line of bash in which `bulletin` is the real program. */
function inShell(root: string, line: string): Run {
  const script = `bulletin() { ${JSON.stringify(process.execPath)} ${JSON.stringify(launcher)} "$@"; }; ${line}`;
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, BULLETIN_CACHE_MAX: '0' };
  return spawnSync('bash', ['-c', script], { cwd: root, env, encoding: 'utf8' });
}

const BUILD = 'build 9 --no-system-fonts';
const issuesOf = (report: string): readonly unknown[] => JSON.parse(report).issues;
const built = [expect.objectContaining({ issue: '9', status: 'built', pdf: 'dist/9.pdf' })];

describe('the report of a build', () => {
  test('is all that stands on stdout where it goes to -, with the paths in it', () => {
    const root = workspaceWith(9);
    const run = runBulletin([...BUILD.split(' '), '--report', '-'], { cwd: root });
    expect(run.status).toBe(0);
    expect(issuesOf(run.stdout)).toEqual(built);
    expect(run.stderr).not.toBe('');
    expect(readdirSync(root).sort()).toEqual(['dist', 'issues']);
    const planned = runBulletin([...BUILD.split(' '), '--dry-run', '--report', '-'], { cwd: root });
    expect(issuesOf(planned.stdout)).toHaveLength(1);
  });

  test('of sources with errors is on stdout as well', () => {
    const root = workspaceWith(9);
    putFile(root, 'issues/9/01-试验.md', '# 试验\n\n![](没有.png)\n');
    const run = runBulletin([...BUILD.split(' '), '--report', '-'], { cwd: root });
    expect(run.status).toBe(1);
    expect(issuesOf(run.stdout)).toEqual([expect.objectContaining({ status: 'failed' })]);
  });

  test('that can’t be written is told after the PDFs are', () => {
    const root = workspaceWith(9);
    putFile(root, 'report/in-the-way', '');
    const run = runBulletin([...BUILD.split(' '), '--report', 'report'], { cwd: root });
    expect(run).toMatchObject({ status: 2, stdout: 'dist/9.pdf\n' });
    expect(readdirSync(join(root, 'report'))).toEqual(['in-the-way']);
  });
});

describe.skipIf(!isPosix)('what is no regular file is written into and stays what it is:', () => {
  test.each([
    ['/dev/stdout', `bulletin ${BUILD} --quiet --report /dev/stdout | sed 1d`],
    ['/dev/stdout that is a file', `bulletin ${BUILD} --quiet --report /dev/stdout > all && sed 1d all`],
    ['/dev/fd of a file', `bulletin ${BUILD} --quiet --report /dev/fd/3 3> all > paths && cat all`],
    ['a process substitution', `bulletin ${BUILD} --quiet --report >(cat > all) > paths; wait $!; cat all`],
    ['a FIFO', `mkfifo pipe; cat pipe > all & bulletin ${BUILD} --quiet --report pipe > paths; wait; cat all`],
    ['a link to a FIFO', `mkfifo p; ln -s p l; cat p > all & bulletin ${BUILD} --report l > paths; wait; cat all`],
  ])('%s', (_what, line) => {
    const root = workspaceWith(9);
    const run = inShell(root, line);
    expect(issuesOf(run.stdout)).toEqual(built);
    if (existsSync(join(root, 'pipe'))) expect(lstatSync(join(root, 'pipe')).isFIFO()).toBe(true);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('/dev/null, with the same owner, mode and number before and after', () => {
    const before = statSync('/dev/null', { bigint: true });
    expect(runBulletin([...BUILD.split(' '), '--report', '/dev/null'], { cwd: workspaceWith(9) }).status).toBe(0);
    const { mode, uid, gid, ino, rdev } = statSync('/dev/null', { bigint: true });
    expect({ mode, uid, gid, ino, rdev }).toEqual({
      mode: before.mode,
      uid: before.uid,
      gid: before.gid,
      ino: before.ino,
      rdev: before.rdev,
    });
  });

  test('a device that takes nothing more is named, with exit 2', () => {
    const run = runBulletin([...BUILD.split(' '), '--report', '/dev/full'], { cwd: workspaceWith(9) });
    expect(run).toMatchObject({ status: 2, stdout: 'dist/9.pdf\n' });
    expect(run.stderr).toContain('/dev/full');
    expect(run.stderr).toContain('磁盘满了');
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  test('a device, for who may replace it', (context) => {
    const root = workspaceWith(9);
    const device = join(root, 'null');
    const made = spawnSync('mknod', [device, 'c', '1', '3']);
    if (made.status !== 0) context.skip('this system lets nobody here make a device');
    // Where devices may be made and not be opened, nothing can be tried.
    if (spawnSync('sh', ['-c', `: > ${device}`]).status !== 0) context.skip('devices can’t be opened here');
    symlinkSync('null', join(root, 'link'));
    for (const path of ['null', 'link']) {
      expect(runBulletin([...BUILD.split(' '), '--report', path], { cwd: root }).status).toBe(0);
    }
    const stats = lstatSync(device);
    expect([stats.isCharacterDevice(), stats.rdev]).toEqual([true, statSync('/dev/null').rdev]);
    expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true);
  });
});

test.skipIf(!isPosix)('a link is followed to its target, also to one that is not there yet', () => {
  const root = workspaceWith(9);
  symlinkSync('reports/9.json', join(root, 'report.json'));
  putFile(root, 'reports/other', '');
  for (const _time of ['first', 'second']) {
    expect(runBulletin([...BUILD.split(' '), '--report', 'report.json'], { cwd: root }).status).toBe(0);
    expect(lstatSync(join(root, 'report.json')).isSymbolicLink()).toBe(true);
    expect(issuesOf(readFileSync(join(root, 'reports/9.json'), 'utf8'))).toHaveLength(1);
  }
});

describe('a chart', () => {
  const twoYears = (): string => {
    const root = temporaryFolder();
    putFile(root, settings.file.path, settings.file.text);
    for (const { file } of headers) putFile(root, file.path, file.text);
    return root;
  };
  const svg = /^<\?xml[\s\S]*<\/svg>\n$/;

  test('is all that stands on stdout where it goes to -', () => {
    const run = runBulletin(['stats', '--chart', '-'], { cwd: twoYears() });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(svg);
  });

  test.skipIf(!isPosix)('goes into what is no file, whatever that is called, and its path is not printed then', () => {
    const root = twoYears();
    expect(inShell(root, 'bulletin stats --chart /dev/stdout').stdout).toMatch(svg);
    const run = inShell(root, 'bulletin stats --chart >(cat > all) > paths; wait $!; cat all paths');
    expect(run.stdout).toMatch(svg);
  });
});
