import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locate } from '../../src/model/source.js';
import { parseTemplate } from '../../src/parse/parse-template.js';

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

describe('a template that is wrong', () => {
  const good = read('bulletin');

  // Each mistake is reported where `mistake` begins in the changed text.
  test.each([
    ['a length without unit', 'width: 210mm', 'width: 210', 'template-value', '210,'],
    ['an em where a length is wanted', 'leading: 7.5mm', 'leading: 7.5em', 'template-value', '7.5em'],
    ['an unknown key', 'duplex: long-edge', 'duplx: long-edge', 'template-key-unknown', 'duplx'],
    ['a choice that there is not', 'line-end-mark: fit', 'line-end-mark: third', 'template-value', 'third'],
    ['a punctuation style that there is not', 'punctuation: quanjiao', 'punctuation: cct', 'template-value', 'cct'],
    ['three heading fonts', '[黑体, 楷体, 仿宋, 仿宋]', '[黑体, 楷体, 仿宋]', 'template-value', '[黑体'],
    ['a colour by name', "'#ff0000', top", 'red, top', 'template-value', 'red, top'],
    [
      'a text where a map is wanted',
      'print: {duplex: long-edge, binding: left}',
      'print: long-edge',
      'template-value',
      'long-edge',
    ],
    ['a key written twice', '\nprint: {', '\ndraft: {}\nprint: {', 'template-key-duplicate', 'draft: {}'],
    ['type of no size', 'size: 42pt', 'size: 0pt', 'template-value', '0pt'],
    ['a length beyond any paper', 'left: 28mm', 'left: 999999999mm', 'template-value', '999999999mm'],
    ['a width beyond any line', '  indent: 2em', '  indent: 1000000000em', 'template-value', '1000000000em'],
    ['more masthead than page', 'lines: 11 ', 'lines: 23 ', 'template-too-small', '23, baseline'],
    ['one line a page', 'lines: 23,', 'lines: 1,', 'template-too-small', '1, baseline'],
    ['a missing key', '  indent: 2em\n', '', 'template-key-missing', 'text:'],
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
