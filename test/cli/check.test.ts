import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot, putFile, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const fixture = join(packageRoot, 'test/fixtures/mistakes');

interface Expected {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: string;
  readonly rule: string;
}

/** What is wrong in the fixture, in the order of the places; set down by hand. */
const expected = readFileSync(join(fixture, 'findings.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Expected => {
    const [file = '', place = '', severity = '', rule = ''] = line.split(' ');
    const [start = 0, column = 0, endLine = 0, endColumn = 0] = place.split(/[:-]/).map(Number);
    return { file, line: start, column, endLine, endColumn, severity, rule };
  })
  // What has consequences for others is told first.
  .sort((a, b) => orderOf(a) - orderOf(b));

function orderOf({ file }: Expected): number {
  const order = ['bulletin.yaml', 'index.md'].indexOf(basename(file));
  return order < 0 ? 2 : order;
}

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly locations: readonly [
    {
      readonly physicalLocation: { readonly artifactLocation: { uri: string }; readonly region: { startLine: number } };
    },
  ];
}

interface CodequalityIssue {
  readonly check_name: string;
  readonly location: { readonly path: string; readonly positions: { readonly begin: { readonly line: number } } };
}

const count = (severity: string): number => expected.filter((finding) => finding.severity === severity).length;

const checked = (format: string, ...more: readonly string[]) =>
  runBulletin(['check', '-C', fixture, '--no-system-fonts', '--format', format, ...more]);

describe('a file of mistakes gives exactly the listed findings', () => {
  test('in JSON', () => {
    const { status, stdout } = checked('json');
    const { findings, ...rest } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(rest).toEqual({ version: 1, errors: count('error'), warnings: count('warning'), hints: count('hint') });
    expect(findings.map(({ message, note, fix, url, ...place }: Record<string, unknown>) => place)).toEqual(expected);
  });

  test('in the short form', () => {
    const lines = checked('short').stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/^(\S+ \w+): .* (\[[\w-]+\])$/, '$1 $2'))).toEqual(
      expected.map(({ file, line, column, severity, rule }) => `${file}:${line}:${column}: ${severity} [${rule}]`),
    );
  });

  test('for people, with the line in question and a caret under it', () => {
    const { stdout, stderr } = checked('pretty', '--verbose');
    const places = [...stdout.matchAll(/^(\S+?):(\d+):(\d+): .* \[([\w-]+)\]( 第\d+页第\d+行)?$/gm)];
    const [errors, others] = [true, false].map((isError) =>
      expected.filter(({ severity }) => (severity === 'error') === isError),
    );
    expect(places.map(([, file, line, column, rule]) => `${file}:${line}:${column} ${rule}`)).toEqual(
      [...(errors ?? []), ...(others ?? [])].map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`),
    );
    expect(stdout.match(/^ +│ .*\^/gm)).toHaveLength(expected.length);
    expect(places.filter(([, file, , , , printed]) => file?.startsWith('issues/12/0') && printed)).not.toEqual([]);
    expect(stderr).toContain(`查了第12期：${count('error')} 个错误，${count('warning')} 个警告\n`);
  });

  test('as annotations, errors first', () => {
    const lines = checked('github').stdout.trimEnd().split('\n');
    const read = lines.map((line) => {
      const [, severity, file, start, rule] = /^::(\w+) file=([^,]+),line=(\d+),.*title=([\w-]+)::/.exec(line) ?? [];
      return `${severity} ${file}:${start} ${rule}`;
    });
    const byRank = [...expected].sort((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
    expect(read).toEqual(byRank.map(({ severity, file, line, rule }) => `${severity} ${file}:${line} ${rule}`));
  });

  test('in SARIF', () => {
    const [{ results }] = JSON.parse(checked('sarif').stdout).runs;
    const read = results.map(({ ruleId, level, locations }: SarifResult) => {
      const [{ physicalLocation: place }] = locations;
      const file = decodeURIComponent(place.artifactLocation.uri);
      return { rule: ruleId, severity: level, file, line: place.region.startLine };
    });
    expect(read).toEqual(expected.map(({ rule, severity, file, line }) => ({ rule, severity, file, line })));
  });

  test('in JUnit’s XML', () => {
    const { stdout } = checked('junit');
    const cases = [...stdout.matchAll(/<testcase classname="([^"]+)" name="([^"]+)"/g)].map(
      ([, file, rule]) => `${file} ${rule}`,
    );
    expect(cases).toEqual([...new Set(expected.map(({ file, rule }) => `${file} ${rule}`))]);
  });

  test('for GitLab', () => {
    const read = JSON.parse(checked('codequality').stdout).map(
      ({ check_name, location: { path, positions } }: CodequalityIssue) =>
        `${path}:${positions.begin.line} ${check_name}`,
    );
    expect(read).toEqual(expected.map(({ file, line, rule }) => `${file}:${line} ${rule}`));
  });
});

test('what is found is the same in English', () => {
  const read = (language: string) =>
    JSON.parse(checked('json', '--lang', language).stdout).findings.map(
      ({ rule, line }: Expected) => `${line} ${rule}`,
    );
  expect(read('en')).toEqual(read('zh'));
  expect(checked('pretty', '--lang', 'en').stderr).toMatch(/^checked issue 12: \d+ errors, \d+ warnings\n$/);
});

test('results are coloured when it is asked for, and never in another format', () => {
  expect(checked('pretty', '--color').stdout).toContain('\u001b[31m');
  expect(checked('pretty').stdout).not.toContain('\u001b');
  expect(checked('short', '--color').stdout).not.toContain('\u001b');
});

test('no bar and no clearing of lines is written where nobody watches', () => {
  const numbers = Array.from({ length: 30 }, (_, index) => index + 1);
  const run = runBulletin(['check', '--all', '--no-system-fonts'], { cwd: workspaceWith(...numbers) });
  expect(run.stderr).not.toContain('\r');
  expect(run.stderr).not.toContain('\u001b');
});

test('build reports what check reports, and builds nothing', () => {
  const root = workspaceWith(3);
  const index = readFileSync(join(root, 'issues/3/index.md'), 'utf8');
  putFile(root, 'issues/3/index.md', index.replace(/^date:.*\n/m, ''));
  putFile(root, 'issues/3/01-试验.md', '# 试验情况\n\n会议由某某主持【待补】。\n');
  const run = runBulletin(['build', '--no-system-fonts'], { cwd: root });
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toContain('[key-missing]');
  expect(run.stderr).toContain('[left-over]');
  expect(runBulletin(['build', '--draft', '--no-system-fonts'], { cwd: root })).toMatchObject({
    status: 0,
    stdout: 'dist/3-送审稿.pdf\n',
  });
});

test('the issues of this repository have no error and no warning', () => {
  const { status, stdout } = runBulletin(['check', '--all', '--no-system-fonts', '--format', 'json']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ errors: 0, warnings: 0 });
});

describe('a call that can’t be done exits with 2', () => {
  test.each([
    ['a format there is not', ['--format', 'xml'], 'codequality'],
    ['a rule there is not', ['--explain', 'label-oder'], 'label-order'],
    ['a count that is none', ['--max-warnings', 'many'], 'many'],
    ['--all with a number', ['--all', '3'], '--all'],
  ])('%s', (_name, typed, named) => {
    const run = runBulletin(['check', ...typed], { cwd: workspaceWith(3) });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain(named);
  });

  test('no workspace; but a rule is explained anywhere', () => {
    const cwd = temporaryFolder();
    expect(runBulletin(['check'], { cwd })).toMatchObject({ status: 2, stdout: '' });
    expect(runBulletin(['check', '--explain', 'label-order'], { cwd })).toMatchObject({ status: 0, stderr: '' });
  });
});

test('a message names keys as its reader knows them, and its example is of the office’s own series', () => {
  const root = workspaceWith(9);
  const settings = join(root, 'issues/bulletin.yaml');
  const series =
    'statistics:\n  热线: {title: 热线, measures: {转办: 件}, opening: [{year: 2001, through: 8, 转办: 1}]}\n';
  writeFileSync(settings, readFileSync(settings, 'utf8') + series);
  const index = join(root, 'issues/9/index.md');
  writeFileSync(index, readFileSync(index, 'utf8').replace(/---\n$/, 'copies: 三十份\n---\n'));
  putFile(root, 'issues/9/01-试验.md', '一、要情动态\n\n本周{{热线 本周}}，推进“一件事改革😀。\n');
  const said = (language: string): string =>
    runBulletin(['check', '9', '--lang', language, '--no-system-fonts'], { cwd: root }).stdout;
  const chinese = said('zh');
  expect(chinese).toContain('“份数”');
  expect(chinese).toContain('{{热线.本周.转办}}');
  expect(chinese).toContain('“# 要情动态”');
  expect(chinese).toContain('前引号 “ 后面少一个 ”');
  expect(chinese).toMatch(/表情符号/);
  expect(said('en')).toContain('“copies”');
});
