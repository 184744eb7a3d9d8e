import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cellWidth } from '../../src/report/terminal-text.js';
import { headers, settings, table } from '../statistics/two-years.js';
import { packageRoot, putFile, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const TERMINAL_COLUMNS = 80;

interface Row {
  readonly number: number;
  readonly year: number;
  readonly issue: number | null;
  readonly series: string;
  readonly measure: string;
  readonly week: number | null;
  readonly correction: number;
  readonly month: number | null;
  readonly total: number;
}

/** The two invented years whose figures were worked out by hand, as a workspace. */
function twoYears(): string {
  const root = temporaryFolder();
  putFile(root, settings.file.path, settings.file.text);
  for (const { file } of headers) putFile(root, file.path, file.text);
  return root;
}

const stats = (root: string, ...typed: readonly string[]) => runBulletin(['stats', ...typed], { cwd: root });
const rowsOf = (root: string, ...typed: readonly string[]): Row[] =>
  JSON.parse(stats(root, '--format', 'json', ...typed).stdout).rows;

const written = (value: number | null): string => (value === null ? '-' : String(value));
const lineOf = (row: Row): string =>
  [
    row.number,
    `${row.year}/${written(row.issue)}`,
    written(row.week),
    row.correction,
    written(row.month),
    row.total,
  ].join(' ');

describe('the figures', () => {
  test.each([2024, 2025])('of %i agree with the table worked out by hand', (year) => {
    const rows = rowsOf(twoYears(), '--year', String(year));
    for (const [measure, lines] of Object.entries(table)) {
      const expected = lines
        .map((line) => line.trim().replace(/ +/g, ' '))
        .filter((line) => line.includes(` ${year}/`));
      expect(rows.filter((row) => row.measure === measure).map(lineOf)).toEqual(expected);
    }
  });

  test('are those of the newest year where none is named', () => {
    const root = twoYears();
    expect(rowsOf(root)).toEqual(rowsOf(root, '--year', '2025'));
  });

  test('are of one series where one is named', () => {
    expect(new Set(rowsOf(twoYears(), '--series', '热线').map(({ series }) => series))).toEqual(new Set(['热线']));
  });

  test('are seen from an issue where one is named: what it did not know does not count', () => {
    const root = twoYears();
    expect(rowsOf(root, '--issue', '104', '--year', '2024').map(({ number }) => number)).not.toContain(105);
    expect(rowsOf(root, '--year', '2024').map(({ number }) => number)).toContain(105);
    expect(rowsOf(root, '--issue', '103').at(-1)).toMatchObject({ number: 103, year: 2024, total: 1040 });
  });

  test('of issue 519 are the printed ones, by year and by explanation', () => {
    const totals = rowsOf(packageRoot, '--issue', '519').filter(({ number }) => number === 519);
    expect(totals.map(({ total }) => total)).toEqual([77319, 31803, 153067, 341239]);
    const { rows, sum } = JSON.parse(
      stats(packageRoot, '--issue', '519', '--explain', '受理', '--format', 'json').stdout,
    );
    expect(sum).toBe(31803);
    expect(rows).toEqual([
      { kind: 'opening', value: 31126, file: 'issues/bulletin.yaml', line: expect.any(Number), reason: null },
      { kind: 'week', value: 677, file: 'issues/519/index.md', line: expect.any(Number), reason: null },
    ]);
    for (const { file, line, value } of rows) {
      expect(readFileSync(join(packageRoot, file), 'utf8').split('\n')[line - 1]).toContain(`受理: ${value}`);
    }
  });
});

describe('an explanation', () => {
  test('lists opening, weeks and corrections with file and line, and their sum', () => {
    const { status, stdout, stderr } = stats(twoYears(), '--explain', '收', '--issue', '100');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines.slice(2)).toEqual([
      '期初（至第98期） 1000 issues/bulletin.yaml:9',
      '第99期 10 issues/99/index.md:6',
      '第100期 20 issues/100/index.md:6',
      '第100期更正第97期 -10 issues/100/index.md:7 重复计件',
      '合计 1020',
      '',
    ]);
  });

  test.each([
    ['收', '2024'],
    ['办', '2024'],
    ['收', '2025'],
    ['来电', '2025'],
  ])('of %s in %s has the sum that the table ends with', (measure, year) => {
    const root = twoYears();
    const { sum } = JSON.parse(stats(root, '--explain', measure, '--year', year, '--format', 'json').stdout);
    const rows = rowsOf(root, '--year', year).filter((row) => row.measure === measure);
    expect(sum).toBe(rows.at(-1)?.total);
  });

  test('as csv has the addends alone, and tells the sum on stderr', () => {
    const { stdout, stderr } = stats(twoYears(), '--explain', '来电', '--format', 'csv');
    expect(stdout).toBe(
      '\ufeffkind,value,file,line,reason\r\nweek,7,issues/106/index.md,6,\r\nweek,8,issues/107/index.md,6,\r\n',
    );
    expect(stderr).toContain('15');
  });
});

describe('the formats', () => {
  test.each(['zh', 'en'])('a table in %s is aligned and fits 80 columns', (language) => {
    const { status, stdout, stderr } = stats(twoYears(), '--lang', language);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.split('\n').filter(Boolean);
    for (const line of lines) expect(cellWidth(line), line).toBeLessThanOrEqual(TERMINAL_COLUMNS);
    const rows = lines.filter((line) => /\d$/.test(line));
    expect(rows.length).toBeGreaterThan(8);
    expect(new Set(rows.map(cellWidth)).size).toBe(1);
    expect(stdout.includes('本年')).toBe(language === 'zh');
  });

  test('csv is the same in both languages, to the byte', () => {
    const root = twoYears();
    const { stdout } = stats(root, '--format', 'csv');
    const kept = 'number,year,issue,period,series,measure,unit,week,correction,month,total';
    const added = 'measure_kind,week_exact,correction_exact,month_exact,total_exact';
    expect(stdout.split('\r\n')[0]).toBe(`\ufeff${kept},${added}`);
    expect(stdout.split('\r\n').slice(0, -1).join('')).not.toContain('\n');
    expect(stats(root, '--format=csv', '--lang', 'en').stdout).toBe(stdout);
  });

  test('markdown is a heading and a table for each measure', () => {
    const { stdout } = stats(twoYears(), '--format', 'markdown', '--series', '窗口');
    expect(stdout.match(/^### /gm)).toHaveLength(2);
    expect(stdout.match(/^\|---:\|---:\|---\|---:\|---:\|---:\|---:\|$/gm)).toHaveLength(2);
  });

  test('a year that a series has no figures in is empty, which is told', () => {
    const run = stats(twoYears(), '--year', '2024', '--series', '热线');
    expect(run).toMatchObject({ status: 0, stdout: '' });
    expect(run.stderr).toContain('2024');
  });
});

test('what is hidden in an opening is not explained as 0', () => {
  const root = twoYears();
  putFile(root, settings.file.path, settings.file.text.replace('through: 98', 'through: 102'));
  const header = readFileSync(join(root, 'issues/99/index.md'), 'utf8').replace(/^statistics.*\n/m, '');
  putFile(root, 'issues/99/index.md', header);
  const run = stats(root, '--explain', '收', '--issue', '99');
  expect(run).toMatchObject({ status: 0, stdout: '' });
  expect(run.stderr).toContain('2024');
});

describe('a chart', () => {
  test('is written as SVG below where one stands, with its path alone on stdout', () => {
    const root = twoYears();
    const standing = join(root, 'issues');
    const run = runBulletin(['stats', '--chart', '图/统计.svg'], { cwd: standing });
    expect(run).toEqual({ status: 0, stdout: '图/统计.svg\n', stderr: '' });
    const svg = readFileSync(join(standing, '图/统计.svg'), 'utf8');
    expect(svg).toMatch(/^<\?xml[\s\S]*<\/svg>\n$/);
    for (const caption of [
      '某窗口 收（件）',
      '某窗口 办（件次）',
      '某热线 来电（个）',
      '本年 51',
      '本年 43',
      '本年 15',
    ]) {
      expect(svg).toContain(caption);
    }
    expect(readdirSync(join(standing, '图'))).toEqual(['统计.svg']);
  });

  test('is of one series where one is named, and the same to the byte every time', () => {
    const root = twoYears();
    for (const file of ['a.svg', 'b.svg']) stats(root, '--chart', file, '--series', '热线');
    const svg = readFileSync(join(root, 'a.svg'), 'utf8');
    expect(svg).not.toContain('某窗口');
    expect(readFileSync(join(root, 'b.svg'), 'utf8')).toBe(svg);
  });

  test('that can’t be written is an error of the environment', () => {
    const root = twoYears();
    mkdirSync(join(root, 'a.svg'));
    expect(stats(root, '--chart', 'a.svg')).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('errors in headers', () => {
  test('are named at their place, with exit 1, and no figure is shown', () => {
    const root = twoYears();
    putFile(root, 'issues/107/index.md', readFileSync(join(root, 'issues/107/index.md'), 'utf8').replace('14', '１4'));
    for (const typed of [[], ['--format', 'json'], ['--explain', '收'], ['--chart', 'a.svg']]) {
      const { status, stdout, stderr } = stats(root, ...typed);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^issues\/107\/index\.md:6:\d+: 错误：/m);
      expect(stderr).toMatch(/^\d 个错误$/m);
    }
    expect(existsSync(join(root, 'a.svg'))).toBe(false);
  });

  test('of later issues are not even read', () => {
    const root = twoYears();
    putFile(root, 'issues/107/index.md', '---\nnumber：107\n');
    expect(stats(root).status).toBe(1);
    expect(stats(root, '--issue', '106')).toMatchObject({ status: 0, stderr: '' });
  });

  test('of an earlier year do not concern a later one', () => {
    const root = twoYears();
    putFile(root, 'issues/101/index.md', readFileSync(join(root, 'issues/101/index.md'), 'utf8').replace('30', '三十'));
    expect(stats(root, '--year', '2025')).toMatchObject({ status: 0, stderr: '' });
    expect(stats(root, '--year', '2024')).toMatchObject({ status: 1, stdout: '' });
  });

  test('of a later year may hide a correction of an earlier one', () => {
    const root = twoYears();
    putFile(
      root,
      'issues/105/index.md',
      readFileSync(join(root, 'issues/105/index.md'), 'utf8').replace('办: 2', '办: 二'),
    );
    expect(stats(root, '--year', '2024')).toMatchObject({ status: 1, stdout: '' });
  });

  test.each(['date:\n', '印发日期:\n'])('are not what a draft still lacks, such as the printing date: %j', (line) => {
    const root = twoYears();
    const header = readFileSync(join(root, 'issues/107/index.md'), 'utf8');
    putFile(root, 'issues/107/index.md', header.replace(/---\n$/, `${line}---\n`));
    expect(stats(root)).toMatchObject({ status: 0, stderr: '' });
  });

  test('such as a gap or a wrong published total hold the figures back too', () => {
    const root = twoYears();
    const header = readFileSync(join(root, 'issues/107/index.md'), 'utf8');
    putFile(root, 'issues/107/index.md', header.replace(/---\n$/, 'published: {窗口: {收: 52}}\n---\n'));
    const { status, stdout, stderr } = stats(root);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('[published-differs]');
  });

  test('are not what warnings are: those are told, and the figures shown', () => {
    const root = twoYears();
    const header = readFileSync(join(root, 'issues/107/index.md'), 'utf8');
    putFile(root, 'issues/107/index.md', header.replace('收: 14, 办: 13', '收: 12, 办: 11'));
    const { status, stdout, stderr } = stats(root);
    expect(status).toBe(0);
    expect(stdout).toContain('某窗口');
    expect(stderr).toContain('[week-repeated]');
    expect(stats(root, '--year', '2024').stderr).toBe('');
  });

  test('in bulletin.yaml concern every year', () => {
    const root = twoYears();
    putFile(root, 'issues/bulletin.yaml', 'name: [\n');
    const { status, stdout, stderr } = stats(root, '--year', '2024');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^issues\/bulletin\.yaml:\d+:\d+: 错误：/m);
  });
});

describe('a call that can’t be answered exits with 2 and says what there is', () => {
  test.each([
    ['an unknown year', ['--year', '1999'], '2024、2025'],
    ['an unknown series', ['--series', '热钱'], '热线'],
    ['an unknown measure', ['--explain', '来点'], '来电'],
    ['an issue that isn’t kept', ['--issue', '98'], '99'],
    ['no issue', ['--issue', 'x'], 'x'],
    ['an unknown format', ['--format', 'xls'], 'markdown'],
    ['a chart beside an explanation', ['--chart', 'a.svg', '--explain', '收'], '--explain'],
    ['a chart beside a format', ['--chart', 'a.svg', '--format', 'csv'], '--format'],
    ['a chart that is no SVG', ['--chart', 'a.png'], 'a.svg'],
    ['an argument', ['519'], '1'],
  ])('%s', (_name, typed, named) => {
    const root = twoYears();
    const { status, stdout, stderr } = stats(root, ...typed);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^错误：/);
    expect(stderr).toContain(named);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stats(root, ...typed, '--lang', 'en').stderr).toMatch(/^error: [ -~\p{Script=Han}“”’\n—]+$/u);
  });

  test('a workspace that counts nothing', () => {
    expect(stats(workspaceWith(3))).toMatchObject({ status: 2, stdout: '' });
  });
});

test.each(['zh', 'en'])('the help in %s fits 80 columns and names every option', (language) => {
  const { status, stdout } = runBulletin(['stats', '--help', '--lang', language]);
  expect(status).toBe(0);
  for (const line of stdout.split('\n')) expect(cellWidth(line), line).toBeLessThanOrEqual(TERMINAL_COLUMNS);
  for (const option of ['--year', '--series', '--issue', '--format', '--explain', '--chart']) {
    expect(stdout).toContain(option);
  }
});

describe('a file', () => {
  test('takes a workbook, which nothing else does', () => {
    const root = twoYears();
    expect(stats(root, '--format', 'xlsx')).toMatchObject({ status: 2, stdout: '' });
    expect(stats(root, '--format', 'xlsx', '-o', 'a.xlsx')).toMatchObject({ status: 0, stdout: 'a.xlsx\n' });
    expect(readFileSync(join(root, 'a.xlsx')).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
  });

  test('takes any other form as stdout would have it', () => {
    const root = twoYears();
    const { stdout } = stats(root, '--format', 'csv', '--heads', 'zh');
    expect(stdout).toMatch(/^\ufeff总第,年,期,起止,系列,指标,单位,本周,/);
    expect(stats(root, '--format', 'csv', '--heads', 'zh', '--output', 'a.csv').stdout).toBe('a.csv\n');
    expect(readFileSync(join(root, 'a.csv'), 'utf8')).toBe(stdout);
    expect(stats(root, '--heads', 'zh').status).toBe(2);
  });
});

describe('the contributors', () => {
  function credited(): string {
    const root = twoYears();
    putFile(root, 'issues/99/01-某事.md', '# 某事\n\n甲乙。（某厅供稿）\n');
    putFile(root, 'issues/107/01-某事.md', '# 某事\n\n甲乙丙。（某局供稿）\n');
    return root;
  }

  test('are those of a year, or of a month of it', () => {
    const root = credited();
    const json = (...typed: readonly string[]) =>
      JSON.parse(stats(root, '--contributors', '--format', 'json', ...typed).stdout);
    const row = { contributor: '某局', paragraphs: 1, characters: 4, issues: 1, places: ['issues/107/01-某事.md:3'] };
    expect(json()).toEqual({ version: 1, rows: [row] });
    expect(json('--month', '1').rows).toEqual([]);
    expect(json('--year', '2024', '--month', '12').rows).toMatchObject([{ contributor: '某厅' }]);
  });

  test.each([
    ['--month', '2'],
    ['--contributors', '--month', '13'],
    ['--contributors', '--series', '窗口'],
    ['--contributors', '--year', '1999'],
  ])('are not asked for by %s %s %s %s', (...typed) => {
    expect(stats(credited(), ...typed.filter((one) => one !== undefined))).toMatchObject({ status: 2, stdout: '' });
  });
});
