import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFont } from '../../src/font/open-font.js';
import { openTypefaces } from '../../src/font/open-typefaces.js';
import { fontDefects } from '../../src/model/font-defects.js';
import type { FontLibrary } from '../../src/model/font-library.js';
import { locate } from '../../src/model/source.js';
import { UsageError } from '../../src/model/usage-error.js';
import { parseFontRoles } from '../../src/parse/yaml/parse-font-roles.js';
import { type LibraryRequest, loadFonts } from '../../src/read/load-fonts.js';
import { openCache } from '../../src/workspace/cache/open-cache.js';
import { buildTrueType, buildWoff, packWoff2, plain } from '../font/build-font.js';

const here = fileURLToPath(new URL('../../', import.meta.url));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulletin-fonts-'));
  mkdirSync(join(folder, 'work', 'fonts'), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const request = (change: Partial<LibraryRequest> = {}): LibraryRequest => ({
  workspace: join(folder, 'work'),
  packageRoot: here,
  systemFonts: true,
  parseRoles: parseFontRoles,
  cache: openCache(join(folder, 'cache')),
  surroundings: { env: {}, platform: 'linux', home: folder },
  ...change,
});

async function load(change: Partial<LibraryRequest> = {}): Promise<FontLibrary> {
  const { value, findings } = await loadFonts(request(change));
  if (value === undefined) throw new Error(findings.map(({ code }) => code).join());
  return value;
}

const font = buildTrueType(plain('国', { family: '仿宋', postScriptName: 'Mine' }));

describe('the settings that come with the program', () => {
  test('have the roles of the templates, each with an open font that is installed', async () => {
    const library = await load({ systemFonts: false });
    expect(Array.from(library.roles.keys())).toEqual(['小标宋', '黑体', '楷体', '仿宋', '宋体', '西文']);
    for (const candidates of library.roles.values()) {
      const last = candidates.at(-1);
      if (last?.type !== 'package') throw new Error('the last candidate is no package');
      expect(library.findPackagedFont(last)?.name).toBe(last.package);
    }
  });

  test('set 仿宋 in the light 霞鹜文楷 at 93 %, its digits in a light serif', async () => {
    const typefaces = openTypefaces(await load({ systemFonts: false }));
    expect(typefaces.shape('仿宋', 0x56fd)).toMatchObject({
      scale: 0.93,
      face: { postScriptName: 'LXGWWenKai-Light' },
    });
    for (const character of '1A%“”') {
      const shaped = typefaces.shape('仿宋', character.codePointAt(0) ?? 0);
      expect(shaped, character).toMatchObject({ scale: 1, face: { postScriptName: 'NotoSerifSC-Light' } });
    }
    expect(typefaces.shape('小标宋', 0x7ad1)?.face.postScriptName).toBe('NotoSerifSC-Bold');
    expect(typefaces.shape('黑体', 0x20bb7)?.face.postScriptName).toBe('LXGWWenKai-Light');
  });

  test('keep a decoded WOFF for the next run', async () => {
    openTypefaces(await load({ systemFonts: false })).resolve('楷体');
    const kept = readdirSync(join(folder, 'cache'));
    expect(kept).toHaveLength(1);
    openTypefaces(await load({ systemFonts: false })).resolve('楷体');
    expect(readdirSync(join(folder, 'cache'))).toEqual(kept);
  });
});

describe('fonts of the workspace', () => {
  test('are the font files in fonts/, in the order of their names, of any format that can be read', async () => {
    for (const name of ['b.TTF', 'a.otf', 'c.woff', 'd.ttc']) write(`work/fonts/${name}`, font);
    write('work/fonts/read-me.txt', 'text');
    write('work/fonts/sub/e.ttf', font);
    mkdirSync(join(folder, 'work/fonts/folder.ttf'));
    expect((await load()).local.map(({ name }) => name)).toEqual(
      ['a.otf', 'b.TTF', 'c.woff', 'd.ttc'].map((n) => `fonts/${n}`),
    );
  });

  test('are not links that lead out of the workspace', async () => {
    write('elsewhere.ttf', font);
    write('work/real.ttf', font);
    symlinkSync(join(folder, 'elsewhere.ttf'), join(folder, 'work/fonts/out.ttf'));
    symlinkSync(join(folder, 'work/real.ttf'), join(folder, 'work/fonts/in.ttf'));
    const { value, findings } = await loadFonts(request());
    expect(value?.local.map(({ name }) => name)).toEqual(['fonts/in.ttf']);
    expect(findings.map(({ code, range }) => [code, range.file.path])).toEqual([['font-unusable', 'fonts/out.ttf']]);
  });

  test('come before those of the program', async () => {
    write('work/fonts/a.ttf', font);
    expect(openTypefaces(await load()).resolve('仿宋')).toMatchObject({ file: 'fonts/a.ttf', face: { id: 'Mine' } });
  });

  test('may be WOFF, which is handed out decoded', async () => {
    write('work/fonts/a.woff', buildWoff(font));
    const [file] = (await load()).local;
    if (file === undefined) throw new Error('no file');
    expect(openFont(file.source).glyphOf(0x56fd)).toBe(1);
    expect(file.source.size).toBe(font.length);
  });

  test('may be WOFF2, which is decoded once and kept as long as it stays the same', async () => {
    write('work/fonts/a.woff2', await packWoff2(font));
    const read = async () => {
      const library = await load();
      const [file] = library.local;
      if (file === undefined) throw new Error('no file');
      const glyph = openFont(file.source).glyphOf(0x56fd);
      library.close();
      return { glyph, isCurrent: library.isCurrent() };
    };
    expect(await read()).toEqual({ glyph: 1, isCurrent: true });
    const [kept = '', ...others] = readdirSync(join(folder, 'cache'));
    expect(others).toEqual([]);
    const path = join(folder, 'cache', kept);
    const { mtimeMs } = statSync(path);
    expect(await read()).toEqual({ glyph: 1, isCurrent: true });
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
    // One that lost its end is made anew.
    writeFileSync(path, readFileSync(path).subarray(0, -9));
    expect(await read()).toEqual({ glyph: 1, isCurrent: true });
    write(
      'work/fonts/a.woff2',
      await packWoff2(buildTrueType(plain('一国', { family: '仿宋', postScriptName: 'Mine' }))),
    );
    expect(await read()).toEqual({ glyph: 2, isCurrent: true });
    expect(readdirSync(join(folder, 'cache'))).toHaveLength(2);
  });

  test('are named where their format can’t be used or the file is damaged', async () => {
    write('work/fonts/a.eot', 'eot');
    write('work/fonts/b.woff', 'no font');
    write('work/fonts/c.woff2', 'wOF2');
    const { findings, value } = await loadFonts(request());
    expect(findings.map(({ code, range }) => [code, range.file.path])).toEqual([['font-unusable', 'fonts/a.eot']]);
    const typefaces = openTypefaces(value ?? (await load()));
    expect(typefaces.resolve('仿宋').refused).toMatchObject([
      { file: 'fonts/b.woff', defect: 'damaged' },
      { file: 'fonts/c.woff2', defect: 'damaged' },
    ]);
  });
});

describe('fonts of the system', () => {
  test('are found by file name in any case, in any subfolder, the user’s own first', async () => {
    write('.fonts/office/SimFang.TTF', font);
    const file = (await load()).findSystemFont('simfang.ttf');
    expect(file?.name).toBe(join(folder, '.fonts/office/SimFang.TTF'));
    expect((await load()).findSystemFont('absent.ttf')).toBeUndefined();
  });

  test('are found whichever way their names compose accents', async () => {
    write(`.fonts/${'ヒラギノ角ゴ W3.otf'.normalize('NFD')}`, font);
    expect((await load()).findSystemFont('ヒラギノ角ゴ W3.otf'.normalize('NFC'))).toBeDefined();
  });

  test('are the same file each time they are asked for', async () => {
    write('.fonts/simfang.ttf', font);
    const library = await load();
    expect(library.findSystemFont('simfang.ttf')).toBe(library.findSystemFont('simfang.ttf'));
  });

  test('are not looked for where they are switched off', async () => {
    write('.fonts/simfang.ttf', font);
    expect((await load({ systemFonts: false })).findSystemFont('simfang.ttf')).toBeUndefined();
  });

  test('are found although folders are linked in a circle', async () => {
    write('.fonts/a/simfang.ttf', font);
    symlinkSync(join(folder, '.fonts'), join(folder, '.fonts/a/again'));
    expect((await load()).findSystemFont('simfang.ttf')).toBeDefined();
  });
});

test('a WOFF2 of the system or of a package is decoded where fonts.yaml names it', async () => {
  write(
    'work/fonts/fonts.yaml',
    'roles: {仿宋: [{files: [SimFang.woff2], families: []}], 楷体: [{package: some-font, file: f/a.woff2}]}',
  );
  write('.fonts/simfang.WOFF2', await packWoff2(font));
  write('app/node_modules/bulletin/package.json', '{"name":"bulletin"}');
  write(
    'app/node_modules/some-font/f/a.woff2',
    await packWoff2(buildTrueType(plain('国', { postScriptName: 'Packed' }))),
  );
  const packageRoot = join(folder, 'app/node_modules/bulletin');
  const typefaces = openTypefaces(await load({ packageRoot }));
  expect(typefaces.resolve('仿宋')).toMatchObject({ place: 'system', face: { postScriptName: 'Mine' } });
  expect(typefaces.resolve('楷体')).toMatchObject({ place: 'package', face: { postScriptName: 'Packed' } });
  expect(readdirSync(join(folder, 'cache'))).toHaveLength(2);
  write('.fonts/simfang.WOFF2', 'wOF2');
  const broken = openTypefaces(await load({ packageRoot }));
  expect(() => broken.resolve('仿宋')).toThrow(expect.objectContaining({ code: 'font-role-unusable' }));
});

describe('an instance of a variable font', () => {
  const weights = {
    span: [100, 200, 900],
    named: new Map([
      ['Light', 200],
      ['Bold', 700],
    ]),
  } as const;
  const variable = buildTrueType(plain('国', { family: '变体', postScriptName: 'Bianti-Light', weights }));
  const rolesOf = (...candidates: readonly string[]) =>
    write('work/fonts/fonts.yaml', `roles: {${candidates.map((one, at) => `甲${at}: [{${one}}]`).join(', ')}}`);
  const widthOf = (library: FontLibrary, role: string): unknown => {
    const { face } = openTypefaces(library).resolve(role);
    return [face.postScriptName, face.boundsOf(face.glyphOf(0x56fd))?.xMax];
  };

  test('is set where fonts.yaml asks for it, in fonts/ and of the system, each its own', async () => {
    rolesOf(
      'families: [变体], instance: Bold',
      'families: [变体], 实例: 900',
      'families: [变体]',
      'files: [v.ttf], instance: bold',
    );
    write('work/fonts/v.ttf', variable);
    write('.fonts/v.ttf', variable);
    const library = await load();
    expect(['甲0', '甲1', '甲2', '甲3'].map((role) => widthOf(library, role))).toEqual([
      ['Bianti-Bold', 971],
      ['Bianti-900', 1000],
      ['Bianti-Light', 900],
      ['Bianti-bold', 971],
    ]);
    const typefaces = openTypefaces(library);
    expect(typefaces.resolve('甲0')).toMatchObject({ instance: 'Bold', file: 'fonts/v.ttf', index: 0 });
    expect(typefaces.isReusable()).toBe(true);
  });

  test('is made once and kept, as long as the font stays the same', async () => {
    rolesOf('families: [变体], instance: Bold');
    write('work/fonts/v.ttf', variable);
    const width = async (): Promise<unknown> => {
      const library = await load();
      const found = widthOf(library, '甲0');
      library.close();
      return found;
    };
    expect(await width()).toEqual(['Bianti-Bold', 971]);
    const [kept = '', ...others] = readdirSync(join(folder, 'cache'));
    expect(others).toEqual([]);
    const { mtimeMs } = statSync(join(folder, 'cache', kept));
    expect(await width()).toEqual(['Bianti-Bold', 971]);
    expect(statSync(join(folder, 'cache', kept)).mtimeMs).toBe(mtimeMs);
    write(
      'work/fonts/v.ttf',
      buildTrueType(plain('一国', { family: '变体', postScriptName: 'Bianti-Light', weights })),
    );
    expect(await width()).toEqual(['Bianti-Bold', 970]);
  });

  test.each([
    ['one that it has not', 'Black', variable, 'no-instance'],
    ['one of a font that is static', 'Bold', font, 'not-variable'],
  ])('that is %s leads on to the next font, and is told', async (_, instance, bytes, defect) => {
    rolesOf(
      `families: [变体, 仿宋], instance: ${instance}}, {package: '@expo-google-fonts/noto-serif-sc', file: 300Light/NotoSerifSC_300Light.ttf`,
    );
    write('work/fonts/v.ttf', bytes);
    const typefaces = openTypefaces(await load());
    expect(typefaces.resolve('甲0')).toMatchObject({ place: 'package', refused: [{ file: 'fonts/v.ttf', defect }] });
    expect(typefaces.findings()).toMatchObject([{ code: 'font-unusable/instance' }]);
  });

  test('is a static font too whose style has that name', async () => {
    rolesOf('families: [仿宋], instance: bold');
    write('work/fonts/a.ttf', buildTrueType(plain('国', { family: '仿宋', style: 'Bold', postScriptName: 'Mine' })));
    expect(widthOf(await load(), '甲0')).toEqual(['Mine', 900]);
  });
});

describe('a font that can’t be used', () => {
  const rolesOf = (families: string, file: string) =>
    write('work/fonts/fonts.yaml', `roles: {仿宋: [{files: [${file}], families: [${families}]}]}`);

  test('since it is larger than any font is not read', async () => {
    rolesOf('仿宋', 'none.ttf');
    write('work/fonts/a.ttf', font);
    truncateSync(join(folder, 'work/fonts/a.ttf'), 512 * 1024 ** 2);
    expect(openTypefaces(await load()).resolve('仿宋').face.postScriptName).toBe('Mine');
    truncateSync(join(folder, 'work/fonts/a.ttf'), 512 * 1024 ** 2 + 1);
    const typefaces = openTypefaces(await load());
    expect(() => typefaces.resolve('仿宋')).toThrow(UsageError);
    const reason = fontDefects['too-large'];
    expect(typefaces.findings()).toMatchObject([{ code: 'font-unusable', params: { reason } }]);
  });

  test.skipIf(process.platform === 'win32')(
    'since it is a pipe or a folder of the system keeps nobody waiting',
    async () => {
      rolesOf('none', 'a.ttf');
      mkdirSync(join(folder, '.fonts/b.ttf'), { recursive: true });
      execFileSync('mkfifo', [join(folder, '.fonts/a.ttf')]);
      const typefaces = openTypefaces(await load());
      expect(() => typefaces.resolve('仿宋')).toThrow(UsageError);
      expect(openTypefaces(await load()).findings()).toEqual([]);
    },
  );

  test('since it changes while it is read is no font with fewer characters', async () => {
    rolesOf('仿宋', 'none.ttf');
    const two = buildTrueType(plain('国大', { family: '仿宋' }));
    write('work/fonts/a.ttf', two);
    const library = await load();
    const { face } = openTypefaces(library).resolve('仿宋');
    const outlineOf = (character: string): unknown =>
      attempt(() => face.boundsOf(face.glyphOf(character.codePointAt(0) ?? 0)));
    const changed = { code: 'font-changed', params: { file: 'fonts/a.ttf' } };
    truncateSync(join(folder, 'work/fonts/a.ttf'), 100);
    expect(['国', '大'].map(outlineOf)).toMatchObject([changed, changed]);
    library.close();
    write('work/fonts/a.ttf', two);
    // Closed, it is opened anew: and found to be another file.
    expect(outlineOf('大')).toMatchObject(changed);
    expect(library.isCurrent()).toBe(false);
  });
});

function attempt(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('fonts of packages', () => {
  test('are found where npm hoisted them, although the package does not export them', async () => {
    write('app/node_modules/bulletin/package.json', '{"name":"bulletin"}');
    write('app/node_modules/bulletin/fonts/fonts.yaml', 'roles: {仿宋: [{package: some-font, file: f/a.ttf}]}');
    write('app/node_modules/some-font/package.json', '{"name":"some-font","exports":{}}');
    write('app/node_modules/some-font/f/a.ttf', font);
    const library = await load({ packageRoot: join(folder, 'app/node_modules/bulletin') });
    expect(library.findPackagedFont({ package: 'some-font', file: 'f/a.ttf' })?.name).toBe('some-font/f/a.ttf');
    expect(library.findPackagedFont({ package: 'some-font', file: 'f/b.ttf' })).toBeUndefined();
    expect(library.findPackagedFont({ package: 'no-such-font', file: 'f/a.ttf' })).toBeUndefined();
  });
});

describe('a workspace’s own fonts.yaml', () => {
  test('is not its copy, which is named', async () => {
    const text = 'roles: {仿宋: [{package: some-font, file: f/a.ttf}]}\n';
    write('work/fonts/fonts.yaml', text);
    write('work/fonts/fonts - 副本.yaml', 'roles: [');
    const { value, findings } = await loadFonts(request());
    expect(value?.roles.has('仿宋')).toBe(true);
    expect(findings).toMatchObject([
      { code: 'copy', params: { original: 'fonts.yaml' }, range: { file: { path: 'fonts/fonts - 副本.yaml' } } },
    ]);
  });

  const findingsOf = async (text: string): Promise<readonly string[]> => {
    write('work/fonts/fonts.yaml', text);
    return (await loadFonts(request())).findings.map(({ code, range }) => {
      const { line, column } = locate(range);
      return `${range.file.path}:${line}:${column} ${code}`;
    });
  };

  test('replaces the program’s', async () => {
    expect(await findingsOf('roles:\n  仿宋: [{files: [a.ttf], families: [甲, 2312]}]\n')).toEqual([]);
    expect((await load()).roles).toEqual(
      new Map([['仿宋', [{ type: 'installed', files: ['a.ttf'], families: ['甲', '2312'] }]]]),
    );
  });

  test.each([
    ['roles:\n  仿宋: [{files: [a.ttf}]\n', '2:22 yaml-syntax/indent'],
    ['仿宋: []\n', '1:1 key-unknown'],
    ['', '1:1 key-missing'],
    ['roles:\n  仿宋: simfang.ttf\n', '2:7 value-shape'],
    ['roles:\n  仿宋: []\n', '2:3 value-empty'],
    ['roles:\n  仿宋：\n    - files: [a.ttf]\n', '2:5 full-width'],
    ['roles:\n  仿宋: [{file: [a.ttf]}]\n', '2:15 value-shape'],
    ['roles:\n  仿宋: [{file: a.ttf}]\n', '2:8 fonts-file/candidate'],
    ['roles:\n  仿宋: [{files: [a.ttf], package: x}]\n', '2:8 fonts-file/candidate'],
    ['roles:\n  仿宋: [{package: x, file: ../../a.ttf}]\n', '2:27 fonts-file/package'],
    ['roles:\n  仿宋: [{package: ../x, file: a.ttf}]\n', '2:18 fonts-file/package'],
    ['roles:\n  仿宋: [{package: noto-serif-sc-301}]\n', '2:18 fonts-file/packaged'],
    ['roles:\n  仿宋: [{package: x, file: a.ttf, width: 9}]\n', '2:41 value-shape'],
    ['roles:\n  仿宋: [{package: x, file: a.ttf, latin: 西文}]\n', '2:41 fonts-file/latin-unknown'],
    ['roles:\n  仿宋: &a [{files: [a.ttf]}]\n  楷体: *a\n', '2:10 yaml-feature'],
    ['roles:\n  仿宋: [{files: [a.ttf], size: 3}]\n', '2:25 key-unknown/near'],
  ])('%j has its first finding at %s', async (text, expected) => {
    expect((await findingsOf(text))[0]).toBe(`fonts/fonts.yaml:${expected}`);
    expect((await loadFonts(request())).value).toBeUndefined();
  });

  test('of brackets or dashes by the thousand is a finding too', async () => {
    for (const text of [`roles: ${'['.repeat(16_000)}`, '- '.repeat(8000), '{a: '.repeat(4000)]) {
      expect((await findingsOf(text))[0]).toContain('yaml-syntax/nested');
    }
  });
});
