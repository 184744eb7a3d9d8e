import { describe, expect, it } from 'vitest';
import { parsePeople } from '../../src/parse/yaml/parse-people.js';
import { places } from './places.js';

const people = (text: string) => parsePeople({ path: 'issues/people.yaml', text });

describe('people.yaml', () => {
  it('states names, titles with their days, and ranks', () => {
    const { value, findings } = people(`- name: 赵甲
  rank: 1
  titles:
    - {title: 某某局局长, from: 2030-01-01}
    - {title: 某某局副局长, from: 2028-03-01, to: 2029年12月31日}
- {name: 钱乙, titles: [某某局总工程师, 某某局党组成员]}
- {name: 孙丙, titles: 某某处处长}
`);
    expect(findings).toEqual([]);
    const [first, second, third] = value?.persons ?? [];
    expect(first).toMatchObject({ name: { value: '赵甲' }, rank: { value: 1 } });
    expect(first?.titles).toMatchObject([
      { title: { value: '某某局局长' }, from: { value: { year: 2030, month: 1, day: 1 } } },
      { from: { value: { year: 2028 } }, to: { value: { year: 2029, month: 12, day: 31 } } },
    ]);
    expect(first?.titles[0]).not.toHaveProperty('to');
    expect(second?.titles.map(({ title }) => title.value)).toEqual(['某某局总工程师', '某某局党组成员']);
    expect(second).not.toHaveProperty('rank');
    expect(third?.titles).toMatchObject([{ title: { value: '某某处处长' } }]);
  });

  it('may be written in Chinese', () => {
    const { value, findings } = people('- {姓名: 赵甲, 排名: 2, 职务: [{职务: 局长, 自: 2030-01-01, 至: 2030-06-30}]}');
    expect(findings).toEqual([]);
    expect(value?.persons).toMatchObject([
      {
        name: { value: '赵甲' },
        rank: { value: 2 },
        titles: [{ title: { value: '局长' }, to: { value: { month: 6 } } }],
      },
    ]);
  });

  it('knows where each name and title stands', () => {
    const { value } = people('- name: 赵甲\n  titles: [某某局局长]\n');
    const [person] = value?.persons ?? [];
    const slice = (range?: { start: number; end: number }) => value?.file.text.slice(range?.start, range?.end);
    expect([slice(person?.name.range), slice(person?.titles[0]?.title.range)]).toEqual(['赵甲', '某某局局长']);
  });

  it.each(['', '# 还没有\n'])('may be empty: %j', (text) => {
    expect(people(text)).toMatchObject({ value: { persons: [] }, findings: [] });
  });

  it.each([
    ['赵甲: 局长', 'value-shape 1:1'],
    ['- 赵甲', 'value-shape 1:3'],
    ['- {titles: 局长}', 'key-missing 1:3'],
    ['- {name: }', 'value-empty 1:4'],
    ['- {name: 赵甲, rang: 1}', 'key-unknown/near 1:14'],
    ['- {name: 赵甲, rank: 0}', 'value-number/zero 1:20'],
    ['- {name: 赵甲, rank: 第一}', 'value-number 1:20'],
    ['- {name: 赵甲, 姓名: 赵乙}', 'key-duplicate/synonym 1:14'],
    ['- {name: 赵甲, titles: [{from: 2030-01-01}]}', 'key-missing 1:23'],
    ['- {name: 赵甲, titles: [{title: 局长, to: 2030-02-30}]}', 'value-date/unreal 1:39'],
    ['- {name: 赵甲, titles: [{title: 局长, from: 2030-02-01, to: 2030-01-01}]}', 'value-period/reversed 1:57'],
    ['- {name: 赵甲, titles: [[局长]]}', 'value-shape 1:23'],
    ['- name：赵甲', 'full-width 1:7'],
    ['- &a {name: 赵甲}', 'yaml-feature 1:6'],
  ])('reports %s', (text, place) => {
    expect(places(people(text).findings)).toEqual([place]);
  });

  it('keeps the persons that can be read', () => {
    const { value, findings } = people('- {titles: 局长}\n- {name: 钱乙, titles: [{from: 2030-01-01}, 处长]}\n');
    expect(findings).toHaveLength(2);
    expect(value?.persons).toMatchObject([{ name: { value: '钱乙' }, titles: [{ title: { value: '处长' } }] }]);
  });

  it('does not let a key reach an object of its own name', () => {
    expect(places(people('- {__proto__: {name: 赵甲}}').findings)).toEqual(['key-unknown 1:4', 'key-missing 1:3']);
  });
});
