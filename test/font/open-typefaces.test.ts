import { describe, expect, test } from 'vitest';
import { createFaceCache } from '../../src/font/open-font-file.js';
import { openTypefaces } from '../../src/font/open-typefaces.js';
import { memorySource } from '../../src/model/byte-source.js';
import type { FontFile, FontLibrary, RoleCandidate } from '../../src/model/font-library.js';
import { UsageError } from '../../src/model/usage-error.js';
import { box, buildCollection, buildTrueType, type FontPlan, type GlyphPlan, plain } from './build-font.js';

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

const fileOf = (name: string, bytes: Uint8Array): FontFile => ({ name, source: memorySource(bytes) });

/** A font of this name with boxes for the characters of `text`. */
const font = (name: string, text: string, plan: Partial<FontPlan> = {}): FontFile =>
  fileOf(name, buildTrueType(plain(text, { family: name, postScriptName: name, ...plan })));

const installed = (...families: string[]): RoleCandidate => ({ type: 'installed', files: [], families });

const packaged = (file: string, extra: { width?: number; latin?: string } = {}): RoleCandidate => ({
  type: 'package',
  package: 'fonts',
  file,
  width: 1,
  ...extra,
});

interface LibraryPlan {
  readonly roles: Readonly<Record<string, readonly RoleCandidate[]>>;
  readonly local?: readonly FontFile[];
  readonly system?: readonly FontFile[];
  readonly packages?: readonly FontFile[];
}

const libraryOf = ({ roles, local = [], system = [], packages = [] }: LibraryPlan): FontLibrary => ({
  roles: new Map(Object.entries(roles)),
  local,
  findSystemFont: (name) => system.find((file) => file.name === name),
  findPackagedFont: ({ file }) => packages.find(({ name }) => name === file),
  findInstance: () => undefined,
  close() {},
  isCurrent: () => true,
});

/** The file's name and the scale that a character is set with. */
const shapeOf = (library: FontLibrary, role: string, character: string): string | undefined => {
  const shaped = openTypefaces(library).shape(role, codeOf(character));
  return shaped && `${shaped.face.postScriptName} ${shaped.scale}`;
};

describe('the font of a role', () => {
  const roles = {
    仿宋: [
      { type: 'installed', files: ['fang.ttf', 'song.ttf'], families: ['仿宋', 'FangSong'] },
      packaged('open'),
    ] as const,
  };
  const packages = [font('open', '国')];
  const system = [font('song.ttf', '国')];

  test('comes from fonts/ first, by name in any language, blanks and case apart', () => {
    const local = [font('other', '国'), font('mine', '国', { chineseFamily: '仿 宋' })];
    expect(openTypefaces(libraryOf({ roles, local, system, packages })).resolve('仿宋')).toMatchObject({
      file: 'mine',
      place: 'workspace',
      width: 1,
      refused: [],
    });
    const upper = [font('mine', '国', { family: 'FANGSONG' })];
    expect(openTypefaces(libraryOf({ roles, local: upper })).resolve('仿宋').file).toBe('mine');
  });

  test('comes from fonts/ in the order of the names in fonts.yaml, not of the files', () => {
    const local = [font('a', '国', { family: 'FangSong' }), font('b', '国', { family: '仿宋' })];
    expect(openTypefaces(libraryOf({ roles, local })).resolve('仿宋').file).toBe('b');
  });

  test('comes from the system next, by file name', () => {
    const found = openTypefaces(libraryOf({ roles, local: [font('x', '国')], system, packages })).resolve('仿宋');
    expect(found).toMatchObject({ file: 'song.ttf', place: 'system' });
  });

  test('comes from a package where nothing else is installed', () => {
    expect(openTypefaces(libraryOf({ roles, packages })).resolve('仿宋')).toMatchObject({ place: 'package' });
  });

  test('is the face of a collection that has the name, else its first', () => {
    const faces = ['one', 'FangSong'].map((family) => buildTrueType(plain('国', { family, postScriptName: family })));
    const collection = fileOf('fang.ttf', buildCollection(faces));
    const inFonts = libraryOf({ roles, local: [collection] });
    expect(openTypefaces(inFonts).resolve('仿宋').face.postScriptName).toBe('FangSong');
    const inSystem = libraryOf({ roles, system: [collection] });
    expect(openTypefaces(inSystem).resolve('仿宋').face.postScriptName).toBe('FangSong');
    const unnamed = libraryOf({ roles: { 仿宋: [{ ...roles.仿宋[0], families: [] }] }, system: [collection] });
    expect(openTypefaces(unnamed).resolve('仿宋').face.postScriptName).toBe('one');
  });

  test('is passed over where it is damaged or may not be embedded, and that is said', () => {
    const restricted = font('fonts/a.ttf', '国', { family: '仿宋', fsType: 2 });
    const damaged = fileOf('fonts/b.ttf', buildTrueType(plain('国', { family: 'FangSong' })).subarray(0, 400));
    const typefaces = openTypefaces(libraryOf({ roles, local: [restricted, damaged], packages }));
    expect(typefaces.resolve('仿宋')).toMatchObject({
      file: 'open',
      refused: [
        { file: 'fonts/a.ttf', defect: 'restricted' },
        { file: 'fonts/b.ttf', defect: 'damaged' },
      ],
    });
  });

  test('makes a finding where a file in fonts/ can’t be used', () => {
    const typefaces = openTypefaces(
      libraryOf({ roles, local: [fileOf('fonts/a.ttf', Buffer.from('text'))], packages }),
    );
    expect(typefaces.findings()).toEqual([]);
    typefaces.resolve('仿宋');
    expect(typefaces.findings()).toMatchObject([
      { code: 'font-unusable', severity: 'warning', range: { file: { path: 'fonts/a.ttf' } } },
    ]);
  });

  test('is a usage error where the role is unknown or has no usable font', () => {
    const typefaces = openTypefaces(libraryOf({ roles }));
    const codeOfError = (role: string): string => {
      try {
        typefaces.resolve(role);
      } catch (error) {
        if (error instanceof UsageError) return error.code;
      }
      return 'none';
    };
    expect(codeOfError('仿宋')).toBe('font-role-unusable');
    expect(codeOfError('隶书')).toBe('font-role-unknown');
  });
});

describe('a character', () => {
  const packages = [font('kai', '国12“—，'), font('serif', '国12“龙'), font('heavy', '国龙')];
  const roles = {
    仿宋: [installed('仿宋'), packaged('kai', { width: 0.91, latin: '西文' })],
    西文: [packaged('serif')],
    宋体: [packaged('serif')],
  };
  const library = libraryOf({ roles, packages });

  test.each([
    ['国', 'kai 0.91'],
    ['，', 'kai 0.91'],
    ['—', 'kai 1'],
    ['1', 'serif 1'],
    ['“', 'serif 1'],
  ])('%s is set in %s', (character, expected) => {
    expect(shapeOf(library, '仿宋', character)).toBe(expected);
  });

  test('of a licensed font keeps its width, its digits and its quotation marks', () => {
    const licensed = libraryOf({ roles, packages, local: [font('仿宋', '国1“', { postScriptName: 'Licensed' })] });
    for (const character of '国1“') expect(shapeOf(licensed, '仿宋', character)).toBe('Licensed 1');
  });

  test('that the role lacks comes from other fonts in fonts/, then from the fallback packages, unscaled', () => {
    expect(shapeOf(library, '仿宋', '龙')).toBe('serif 1');
    expect(shapeOf(libraryOf({ roles, packages, local: [font('extra', '龙')] }), '仿宋', '龙')).toBe('extra 1');
    expect(shapeOf(library, '仿宋', '𠮷')).toBeUndefined();
  });

  test('that came from another font is told from one of its role’s own', () => {
    const typefaces = openTypefaces(library);
    const substituted = [...'国龙1'].map((character) => typefaces.shape('仿宋', codeOf(character))?.substitute);
    expect(substituted).toEqual([undefined, true, undefined]);
  });

  test('whose glyph has no outline comes from the next font, unless it is a blank', () => {
    const glyphs = new Map<string, GlyphPlan>([
      ['国', box(0, 0, 0, 0)],
      ['　', box(0, 0, 0, 0)],
    ]);
    const empty = fileOf('kai', buildTrueType({ glyphs, postScriptName: 'Empty' }));
    const hollow = libraryOf({ roles, packages: [empty, ...packages.slice(1)] });
    expect(shapeOf(hollow, '仿宋', '国')).toBe('serif 1');
    expect(shapeOf(hollow, '仿宋', '　')).toBe('Empty 0.91');
  });
});

describe('a variant of a character', () => {
  const selector = 0xe0100;
  const variants = new Map([[selector, { plain: '葛', glyphs: [['辻', '变'] as const] }]]);
  const roles = { 仿宋: [packaged('kai')], 宋体: [packaged('serif')] };
  const shape = (packages: readonly FontFile[], character: string, wanted = selector) => {
    const shaped = openTypefaces(libraryOf({ roles, packages })).shape('仿宋', codeOf(character), wanted);
    if (!shaped) return undefined;
    const { face, substitute, instead } = shaped;
    return [face.postScriptName, substitute ?? false, instead ?? 'exact'];
  };

  test.each([
    ['the role’s own font', [font('kai', '辻变葛', { variants }), font('serif', '辻')], ['kai', false, 'exact']],
    ['another font that has it', [font('kai', '辻葛'), font('serif', '辻变', { variants })], ['serif', true, 'exact']],
    ['the role’s font as the base where none has it', [font('kai', '辻'), font('serif', '辻')], ['kai', false, 'base']],
    ['another font as the base', [font('kai', '国'), font('serif', '辻')], ['serif', true, 'base']],
    ['nothing where none has the base either', [font('kai', '国'), font('serif', '国')], undefined],
  ])('comes from %s', (_, packages, expected) => {
    expect(shape(packages, '辻')).toEqual(expected);
  });

  test('that is the plain glyph is what was asked for', () => {
    expect(shape([font('kai', '葛', { variants }), font('serif', '国')], '葛')).toEqual(['kai', false, 'exact']);
  });

  test('that asks for text in the place of a coloured picture is what a font of outlines has', () => {
    const packages = [font('kai', '☎'), font('serif', '国')];
    expect(shape(packages, '☎', 0xfe0e)).toEqual(['kai', false, 'exact']);
    expect(shape(packages, '☎', 0xfe0f)).toEqual(['kai', false, 'base']);
  });
});

test.each([
  ['a compatibility ideograph', '\uf900', '\u8c48'],
  ['one of the supplement', '\u{2f800}', '\u4e3d'],
  ['a radical', '\u2f00', '一'],
])('%s that no font has is set as its equivalent, and that is said', (_, character, equivalent) => {
  const roles = { 仿宋: [packaged('kai')], 宋体: [packaged('serif')] };
  const shape = (...packages: FontFile[]) =>
    openTypefaces(libraryOf({ roles, packages })).shape('仿宋', codeOf(character));
  expect(shape(font('kai', equivalent), font('serif', character))).toMatchObject({ substitute: true });
  expect(shape(font('kai', equivalent), font('serif', character))?.instead).toBeUndefined();
  expect(shape(font('kai', equivalent), font('serif', '国'))).toMatchObject({ instead: 'equivalent' });
  expect(shape(font('kai', '国'), font('serif', '国'))).toBeUndefined();
});

test('a private character comes only from a font that the office has chosen', () => {
  const roles = { 仿宋: [installed('仿宋'), packaged('kai')], 宋体: [packaged('serif')] };
  const packages = [font('kai', '\ue123'), font('serif', '\ue123')];
  expect(shapeOf(libraryOf({ roles, packages }), '仿宋', '\ue123')).toBeUndefined();
  expect(shapeOf(libraryOf({ roles, packages, local: [font('eudc', '\ue123')] }), '仿宋', '\ue123')).toBe('eudc 1');
  const own = font('fang', '\ue123', { family: '仿宋' });
  expect(shapeOf(libraryOf({ roles, packages, local: [own] }), '仿宋', '\ue123')).toBe('fang 1');
});

test('two fonts of one name get distinct ids, the same in every run', () => {
  const local = [
    font('a', '国', { family: '仿宋', postScriptName: 'Same' }),
    font('b', '国', { family: '楷体', postScriptName: 'Same' }),
  ];
  const library = libraryOf({ roles: { 仿宋: [installed('仿宋')], 楷体: [installed('楷体')] }, local });
  const idsOf = (cache = createFaceCache()): readonly string[] => {
    const typefaces = openTypefaces(library, cache);
    return ['仿宋', '楷体'].map((role) => typefaces.resolve(role).face.id);
  };
  const cache = createFaceCache();
  expect(idsOf(cache)).toEqual(['Same', 'Same-2']);
  expect(idsOf(cache)).toEqual(['Same', 'Same-2']);
});

test('a cache saves opening a font again', () => {
  let reads = 0;
  const { source } = font('仿宋', '国');
  const file: FontFile = {
    name: '仿宋',
    source: {
      size: source.size,
      readAt(offset, length) {
        reads += 1;
        return source.readAt(offset, length);
      },
    },
  };
  const library = libraryOf({ roles: { 仿宋: [installed('仿宋')] }, local: [file] });
  const cache = createFaceCache();
  openTypefaces(library, cache).shape('仿宋', codeOf('国'));
  const before = reads;
  openTypefaces(library, cache).shape('仿宋', codeOf('国'));
  expect(before).toBeGreaterThan(0);
  expect(reads).toBe(before);
});
