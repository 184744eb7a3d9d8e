import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { fillIn } from '../../src/model/message.js';
import { FileChanged } from '../../src/model/read-error.js';
import type { Located } from '../../src/model/source.js';
import { attachmentsIn } from '../../src/read/attachments.js';
import * as fc from '../tools/fast-check.js';

let outer = '';
let root = '';
beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'bulletin-attachments-'));
  root = join(outer, 'workspace');
  write('issues/1/01-工作.md', '');
  write('issues/1/会场.png', 'bytes');
  write('issues/1/图/一 览.png', 'more');
  writeFileSync(join(outer, 'secret.png'), 'secret');
});
afterEach(() => rmSync(outer, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** As it is written in a text. */
function located(path: string): Located<string> {
  const file = { path: 'issues/1/01-工作.md', text: `![会场](${path})` };
  return { value: path, range: { file, start: 6, end: 6 + path.length } };
}

const open = (path: string) => attachmentsIn(root, 'issues/1').open(located(path));
const read = (path: string) => attachmentsIn(root, 'issues/1').read(located(path));

function textOf(path: string): string | undefined {
  const { value } = open(path);
  return value && Buffer.from(value.readAt(0, value.size)).toString();
}

/** The one thing that is found, at the place where the path is written. */
function refusalOf(path: string): string {
  const { value, findings } = open(path);
  expect(value).toBeUndefined();
  expect(read(path)).toEqual({ value: undefined, findings });
  expect(findings).toMatchObject([{ range: located(path).range, severity: 'error' }]);
  return findings[0]?.code ?? '';
}

describe('a file', () => {
  it.each([
    ['会场.png', 'bytes'],
    ['./会场.png', 'bytes'],
    ['图/一 览.png', 'more'],
    ['图//./一 览.png', 'more'],
    ['%E4%BC%9A%E5%9C%BA.png', 'bytes'],
    ['图/一%20览.png', 'more'],
  ])('named %s is had', (path, text) => {
    expect(textOf(path)).toBe(text);
  });

  it('whose name has percent signs is taken before the one that they stand for', () => {
    write('issues/1/a b.png', 'blank');
    write('issues/1/a%20b.png', 'percent');
    expect(textOf('a%20b.png')).toBe('percent');
    expect(textOf('a b.png')).toBe('blank');
  });

  // macOS stores é as e and an accent, and a copy of such a folder keeps it.
  it.each([
    ['NFD', 'NFC'],
    ['NFC', 'NFD'],
  ])('whose name is stored as %s is found by %s, in folders too', (stored, written) => {
    write(`issues/1/${'Café'.normalize(stored)}/${'Ü ガ.csv'.normalize(stored)}`, 'a\n');
    const path = `${'Café'.normalize(written)}/${'Ü ガ.csv'.normalize(written)}`;
    expect(textOf(path)).toBe('a\n');
    expect(textOf(encodeURIComponent(path).replaceAll('%2F', '/'))).toBe('a\n');
    expect(read(path).value?.path.normalize(written)).toBe(`issues/1/${path}`);
  });

  it('of exactly the written name comes before one that only composes it otherwise', () => {
    write(`issues/1/${'é.png'.normalize('NFD')}`, 'NFD');
    write(`issues/1/${'é.png'.normalize('NFC')}`, 'NFC');
    expect(textOf('é.png'.normalize('NFD'))).toBe('NFD');
    expect(textOf('é.png'.normalize('NFC'))).toBe('NFC');
  });

  it('of more than 40 MB is no picture: it is not opened', () => {
    write('issues/1/大.png', '');
    truncateSync(join(root, 'issues/1/大.png'), 40 * 1024 * 1024);
    expect(open('大.png').findings).toEqual([]);
    truncateSync(join(root, 'issues/1/大.png'), 40 * 1024 * 1024 + 1);
    expect(open('大.png')).toMatchObject({
      value: undefined,
      findings: [{ code: 'image/too-large', range: located('大.png').range }],
    });
  });

  it('is read in ranges, none of which may leave it', () => {
    const source = open('会场.png').value;
    expect(Buffer.from(source?.readAt(1, 3) ?? []).toString()).toBe('yte');
    expect(() => source?.readAt(3, 3)).toThrow(RangeError);
    expect(() => source?.readAt(-1, 1)).toThrow(RangeError);
  });

  it('that became another one is not read on', () => {
    const source = open('会场.png').value;
    write('issues/1/会场.png', 'other bytes');
    expect(() => source?.readAt(0, 5)).toThrow(FileChanged);
    truncateSync(join(root, 'issues/1/会场.png'), 2);
    expect(() => source?.readAt(0, 2)).toThrow(FileChanged);
    rmSync(join(root, 'issues/1/会场.png'));
    expect(() => source?.readAt(0, 2)).toThrow(FileChanged);
  });

  test.skipIf(process.platform !== 'linux')('is not kept open', () => {
    const before = readdirSync('/proc/self/fd').length;
    const sources = Array.from({ length: 50 }, () => open('会场.png').value);
    for (const source of sources) source?.readAt(0, 1);
    for (let count = 0; count < 50; count += 1) read('会场.png');
    for (let count = 0; count < 50; count += 1) read('图');
    expect(readdirSync('/proc/self/fd').length).toBeLessThan(before + 10);
  });

  it('may be a link within the workspace', () => {
    write('issues/2/图.png', 'linked');
    symlinkSync('../2/图.png', join(root, 'issues/1/图.png'));
    expect(textOf('图.png')).toBe('linked');
  });
});

describe('an address that is none of a file in the folder', () => {
  it.each([
    ['', 'attachment/empty'],
    [' ', 'attachment/empty'],
    ['https://example.org/a.png', 'attachment/address'],
    ['HTTP://example.org/a.png', 'attachment/address'],
    ['//example.org/a.png', 'attachment/address'],
    ['file:///etc/passwd', 'attachment/address'],
    ['file:会场.png', 'attachment/address'],
    ['data:image/png;base64,AAAA', 'attachment/address'],
    ['javascript:alert(1)', 'attachment/address'],
    ['/etc/passwd', 'attachment/absolute'],
    ['C:\\照片\\会场.png', 'attachment/absolute'],
    ['d:/照片/会场.png', 'attachment/absolute'],
    ['\\\\server\\share\\会场.png', 'attachment/absolute'],
    ['\\\\?\\C:\\会场.png', 'attachment/absolute'],
    ['C:会场.png', 'attachment/address'],
    ['file:///C:/照片/会场.png', 'attachment/address'],
    ['..\\..\\secret.png', 'attachment/backslash'],
    ['会场.png:stream', 'attachment/near'],
    ['会场.png::$DATA', 'attachment/near'],
    ['会场.png.', 'attachment/near'],
    ['NUL', 'attachment/missing'],
    ['图\\一 览.png', 'attachment/backslash'],
    ['../../../secret.png', 'attachment/outside'],
    ['图/../会场.png', 'attachment/outside'],
    ['..', 'attachment/outside'],
    ['%2e%2e/%2E%2e/../secret.png', 'attachment/outside'],
    ['%2e%2e/%2e%2e/%2e%2e/secret.png', 'attachment/outside'],
    ['..%2f..%2f..%2fsecret.png', 'attachment/outside'],
    ['%2fetc/passwd', 'attachment/absolute'],
    ['%68ttps://example.org', 'attachment/address'],
    ['%5c会场.png', 'attachment/absolute'],
    ['没有.jpg', 'attachment/missing'],
    ['%CD%BC.png', 'attachment/missing'],
    ['会场.png/x', 'attachment/missing'],
    ['%00', 'attachment/missing'],
    ['\0.png', 'attachment/missing'],
    ['长'.repeat(300), 'attachment/missing'],
    ['.', 'attachment/kind'],
    ['图', 'attachment/kind'],
    ['图/', 'attachment/kind'],
  ])('%j is refused: %s', (path, code) => {
    expect(refusalOf(path)).toBe(code);
  });

  it('may be any text at all', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%',
      '%2f',
      '%2e',
      '~',
      'c:',
      '\0',
      '图',
      '会场.png',
      ' ',
      '\u202e',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (path) => {
          const { value, findings } = open(path);
          expect(value === undefined).toBe(findings.length === 1);
          if (value) expect(Buffer.from(value.readAt(0, value.size)).toString()).not.toBe('secret');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is shown by its beginning where it is long', () => {
    const [found] = open(`data:image/png;base64,${'A'.repeat(100_000)}`).findings;
    expect(fillIn('{path}', found?.params ?? {}, 'zh').length).toBeLessThan(100);
  });
});

describe('a file that is missing', () => {
  it.each([
    ['会场.PNG', '会场.png'],
    ['会场.jpg', '会场.png'],
    ['会場.png', '会场.png'],
    ['图/一览.png', '图/一 览.png'],
    ['图/%E4%B8%80%E8%A7%88.png', '图/一 览.png'],
  ])('%s makes think of %s', (path, near) => {
    expect(open(path).findings).toMatchObject([{ code: 'attachment/near', params: { near } }]);
  });

  it('makes think of nothing outside the workspace', () => {
    symlinkSync(outer, join(root, 'issues/1/out'));
    expect(refusalOf('out/secret.pn')).toBe('attachment/missing');
  });
});

describe('what is no plain file', () => {
  it('is never opened', () => {
    execFileSync('mkfifo', [join(root, 'issues/1/pipe.png')]);
    symlinkSync('/dev/zero', join(root, 'issues/1/device.png'));
    symlinkSync('../../../secret.png', join(root, 'issues/1/secret.png'));
    symlinkSync(outer, join(root, 'issues/1/out'));
    symlinkSync('loop.png', join(root, 'issues/1/loop.png'));
    symlinkSync('nowhere', join(root, 'issues/1/dangling.png'));
    expect(refusalOf('pipe.png')).toBe('attachment/kind');
    expect(refusalOf('device.png')).toBe('attachment/link');
    expect(refusalOf('secret.png')).toBe('attachment/link');
    expect(refusalOf('out/secret.png')).toBe('attachment/link');
    expect(refusalOf('loop.png')).toBe('attachment/unreadable');
    expect(open('dangling.png').value).toBeUndefined();
  });

  it('is not read where it took the place of a file', () => {
    const source = open('会场.png').value;
    rmSync(join(root, 'issues/1/会场.png'));
    symlinkSync('../../../secret.png', join(root, 'issues/1/会场.png'));
    expect(() => source?.readAt(0, 5)).toThrow(FileChanged);
  });

  test.skipIf(process.getuid?.() === 0)('or may not be read is named as such', () => {
    chmodSync(join(root, 'issues/1/会场.png'), 0);
    expect(refusalOf('会场.png')).toBe('attachment/unreadable');
  });
});

describe('a table', () => {
  it('is text of UTF-8 with its path in the workspace', () => {
    write('issues/1/表/窗口.csv', '\ufeff窗口,件\n综窗,5\n');
    expect(read('./表/窗口.csv')).toEqual({
      value: { path: 'issues/1/表/窗口.csv', text: '窗口,件\n综窗,5\n' },
      findings: [],
    });
  });

  it('of another encoding is wrong at its own place', () => {
    write('issues/1/a.csv', Uint8Array.of(0xff, 0xfe, 0x41, 0));
    const { value, findings } = read('a.csv');
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'not-utf8/other', range: { file: { path: 'issues/1/a.csv' } } }]);
  });

  it('of Excel is read as GBK', () => {
    write('issues/1/a.csv', Uint8Array.of(0xc3, 0xfb, 0xb3, 0xc6));
    expect(read('a.csv')).toMatchObject({ value: { text: '名称' }, findings: [{ code: 'not-utf8/read' }] });
  });

  it('is refused beyond 1 MB', () => {
    write('issues/1/a.csv', 'a'.repeat(1024 * 1024));
    expect(read('a.csv').findings).toEqual([]);
    write('issues/1/a.csv', 'a'.repeat(1024 * 1024 + 1));
    expect(read('a.csv').findings).toMatchObject([{ code: 'attachment/too-large', range: located('a.csv').range }]);
  });
});
