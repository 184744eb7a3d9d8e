import { describe, expect, test } from 'vitest';
import type { CheckedIssue } from '../../src/check/checked-issue.js';
import { collectTexts } from '../../src/check/collect-texts.js';
import { rules } from '../../src/check/run-rules.js';
import type { Finding } from '../../src/model/finding.js';
import type { Issue } from '../../src/model/issue.js';
import { parseSection } from '../../src/parse/parse-section.js';
import * as fc from '../tools/fast-check.js';
import { expectLinear, repeated } from '../tools/linear-work.js';

const structureRules = rules.filter(({ group }) => group === 'structure');

/** What the structure rules find in a section file; they look at nothing else of an issue. */
function check(text: string): readonly Finding[] {
  const file = { path: 'issues/12/01-例.md', text };
  const { value } = parseSection(file);
  const issue = { preamble: [], sections: value ? [value] : [] } as unknown as Issue;
  const checked = { issue, files: [file], texts: collectTexts(issue) } as unknown as CheckedIssue;
  return structureRules.flatMap((rule) => [...rule.check(checked)]);
}

/** Code and place of each finding, as `code: text`. */
const found = (text: string): readonly string[] =>
  check(text).map(({ code, range }) => `${code}: ${text.slice(range.start, range.end)}`);

/** The text with every mend made. */
const mended = (text: string): string =>
  check(text)
    .flatMap(({ fix }) => (fix ? [fix] : []))
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((result, { range, text }) => result.slice(0, range.start) + text + result.slice(range.end), text);

const body = (text: string): string => `# 标题\n\n${text}\n`;

describe('false alarms that must not come', () => {
  test.each([
    ['a reference to numbers', '（一）、（二）两项已经完成。\n\n（二）乙项已经完成。'],
    ['numbers of windows and months', '1、2号窗口已经开放。\n\n3、4月份照常办理。'],
    ['quarters at the start of neighbouring paragraphs', '一、二季度已经完成。\n\n三、四季度正在推进。'],
    ['a decimal', '1.5万件已经办结。'],
    [
      'items counted over paragraphs',
      '一是提速。\n\n二是增效，三是便民。\n\n① 甲；② 乙。\n\n见①、③处。\n\n一是一，二是二。',
    ],
    ['items within a paragraph', '（1）甲；（2）乙；（3）丙。\n\n依照（一）、（三）项办理。'],
    ['rows of ordinals', '第一、第二产业增长。\n\n首先、其次、最后。\n\n第一，提速；第二，增效。'],
    ['a product of two numbers', '面积3×4米，型号A\\*B，见https://a.cn/3*4。'],
    ['numbers and names that are masked', '电话138****5678、139****1234，张*、王*明到场，尾号****1234。'],
    ['marks that begin no line', '本周（见1）甲项·乙项已经完成，气温＞5℃。\n\n＞5000元的有3件。'],
    ['a hard break behind a sentence', '甲项已经完成。\\\n乙项正在推进。'],
    ['lines broken within sentences', '甲项已经完成。\n乙项正在推进，\n丙项尚未开始。'],
    ['a note between two paragraphs', '甲项已经完成。\n\n<!-- 请核 -->\n\n乙项正在推进。'],
    ['a sign inside a line', '本周开放1#、2#窗口。'],
    ['an escaped sign', '\\#甲窗口已经开放。\n\n\\*\\*另行通知。'],
    ['an exclamation before a link', '欢迎访问！[某某网站](https://example.com/甲)'],
    [
      'lists below different items',
      '1. 甲项：\n   1. 子项一。\n   2. 子项二。\n2. 乙项：\n   1. 子项三。\n   2. 子项四。',
    ],
    ['items numbered in a quotation', '> 1. 甲项。\n\n其他照常。'],
    [
      'cells like numbers, headings and lines of text',
      '| 一、 | 二、 |\n|---|---|\n| #甲 | 已经完成。 |\n| 1、 | 2、 |',
    ],
    ['a footnote behind a sentence', '甲项已经完成。[^1]\n\n[^1]: 见附件'],
    ['captions and remarks', '表1 甲项情况\n单位：件\n\n| 甲 |\n|---|\n| 1 |\n\n注：不含乙项'],
    ['an image', '![甲窗口](甲.png "宽80mm")'],
    [
      'a heading whose text is below a deeper one',
      '## 甲\n\n### 乙\n\n已经完成。\n\n### 丙\n\n已经完成。\n\n## 丁\n\n已经完成。',
    ],
  ])('%s', (_, text) => {
    expect(found(body(text))).toEqual([]);
  });
});

test('a section is not empty where its only content is a table, or was refused', () => {
  expect(found('# 标题\n\n| 甲 |\n|---|\n| 1 |\n')).toEqual([]);
  expect(found('# 标题\n\n> | 甲 |\n> |---|\n> | 1 |\n')).toEqual([]);
});

test('a section is empty where a note is never closed', () => {
  expect(found('# 标题\n\n<!-- 待某某处供稿')).toEqual(['section-empty: # 标题']);
});

test('a heading with closing signs and emphasis has nothing below it', () => {
  expect(found('# **标题** #\n')).toEqual(['section-empty: # **标题']);
});

test.each([
  ['signs behind the first line of a paragraph', '本周正常。\n##甲项', ['heading-mark: ##', 'hidden-paragraph: 。']],
  ['signs behind full-width blanks', '　　#甲项', ['heading-mark: #']],
  ['a sign before a full-width blank', '#　甲项', ['heading-mark: #']],
  ['five signs', '#####甲项', ['heading-mark: #####']],
])('%s make no heading', (_, text, expected) => {
  expect([...found(body(text))].sort()).toEqual(expected);
});

test.each([
  ['！[图](甲.png)', '![图](甲.png)'],
  ['![图]（甲.JPG）', '![图](甲.JPG)'],
  ['！［图］（甲.jpeg）', '![图](甲.jpeg)'],
  ['！[图](甲.csv)', '![图](甲.csv)'],
  ['！[图](chart：窗口.受理?last=12)', '![图](chart：窗口.受理?last=12)'],
  ['![图](甲.png “宽80mm”)', '![图](甲.png "宽80mm")'],
])('%s is meant as an image', (typed, wanted) => {
  expect(found(body(typed))).toEqual([`image-mark: ${typed}`]);
  expect(mended(body(typed))).toBe(body(wanted));
});

test('an image with a blank in its name has no mend of its own', () => {
  expect(found(body('![图](甲 乙.csv "宽80mm")'))).toEqual(['image-mark/blank: ![图](甲 乙.csv "宽80mm")']);
  expect(found(body('见![图](甲 乙.png)。'))).toEqual(['image-mark/blank: ![图](甲 乙.png)']);
  expect(mended(body('见![图](甲 乙.png)。'))).toBe(body('见![图](甲 乙.png)。'));
});

test.each([
  ['＃＃甲项\n\n已经完成。', '## 甲项\n\n已经完成。'],
  ['#　甲项\n\n已经完成。', '# 甲项\n\n已经完成。'],
  ['1、甲项。\n\n2、乙项。', '1.甲项。\n\n2.乙项。'],
  ['（一）、甲项。\n\n（二）、乙项。', '（一）甲项。\n\n（二）乙项。'],
  ['## 1、甲项\n\n正常。\n\n## 2、 乙项\n\n正常。', '## 甲项\n\n正常。\n\n## 乙项\n\n正常。'],
  ['甲项已经完成。\r\n　　乙项正在推进。', '甲项已经完成。\r\n\r\n乙项正在推进。'],
])('the mends of %j', (text, wanted) => {
  expect(mended(body(text))).toBe(body(wanted));
});

test('a number that would become a list is not mended', () => {
  const text = body('1、 甲项。\n\n2、 乙项。');
  expect(found(text)).toEqual(['label-form: 1、', 'label-form: 2、']);
  expect(mended(text)).toBe(text);
});

test('a Han numeral with a full stop stands for the first level of a section', () => {
  expect(found(body('一.甲项。\n\n二．乙项。'))).toEqual(['label-form: 一.', 'label-form: 二．']);
});

test('a number typed in a list item is printed twice', () => {
  expect(found(body('1. 1、甲项。\n2. 乙项。'))).toEqual(['label-form/double: 1、']);
});

test('a title alone, with a full stop and a typed number', () => {
  expect(found('# 1、标题。')).toEqual(['section-empty: # 1、标题。', 'title-mark: 。', 'label-form/double: 1、']);
});

test('a list that begins again is not lonely as well', () => {
  const text = body('1. 甲项。\n\n这一项已经完成。\n\n1. 乙项。');
  expect(found(text)).toEqual(['list-restart: 1.']);
});

test.each([
  ['the second list of a kind with nothing between', '1. 甲。\n2. 乙。\n\n1) 丙。\n2) 丁。', ['list-restart: 1)']],
  ['a list led in by a colon', '1. 甲。\n2. 乙。\n\n还有：\n\n1. 丙。\n2. 丁。', []],
  ['a list led in by words', '1. 甲。\n2. 乙。\n\n要做好以下几项工作。\n\n1. 丙。\n2. 丁。', []],
])('%s', (_, text, expected) => {
  expect(found(body(text))).toEqual(expected);
});

test('mends are made once: what they leave has none', () => {
  const piece = fc.constantFrom(
    '#',
    '＃',
    ' ',
    '　',
    '1、',
    '（一）',
    '、',
    '。',
    '\n',
    '\n\n',
    '甲',
    '！[图](a.png)',
    '**',
    '>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      let text = body(pieces.join(''));
      let rounds = 0;
      while (mended(text) !== text && rounds < 20) {
        text = mended(text);
        rounds += 1;
      }
      expect(mended(text)).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test.each(['#', '＃', '！', '![', '＊', '1、', '一、', '。', '（', '　', '|', '#甲', '<!--', '\n|', '。\n'])(
  '100 KB of %j take time in proportion',
  (piece) => {
    expectLinear((size) => check(body(`甲${repeated(piece, size)}`)));
  },
);
