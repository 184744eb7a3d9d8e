import { describe, expect, test } from 'vitest';
import { putFile } from '../cli/run-bulletin.js';
import { few } from '../tools/suite.js';
import { buildHostile, headerWith, putBytes, section } from './build-hostile.js';

const text = '# 试验情况\n\n本周做了一次试验。\n';
/** 本 in Big5, four times: in GBK these are of no common character. */
const big5 = Uint8Array.from([0xa5, 0xbb, 0xa5, 0xbb, 0xa5, 0xbb, 0xa5, 0xbb]);
const utf16 = (value: string): Buffer => Buffer.from(value, 'utf16le');
const bigEndian = (value: string): Buffer => utf16(value).swap16();

const files = {
  section,
  header: 'issues/3/index.md',
  settings: 'issues/bulletin.yaml',
  people: 'issues/people.yaml',
  holidays: 'issues/holidays.yaml',
  template: 'templates/bulletin/template.yaml',
  fonts: 'fonts/fonts.yaml',
};

describe.each(few(Object.entries(files)))('as the %s', (_, path) => {
  test.each([
    ['Big5', big5, 'not-utf8'],
    ['UTF-16 with a BOM', utf16(`\ufeff${text}`), 'not-utf8'],
    ['UTF-16 of the other byte order', bigEndian(`\ufeff${text}`), 'not-utf8'],
    ['UTF-16 without a BOM', utf16(text), 'not-utf8'],
    ['ASCII as UTF-16 without a BOM', utf16('name: a\n'), 'nul-character'],
    ['a NUL', Buffer.from('# 试\0验\n'), 'nul-character'],
    ['10 MB', Buffer.alloc(10 << 20, '政务服务，'), 'file-too-large'],
    ['one line of 5 MB', Buffer.alloc(5 << 20, 'a'), 'file-too-large'],
  ])('%s', (_name, bytes, rule) => {
    const build = buildHostile((root) => putBytes(root, path, bytes));
    expect(build.status).toBe(1);
    expect(build.errors).toContain(rule);
  });
});

describe('what is only written another way is built', () => {
  test.each([
    ['a BOM', `\ufeff${text}`],
    ['two BOMs', `\ufeff\ufeff${text}`],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['CR', text.replaceAll('\n', '\r')],
  ])('a section with %s', (_, written) => {
    expect(buildHostile((root) => putFile(root, section, written)).status).toBe(0);
  });

  test.each([
    ['a BOM', `\ufeff${headerWith('')}`],
    ['CRLF', headerWith('').replaceAll('\n', '\r\n')],
    ['CR', headerWith('').replaceAll('\n', '\r')],
  ])('a header with %s', (_, written) => {
    expect(buildHostile((root) => putFile(root, files.header, written)).status).toBe(0);
  });
});

test('what a text says to a terminal is shown, not done', () => {
  const written = '# 试\u001b[2J验\n\n<b>\u001b]0;名\u0007</b>\u202e甲\u2066乙\u009b31m\n';
  const build = buildHostile((root) => putFile(root, section, written));
  expect(build.status).toBe(1);
  expect(build.errors).toContain('html');
});
