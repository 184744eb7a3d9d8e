import { expect, test } from 'vitest';
import { touchedIssues } from '../../src/workspace/touched-issues.js';

const regular = ['1', '2', '4', '5', '6', '7', '8'];
const header = (asked: number, preamble = '') =>
  `---\nnumber: 1\nstatistics: {窗口: {咨询: ${asked}}}\n---\n${preamble}`;
const same = { before: () => header(1), now: () => header(1) };

test.each([
  ['a section concerns those that are compared with it', 'issues/2/01-试验.md', ['2', '4', '5', '6', '7']],
  ['so does a preamble', 'issues/2/index.md', ['2', '4', '5', '6', '7']],
  ['an image concerns its issue', 'issues/2/会场.jpg', ['2']],
  ['so does a text further down', 'issues/2/附/说明.md', ['2']],
  ['the last issue concerns itself', 'issues/8/01-试验.md', ['8']],
  ['a special issue stands alone', 'issues/2024-增1/index.md', ['2024-增1']],
  ['an issue that is gone concerns those behind it', 'issues/3/01-试验.md', ['3', '4', '5', '6', '7']],
  ['what is elsewhere concerns none', 'README.md', []],
])('%s', (_name, path, expected) => {
  expect(touchedIssues([path], same, regular)).toEqual(new Set(expected));
});

test.each([
  'issues/bulletin.yaml',
  'issues/people.yaml',
  'issues/holidays.yaml',
  'templates/x/template.yaml',
  'fonts/a.ttf',
  'issues/图/报头.png',
])('%s concerns all', (path) => {
  expect(touchedIssues([path], same, regular)).toBe('all');
});

test.each([
  ['another figure', header(1), header(2)],
  ['a new header', undefined, header(1)],
  ['a header that is gone', header(1), undefined],
  ['a text that never was a header', 'a', 'b'],
])('%s concerns every later issue', (_name, before, now) => {
  const touched = touchedIssues(['issues/4/index.md'], { before: () => before, now: () => now }, regular);
  expect(touched).toEqual(new Set(['4', '5', '6', '7', '8']));
});

test('a byte order mark changes no header', () => {
  const texts = { before: () => header(1), now: () => `\ufeff${header(1, '按语。')}` };
  expect(touchedIssues(['issues/6/index.md'], texts, regular)).toEqual(new Set(['6', '7', '8']));
});
