import { describe, expect, test } from 'vitest';
import { decimalText } from '../../src/model/exact.js';
import { hasErrors } from '../../src/model/finding.js';
import { insertRelease, type ReleaseEntry } from '../../src/parse/yaml/insert-release.js';
import { parseHeader } from '../../src/parse/yaml/parse-header.js';

const digest = 'ab'.repeat(32);
const entry: ReleaseEntry = {
  date: { year: 2030, month: 3, day: 25 },
  pages: 4,
  sha256: digest,
  published: new Map([['窗口', new Map([['受理', '7']])]]),
  files: new Map([
    ['index.md', digest],
    ['01-会议：甲、乙.md', digest],
    ['图/"一".png', digest],
  ]),
};
const keys = ['number: 12', 'year: 2030', 'issue: 12', 'period: 2030-03-18/2030-03-22', 'date: 2030-03-25'];
const plain = `${keys.join('\n')}\n`;
const flow = `{${keys.join(', ')}}\n`;

const read = (text: string) => parseHeader({ folder: '12', index: { path: 'issues/12/index.md', text } });

function insert(text: string, wanted = entry): string {
  const { value } = read(text);
  if (!value) throw new Error(`no header: ${text}`);
  return insertRelease(value, wanted);
}

/** What a text's record says, and what is wrong with it. */
function recordOf(text: string) {
  const { value, findings } = read(text);
  return {
    wrong: hasErrors(findings),
    releases: value?.released?.releases.map(({ date, pages, sha256, published, files, reason }) => ({
      date: date.value,
      pages: pages.value,
      sha256: sha256.value,
      published: new Map([...published].map(([series, figures]) => [series, mapped(figures, decimalText)])),
      files: valuesOf(files),
      ...(reason && { reason: reason.value }),
    })),
  };
}

const mapped = <T, R>(located: ReadonlyMap<string, { readonly value: T }>, change: (value: T) => R) =>
  new Map([...located].map(([key, { value }]) => [key, change(value)]));
const valuesOf = <T>(located: ReadonlyMap<string, { readonly value: T }>) => mapped(located, (value) => value);

const headers: readonly (readonly [string, string])[] = [
  ['plain keys', `---\n${plain}---\n\n按语。\n`],
  ['Chinese keys', '---\n总第: 12\n年: 2030\n期: 12\n起止: 2030年3月18日—22日\n印发日期: 2030年3月25日\n---\n'],
  ['a comment at its end', `---\n${plain}# 最后一行\n---\n`],
  ['an indented comment at its end', `---\n${plain}staff:\n  责编: 张三\n  # 待定\n---\n`],
  ['blanks behind its fences', `---  \n${plain}---\t\n正文\n`],
  ['no line end behind it', `---\n${plain}---`],
  ['indented keys', `---\n${keys.map((key) => `  ${key}\n`).join('')}---\n`],
  ['a blank line at its end', `---\n${plain}\n---\n`],
  ['a nested list at its end', `---\n${plain}marking:\n- 内部资料\n- 注意保存\n---\n`],
  ['CRLF', `---\n${plain}---\n按语。\n`.replaceAll('\n', '\r\n')],
  ['CR', `---\n${plain}---\n`.replaceAll('\n', '\r')],
  ['braces around it', `---\n${flow}---\n`],
  ['braces around it, and a comma and a comment at their end', `---\n${flow.replace('}', ', } # 完')}---\n`],
  ['braces over several lines', `---\n{\n${keys.map((key) => `  ${key},\n`).join('')}}\n---\n`],
];

describe.each(headers)('a header with %s', (_name, text) => {
  test('takes a release, and a second one', () => {
    const once = insert(text);
    expect(recordOf(once)).toEqual({ wrong: false, releases: [entry] });
    const again = { ...entry, reason: '第二页：印错 "图"', pages: 5 };
    expect(recordOf(insert(once, again))).toEqual({ wrong: false, releases: [entry, again] });
  });

  test('stays as it was typed around the record', () => {
    const once = insert(text);
    const at = [...once].findIndex((character, index) => character !== [...text][index]);
    const added = once.length - text.length;
    expect(once.slice(0, at) + once.slice(at + added)).toBe(text);
  });
});

test('the record is written in the header’s own line ends and keys', () => {
  const windows = insert(`---\n${plain}---\n`.replaceAll('\n', '\r\n'));
  expect(windows.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const chinese = insert('---\n总第: 12\n年: 2030\n期: 12\n起止: 2030年3月18日—22日\n---\n');
  expect(chinese).toMatch(/^印发: #.*\n {2}- 印发日期: 2030-03-25\n {4}页数: 4\n/m);
});

test('what stands behind the record stays behind it when another release is added', () => {
  const moved = insert(`---\n${plain}---\n`).replace(/(number: 12\n)([\s\S]*?)(released:[\s\S]*?)(---)/, '$1$3$2$4');
  expect(moved).toMatch(/^---\nnumber: 12\nreleased:/);
  const again = insert(moved, { ...entry, reason: '重印' });
  expect(recordOf(again)).toEqual({ wrong: false, releases: [entry, { ...entry, reason: '重印' }] });
  expect(again).toMatch(/\ndate: 2030-03-25\n---\n$/);
});

test('a record written in brackets takes another release', () => {
  const typed = `released: [{date: 2030-03-25, pages: 1, sha256: ${digest}, files: {index.md: ${digest}}}]`;
  const again = insert(`---\n${plain}${typed} # 印发\n---\n`, { ...entry, reason: '重印' });
  expect(recordOf(again)).toMatchObject({ wrong: false, releases: [{ pages: 1 }, { pages: 4, reason: '重印' }] });
  expect(again).toContain('] # 印发\n');
});
