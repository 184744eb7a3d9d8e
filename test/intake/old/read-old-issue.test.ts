import { describe, expect, test } from 'vitest';
import { findPrintedFigures } from '../../../src/intake/old/find-printed-figures.js';
import { readOldIssue } from '../../../src/intake/old/read-old-issue.js';
import { decimalText } from '../../../src/model/exact.js';
import { wordsOfBlock } from '../../../src/model/manuscript.js';
import { parseSettings } from '../../../src/parse/yaml/parse-settings.js';
import { paragraph, table } from '../../tools/build-docx.js';
import { readBody } from '../read-incoming.js';

const readLines = (lines: readonly string[]) => readOldIssue(readBody(lines.map((line) => paragraph(line)).join('')));

const text = ['一、窗口', '本周正常。'];
const colophon = ['报：甲厅。', '发：乙处、丙处。', '（共印30份）'];
const masthead = ['简报', '2024年第47期（总第518期）', '（11月25日—11月29日）', '某中心　2024年12月18日'];

describe('a masthead', () => {
  test.each([
    [
      'on lines of their own',
      ['简报', '2024年第47期', '（总第518期）', '（11月25日—11月29日）', '某中心', '2024年12月18日'],
    ],
    [
      'with blanks',
      ['简　报', '2024 年第 47 期 总第 518 期', '11 月 25 日 — 29 日', '某中心        2024 年 12 月 18 日'],
    ],
    ['in brackets', ['简报', '〔2024〕第47期(总518期)', '(11月25日－11月29日)', '某中心\u30002024年12月18日印']],
    [
      'with full-width digits',
      ['简报', '２０２４年第４７期（总第５１８期）', '（１１月２５日至２９日）', '某中心　２０２４年１２月１８日'],
    ],
    [
      'with the running number first',
      ['简报', '总第518期（2024年第47期）', '2024年11月25日—2024年11月29日', '某中心　2024年12月18日'],
    ],
    [
      'with the date beside the number',
      ['简报', '2024年第47期（总第518期）　　2024年12月18日', '某中心', '（11月25日—11月29日）'],
    ],
  ])('is read %s', (_, head) => {
    const { value } = readLines([...head, ...text, ...colophon]);
    expect(value).toMatchObject({
      identity: { type: 'regular', number: 518, issue: 47 },
      year: 2024,
      period: { from: { month: 11, day: 25 }, to: { month: 11, day: 29 } },
      date: { year: 2024, month: 12, day: 18 },
      name: '简报',
      doubts: [],
    });
    expect(value?.text.blocks.map(wordsOfBlock)).toEqual(text);
  });

  test('may be a table', () => {
    const rows = table([['某中心', '2024年12月18日']]);
    const body = [...masthead.slice(0, 3).map((line) => paragraph(line)), rows, ...text.map((line) => paragraph(line))];
    expect(readOldIssue(readBody(body.join(''))).value).toMatchObject({ publisher: '某中心', date: { day: 18 } });
  });

  test.each([
    [['简报', '2025年第1期（总第520期）', '（12月30日—1月3日）', '某中心　2025年1月8日'], 2024, 2025],
    [['简报', '2024年第49期（总第520期）', '（12月30日—1月3日）', '某中心　2025年1月8日'], 2024, 2025],
  ])('has a period that turns the year: %s', (head, from, to) => {
    expect(readLines([...head, ...text]).value?.period).toMatchObject({ from: { year: from }, to: { year: to } });
  });

  test.each([
    [['简报', '（11月25日—11月29日）', '本周正常。'], 'import-file/no-masthead'],
    [['简报', '2024年第47期（总第518期）', '某中心　2024年12月18日'], 'import-file/no-period'],
    [['简报', '2024年第47期（总第518期）', '（11月25日—11月31日）', '某中心　2024年12月18日'], 'import-file/no-period'],
    [['简报', '2024年第47期（总第518期）', '（3月25日—11月29日）', '某中心　2024年12月18日'], 'import-file/no-period'],
  ])('is none in %s', (lines, code) => {
    const { value, findings } = readLines([...lines, ...text]);
    expect([value, ...findings.map((found) => found.code)]).toEqual([undefined, code]);
  });

  test('is doubted where it says too little, or contradicts itself', () => {
    const early = [...masthead.slice(0, 3), '某中心　2024年11月18日'];
    expect(readLines([...early, ...text]).value?.doubts).toEqual(['印发日期2024-11-18早于起止日期']);
    expect(readLines([...masthead.slice(0, 3), ...text]).value?.doubts).toEqual(['没有认出印发日期']);
  });
});

describe('a 版记', () => {
  test('has receivers, staff and copies, and words of others for them', () => {
    const lines = ['抄送：甲局', '分送：乙处。', '编辑：张三　　审核：李四', '印数：30份'];
    const { value } = readLines([...masthead, ...text, ...lines]);
    expect([...(value?.distribution ?? [])]).toEqual([
      ['送', '甲局'],
      ['发', '乙处'],
    ]);
    expect([...(value?.staff ?? [])]).toEqual([
      ['编辑', '张三'],
      ['审核', '李四'],
    ]);
    expect(value?.copies).toBe('30');
    expect(value?.doubts).toEqual(['印的是“抄送”，写在了“送”里', '印的是“分送”，写在了“发”里']);
  });

  test('names what of it was not known, and leaves the text alone', () => {
    const { value } = readLines([...masthead, ...text, ...colophon, '地址：某某路1号']);
    expect(value?.doubts).toEqual(['版记里的“地址：某某路1号”没有取']);
    const sentence = readLines([...masthead, ...text, '报：情况如下。', '还有一段正文。']).value;
    expect(sentence?.text.blocks.map(wordsOfBlock)).toEqual([...text, '报：情况如下。', '还有一段正文。']);
  });
});

test('what stands before the first part is a title or an introduction, and never a table of contents', () => {
  const { value } = readLines([...masthead, '本期要目', '全省窗口专刊', '【编者按】这是按语。', ...text]);
  expect(value?.title).toBe('全省窗口专刊');
  expect(value?.opening?.blocks.map(wordsOfBlock)).toEqual(['【编者按】这是按语。']);
  expect(value?.doubts).toEqual(['“全省窗口专刊”像是大标题，写在了“标题”里']);
});

describe('figures as they were printed', () => {
  const settings = (series: string) =>
    parseSettings({
      path: 'issues/bulletin.yaml',
      text: `name: 简报\npublisher: 某中心\ntemplate: bulletin\nstatistics:\n${series}`,
    }).value?.statistics ?? [];
  const day = { year: 2024, month: 11, day: 29 };
  const find = (series: string, ...paragraphs: readonly string[]) =>
    findPrintedFigures(paragraphs, settings(series), { number: 518, period: { from: day, to: day } }).map(
      ({ key, week, totals }) =>
        [
          key,
          ...[week, totals].map((part) => [...part].map(([name, value]) => `${name}${decimalText(value)}`).join(' ')),
        ].join('/'),
    );
  const one = '  窗口: {title: 某窗口, measures: {咨询: 人次, 受理: 件, 办结率: {of: 受理 / 咨询, unit: "%"}}}\n';

  test.each([
    [
      '本周咨询10人次、受理5件，办结率99.1%。今年以来，累计咨询1,010人次，受理505件。',
      ['窗口/咨询10 受理5/咨询1010 受理505'],
    ],
    ['本周，咨询量为10人次，受理申请５件。', ['窗口/咨询10 受理5/']],
    // Another order, a figure that comes twice, a unit that differs and one that is missing are for a person.
    ['本周受理5件、咨询10人次。', []],
    ['本周咨询10人次、受理5件，其中甲窗口受理3件。', []],
    ['本周咨询10人、受理5件。', []],
    ['本周咨询1.2万人次、受理5件。', []],
    ['本周咨询10人次。', []],
  ])('%s', (sentence, found) => {
    expect(find(one, sentence)).toEqual(found);
  });

  test('of several series are those of the paragraph that names it', () => {
    const two = `${one}  大厅: {title: 某大厅, measures: {咨询: 人次, 受理: 件}}\n`;
    expect(find(two, '某大厅咨询3人次、受理2件。', '某窗口咨询10人次、受理5件。')).toEqual([
      '窗口/咨询10 受理5/',
      '大厅/咨询3 受理2/',
    ]);
    expect(find(two, '咨询3人次、受理2件。')).toEqual([]);
  });
});
