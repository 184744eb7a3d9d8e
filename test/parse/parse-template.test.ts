import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locate } from '../../src/model/source.js';
import type { TemplateFile } from '../../src/model/sources.js';
import { parseTemplate } from '../../src/parse/yaml/parse-template.js';

const read = (name: string): string =>
  readFileSync(new URL(`../../templates/${name}/template.yaml`, import.meta.url), 'utf8');
const parse = (text: string) => parseTemplate('bulletin', { path: 'templates/bulletin/template.yaml', text });

/** Code, line and column of each finding. */
const found = (text: string): string[] =>
  parse(text).findings.map((finding) => {
    const { line, column } = locate(finding.range);
    return `${finding.code} ${line}:${column}`;
  });

describe('the templates of the package', () => {
  test('bulletin has a type area of 156 × 225 mm and 28 characters on 23 lines', () => {
    const { value, findings } = parse(read('bulletin'));
    expect(findings).toEqual([]);
    expect((value?.typeArea.width ?? 0) * 25.4).toBeCloseTo(156 * 72);
    expect((value?.typeArea.height ?? 0) * 25.4).toBeCloseTo(225 * 72);
    expect(value?.grid).toMatchObject({ columns: 28, lines: 23, baseline: 0.88 });
    expect(value?.folio).toBeUndefined();
  });

  test('gb9704 has 22 lines and a folio in 四号 宋体', () => {
    const { value, findings } = parse(read('gb9704'));
    expect(findings).toEqual([]);
    expect(value?.grid.lines).toBe(22);
    expect(value?.folio).toMatchObject({ font: '宋体', size: 14 });
  });
});

test('a key covers the one beneath by whichever word it is written', () => {
  const beneath = { path: 'templates/bulletin/template.yaml', text: read('bulletin') };
  const own = { path: 'templates/公报/template.yaml', text: '审签单: {show: drafts}\n' };
  const parsed = (text: string) => parseTemplate('公报', { ...own, text }, new Map([['bulletin', beneath]]));
  expect(parsed(own.text)).toMatchObject({ findings: [], value: { approval: { show: 'drafts', font: '仿宋' } } });
  expect(parsed('approval: {show: drafts}\n')).toEqual(parsed(own.text));
  expect(parsed(`${own.text}approval: {show: none}\n`).findings.map(({ code }) => code)).toEqual([
    'key-duplicate/synonym',
  ]);
});

describe('a template that is wrong', () => {
  const good = read('bulletin');

  // Each mistake is reported where `mistake` begins in the changed text.
  test.each([
    ['a length without unit', 'width: 210mm', 'width: 210', 'template-value', '210,'],
    ['an em where a length is wanted', 'leading: 7.5mm', 'leading: 7.5em', 'template-value', '7.5em'],
    ['an unknown key', 'duplex: long-edge', 'duplx: long-edge', 'key-unknown/near', 'duplx'],
    ['a choice that there is not', 'line-end-mark: fit', 'line-end-mark: third', 'template-value', 'third'],
    ['a punctuation style that there is not', 'punctuation: quanjiao', 'punctuation: cct', 'template-value', 'cct'],
    ['three heading fonts', '[黑体, 楷体, 仿宋, 仿宋]', '[黑体, 楷体, 仿宋]', 'template-value', '[黑体'],
    ['a colour by name', "'#ff0000', top", 'red, top', 'template-value', 'red, top'],
    [
      'a text where a map is wanted',
      'print: {duplex: long-edge, binding: left}',
      'print: long-edge',
      'value-shape',
      'long-edge',
    ],
    ['a key written twice', '\nprint: {', '\ndraft: {}\nprint: {', 'key-duplicate', 'draft: {}'],
    ['type of no size', 'size: 42pt', 'size: 0pt', 'template-value', '0pt'],
    ['a length beyond any paper', 'left: 28mm', 'left: 999999999mm', 'template-value', '999999999mm'],
    ['a width beyond any line', '  indent: 2em', '  indent: 1000000000em', 'template-value', '1000000000em'],
    ['more masthead than page', 'lines: 11 ', 'lines: 23 ', 'template-too-small', '23, baseline'],
    ['one line a page', 'lines: 23,', 'lines: 1,', 'template-too-small', '1, baseline'],
    ['a missing key', '  indent: 2em\n', '', 'key-missing', 'text:'],
  ])('reports %s at its place', (_, from, to, code, mistake) => {
    expect(good).toContain(from);
    const changed = good.replace(from, to);
    const start = changed.indexOf(mistake);
    const place = locate({ file: { path: '', text: changed }, start, end: start });
    expect(found(changed)).toContain(`${code} ${place.line}:${place.column}`);
    expect(parse(changed).value).toBeUndefined();
  });

  test('reports YAML that is none at its line', () => {
    expect(found(good.replace('paper: {', 'paper: {{'))[0]).toMatch(/^yaml-syntax\S* [45]:/);
  });

  test.each(['', 'a', '- a', 'paper: &a {width: *a}', '__proto__: {a: b}'])('never throws on %j', (text) => {
    expect(parse(text).value).toBeUndefined();
    expect(parse(text).findings.length).toBeGreaterThan(0);
  });
});

describe('a template that stands on another', () => {
  const shipped = (name: string) => ({ path: `../package/templates/${name}/template.yaml`, text: read(name) });
  const workspace = (own: Readonly<Record<string, string>>): ReadonlyMap<string, TemplateFile> => {
    const files = new Map<string, TemplateFile>(['bulletin', 'gb9704'].map((name) => [name, shipped(name)]));
    for (const [name, text] of Object.entries(own)) {
      const below = files.get(name);
      files.set(name, { path: `templates/${name}/template.yaml`, text, ...(below && { shadowed: below }) });
    }
    return files;
  };
  const parseOwn = (own: Readonly<Record<string, string>>, name = '甲') => {
    const files = workspace(own);
    return parseTemplate(name, files.get(name) ?? shipped('bulletin'), files);
  };
  const placesIn = (own: Readonly<Record<string, string>>): string[] =>
    parseOwn(own).findings.map(({ code, range }) => {
      const { line, column } = locate(range);
      return `${code} ${range.file.path.split('/')[1]} ${line}:${column}`;
    });

  test('has all that it does not state from the package’s bulletin, where it names none', () => {
    const { value, findings } = parseOwn({ 甲: 'grid: {columns: 30}\n', bulletin: 'grid: {lines: 20}\n' });
    expect(findings).toEqual([]);
    expect(value).toEqual({
      ...parse(read('bulletin')).value,
      name: '甲',
      grid: { columns: 30, lines: 23, baseline: 0.88 },
    });
  });

  test.each(['extends', '沿用'])('has it from the one that it names with %s', (key) => {
    expect(parseOwn({ 甲: `${key}: gb9704\n` }).value).toEqual({
      ...parseTemplate('gb9704', shipped('gb9704')).value,
      name: '甲',
    });
  });

  test('means the workspace’s template by a name, and inside one of the same name the package’s', () => {
    const own = { 甲: 'extends: bulletin\n', bulletin: 'extends: bulletin\ngrid: {lines: 20}\n' };
    expect(parseOwn(own).value?.grid).toMatchObject({ columns: 28, lines: 20 });
    expect(parseOwn({ gb9704: 'extends: gb9704\ngrid: {columns: 30}\n' }, 'gb9704').value?.grid).toMatchObject({
      columns: 30,
      lines: 22,
    });
  });

  test('replaces what is no group as a whole, and a group by a word', () => {
    const { value } = parseOwn({ 甲: 'extends: gb9704\nfolio: none\ntext: {headings: [宋体, 宋体, 宋体, 宋体]}\n' });
    expect(value?.folio).toBeUndefined();
    expect(value?.text).toMatchObject({ headings: ['宋体', '宋体', '宋体', '宋体'], body: '仿宋' });
  });

  test('a group that the template beneath does not have is stated whole', () => {
    expect(placesIn({ 甲: 'folio: {font: 宋体}\n' })).toEqual(Array(3).fill('key-missing 甲 1:1'));
  });

  test('may be four deep', () => {
    const chain = { 甲: 'extends: 乙\n', 乙: 'extends: 丙\n', 丙: 'extends: 丁\n', 丁: 'grid: {lines: 20}\n' };
    expect(parseOwn(chain).value?.grid.lines).toBe(20);
    expect(placesIn({ ...chain, 丁: 'extends: 戊\n', 戊: '' })).toEqual(['template-extends/deep 丁 1:10']);
  });

  test('has a key that the one above it writes with its synonym', () => {
    const chain = { 甲: 'extends: 乙\npage: {浮动: off}\n', 乙: 'page: {浮动: on, small: 0.3}\n' };
    expect(parseOwn(chain).value?.page).toMatchObject({ float: 'off', small: 0.3 });
    expect(parseOwn({ 甲: 'extends: 乙\n', 乙: chain.乙 }).value?.page).toMatchObject({ float: 'on' });
    expect(parseOwn({ 甲: 'page: {浮动: on, float: on}\n' }).findings.map(({ code }) => code)).toEqual([
      'key-duplicate/synonym',
    ]);
  });

  test.each([
    ['itself', { 甲: 'extends: 甲\n' }],
    ['one that stands on it', { 甲: 'extends: 乙\n', 乙: '\nextends: 甲\n' }],
  ])('can’t stand on %s', (_, own) => {
    expect(parseOwn(own).value).toBeUndefined();
    expect(parseOwn(own).findings.map(({ code }) => code)).toEqual(['template-extends/circle']);
  });

  test.each([
    ['a template that there is not', 'extends: gb9705\n', 'template-unknown/near 甲 1:10'],
    ['nothing', 'extends:\n', 'template-value 甲 1:1'],
    ['a list', 'extends: [bulletin]\n', 'template-value 甲 1:10'],
    ['two', 'extends: bulletin\n沿用: gb9704\n', 'key-duplicate/synonym 甲 2:1'],
  ])('is told when it names %s', (_, text, place) => {
    expect(placesIn({ 甲: text })).toEqual([place]);
  });

  test('what is wrong is told in the file where it stands', () => {
    const { findings } = parseOwn({ 甲: 'extends: 乙\n', 乙: 'grid: {lines: 二十}\n' });
    expect(findings.map(({ code, range }) => [code, range.file.path])).toEqual([
      ['template-value', 'templates/乙/template.yaml'],
    ]);
  });
});
