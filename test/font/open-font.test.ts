import { describe, expect, test } from 'vitest';
import { FontError } from '../../src/font/font-error.js';
import { listFaces, openFont } from '../../src/font/open-font.js';
import { type ByteSource, memorySource } from '../../src/model/byte-source.js';
import type { Face } from '../../src/model/face.js';
import type { FontDefect } from '../../src/model/font-defects.js';
import { UsageError } from '../../src/model/usage-error.js';
import * as fc from '../tools/fast-check.js';
import { box, buildCff, buildCollection, buildTrueType, plain } from './build-font.js';
import { factsByFontkit, installed, LIBERATION, NOTO_SERIF, readWithFontkit } from './fontkit-outlines.js';

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

function defectOf(act: () => unknown): FontDefect | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof FontError) return error.defect;
    throw error;
  }
  return undefined;
}

/** Counts what is read of a source. */
function counted(bytes: Uint8Array): ByteSource & { readonly read: () => number } {
  const source = memorySource(bytes);
  let read = 0;
  return {
    ...source,
    readAt(offset, length) {
      read += length;
      return source.readAt(offset, length);
    },
    read: () => read,
  };
}

/** All that a face can be asked, for each character. */
async function exercise(face: Face, characters: readonly string[]): Promise<void> {
  const glyphs = characters.map((character) => face.glyphOf(codeOf(character)));
  for (const glyph of glyphs) face.boundsOf(glyph);
  for (const character of characters) face.glyphOf(codeOf(character), 0xe0100);
  await face.subset(glyphs.map((glyph) => ({ glyph, advance: face.advanceOf(glyph) })));
}

describe('a shipped font', () => {
  const bytes = installed(NOTO_SERIF);
  const face = openFont(memorySource(bytes));

  test('has the names and metrics that its tables state', () => {
    expect(face).toMatchObject({ id: 'NotoSerifSC-Light', postScriptName: 'NotoSerifSC-Light', unitsPerEm: 1000 });
    expect(face.family).toContain('Noto Serif SC');
    expect(face.metrics).toMatchObject({ ascent: 1151, descent: -286, weight: 300, italicAngle: 0 });
  });

  test('gives the advances and boxes that another implementation reads', () => {
    const glyphOf = readWithFontkit(bytes);
    for (const character of '国务院竑𠀀，“é1 ') {
      const glyph = face.glyphOf(codeOf(character));
      const read = glyphOf(glyph);
      expect(face.advanceOf(glyph), character).toBe(read.advance);
      expect(face.boundsOf(glyph), character).toEqual(read.box);
    }
  });

  test.each([NOTO_SERIF, LIBERATION])(
    '%s has the names, metrics and characters that another implementation reads',
    (path) => {
      const shipped = installed(path);
      const { characters, glyphOf, postScriptName, unitsPerEm, ...metrics } = factsByFontkit(shipped);
      const opened = openFont(memorySource(shipped));
      expect(opened).toMatchObject({ postScriptName, unitsPerEm, metrics });
      expect(characters.length).toBeGreaterThan(600);
      expect(characters.filter((codePoint) => opened.glyphOf(codePoint) !== glyphOf(codePoint))).toEqual([]);
    },
  );

  test('has glyph 0 for a character that it lacks', () => {
    expect(face.glyphOf(0x10ffff)).toBe(0);
  });

  test('of 15 MB costs less than 300 KB of reading', async () => {
    const source = counted(bytes);
    await exercise(openFont(source), [...'关于印发政务服务工作动态的通知']);
    expect(source.read()).toBeLessThan(300_000);
  });

  test('reads nothing again for a second subset', async () => {
    const source = counted(bytes);
    const again = openFont(source);
    await exercise(again, [...'通知']);
    const before = source.read();
    await exercise(again, [...'知通']);
    expect(source.read()).toBe(before);
  });
});

test('a character map of the first plane alone is read like one of all planes', () => {
  const bytes = installed(LIBERATION);
  const face = openFont(memorySource(bytes));
  expect([...'AZé€'].map((character) => face.glyphOf(codeOf(character)))).not.toContain(0);
  expect([...'国\uffff𠮷'].map((character) => face.glyphOf(codeOf(character)))).toEqual([0, 0, 0]);
});

describe('variation sequences', () => {
  const variants = new Map([
    [0xfe00, { plain: '', glyphs: [] }],
    [0xe0100, { plain: '甲丙', glyphs: [['乙', '丁'] as const] }],
    [0xe0101, { plain: '', glyphs: [['甲', '丁'] as const] }],
  ]);
  const face = openFont(memorySource(buildTrueType(plain('甲乙丙丁', { variants }))));

  test.each([
    ['whose glyph is the plain one', '甲', 0xe0100, '甲'],
    ['whose glyph is another', '乙', 0xe0100, '丁'],
    ['of another selector', '甲', 0xe0101, '丁'],
  ])('%s', (_, character, selector, same) => {
    expect(face.glyphOf(codeOf(character), selector)).toBe(face.glyphOf(codeOf(same)));
  });

  test.each([
    ['of a character between those that have one', '丁', 0xe0100],
    ['of a selector without any', '甲', 0xfe00],
    ['of a selector that the font does not know', '甲', 0xe01ef],
    ['of a character that the font lacks', '国', 0xe0100],
  ])('that a font lacks have no glyph: %s', (_, character, selector) => {
    expect(face.glyphOf(codeOf(character), selector)).toBe(0);
  });

  test('of a shipped font are those of its table', () => {
    const serif = openFont(memorySource(installed(NOTO_SERIF)));
    const [comma, centred] = [undefined, 0xfe01].map((selector) => serif.glyphOf(codeOf('，'), selector));
    expect(serif.glyphOf(codeOf('，'), 0xfe00)).toBe(comma);
    expect(centred).not.toBe(0);
    expect(centred).not.toBe(comma);
    expect(serif.glyphOf(codeOf('国'), 0xfe00)).toBe(0);
  });
});

test('a composite whose parts are nested in a circle has no outline', () => {
  const glyphs = new Map([
    ['a', { type: 'composite', parts: [{ of: 'b', x: 0, y: 0 }], box: [0, 0, 9, 9] }],
    ['b', { type: 'composite', parts: [{ of: 'a', x: 0, y: 0 }], box: [0, 0, 9, 9] }],
  ] as const);
  const face = openFont(memorySource(buildTrueType({ glyphs })));
  expect(face.boundsOf(1)).toBeUndefined();
  expect(face.boundsOf(2)).toBeUndefined();
});

describe('a collection', () => {
  const collection = memorySource(
    buildCollection([
      buildTrueType(plain('甲乙', { family: 'First', postScriptName: 'First' })),
      buildTrueType(plain('丙', { family: 'Second', postScriptName: 'Second', chineseFamily: '第二 体' })),
    ]),
  );

  test('lists its faces by name', () => {
    expect(listFaces(collection).map(({ names }) => names.family)).toEqual(['First', 'Second']);
    expect(listFaces(collection)[1]?.names.comparable).toContain('第二体');
  });

  test('opens each of them', () => {
    expect(openFont(collection, 0).glyphOf(codeOf('丙'))).toBe(0);
    expect(openFont(collection, 1).glyphOf(codeOf('丙'))).toBe(1);
    expect(defectOf(() => openFont(collection, 2))).toBe('not-a-font');
  });
});

describe('a font that can’t be used', () => {
  test.each([
    ['is empty', new Uint8Array(0), 'not-a-font'],
    ['is text', Buffer.from('这不是字体文件，只是一段文字。'), 'not-a-font'],
    ['may not be embedded', buildTrueType(plain('国', { fsType: 0x0002 })), 'restricted'],
    ['may be embedded as bitmaps only', buildTrueType(plain('国', { fsType: 0x0200 })), 'restricted'],
    ['may only be embedded whole', buildTrueType(plain('国', { fsType: 0x0100 })), 'no-subsetting'],
    ['is cut off', buildTrueType(plain('国')).subarray(0, 600), 'damaged'],
  ] as const)('is refused because it %s', (_, bytes, defect) => {
    expect(defectOf(() => openFont(memorySource(bytes)))).toBe(defect);
  });

  test('is not one that may be edited or viewed', () => {
    expect(defectOf(() => openFont(memorySource(buildTrueType(plain('国', { fsType: 0x000c })))))).toBeUndefined();
  });

  test('says what its source says where that can’t be read', () => {
    const source = (failure: Error): ByteSource => ({
      size: 1000,
      readAt() {
        throw failure;
      },
    });
    expect(defectOf(() => openFont(source(new FontError('unreadable', 'EACCES'))))).toBe('unreadable');
    const moment = new UsageError({ code: 'font-unreadable', wording: { zh: '', en: '' }, params: {} });
    expect(() => openFont(source(moment))).toThrow(moment);
  });
});

test.each([
  ['TrueType', buildTrueType(plain('国大'))],
  ['CFF', buildCff(plain('国大'), { cid: true })],
])('an outline of %s that can’t be read at the moment is there the next time', (_, bytes) => {
  const moment = new UsageError({ code: 'font-unreadable', wording: { zh: '', en: '' }, params: {} });
  let fails = false;
  const { size, readAt } = memorySource(bytes);
  const source: ByteSource = {
    size,
    readAt(offset, length) {
      if (fails) throw moment;
      return readAt(offset, length);
    },
  };
  const face = openFont(source);
  const glyph = face.glyphOf(codeOf('大'));
  fails = true;
  expect(() => face.boundsOf(glyph)).toThrow(moment);
  fails = false;
  expect(face.boundsOf(glyph)).toEqual(openFont(memorySource(bytes)).boundsOf(glyph));
  expect(face.boundsOf(glyph)).toBeDefined();
});

describe.each([
  ['TrueType', buildTrueType({ glyphs: new Map([...plain('一二三四').glyphs, ['口', box(0, 0, 90, 90)]]) })],
  ['CFF', buildCff(plain('一二三四'), { cid: true })],
  [
    'variation sequences',
    buildTrueType(plain('一二三四', { variants: new Map([[0xe0100, { plain: '一三', glyphs: [['二', '四']] }]]) })),
  ],
  ['a collection', buildCollection([buildTrueType(plain('一二')), buildCff(plain('一二'))])],
])('damage to %s', (_, font) => {
  const survive = async (bytes: Uint8Array): Promise<void> => {
    try {
      await exercise(openFont(memorySource(bytes)), [...'一二三四口']);
    } catch (error) {
      expect(error).toBeInstanceOf(FontError);
    }
  };

  test('of any few bits makes a FontError or missing outlines, nothing else', async () => {
    const flip = fc.tuple(fc.nat(font.length - 1), fc.integer({ min: 0, max: 7 }));
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 4 }), async (flips) => {
        const bytes = font.slice();
        for (const [at, bit] of flips) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        await survive(bytes);
      }),
      { numRuns: 100 },
    );
  });

  test('by being cut off anywhere does too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(font.length - 1), (length) => survive(font.subarray(0, length))),
      { numRuns: 100 },
    );
  });
});
