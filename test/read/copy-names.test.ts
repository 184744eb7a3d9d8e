import { describe, expect, test } from 'vitest';
import { copyOf, folderNames, isLeftover, isUnnamed, originalOfLeftover } from '../../src/read/copy-names.js';
import * as fc from '../tools/fast-check.js';

/** The name without its extension, or the whole of a folder's, and the extension. */
type Operation = (stem: string, extension: string) => string;

const behind =
  (mark: string): Operation =>
  (stem, extension) =>
    `${stem}${mark}${extension}`;
const before =
  (mark: string): Operation =>
  (stem, extension) =>
    `${mark}${stem}${extension}`;

/** What only a program does to a name. */
const sure: Readonly<Record<string, Operation>> = {
  'Explorer in Chinese': behind(' - 副本'),
  'Explorer in Chinese, again': behind(' - 副本 (2)'),
  'Explorer in English': behind(' - Copy'),
  'Explorer in English, again': behind(' - Copy (12)'),
  'Windows XP in Chinese': before('复件 '),
  'Windows XP in Chinese, again': before('复件 (2) '),
  'Windows XP in English': before('Copy of '),
  'Windows XP in English, again': before('Copy (2) of '),
  'Finder in Chinese': behind(' 副本'),
  'Finder in Chinese, again': behind(' 副本 2'),
  'Finder in English': behind(' copy'),
  'Finder in English, again': behind(' copy 3'),
  坚果云: behind(' (冲突副本 张三 2026-11-30)'),
  'Dropbox in Chinese': behind(' (张三 的冲突副本 2026-11-30)'),
  'Dropbox in English': behind(" (Zhang San's conflicted copy 2026-11-30)"),
  Nextcloud: behind(' (conflicted copy 2026-11-30 101112)'),
  'full-width brackets': behind('（冲突副本 张三 2026-11-30）'),
  Seafile: behind(' (SFConflict zhangsan@example.com 2026-11-30-10-11-12)'),
  ownCloud: behind('_conflict-20261130-101112'),
  Synology: behind('_PC_Nov-30-101112-2026_Conflict'),
  Syncthing: behind('.sync-conflict-20261130-101112-ABCDEFG'),
  OneDrive: behind('-DESKTOP-ABC1234'),
  'OneDrive, again': behind('-LAPTOP-ABC1234-2'),
  'Google Drive': (stem, extension) => `“${stem}${extension}”的副本`,
  'a hidden extension': (stem, extension) => (extension === '' ? `${stem} - 副本` : `${stem}${extension}.txt`),
};

/** What may belong to a title as well. */
const beside: Readonly<Record<string, Operation>> = {
  'WeChat, Baidu, browsers': behind('(1)'),
  'Chrome, Explorer': behind(' (1)'),
  'full-width number': behind('（2）'),
  'Finder, iCloud': behind(' 2'),
  GNOME: behind(' (another copy)'),
  'GNOME, third': behind(' (3rd copy)'),
  'GNOME in Chinese': behind('（副本）'),
  'GNOME in Chinese, third': behind('（第 3 个副本）'),
  Numbers: behind('的副本'),
  'a mark by hand': behind('-副本'),
  'a mark by hand, again': behind('副本2'),
  'an English mark by hand': behind('-copy'),
  'a number behind the extension': (stem, extension) => `${stem}${extension}(1)`,
};

const versions: readonly Operation[] = [
  '最终版',
  '（修改稿）',
  '-终稿',
  '_定稿2',
  '2',
  '-1',
  '_20261130',
  ' v2',
  '-ZHANGSAN',
  '-final',
  '备份',
].map(behind);

const title = fc.string({
  unit: fc.constantFrom(...'工作动态简讯综窗重点推进情况会议副本新旧改冲突一二三（）“”、0123ABC'),
  minLength: 1,
  maxLength: 12,
});
const number = fc.nat({ max: 99 }).map((n) => String(n).padStart(2, '0'));
const section = fc.tuple(number, title).map(([n, text]) => ({ stem: `${n}-${text}`, extension: '.md' }));
const fixed = fc.constantFrom(
  { stem: 'index', extension: '.md' },
  { stem: 'bulletin', extension: '.yaml' },
  { stem: 'people', extension: '.yaml' },
  { stem: '519', extension: '' },
  { stem: '2024-增1', extension: '' },
);
const original = fc.oneof(section, fixed);

const apply = (operations: readonly Operation[], stem: string, extension: string): string =>
  operations.reduce((name, operation) => {
    const dot = extension !== '' && name.endsWith(extension) ? name.length - extension.length : name.length;
    return operation(name.slice(0, dot), name.slice(dot));
  }, `${stem}${extension}`);

describe('a name made from another', () => {
  test.each(Object.entries({ ...sure, ...beside }))('by %s is a copy of it', (_, operation) => {
    fc.assert(
      fc.property(original, ({ stem, extension }) => {
        const name = stem + extension;
        const copy = operation(stem, extension);
        expect(copyOf(copy, folderNames([name, copy]), false)).toEqual({ original: name, isThere: true });
        expect(copyOf(name, folderNames([name, copy]), false)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  test('by several of these, one after the other, is a copy of the first', () => {
    const operations = fc.array(fc.constantFrom(...Object.values({ ...sure, ...beside })), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(original, operations, ({ stem, extension }, chain) => {
        const names = chain.map((_, i) => apply(chain.slice(0, i + 1), stem, extension));
        const name = stem + extension;
        const there = folderNames([name, ...names]);
        for (const copy of names) expect(copyOf(copy, there, false)).toEqual({ original: name, isThere: true });
      }),
      { numRuns: 300 },
    );
  });

  test.each(Object.entries(sure))('by %s is one also when the original is gone', (_, operation) => {
    const copy = operation('04-工作动态', '.md');
    expect(copyOf(copy, folderNames([copy, '04-动态.md']), false)).toEqual({
      original: '04-工作动态.md',
      isThere: false,
    });
  });

  test.each(Object.entries(beside))('by %s may be a title when the original is not there', (_, operation) => {
    const name = operation('04-工作动态', '.md');
    expect(copyOf(name, folderNames([name, '04-动态.md', '05-工作动态.md']), false)).toBeUndefined();
  });

  test('by people, to tell versions apart, is a copy where only one name can be read', () => {
    fc.assert(
      fc.property(fixed, fc.constantFrom(...versions), ({ stem, extension }, operation) => {
        const name = stem + extension;
        const copy = operation(stem, extension);
        // `5192` is another issue than `519`.
        fc.pre(!/^\d+$/.test(copy));
        fc.pre(!/增\d\d+$/.test(copy));
        expect(copyOf(copy, folderNames([name, copy]), true)).toEqual({ original: name, isThere: true });
        expect(copyOf(copy, folderNames([copy]), true)).toBeUndefined();
      }),
    );
  });
});

describe('a plain title', () => {
  test('is no copy of another number, whatever it says', () => {
    fc.assert(
      fc.property(fc.uniqueArray(section, { selector: ({ stem }) => stem.slice(0, 2), maxLength: 8 }), (sections) => {
        const names = sections.map(({ stem, extension }) => stem + extension);
        for (const name of names) expect(copyOf(name, folderNames(names), false)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '03-工作动态2.md',
    '04-简讯(1).md',
    '05-营业执照副本.md',
    '06-执照（副本）.md',
    '07-矛盾冲突化解.md',
    '08-诉前调解（边界冲突处置）.md',
    '09 - 副本.md',
    '10.副本.md',
    '11-综窗 2.md',
    '12-智慧政务-APP.md',
    '13-修改稿.md',
    'index.md',
  ])('is none: %s', (name) => {
    expect(copyOf(name, folderNames([name]), false)).toBeUndefined();
  });

  test('whose original is a section with its number is a copy, however upper and lower case and accents are written', () => {
    const there = folderNames(['04-é.md'.normalize('NFD'), '04-É - Copy.MD']);
    expect(copyOf('04-É - Copy.MD', there, false)).toEqual({ original: '04-é.md'.normalize('NFD'), isThere: true });
  });

  test('that ends in a number is the original of its copies', () => {
    const there = folderNames(['04-简讯(1).md', '04-简讯(1) - 副本.md']);
    expect(copyOf('04-简讯(1) - 副本.md', there, false)).toEqual({ original: '04-简讯(1).md', isThere: true });
    expect(copyOf('04-简讯(1).md', there, false)).toBeUndefined();
  });
});

describe('what a program leaves', () => {
  test.each([
    '~$04-简讯.md',
    '.~04-简讯.md',
    '.~lock.04-简讯.md#',
    '04-简讯.md~',
    '#04-简讯.md#',
    '.#04-简讯.md',
    '.04-简讯.md.swp',
    '04-简讯.bak',
    '04-简讯.md.tmp',
    '.04-简讯.md.123.tmp',
    '~WRL0001.tmp',
    '.DS_Store',
    '.syncthing.04-简讯.md.tmp',
    '04-简讯.md.part',
  ])('is no source: %s', (name) => {
    expect(isLeftover(name)).toBe(true);
  });

  test.each(['04-简讯.md', 'index.md', '04-简讯 - 副本.md', '519', '2024-增1', '会场.jpg'])('is not %s', (name) => {
    expect(isLeftover(name)).toBe(false);
  });

  test('may have the text of the file it was made from', () => {
    const originals = ['04-简讯.md~', '04-简讯.md.bak', '04-简讯.md.tmp', '.04-简讯.md.icloud'].map(originalOfLeftover);
    expect(originals).toEqual(Array.from({ length: 4 }, () => '04-简讯.md'));
    // Of running programs, or without a text.
    for (const name of ['~$04-简讯.md', '.04-简讯.md.swp', '.04-简讯.md.123.tmp', '会场.jpg.tmp']) {
      expect(originalOfLeftover(name)).toBeUndefined();
    }
  });
});

test('a file that was just made has the name that a program gives it', () => {
  for (const name of [
    '新建 文本文档.md',
    '新建 文本文档 (2).md',
    '未命名.md',
    '未命名 2.md',
    'New Text Document.md',
    'untitled.md',
  ]) {
    expect(isUnnamed(name)).toBe(true);
  }
  for (const name of ['备注.md', '新建项目.md', '01-新建 文本文档.md']) expect(isUnnamed(name)).toBe(false);
});

test('a name may be as long as systems allow, and have any number of marks', () => {
  const chain = Array.from({ length: 80 }, (_, i) => `甲${'(1)'.repeat(i)}.md`);
  const there = folderNames(chain);
  for (const name of chain.slice(1)) expect(copyOf(name, there, true)).toEqual({ original: '甲.md', isThere: true });
  for (const filling of ['-', ' ', '(', '_', '副本', ' - ', '冲突-']) {
    expect(copyOf(`1${filling.repeat(250)}x.md`, folderNames([]), true)).toBeUndefined();
  }
});
