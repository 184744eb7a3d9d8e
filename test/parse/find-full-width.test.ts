import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/model/apply-edits.js';
import { findFullWidth } from '../../src/parse/yaml/find-full-width.js';

const fixes = (text: string) =>
  findFullWidth({ file: { path: 'issues/12/index.md', text }, start: 0, end: text.length }).flatMap(
    ({ fix }) => fix ?? [],
  );

/** The text when every round of mending is done. */
function mend(text: string): string {
  let current = text;
  for (let edits = fixes(current); edits.length > 0; edits = fixes(current)) current = applyEdits(current, edits).text;
  return current;
}

describe('a full-width mark of YAML is mended, with the blank that YAML wants behind it', () => {
  test.each([
    ['number：12', 'number: 12'],
    ['number： 12', 'number: 12'],
    ['statistics：\n  窗口：{咨询：1，受理：2}', 'statistics:\n  窗口: {咨询: 1, 受理: 2}'],
    ['窗口: {咨询: 1， 受理: 2}', '窗口: {咨询: 1, 受理: 2}'],
    ['窗口: ｛咨询: 1，受理: 2｝', '窗口: {咨询: 1, 受理: 2}'],
    ['窗口: {咨询: 1,634, 受理: 12，345，678}', '窗口: {咨询: 1634, 受理: 12345678}'],
    ['窗口: {咨询: 1; 受理: 2、 办结: 3}', '窗口: {咨询: 1, 受理: 2, 办结: 3}'],
    ['year：2030\r\nissue：12\r\n', 'year: 2030\r\nissue: 12\r\n'],
  ])('%j', (wrong, right) => {
    expect(mend(wrong)).toBe(right);
  });
});

describe('values stay', () => {
  test.each([
    'name: 试验：周报，一号',
    'distribution: {报: 甲处，乙处：丙处, 发: 丁处}',
    'title: "某：某，某"',
    'staff: {责编: 甲、乙; 丙, 审核: 丁}',
    'copies: {甲: 1, 234: 5}',
    'number: 12 # 注：这里，不动',
  ])('%s', (text) => {
    expect(mend(text)).toBe(text);
  });
});
