import { describe, expect, it } from 'vitest';
import { findingCatalogue } from '../../src/catalogue.js';
import { whole } from '../../src/model/exact.js';
import { parseHeader } from '../../src/parse/yaml/parse-header.js';
import * as fc from '../tools/fast-check.js';
import { places } from './places.js';

const header = (yaml: string, folder = '519') =>
  parseHeader({ folder, index: { path: 'issues/519/index.md', text: `---\n${yaml}\n---\n` } });

const FIRST = 'number: 519\nyear: 2024\nissue: 48\nperiod: 2024-12-02/2024-12-06\ndate: 2024-12-25';
/** What is found in further lines of a header, the first of them on line 7. */
const more = (...lines: string[]) => places(header([FIRST, ...lines].join('\n')).findings);

describe('a header', () => {
  it('is read with the place of every value', () => {
    const { value, findings } = header(`${FIRST}\nstatistics:\n  综窗: {咨询: 1634, 受理: 677}\n  大厅: 无`);
    expect(findings).toEqual([]);
    expect(value?.identity).toMatchObject({ type: 'regular', number: { value: 519 }, issue: { value: 48 } });
    expect(value?.period.value).toEqual({
      from: { year: 2024, month: 12, day: 2 },
      to: { year: 2024, month: 12, day: 6 },
    });
    const week = value?.statistics.get('综窗');
    const count = week?.type === 'figures' ? week.values.get('受理') : undefined;
    expect(count?.value).toEqual(whole(677));
    expect(count?.range.file.text.slice(count.range.start, count.range.end)).toBe('677');
    expect(value?.statistics.get('大厅')?.type).toBe('none');
  });

  it('has figures in parts, each with its place, which are no figure where one of them can’t be read', () => {
    const figuresIn = (week: string) => {
      const { value, findings } = header(`${FIRST}\nstatistics:\n  综窗: ${week}`);
      const figures = value?.statistics.get('综窗');
      return { figures: figures?.type === 'figures' ? figures : undefined, found: places(findings) };
    };
    const { figures, found } = figuresIn('{受理: {一号窗口: 300, "二号: 窗口": 377}}');
    expect(found).toEqual([]);
    expect(figures?.values.get('受理')).toMatchObject({
      value: whole(677),
      parts: [
        { name: '一号窗口', value: whole(300) },
        { name: '二号: 窗口', value: whole(377) },
      ],
    });
    const broken = ['{一号: 300, 二号: 三百}', '{一号: 300, 一号: 377}', '{一号: 300, 二号: }', '{}'].map((parts) =>
      figuresIn(`{受理: ${parts}}`),
    );
    expect(broken.map((one) => [one.figures?.values.size, ...one.found])).toEqual([
      [0, 'value-number 8:26'],
      [0, 'key-duplicate 8:22'],
      [0, 'value-empty 8:22'],
      [0, 'value-shape 8:12'],
    ]);
  });

  it('is told of what YAML takes for a comment', () => {
    expect(more('publisher: 某某中心 #1号楼', 'distribution: {发: 甲、乙 #丙', '}', 'name: "甲" #乙')).toEqual([
      'yaml-comment 7:17',
      'yaml-comment 8:23',
      'yaml-comment 10:11',
    ]);
    expect(more('publisher: 某某中心#1 # 备注', 'copies: 100 #份', 'name: "甲 #乙"')).toEqual([]);
  });

  it('may be written in Chinese throughout', () => {
    const text = [
      '总第: 519\n年: 2024\n期: 48\n起止: 2024年12月2日—12月6日\n印发日期: 2024年12月25日\n份数: 100',
      '报送范围: {报: "省中心领导。", 发: 各处（室）：甲、乙}\n标题: 专刊\n标注: 内部资料 注意保存\n人员: {责编: 张三, 签发: 李四}',
      '更正:\n  - {系列: 综窗, 总第: 518, 受理: {原为: 677, 改为: 674}, 原因: 重复计件，详见：附件}',
    ].join('\n');
    const { value, findings } = header(text);
    expect(places(findings)).toEqual([]);
    expect(value?.date?.value).toEqual({ year: 2024, month: 12, day: 25 });
    expect(value?.distribution?.报?.value).toBe('省中心领导');
    expect(value?.distribution?.发?.value).toBe('各处（室）：甲、乙');
    expect([...(value?.staff ?? [])].map(([duty, name]) => `${duty}${name.value}`)).toEqual(['责编张三', '签发李四']);
    expect(value?.marking.map((line) => line.value)).toEqual(['内部资料 注意保存']);
    expect(value?.corrections[0]).toMatchObject({
      series: { value: '综窗' },
      number: { value: 518 },
      reason: { value: '重复计件，详见：附件' },
      changes: [{ measure: '受理', change: { type: 'from-to', from: whole(677), to: whole(674) } }],
    });
  });

  it('may have a marking of several lines, and a limit of pages', () => {
    const { value, findings } = header(`${FIRST}\nmarking: [密级, 内部资料 注意保存]\n页数上限: 8`);
    expect(findings).toEqual([]);
    expect(value?.marking.map((line) => line.value)).toEqual(['密级', '内部资料 注意保存']);
    expect(value?.maxPages?.value).toBe(8);
    expect(header(FIRST).value).toMatchObject({ marking: [] });
    expect(more('max_pages: 0', 'marking: {密级: 甲}')).toEqual(['value-shape 8:10', 'value-number/zero 7:12']);
  });

  it.each([
    ['2024-12-02/2024-12-06', '2024-12-6'],
    ['2024年12月2日—12月6日', '2024-12-6'],
    ['2024年12月2日-6日', '2024-12-6'],
    ['2024年12月30日 ～ 1月3日', '2025-1-3'],
    ['2024年12月30日至2025年1月3日', '2025-1-3'],
  ])('takes the period %s', (period, end) => {
    const { value } = header(FIRST.replace('2024-12-02/2024-12-06', period));
    const to = value?.period.value.to;
    expect(`${to?.year}-${to?.month}-${to?.day}`).toBe(end);
  });

  it('may be a special issue, in a folder of that name', () => {
    const special = 'special: 1\nyear: 2024\nperiod: 2024-12-02/2024-12-06\ndate: 2024-12-25';
    const { value, findings } = header(special, '2024-增1');
    expect(findings).toEqual([]);
    expect(value?.identity).toMatchObject({ type: 'special', special: { value: 1 } });
    expect(places(header(special, '2024-增2').findings)).toEqual(['folder-number 2:10']);
    expect(places(header(`${special}\n总第: 3`, '2024-增1').findings)).toEqual(['special-number 6:1']);
  });

  it('is named by its folder', () => {
    expect(places(header(FIRST, '520').findings)).toEqual(['folder-number 2:9']);
  });

  it('reads marks and line ends of every system', () => {
    const { value, findings } = parseHeader({
      folder: '519',
      index: { path: 'index.md', text: `---\r\n${FIRST.replaceAll('\n', '\r\n')}\r\ncopies: x\r\n---\r\n` },
    });
    expect(value?.identity).toMatchObject({ issue: { value: 48 } });
    expect(places(findings)).toEqual(['value-number 7:9']);
  });
});

describe('what is missing in a header', () => {
  it('is named at its start, and where it may come later a draft may do without', () => {
    const { value, findings } = header('copies: 3');
    expect(value).toBeUndefined();
    expect(places(findings)).toEqual([
      'key-missing 1:1',
      'key-missing 1:1',
      'key-missing 1:1',
      'key-missing 1:1',
      'key-missing/draft 1:1',
    ]);
    expect(findingCatalogue['key-missing/draft']).toMatchObject({ missing: true });
  });

  it('is told at the key where nothing stands behind it', () => {
    const { value, findings } = header(`${FIRST.replace(' 2024-12-25', '')}\nstatistics:\n  综窗: {受理: , 咨询: 3}`);
    expect(places(findings).sort()).toEqual(['value-empty 6:1', 'value-empty 8:8']);
    expect(value?.date).toBeUndefined();
  });

  it('may be the front matter itself', () => {
    const read = (text: string) => places(parseHeader({ folder: '519', index: { path: 'index.md', text } }).findings);
    expect(read('# 标题')).toEqual(['front-matter 1:1']);
    expect(read('')).toEqual(['front-matter 1:1']);
    expect(read(`---\n${FIRST}\n`)).toEqual(['front-matter/open 1:1']);
    expect(read(`---\n${'# x\n'.repeat(20_000)}---\n`)).toEqual(['front-matter/open 1:1']);
  });
});

describe('a full-width mark in a header', () => {
  it('is named at the character, before any complaint of YAML', () => {
    expect(places(header('number：519\nyear: 2024').findings)).toEqual(['full-width 2:7']);
    expect(more('statistics:', '  综窗: {咨询：1634，受理：677}')).toEqual([
      'full-width 8:10',
      'full-width 8:15',
      'full-width 8:18',
    ]);
    expect(more('statistics:', '  综窗: ｛咨询: 1634｝')).toEqual(['full-width 8:7']);
    expect(more('corrections:', '  - {series: 综窗，number: 518}')).toEqual(['full-width 8:16']);
    expect(more('　title: x')).toEqual(['yaml-syntax/full-width-indent 7:1']);
  });

  it('is left alone inside a text', () => {
    expect(more('distribution:', '  报: 省级（单位）：某，某')).toEqual([]);
    expect(more('# 备注：无', 'name: 甲 # 乙：丙', `title: 'a: {b：c，d：1}'`)).toEqual([]);
    expect(more('staff: {责编: 张，李：王, 签发: 赵}')).toEqual([]);
  });

  it('is not the only trap: a colon wants a blank behind it', () => {
    expect(more('statistics:', '  综窗: {咨询:1634}', 'copies:100')).toEqual(['colon-blank 8:10', 'colon-blank 9:7']);
  });
});

describe('a value in a header', () => {
  it.each([
    ['048', 'value-number/form'],
    ['１００', 'value-number/form'],
    ['1，634', 'value-number/form'],
    ['634件', 'value-number/form'],
    ['约677', 'value-number'],
    ['约12.5', 'value-number/decimal'],
    ['12．50', 'value-number/decimal-form'],
    ['1，634.5', 'value-number/decimal-form'],
    ['-0.5', 'value-number/negative'],
    ['.5', 'value-number/decimal'],
    ['1.', 'value-number/decimal'],
    ['1e3', 'value-number'],
    ['3万', 'value-number'],
    ['-3', 'value-number/negative'],
    ['99999999999999999', 'value-number/large'],
    ['[1]', 'value-shape'],
  ])('that is no plain number, %s, is shown as read', (text, code) => {
    expect(more(`statistics: {综窗: {受理: "${text}"}}`.replaceAll('"', text === '[1]' ? '' : '"'))).toEqual([
      `${code} 7:23`,
    ]);
  });

  it('says what to write instead of a number that can be guessed', () => {
    const { findings } = header(`${FIRST}\ncopies: 1，634`);
    expect(findings[0]?.params).toMatchObject({ text: '1，634', wanted: '1634' });
  });

  it('starts at 1 where it is a number in a row', () => {
    expect(more('copies: 0')).toEqual(['value-number/zero 7:9']);
  });

  it('of the wrong shape is shown how it is written', () => {
    expect(more('statistics: 677')).toEqual(['value-shape 7:13']);
    expect(more('statistics: {综窗: 没有}')).toEqual(['value-shape 7:18']);
    expect(more('corrections: {series: 综窗}')).toEqual(['value-shape 7:14']);
    expect(more('title: [a]')).toEqual(['value-shape 7:8']);
    expect(more('title: |', '  a', '  b')).toEqual(['value-lines 7:8']);
  });

  it('may be a signed correction', () => {
    const correction = (measure: string) => `corrections: [{series: 综窗, number: 518, ${measure}, reason: 甲}]`;
    expect(more(correction('受理: +3'))).toEqual([]);
    expect(more(correction('受理: -3'))).toEqual([]);
    expect(more(correction('受理: {from: 3}'))).toEqual(['key-missing 7:45']);
    expect(more('corrections: [{series: 综窗, number: 518, reason: 甲}]')).toEqual(['correction-empty 7:15']);
  });

  it.each([
    ['date: 2024-02-30', 'value-date/unreal 6:7'],
    ['date: 2024/2/3', 'value-date/form 6:7'],
    ['date: 下周', 'value-date 6:7'],
  ])('that is no day, %s, is refused', (date, place) => {
    expect(places(header(FIRST.replace('date: 2024-12-25', date)).findings)).toEqual([place]);
  });

  it.each([
    ['2024-12-06/2024-12-02', 'value-period/reversed 5:9'],
    ['2024-11-30/2024-11-31', 'value-date/unreal 5:9'],
    ['2024/12/2—2024/12/6', 'value-period/form 5:9'],
    ['本周', 'value-period 5:9'],
  ])('that is no period, %s, is refused', (period, place) => {
    expect(places(header(FIRST.replace('2024-12-02/2024-12-06', period)).findings)).toEqual([place]);
  });

  it('that is no year is refused', () => {
    expect(places(header(FIRST.replace('2024\n', '24\n')).findings)).toEqual(['value-year 3:7']);
  });
});

describe('a key in a header', () => {
  it('that is unknown is compared with the known ones', () => {
    expect(more('copeis: 3')).toEqual(['key-unknown/near 7:1']);
    expect(more('受理: 3')).toEqual(['key-unknown 7:1']);
    expect(more('__proto__: 3')).toEqual(['key-unknown 7:1']);
  });

  it('may stand there once, under either name', () => {
    expect(more('date: 2024-12-26')).toEqual(['key-duplicate 7:1']);
    expect(more('印发日期: 2024-12-26')).toEqual(['key-duplicate/synonym 7:1']);
    expect(more('statistics: {综窗: {受理: 1, 受理: 2}}')).toEqual(['key-duplicate 7:26']);
  });
});

describe('YAML that cannot be read', () => {
  it.each([
    ['title: "a', 'yaml-syntax/unclosed 8:1'],
    ['\ttitle: a', 'yaml-syntax/tab 7:1'],
    ['title: a: b', 'yaml-syntax/two-colons 7:8'],
    ['title: @a', 'yaml-syntax/start 7:8'],
    ['title: "甲" 乙', 'yaml-syntax/behind-quote 7:12'],
    ["staff: {责编: '甲'乙, 审核: 丙}", 'yaml-syntax/behind-quote 7:16'],
    ['staff: {责编: 甲, 乙, 审核: 丙}', 'yaml-syntax/cut 7:16'],
    ['title: - a', 'yaml-syntax/unexpected 7:8'],
    ['title: a\n...\nb: c', 'yaml-syntax/documents 9:1'],
    ['title: "\\q"', 'yaml-syntax/escape 7:9'],
    [`title: ${'['.repeat(60_000)}`, 'yaml-syntax/nested 7:28'],
    [`${'- '.repeat(30_000)}a`, 'yaml-syntax/nested 7:59999'],
    ['title: &a b', 'yaml-feature 7:11'],
    ['title: !!str b', 'yaml-feature 7:8'],
    ['? [a]\n: b', 'yaml-feature/key 7:3'],
  ])('is told in the words of an editor: %#', (line, place) => {
    expect(more(line)).toContain(place);
  });

  it('does not follow aliases', () => {
    expect(more('title: &x b', 'name: *x')).toContain('yaml-feature 8:7');
  });
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    ...[
      'number',
      '总第',
      ': ',
      '：',
      '{',
      '}',
      '[',
      ']',
      ',',
      '，',
      '- ',
      '\n',
      '  ',
      '"',
      "'",
      '|',
      '&a',
      '*a',
      '!',
      '#',
      '9',
      '　',
      '\r',
    ],
  );
  const hostile = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('never makes the parser throw, and every finding lies in the file', () => {
    fc.assert(
      fc.property(hostile, (yaml) => {
        const { findings } = header(yaml);
        for (const { range } of findings) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(range.file.text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read to its end, however it is made', () => {
    const texts = ['!a '.repeat(20_000), '{a：1，'.repeat(6000), `{${'a：1，'.repeat(9000)}`, 'a: b: c\n'.repeat(6000)];
    for (const text of [
      ...texts,
      `a: ${'"'.repeat(60_000)}`,
      Array.from({ length: 6000 }, (_, i) => `k${i}: 1`).join('\n'),
    ]) {
      expect(header(text).findings).not.toEqual([]);
    }
  });
});
