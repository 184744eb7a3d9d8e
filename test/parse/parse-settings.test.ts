import { describe, expect, it } from 'vitest';
import { whole } from '../../src/model/exact.js';
import { parseSettings } from '../../src/parse/yaml/parse-settings.js';
import { places } from './places.js';

const settings = (text: string) => parseSettings({ path: 'issues/bulletin.yaml', text });
const FIRST = 'name: 工作动态\npublisher: 某中心\ntemplate: bulletin\n';

describe('bulletin.yaml', () => {
  it('states names, distribution and what is counted', () => {
    const { value, findings } = settings(`${FIRST}distribution:
  报: 省政务管理办公室、省中心领导       # 注释
  发: 窗口，各处（室）。
copies: 100
max_pages: 8
statistics:
  综窗:
    title: 省本级综窗
    measures: {咨询: 人次, 受理: 件}
    opening:
      - {year: 2024, through: 518, until: 2024-11-29, 咨询: 75685, 受理: 31126}
`);
    expect(findings).toEqual([]);
    expect(value).toMatchObject({
      name: [{ is: { value: '工作动态' } }],
      masthead: { type: 'text' },
      distribution: { 报: { value: '省政务管理办公室、省中心领导' }, 发: { value: '窗口，各处（室）' } },
      copies: { value: 100 },
      maxPages: { value: 8 },
    });
    const [series] = value?.statistics ?? [];
    expect(series).toMatchObject({ key: '综窗', title: [{ is: '省本级综窗' }] });
    expect(series?.measures.map(({ name, unit }) => name + unit[0].is)).toEqual(['咨询人次', '受理件']);
    expect(series?.openings[0]).toMatchObject({ through: { value: 518 }, until: { value: { day: 29 } } });
    expect(series?.openings[0]?.values.get('咨询')?.value).toEqual(whole(75685));
  });

  it('keeps measures in the order they are written, also those that look like numbers', () => {
    const { value } = settings(`${FIRST}统计: {甲: {标题: 甲, 指标: {受理: 件, 12345: 件, 0: 件}}}`);
    expect(value?.statistics[0]?.measures.map(({ name }) => name)).toEqual(['受理', '12345', '0']);
  });

  it.each([
    ['masthead: preprinted', { type: 'preprinted' }],
    ['报头: {图片: a.png}', { type: 'image', path: { value: 'a.png' } }],
  ])('may have another masthead: %s', (line, masthead) => {
    expect(settings(FIRST + line).value?.masthead).toMatchObject(masthead);
  });

  it.each(['classified: permitted', '涉密: 允许', 'classified: "permitted"'])(
    'may be on a computer for what is classified: %s',
    (line) => {
      expect(settings(FIRST + line).value?.classified).toBeDefined();
      expect(settings(FIRST).value?.classified).toBeUndefined();
    },
  );

  it.each([
    ['classified: yes', 'value-shape 4:13'],
    ['涉密: 不允许', 'value-shape 4:5'],
    ['masthead: blank', 'value-shape 4:11'],
    ['nmae: x', 'key-unknown/near 4:1'],
    ['statistics: {综.窗: {title: a, measures: {b: c}}}', 'name-characters 4:14'],
    ['statistics: {综窗: {title: a, measures: {"b c": d}}}', 'name-characters 4:40'],
    ['statistics: {综窗: {title: a}}', 'key-missing 4:14'],
    ['statistics: {综窗: {title: a, measures: {b: }}}', 'value-empty 4:40'],
    ['statistics: {综窗: {title: a, measures: {b: c}, opening: {year: 2024}}}', 'value-shape 4:56'],
    ['statistics: {综窗: {title: a, measures: {b: c}, opening: [{year: 2024, b: 1}]}}', 'key-missing 4:57'],
    ['copies: 一百', 'value-number 4:9'],
  ])('reports %s', (line, place) => {
    expect(places(settings(FIRST + line).findings)).toEqual([place]);
  });

  it('states terms, each with one wrong form or several', () => {
    const { value, findings } = settings(`${FIRST}用词:\n  某某厅: 某厅\n  甲办: [乙办, "丙，办"]\n`);
    expect(findings).toEqual([]);
    expect(value?.terms.map(({ right, wrong }) => [right.value, ...wrong.map((form) => form.value)])).toEqual([
      ['某某厅', '某厅'],
      ['甲办', '乙办', '丙，办'],
    ]);
  });

  it.each([
    ['terms: 某厅', 'value-shape 4:8'],
    ['terms: {某某厅: }', 'value-empty 4:9'],
    ['terms: {某某厅: {某厅: 1}}', 'value-shape 4:14'],
    ['terms: {某某厅: [某厅、厅]}', 'value-shape 4:15'],
    ['terms: {某某厅: [某厅], 某厅: 厅}', 'term-form/both 4:15'],
    ['terms: {某某厅: 某厅, 某某厅: 厅}', 'key-duplicate 4:18'],
  ])('reports %s', (line, place) => {
    expect(places(settings(FIRST + line).findings)).toEqual([place]);
  });

  it('is not made without name, publisher and template', () => {
    const { value, findings } = settings('copies: 1');
    expect(value).toBeUndefined();
    expect(places(findings)).toEqual(['key-missing 1:1', 'key-missing 1:1', 'key-missing 1:1']);
    expect(places(settings('- a').findings)).toEqual(['value-shape 1:1']);
  });
});
