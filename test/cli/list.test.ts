import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cellWidth } from '../../src/report/terminal-text.js';
import { putFile, runBulletin, workspaceWith } from './run-bulletin.js';

const sound = ['--no-system-fonts'];
const list = (root: string, ...typed: readonly string[]) => runBulletin(['list', ...typed], { cwd: root });
const issuesOf = (root: string, ...typed: readonly string[]) =>
  JSON.parse(list(root, '--format', 'json', ...typed).stdout).issues;

/** Issue 51 was released, 52 is built, 53 is of the next year and not built; 50 is kept for its figures. */
function archive(): string {
  const root = workspaceWith(50, 51, 52, 53);
  rmSync(join(root, 'issues/50/01-试验.md'));
  runBulletin(['release', '51', ...sound], { cwd: root });
  runBulletin(['build', '52', ...sound], { cwd: root });
  return root;
}

const sha256 = (root: string, path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex');

describe('the register', () => {
  test('has every issue, with pages and checksum from its release, else from its PDF', () => {
    const root = archive();
    const released = sha256(root, 'dist/51.pdf');
    putFile(root, 'dist/51.pdf', 'another one');
    const { version, issues } = JSON.parse(list(root, '--format', 'json').stdout);
    expect(version).toBe(1);
    const facts = issues.map(({ number, status, source, pages, sha256: digest }: Record<string, unknown>) => ({
      number,
      status,
      source,
      pages,
      digest,
    }));
    const none = { source: null, pages: null, digest: null };
    expect(facts).toEqual([
      { number: 50, status: 'figures', ...none },
      { number: 51, status: 'released', source: 'release', pages: 1, digest: released },
      { number: 52, status: 'open', source: 'dist', pages: 1, digest: sha256(root, 'dist/52.pdf') },
      { number: 53, status: 'open', ...none },
    ]);
  });

  test('states dates as data', () => {
    expect(issuesOf(workspaceWith(9))).toEqual([
      {
        folder: '9',
        number: 9,
        year: 2001,
        issue: 9,
        special: null,
        period: '2001-02-26/2001-03-02',
        date: '2001-03-06',
        pages: null,
        sha256: null,
        source: null,
        status: 'open',
        releases: 0,
      },
    ]);
  });

  test('is a table in line on a terminal, in either language', () => {
    const root = archive();
    for (const language of ['zh', 'en']) {
      const lines = list(root, '--lang', language).stdout.trimEnd().split('\n');
      expect(lines).toHaveLength(5);
      const dates = lines.slice(1).map((line) => cellWidth(line.slice(0, line.search(/\d{4}-\d{2}-\d{2}/))));
      expect(new Set(dates).size).toBe(1);
      expect(Math.max(...lines.map(cellWidth))).toBeLessThanOrEqual(80);
    }
  });

  test('is a CSV file with names above its columns', () => {
    const [names, ...rows] = list(workspaceWith(9), '--format', 'csv').stdout.split('\r\n');
    expect(names).toBe('\ufefffolder,number,year,issue,special,period,date,pages,sha256,source,status,releases');
    expect(rows).toEqual(['9,9,2001,9,,2001-02-26/2001-03-02,2001-03-06,,,,open,0', '']);
  });

  test('is that of a year where one is named, and a wrong year is a usage error', () => {
    const root = workspaceWith(52, 53);
    expect(issuesOf(root, '--year', '2002').map(({ number }: { number: number }) => number)).toEqual([53]);
    const run = list(root, '--year', '1999');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('2001、2002');
  });

  test('has special issues behind the others', () => {
    const root = workspaceWith(9);
    putFile(
      root,
      'issues/2001-增1/index.md',
      '---\nspecial: 1\nyear: 2001\nperiod: 2001-02-26/2001-03-02\ndate: 2001-03-06\n---\n',
    );
    expect(issuesOf(root).map(({ folder }: { folder: string }) => folder)).toEqual(['9', '2001-增1']);
    expect(issuesOf(root)[1]).toMatchObject({ number: null, special: 1, year: 2001 });
    expect(list(root).stdout).toContain('2001年增刊第1期');
  });

  test('has nothing against an issue that is begun and not filled in yet', () => {
    const root = workspaceWith(9);
    expect(runBulletin(['new'], { cwd: root })).toMatchObject({ status: 0 });
    expect(list(root)).toMatchObject({ status: 0, stderr: '' });
    expect(issuesOf(root)[1]).toMatchObject({ number: 10, date: null, status: 'open' });
  });

  test('of no issues is empty', () => {
    const root = workspaceWith();
    expect(list(root)).toMatchObject({ status: 0, stdout: '' });
    expect(issuesOf(root)).toEqual([]);
  });
});

describe('an issue whose header is wrong', () => {
  test('is listed with what can be read, and its findings go to stderr', () => {
    const root = workspaceWith(9, 10);
    putFile(root, 'issues/9/index.md', '---\nnumber: 9\nyear: 2001\nissue: 9\nperiod: 后天\ndate: 2001-03-06\n---\n');
    const run = list(root, '--format', 'json');
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^issues\/9\/index\.md:5:9: .*\[value-period\]$/m);
    expect(JSON.parse(run.stdout).issues).toMatchObject([
      { number: 9, year: 2001, issue: 9, period: null, date: '2001-03-06' },
      { number: 10, period: expect.any(String) },
    ]);
  });

  test.each([
    ['is no YAML', '---\nnumber: [9\n---\n'],
    ['is none', '没有开头\n'],
    ['is not there', undefined],
  ])('is listed by its folder where it %s', (_name, text) => {
    const root = workspaceWith(9, 10);
    if (text === undefined) rmSync(join(root, 'issues/9/index.md'));
    else putFile(root, 'issues/9/index.md', text);
    const run = list(root, '--format', 'json', '--year', '2001');
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('issues/9/index.md:');
    expect(JSON.parse(run.stdout).issues).toMatchObject([{ number: 9, year: null }, { number: 10 }]);
  });
});
