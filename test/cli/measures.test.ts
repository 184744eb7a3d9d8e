import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headers as officeHeaders, settings as officeSettings } from '../statistics/every-kind.js';
import { putFile, runBulletin, temporaryFolder } from './run-bulletin.js';

/** Findings of one issue, as `line:column rule: message`, without those about its layout. */
function found(root: string, number: string): readonly string[] {
  const { stdout } = runBulletin(['check', number, '--format', 'json', '--no-system-fonts'], { cwd: root });
  const { findings }: { findings: readonly Record<string, string>[] } = JSON.parse(stdout);
  return findings
    .filter(({ severity }) => severity !== 'hint')
    .map(({ file, line, rule }) => `${file?.replace('issues/', '')}:${line} ${rule}`);
}

interface Office {
  /** Lines under `measures:` of the only series, 大厅. */
  readonly measures: readonly string[];
  /** More lines of the series. */
  readonly series?: readonly string[];
  /** By 总第: the week, and more lines of the header. */
  readonly weeks: readonly (readonly string[])[];
  /** The text of the last issue. */
  readonly text?: string;
}

/** A workspace of an invented office whose first issue is number 1 of 6 to 10 January 2025. */
function officeWith({ measures, series = [], weeks, text = '本周工作正常，运行平稳有序。' }: Office): string {
  const root = temporaryFolder();
  const standing = [
    'name: 试验周报',
    'publisher: 某某中心',
    'template: bulletin',
    'distribution: {报: 甲处, 发: 丙处}',
  ];
  const declared = [
    'statistics:',
    '  大厅:',
    '    title: 某某大厅',
    '    measures:',
    ...measures.map((line) => `      ${line}`),
  ];
  putFile(
    root,
    'issues/bulletin.yaml',
    [...standing, ...declared, ...series.map((line) => `    ${line}`), ''].join('\n'),
  );
  weeks.forEach(([week = '', ...more], index) => {
    const day = (add: number) => new Date(Date.UTC(2025, 0, 6 + 7 * index + add)).toISOString().slice(0, 10);
    const keys = [
      `number: ${index + 1}`,
      'year: 2025',
      `issue: ${index + 1}`,
      `period: ${day(0)}/${day(4)}`,
      `date: ${day(4)}`,
    ];
    const header = ['---', ...keys, `statistics: {大厅: {${week}}}`, ...more, '---', ''].join('\n');
    putFile(root, `issues/${index + 1}/index.md`, header);
    const own = index === weeks.length - 1 ? text : '本周工作正常，运行平稳有序。';
    putFile(root, `issues/${index + 1}/01-工作.md`, `# 工作情况\n\n${own}\n`);
  });
  return root;
}

const kinds = [
  '受理: 件',
  '办结: 件',
  '办结率: {unit: "%", of: 办结 / 受理}',
  '等候: {unit: 分钟, mean: 受理}',
  '最长: {unit: 分钟, take: max}',
];

describe('what is wrong with a measure is found where it is written', () => {
  test.each<[string, Omit<Office, 'weeks'> & Partial<Pick<Office, 'weeks'>>, readonly string[]]>([
    [
      'two ways at once',
      { measures: ['受理: 件', '办结: {unit: 件, of: 受理, take: max}'] },
      ['bulletin.yaml:10 measure-declaration'],
    ],
    [
      'a formula of another rate',
      { measures: ['受理: 件', '率: {unit: "%", of: 受理 / 受理}', '比: {unit: "%", of: 率 / 受理}'] },
      ['bulletin.yaml:11 measure-declaration'],
    ],
    [
      'a weight that does not add up',
      {
        weeks: [['受理: 10, 长: 1, 等: 1']],
        measures: ['受理: 件', '长: {unit: 分, take: max}', '等: {unit: 分, mean: 长}'],
      },
      ['bulletin.yaml:11 measure-declaration'],
    ],
    [
      'units that are not of the same',
      { measures: ['受理: {unit: 件, print: {unit: 万元}}'] },
      ['bulletin.yaml:9 measure-declaration'],
    ],
    ['a name without its time', { measures: ['受理: {unit: 件, was: 收件}'] }, ['bulletin.yaml:9 measure-declaration']],
    [
      'a list of what isn’t there',
      { measures: ['受理: 件'], series: ['list: [受理, 办件]'] },
      ['bulletin.yaml:10 measure-declaration'],
    ],
    ['an unknown key', { measures: ['受理: {unit: 件, digit: 2}'] }, ['bulletin.yaml:9 key-unknown']],
    ['no unit', { measures: ['受理: {digits: 2}'] }, ['bulletin.yaml:9 key-missing']],
    ['both names of a key', { measures: ['受理: {unit: 件, 计量单位: 件}'] }, ['bulletin.yaml:9 key-duplicate']],
  ])('%s', (_name, office, wanted) => {
    expect(found(officeWith({ weeks: [['受理: 10']], ...office }), '1')).toEqual(wanted);
  });
});

describe('what is wrong with a figure is found where it is written', () => {
  test.each<[string, readonly (readonly string[])[], readonly string[]]>([
    ['decimals of a count', [['受理: 1.5, 办结: 1, 等候: 1, 最长: 1']], ['1/index.md:7 measure-unfit']],
    ['a figure of a rate', [['受理: 1, 办结: 1, 等候: 1, 最长: 1, 办结率: 100']], ['1/index.md:7 measure-unfit']],
    ['a measure left out', [['受理: 1, 办结: 1, 等候: 1']], ['1/index.md:7 measure-missing']],
    [
      'an amount for what doesn’t add up',
      [
        ['受理: 1, 办结: 1, 等候: 1, 最长: 9'],
        ['受理: 2, 办结: 1, 等候: 2, 最长: 8', 'corrections: [{series: 大厅, number: 1, 最长: -2, reason: 误}]'],
      ],
      ['2/index.md:8 correction-kind'],
    ],
    [
      'a correction of a rate',
      [
        ['受理: 1, 办结: 1, 等候: 1, 最长: 9'],
        [
          '受理: 2, 办结: 1, 等候: 2, 最长: 8',
          'corrections: [{series: 大厅, number: 1, 办结率: {from: 1, to: 2}, reason: 误}]',
        ],
      ],
      ['2/index.md:8 correction-kind'],
    ],
    [
      'published totals of each kind',
      [
        ['受理: 3, 办结: 2, 等候: 1, 最长: 9'],
        ['受理: 4, 办结: 3, 等候: 2, 最长: 8', 'published: {大厅: {受理: 8, 办结率: 71.5, 等候: 1.5, 最长: 8}}'],
      ],
      [
        '2/index.md:8 published-differs',
        '2/index.md:8 published-differs',
        '2/index.md:8 published-differs',
        '2/index.md:8 published-differs',
      ],
    ],
    [
      'nothing, where published totals are those that are printed',
      [
        ['受理: 3, 办结: 2, 等候: 1, 最长: 9'],
        ['受理: 4, 办结: 2, 等候: 2.5, 最长: 8', 'published: {大厅: {受理: 7, 办结率: 57.1, 等候: 1.9, 最长: 9}}'],
      ],
      [],
    ],
  ])('%s', (_name, weeks, wanted) => {
    expect(found(officeWith({ measures: kinds, weeks }), String(weeks.length))).toEqual(wanted);
  });
});

describe('a text', () => {
  const weeks = [['受理: 100, 办结: 90, 等候: 10.5, 最长: 30'], ['受理: 50, 办结: 49, 等候: 8, 最长: 20']];
  const textFound = (text: string) =>
    found(officeWith({ measures: kinds, weeks, text }), '2').map((one) => one.replace('2/01-工作.md:', ''));

  test.each([
    [
      'agrees with the ledger',
      '本周，某某大厅受理50件，办结率98.0%，等候8分钟。今年以来，累计受理150件，办结率为92.7%。',
      [],
    ],
    ['has a rate that isn’t the ledger’s', '本周，某某大厅办结率97%。', ['3 typed-figure']],
    ['has last week’s figure for this one’s', '上周，某某大厅受理101件。', ['3 typed-figure']],
    ['calls the series by its short name', '本周，大厅受理51件。', ['3 typed-figure']],
    ['speaks of another hall', '本周，办事大厅受理51件。', []],
    ['adds up a rate', '今年以来，累计办结率{{大厅.本年.办结率}}%。', ['3 cumulative-word']],
    ['adds up a mean', '今年以来，平均等候累计{{大厅.本年.等候}}分钟。', ['3 cumulative-word']],
    [
      'has a table of measures and times',
      '| 指标 | 本周 | 本年累计 |\n|---|---|---|\n| 受理（件） | 50 | 151 |\n| 办结率 | 98% | 92.7% |',
      ['5 typed-figure'],
    ],
    [
      'has a table of times and measures',
      '| 时间 | 受理 | 办结率 |\n|---|---|---|\n| 上周 | 100 | 90% |\n| 本周 | 50 | 90% |',
      ['6 typed-figure'],
    ],
    [
      'has a total of rates, which nobody adds up',
      '| 单位 | 受理 | 等候 |\n|---|---|---|\n| 甲处 | 1 | 8 |\n| 乙处 | 2 | 9 |\n| 合计 | 3 | 8.7 |',
      [],
    ],
    [
      'has a total of figures that are put in',
      '| 单位 | 件数 |\n|---|---|\n| 大厅 | {{大厅.本周.受理}} |\n| 乙处 | 2 |\n| 合计 | 53 |',
      ['7 table-total'],
    ],
  ])('that %s', (_name, text, wanted) => {
    expect(textFound(text)).toEqual(wanted);
  });

  test('is mended by --fix where it is clear what was meant', () => {
    const root = officeWith({
      measures: kinds,
      weeks,
      text: '本周，某某大厅受理51件，比上周减少1.0%，办结48件。上周，某某大厅受理101件。本周，某某大厅办结率97%。今年以来，某某大厅累计受理160件。\n\n| 指标 | 本周 | 上周 |\n|---|---|---|\n| 受理 | 51 | 100 |\n| 办结率 | 97% | 90% |',
    });
    expect(runBulletin(['check', '2', '--fix', '--no-system-fonts'], { cwd: root }).status).toBe(0);
    expect(found(root, '2')).toEqual([]);
    // What the week is compared with is not what its other figures are of.
    expect(readFileSync(join(root, 'issues/2/01-工作.md'), 'utf8')).toContain(
      '受理{{大厅.本周.受理}}件，比上周{{大厅.环比.受理}}，办结{{大厅.本周.办结}}件。上周，某某大厅受理{{大厅.上周.受理}}件。',
    );
    const { stdout } = runBulletin(['check', '2', '--format', 'json', '--no-system-fonts'], { cwd: root });
    expect(JSON.parse(stdout)).toMatchObject({ errors: 0, warnings: 0 });
  });
});

describe('a measure that begins in January', () => {
  const weeks = Array.from({ length: 10 }, (_, index) => [
    `受理: ${100 + index}, 办结: ${90 + index}${index < 4 ? '' : `, 好评: ${index}`}`,
  ]);
  const measures = ['受理: 件', '办结: 件', '好评: {unit: 次, from: 5}', '好评率: {unit: "%", of: 好评 / 受理}'];

  test('leaves ten issues clean, and they build', () => {
    const root = officeWith({
      measures,
      weeks,
      text: '本周，{{大厅.名称}}{{大厅.本周}}，好评率{{大厅.本周.好评率}}%。',
    });
    const check = runBulletin(['check', '--all', '--format', 'json', '--no-system-fonts'], { cwd: root });
    expect(JSON.parse(check.stdout)).toMatchObject({ errors: 0 });
    expect(runBulletin(['build', '--all', '--no-system-fonts'], { cwd: root }).status).toBe(0);
  });

  test('is asked for by the next issue alone that has it', () => {
    const root = officeWith({ measures, weeks: weeks.slice(0, 3) });
    expect(runBulletin(['new', '--dry-run'], { cwd: root }).stdout).not.toContain('好评');
    expect(runBulletin(['new'], { cwd: root }).status).toBe(0);
  });
});

test('the office with every kind shows its ledger in every form', () => {
  const root = temporaryFolder();
  putFile(root, officeSettings.file.path, officeSettings.file.text);
  for (const { file } of officeHeaders) putFile(root, file.path, file.text);
  const stats = (...typed: readonly string[]) => runBulletin(['stats', '--year', '2024', ...typed], { cwd: root });
  expect(stats('--explain', '办结率').stdout).toMatch(/办结率\s+98\.8\s+公式：办结 ÷ 受理/);
  expect(stats('--explain', '平均等候').stdout).toMatch(/平均等候\s+10\.2\s+按受理加权平均/);
  expect(stats('--explain', '最长等候').stdout).toMatch(/最长等候\s+40\s+各期最大的一个/);
  const explain = (figure: string) => runBulletin(['stats', '--explain', figure, '--issue', '6'], { cwd: root });
  expect(explain('{{大厅.一季度.办结率}}').stdout).toMatch(/“一季度”\n.*\n办结\n第1期 +90 .*\n第2期 +118 /);
  expect(explain('一季度.网办').stderr).toContain('“一季度”只有第4—5期的数');
  expect(explain('上年.受理')).toMatchObject({ status: 2, stdout: '' });
  expect(explain('同比.受理').stderr).toContain('“同比”不是逐项加成的数');
  expect(stats('--format', 'table').stdout).toContain('34.65');
  const rows: readonly Record<string, unknown>[] = JSON.parse(stats('--format', 'json').stdout).rows;
  expect(rows.find(({ measure, number }) => measure === '节资额' && number === 6)).toMatchObject({
    unit: '元',
    week: 500,
    total: 55000,
    measure_kind: 'sum',
    total_exact: '55000',
    text: { week: '0.1万元', total: '5.5万元' },
  });
  expect(rows.find(({ measure, number }) => measure === '办结率' && number === 6)).toMatchObject({
    total: 98.6,
    total_exact: '98.6440677966102',
    text: { total: '98.6%' },
  });
});
