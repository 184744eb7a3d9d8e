import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findFrontMatter } from '../../src/model/front-matter.js';
import { editorSchemas } from '../../src/model/schema/editor-schemas.js';
import { parseHeader } from '../../src/parse/yaml/parse-header.js';
import { parseHolidays } from '../../src/parse/yaml/parse-holidays.js';
import { parsePeople } from '../../src/parse/yaml/parse-people.js';
import { parseSettings } from '../../src/parse/yaml/parse-settings.js';

const home = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, home), 'utf8');

const validators = new Map(
  [...editorSchemas].map(([name, schema]) => [name, new Ajv({ allowUnionTypes: true }).compile(schema)]),
);

/** Whether an editor has nothing against a YAML text. */
function accepts(name: string, yaml: string): boolean {
  const validate = validators.get(name);
  if (!validate) throw new Error(`no schema ${name}`);
  return validate(parse(yaml));
}

/** Whether the program has nothing against it. */
function parses(name: string, yaml: string): boolean {
  const file = { path: 'issues/12/index.md', text: name === 'header.schema.json' ? `---\n${yaml}---\n` : yaml };
  if (name === 'header.schema.json') {
    const folder = /^(?:special|增刊)/m.test(yaml) ? '2030-增1' : '12';
    return parseHeader({ folder, index: file }).findings.length === 0;
  }
  if (name === 'holidays.schema.json') return parseHolidays(file).findings.length === 0;
  return (name === 'people.schema.json' ? parsePeople(file) : parseSettings(file)).findings.length === 0;
}

describe('the schema files', () => {
  test('are what the tables give; `npm run docs` writes them', () => {
    const written = readdirSync(new URL('docs/schemas', home)).filter(
      (name) => !/-output\.|^release-record\./.test(name),
    );
    expect(written.sort()).toEqual([...editorSchemas.keys()].sort());
    for (const [name, schema] of editorSchemas) expect(JSON.parse(read(`docs/schemas/${name}`))).toEqual(schema);
  });

  test('are shipped with the package', () => {
    expect(JSON.parse(read('package.json')).files).toContain('docs/schemas');
  });

  test('tell of every key in Chinese, with an example', () => {
    const described = JSON.stringify([...editorSchemas.values()]).match(/"description":"[^"]+/g) ?? [];
    expect(described.length).toBeGreaterThan(60);
    for (const text of described) expect(text).toMatch(/\p{Script=Han}.*。/u);
    const bare = described.filter((text) => !/。例如 \S+: \S/u.test(text));
    // What a template may say is seen best in those of the package.
    expect(bare.filter((text) => !JSON.stringify(editorSchemas.get('template.schema.json')).includes(text))).toEqual(
      [],
    );
  });
});

test('the issue of this repository satisfies them', () => {
  const index = read('issues/519/index.md');
  const block = findFrontMatter(index);
  expect(accepts('header.schema.json', index.slice(block?.start, block?.end))).toBe(true);
  expect(accepts('bulletin.schema.json', read('issues/bulletin.yaml'))).toBe(true);
});

const header = 'number: 12\nyear: 2030\nissue: 12\nperiod: 2030-03-18/2030-03-22\ndate: 2030-03-25\n';
const chinese = '总第: 12\n年: 2030\n期: 12\n起止: 2030年3月18日—3月22日\n印发日期: 2030年3月25日\n';
const settings = 'name: 试验周报\npublisher: 某某试验中心\ntemplate: bulletin\n';
const series =
  'statistics: {窗口: {title: 试验窗口, measures: {咨询: 人次}, opening: [{year: 2030, through: 11, 咨询: 9}]}}\n';

describe('what the program takes, editors take', () => {
  test.each([
    ['header.schema.json', 'English keys', header],
    ['header.schema.json', 'Chinese keys', chinese],
    ['header.schema.json', 'numbers in quotation marks', header.replace('12\n', '"12"\n')],
    ['header.schema.json', 'days of one month', header.replace(/period: .*/, 'period: 2030年3月18日至22日')],
    ['header.schema.json', 'a special issue', header.replace(/number.*\n/, 'special: 1\n').replace(/issue.*\n/, '')],
    ['header.schema.json', 'a title of digits', `${header}title: 2030\n`],
    ['header.schema.json', 'figures, and a week without', `${header}统计: {甲: {咨询: 0, 受理: 7}, 乙: 无}\n`],
    [
      'header.schema.json',
      'a correction by a number',
      `${header}corrections: [{series: 甲, number: 9, 受理: -3, reason: 误}]\n`,
    ],
    [
      'header.schema.json',
      'one from and to',
      `${header}更正: [{系列: 甲, 总第: 9, 受理: {原为: 7, 改为: 4}, 原因: 误}]\n`,
    ],
    ['header.schema.json', 'a marking of two lines', `${header}标注: [密级, 内部资料]\nmax_pages: 8\n`],
    ['header.schema.json', 'staff of any duty', `${header}staff: {责编: 甲某, 校对: 乙某}\n`],
    ['bulletin.schema.json', 'the least there is', settings],
    ['bulletin.schema.json', 'pre-printed paper', `${settings}masthead: 预印\n`],
    ['bulletin.schema.json', 'an image', `${settings}报头: {图片: a.png}\n`],
    ['bulletin.schema.json', 'series with an opening', settings + series],
    ['bulletin.schema.json', 'weighed rules', `${settings}rules: {runt: off, loose-line: 提示}\n`],
    ['bulletin.schema.json', 'terms', `${settings}terms: {政务大厅: [政府大厅], 某某局: 某局}\n`],
    [
      'people.schema.json',
      'people',
      '- {name: 甲某某, titles: [某局局长, {title: 某厅厅长, to: 2029-12-31}], rank: 1}\n',
    ],
    ['holidays.schema.json', 'days and periods', 'off: [2030-10-01/2030-10-07, 2031-01-01]\nworkdays: 2030-09-28\n'],
    ['holidays.schema.json', 'Chinese', '放假: [2030年10月1日—10月7日]\n上班: [2030年9月28日]\n'],
    ['people.schema.json', 'one title alone', '- {姓名: 甲某某, 职务: 某局局长}\n'],
  ])('%s: %s', (name, _, yaml) => {
    expect(parses(name, yaml)).toBe(true);
    expect(accepts(name, yaml)).toBe(true);
  });

  test('a header without a printing date is a draft', () => {
    expect(accepts('header.schema.json', header.replace(/date.*\n/, ''))).toBe(true);
  });
});

describe('what editors refuse, the program refuses', () => {
  test.each([
    ['header.schema.json', 'an unknown key', `${header}nmae: 甲\n`],
    ['header.schema.json', 'a missing key', header.replace(/period.*\n/, '')],
    ['header.schema.json', 'a key by both names', `${header}总第: 12\n`],
    ['header.schema.json', 'neither a number nor a special issue', header.replace(/number.*\n/, '')],
    ['header.schema.json', 'both', `${header}special: 1\n`],
    ['header.schema.json', 'a number of zero', header.replace('number: 12', 'number: 0')],
    ['header.schema.json', 'a number with a fraction', header.replace('issue: 12', 'issue: 1.5')],
    ['header.schema.json', 'a number in words', header.replace('issue: 12', 'issue: 十二')],
    ['header.schema.json', 'a year of three digits', header.replace('year: 2030', 'year: 203')],
    ['header.schema.json', 'a date with slashes', header.replace('2030-03-25', '2030/3/25')],
    ['header.schema.json', 'half a period', header.replace('/2030-03-22', '')],
    ['header.schema.json', 'a negative figure', `${header}statistics: {甲: {受理: -1}}\n`],
    ['header.schema.json', 'a text for figures', `${header}statistics: {甲: 没有}\n`],
    [
      'header.schema.json',
      'a correction without a reason',
      `${header}corrections: [{series: 甲, number: 9, 受理: -3}]\n`,
    ],
    ['header.schema.json', 'a full-width colon in figures', `${header}statistics: {甲: {受理：7}}\n`],
    ['header.schema.json', 'an empty value', `${header}title:\n`],
    ['header.schema.json', 'receivers of an unknown kind', `${header}distribution: {抄: 甲处}\n`],
    ['bulletin.schema.json', 'a missing key', settings.replace(/publisher.*\n/, '')],
    ['bulletin.schema.json', 'a masthead of another kind', `${settings}masthead: none\n`],
    ['bulletin.schema.json', 'a series without measures', `${settings}statistics: {窗口: {title: 甲}}\n`],
    ['bulletin.schema.json', 'an opening without its issue', settings + series.replace(' through: 11,', '')],
    ['bulletin.schema.json', 'a severity that there is not', `${settings}rules: {runt: never}\n`],
    ['holidays.schema.json', 'a holiday by its name', 'off: [国庆节]\n'],
    ['holidays.schema.json', 'no such key', 'on: [2030-10-01]\n'],
    ['people.schema.json', 'a person without a name', '- {rank: 1}\n'],
    ['people.schema.json', 'no list', 'name: 甲某某\n'],
  ])('%s: %s', (name, _, yaml) => {
    expect(parses(name, yaml)).toBe(false);
    expect(accepts(name, yaml)).toBe(false);
  });
});
