import { describe, expect, test } from 'vitest';
import { digestAttachment, digestText, digestTexts } from '../../src/check/digest-files.js';
import { memorySource } from '../../src/model/byte-source.js';
import { wholeFile } from '../../src/model/source.js';
import { parseHeader } from '../../src/parse/yaml/parse-header.js';
import { noAttachments } from '../tools/no-attachments.js';

describe('a text’s digest', () => {
  test.each([
    ['the kind of line end', '一。\r\n\r\n二。\r\n', '一。\n\n二。\n'],
    ['a BOM', '\ufeff一。\n', '一。\n'],
    ['blanks at line ends', '一。 \t\n \t\n二。\t\n', '一。\n\n二。\n'],
    ['line ends at the end', '一。\n\n\n', '一。'],
    ['how many blanks break a line', '一。    \n二。\n', '一。  \n二。\n'],
  ])('does not depend on %s', (_name, text, other) => {
    expect(digestText(text)).toBe(digestText(other));
  });

  test.each([
    ['a character', '一。\n', '二。\n'],
    ['a blank line', '一。\n\n二。\n', '一。\n二。\n'],
    ['two blanks that break a line', '一。  \n二。\n', '一。\n二。\n'],
    ['blanks at the start of a line', '- 一\n  - 二\n', '- 一\n- 二\n'],
  ])('depends on %s', (_name, text, other) => {
    expect(digestText(text)).not.toBe(digestText(other));
  });
});

const digest = 'ab'.repeat(32);
const record = (pages: number) =>
  `released:\n  - {date: 2030-03-25, pages: ${pages}, sha256: ${digest}, files: {index.md: ${digest}}}\n`;

function indexDigest(text: string): string | undefined {
  const index = { path: 'issues/12/index.md', text };
  const { value } = parseHeader({ folder: '12', index });
  return digestTexts({ index, sections: [] }, value?.released).get('index.md');
}

describe('the digest of index.md', () => {
  const start = '---\nnumber: 12\nyear: 2030\nissue: 12\nperiod: 2030-03-18/2030-03-22\n';

  test('is that of the text without the record, wherever that stands', () => {
    const without = indexDigest(`${start}copies: 3\n---\n按语。\n`);
    expect(indexDigest(`${start}copies: 3\n${record(4)}---\n按语。\n`)).toBe(without);
    expect(indexDigest(`${start}${record(5)}copies: 3\n---\n按语。\n`)).toBe(without);
    expect(indexDigest(`${start}copies: 4\n${record(4)}---\n按语。\n`)).not.toBe(without);
    expect(indexDigest(`${start}copies: 3\n${record(4)}---\n按语！\n`)).not.toBe(without);
  });
});

test('a table is digested as text, any other file by its bytes', () => {
  const range = wholeFile({ path: 'issues/12/index.md', text: '' });
  const sources = (text: string) => ({
    folder: '12',
    index: range.file,
    sections: [],
    attachments: {
      ...noAttachments,
      open: () => ({ value: { ...memorySource(new TextEncoder().encode(text)), state: text }, findings: [] }),
      read: () => ({ value: { path: 'issues/12/甲.csv', text }, findings: [] }),
    },
  });
  const of = (value: string, text: string) => digestAttachment({ value, range }, sources(text));
  expect(of('甲.csv', 'a,b\r\n')).toBe(of('甲.csv', 'a,b\n'));
  expect(of('甲.png', 'a,b\r\n')).not.toBe(of('甲.png', 'a,b\n'));
  expect(digestAttachment({ value: '甲.png', range }, { ...sources(''), attachments: noAttachments })).toBeUndefined();
});
