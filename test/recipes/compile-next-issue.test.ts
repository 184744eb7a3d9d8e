import { describe, expect, test } from 'vitest';
import { isoDate } from '../../src/model/calendar.js';
import type { IssueHeader } from '../../src/model/header.js';
import { parseHeader } from '../../src/parse/yaml/parse-header.js';
import {
  compileNextIssue,
  proposePeriod,
  readLastIssue,
  readTypedPeriod,
} from '../../src/recipes/compile-next-issue.js';
import * as fc from '../tools/fast-check.js';

const SETTINGS = `name: 试验周报
publisher: 某某中心
template: bulletin
statistics:
  窗口: {title: 试验窗口, measures: {咨询: 人次, 受理: 件}}
  大厅: {title: 试验大厅, measures: {办结: 件}}
`;

/** index.md of the issue after the one with this index.md; undefined where that has errors. */
function nextIndex(index: string, folder = '519', settings = SETTINGS): string | undefined {
  const last = readLastIssue({
    settings: { path: 'issues/bulletin.yaml', text: settings },
    folder,
    index: { path: `issues/${folder}/index.md`, text: index },
    sections: [],
  }).value;
  const period = last && proposePeriod(last);
  const next = last && period && compileNextIssue(last, period).value;
  return next?.files.find(({ name }) => name === 'index.md')?.text;
}

/** The lines of a header without comments. */
const linesOf = (index = ''): readonly string[] => index.split('\n').filter((line) => line !== '' && line[0] !== '#');

const FIRST = 'number: 519\nyear: 2024\nissue: 48\nperiod: 2024-12-02/2024-12-06\ndate: 2024-12-25\n';

describe('the header of the next issue', () => {
  test('counts on and leaves open what is to be filled in', () => {
    expect(linesOf(nextIndex(`---\n${FIRST}---\n`))).toEqual([
      '---',
      'number: 520',
      'year: 2024',
      'issue: 49',
      'period: 2024-12-09/2024-12-13',
      'date: ',
      'statistics:',
      '  窗口: {咨询: , 受理: }',
      '  大厅: {办结: }',
      '---',
    ]);
  });

  test('has the keys and the days in the language of the last one', () => {
    const last = '总第: 519\n年: 2024\n期: 48\n起止: 2024年12月2日—12月6日\ncopies: 9\n印发日期: 2024年12月25日\n';
    expect(linesOf(nextIndex(`---\n${last}---\n`))).toEqual([
      '---',
      '总第: 520',
      '年: 2024',
      '期: 49',
      '起止: 2024年12月9日—12月13日',
      '印发日期: ',
      'copies: 9',
      '统计:',
      '  窗口: {咨询: , 受理: }',
      '  大厅: {办结: }',
      '---',
    ]);
  });

  test('over New Year the days have their years, and 期号 is 1', () => {
    const last = '总第: 522\n年: 2024\n期: 51\n起止: 2024年12月23日—12月27日\n';
    const lines = linesOf(nextIndex(`---\n${last}---\n`, '522'));
    expect(lines).toEqual(expect.arrayContaining(['年: 2025', '期: 1', '起止: 2024年12月30日—2025年1月3日']));
  });

  test('keeps what the last one states for every issue, and nothing of what was its alone', () => {
    const kept = ['name: 试验快报', 'publisher: 某某处', 'template: gb9704', 'copies: 7', 'max_pages: 4'];
    const nested = ['marking:\n  - 内部资料', 'distribution:\n  报: 甲处，乙处', 'staff:\n  责编: 张某'];
    const alone = [
      'title: 专刊',
      '增发: 己处',
      'published: {窗口: {咨询: 12}}',
      'corrections: [{series: 窗口, number: 518, 受理: -3, reason: 重复}]',
    ];
    const next = linesOf(nextIndex(`---\n${FIRST}${[...kept, ...nested, ...alone].join('\n')}\n---\n`));
    expect(next).toEqual(expect.arrayContaining([...kept, ...nested.flatMap((lines) => lines.split('\n'))]));
    expect(next.join('\n')).not.toMatch(/专刊|己处|published|corrections|重复/);
  });

  test('lists nothing where nothing is counted', () => {
    const settings = 'name: 试验周报\npublisher: 某某中心\ntemplate: bulletin\n';
    expect(nextIndex(`---\n${FIRST}---\n`, '519', settings)).not.toContain('statistics');
  });

  test('has the line ends of the last one', () => {
    const index = nextIndex(`---\n${FIRST}---\n`.replaceAll('\n', '\r\n')) ?? '';
    expect(index.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(index).toContain('number: 520\r\n');
  });

  test('is followed by what the editor’s note had figures in', () => {
    const index = nextIndex(`---\n${FIRST}---\n\n按语：本周办件{{窗口.本周}}。\n\n会议开了。\n`);
    expect(index).toMatch(/\n---\n\n按语：本周办件\{\{窗口\.本周\}\}。\n$/);
  });

  test('is not made of one with an error, but of one that is unfinished', () => {
    expect(nextIndex(`---\n${FIRST}copies: 很多\n---\n`)).toBeUndefined();
    expect(nextIndex(`---\n${FIRST.replace(/date.*\n/, 'date: \n')}statistics: {窗口: {咨询: }}\n---\n`)).toContain(
      '520',
    );
  });
});

const text = fc
  .array(
    fc.constantFrom(
      ...'某甲、，。；：！“”（）［］｛｝《》 #:-?&*!|>%@`"\'\\,[]{}=~1a\t\u00a0\u3000\ufeff\u0085\u2028',
      '🙂',
      ': ',
      ' #',
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

/** A value as any author might write it. */
const typed = fc.oneof(
  text,
  text.map((value) => JSON.stringify(value)),
  text.map((value) => `'${value.replaceAll("'", "''")}'`),
);

const chineseKeys: Readonly<Record<string, string>> = {
  number: '总第',
  year: '年',
  issue: '期',
  period: '起止',
  date: '印发日期',
};

const anyHeader = fc
  .record({
    number: fc.integer({ min: 1, max: 999_999 }),
    year: fc.integer({ min: 2000, max: 2100 }),
    issue: fc.integer({ min: 1, max: 60 }),
    day: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })),
    isChinese: fc.boolean(),
    values: fc.dictionary(
      fc.constantFrom('name', '编印单位', 'template', 'title', '增发', '标注', 'copies', '人员', '报送范围'),
      typed,
      { maxKeys: 5 },
    ),
  })
  .map(({ number, year, issue, day: [month, day], isChinese, values }) => {
    const from = `${year}年${month}月${day}日`;
    const iso = isoDate({ year, month, day });
    const period = isChinese ? `${from}—${day}日` : `${iso}/${iso}`;
    const first = Object.entries({ number, year, issue, period, date: isChinese ? from : iso });
    const nested: Readonly<Record<string, (value: string) => string>> = {
      人员: (value) => `人员:\n  责编: ${value}\n  ${value}: 张某`,
      报送范围: (value) => `报送范围:\n  报: ${value}\n  发: ${value}`,
      标注: (value) => `标注:\n  - ${value}\n  - 内部资料`,
    };
    const lines = [
      ...first.map(([key, value]) => `${isChinese ? (chineseKeys[key] ?? key) : key}: ${value}`),
      ...Object.entries(values).map(([key, value]) => nested[key]?.(value) ?? `${key}: ${value}`),
    ];
    return { folder: String(number), index: `---\n${lines.join('\n')}\n---\n`, number };
  });

/** What goes on from issue to issue. */
const standing = ({ name, publisher, template, marking, distribution, copies, staff }: IssueHeader) => ({
  texts: [name, publisher, template, ...marking, copies].map((value) => value?.value),
  // Full stops at the end aren't printed, however many there are.
  distribution: Object.entries(distribution ?? {})
    .map(([kind, receivers]) => [kind, receivers.value.replace(/[\s。．.]+$/, '')])
    .filter(([, receivers]) => receivers !== ''),
  staff: [...staff].map(([duty, name]) => [duty, name.value]),
});

test('of any last header, the next one has nothing wrong, lacks only date and figures, and says the same', () => {
  let made = 0;
  const header = (folder: string, index: string) =>
    parseHeader({ folder, index: { path: `issues/${folder}/index.md`, text: index } });
  fc.assert(
    fc.property(anyHeader, ({ folder, index, number }) => {
      const next = nextIndex(index, folder);
      if (next === undefined) {
        expect(header(folder, index).findings.filter(({ missing }) => !missing)).not.toEqual([]);
        return;
      }
      made += 1;
      const { value, findings } = header(String(number + 1), next);
      expect(findings.filter(({ missing }) => !missing)).toEqual([]);
      expect(findings.map(({ params }) => params.key)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^(?:date|印发日期)$/), '咨询', '受理', '办结']),
      );
      const before = header(folder, index).value;
      expect(value && standing(value)).toEqual(before && standing(before));
    }),
    { numRuns: 60 },
  );
  expect(made).toBeGreaterThan(10);
});

test.each([
  ['2024-12-09/2024-12-13', '2024-12-09/2024-12-13'],
  [' 2024年12月9日—12月13日 ', '2024-12-09/2024-12-13'],
  ['2024年12月9日至13日', '2024-12-09/2024-12-13'],
  ['2024/12/9—2024/12/13', '2024-12-09/2024-12-13'],
  ['２０２４－１２－０９／２０２４－１２－１３', '2024-12-09/2024-12-13'],
  ['2024-12-13/2024-12-09', undefined],
  ['2024-12-09', undefined],
  ['2024-02-30/2024-03-01', undefined],
  ['下周', undefined],
  ['', undefined],
])('the period %j is read as meant', (typed, meant) => {
  const period = readTypedPeriod(typed);
  expect(period && `${isoDate(period.from)}/${isoDate(period.to)}`).toBe(meant);
});
