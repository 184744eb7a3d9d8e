import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { digestSource } from '../../src/model/byte-source.js';
import { packagedFonts } from '../../src/model/packaged-fonts.js';
import { parseFontRoles } from '../../src/parse/yaml/parse-font-roles.js';
import { fontFile } from '../../src/read/font-source.js';
import { loadFonts } from '../../src/read/load-fonts.js';
import { openPackagedFiles, openPackagedFont } from '../../src/read/packaged-fonts.js';
import { openCache } from '../../src/workspace/cache/open-cache.js';
import { packageRoot } from '../cli/run-bulletin.js';

const modules = join(packageRoot, 'node_modules');
/** The smallest of them. */
const sans = packagedFonts.find(({ name }) => name === 'noto-sans-sc-500');
if (!sans) throw new Error('the program has no sans-serif');
const inModules = join(modules, sans.package, sans.files[0]);

/** A program's folder. */
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bulletin-packaged-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'fonts'));
  writeFileSync(join(root, 'package.json'), '{"name": "bulletin"}');
});

const cache = () => openCache(join(root, 'cache'));
const findIn = (folder: string) => openPackagedFiles(folder)({ package: sans.name });
const compress = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

describe('the fonts that come with the program', () => {
  test.each(packagedFonts)(
    '$name is, byte for byte, what npm has, in every form that it has it',
    ({ name, ...font }) => {
      const file = openPackagedFiles(packageRoot)({ package: name });
      if (!file) throw new Error(`${name} is not there`);
      const { source } = openPackagedFont(file, openCache(undefined));
      onTestFinished(() => source.close());
      expect({ size: source.size, sha256: digestSource(source) }).toEqual({ size: font.size, sha256: font.sha256 });
      const [first] = font.files;
      const taken = fontFile(name, join(modules, font.package, first), openCache(undefined));
      onTestFinished(() => taken.source.close());
      expect(digestSource(taken.source)).toBe(font.sha256);
    },
  );

  test('are found beside fonts.yaml, packed or bare, and before they are unpacked in the packages of npm', () => {
    expect(findIn(root)).toBeUndefined();
    writeFileSync(join(root, `fonts/${sans.name}.ttf.br`), '');
    const paths = [findIn(root)?.path];
    symlinkSync(modules, join(root, 'node_modules'));
    paths.push(findIn(root)?.path);
    writeFileSync(join(root, `fonts/${sans.name}.ttf`), '');
    paths.push(findIn(root)?.path);
    const inFonts = (ending: string): string => join(root, 'fonts', `${sans.name}${ending}`);
    expect(paths).toEqual([
      inFonts('.ttf.br'),
      join(root, 'node_modules', sans.package, sans.files[0]),
      inFonts('.ttf'),
    ]);
  });

  test('are unpacked into the cache when they are first read, and read from there', () => {
    const path = join(root, `fonts/${sans.name}.ttf.br`);
    writeFileSync(path, compress(readFileSync(inModules)));
    const open = () => {
      const file = findIn(root);
      if (!file) throw new Error('it is there');
      const opened = openPackagedFont(file, cache());
      onTestFinished(() => opened.source.close());
      return opened;
    };
    expect(open()).toMatchObject({ name: sans.name, path, sha256: sans.sha256 });
    expect(open().source.size).toBe(sans.size);
    expect(() => readdirSync(join(root, 'cache'))).toThrow();
    expect(digestSource(open().source)).toBe(sans.sha256);
    expect(readdirSync(join(root, 'cache'))).toEqual([`${sans.sha256}.bin`]);
    // From now on nothing of the packed file is read.
    writeFileSync(path, 'gone');
    expect(digestSource(open().source)).toBe(sans.sha256);
  });

  test.each<[string, (packed: Uint8Array) => Uint8Array]>([
    ['cut off', (packed) => packed.subarray(0, packed.length - 1000)],
    ['another font', () => compress(readFileSync(join(packageRoot, 'package.json')))],
    ['no brotli', () => Buffer.from('no brotli')],
    ['too much', () => compress(Buffer.alloc(sans.size + 1))],
    ['one byte of it changed', (packed) => packed.with(packed.length >> 1, (packed[packed.length >> 1] ?? 0) ^ 1)],
  ])('are refused where the packed file is damaged: %s', (_, damage) => {
    const path = join(root, `fonts/${sans.name}.ttf.br`);
    writeFileSync(path, damage(compress(readFileSync(inModules))));
    const file = findIn(root);
    if (!file) throw new Error('it is there');
    const { source } = openPackagedFont(file, cache());
    onTestFinished(() => source.close());
    expect(() => source.readAt(0, 4)).toThrow(expect.objectContaining({ defect: 'damaged' }));
  });
});

describe('fonts.yaml of an office', () => {
  const rolesOf = (text: string) => parseFontRoles({ path: 'fonts/fonts.yaml', text });

  test.each(
    packagedFonts.flatMap(({ name, files, ...font }) => files.map((file) => ({ name, file, npm: font.package }))),
  )('may say where npm has $name: $file', ({ name, file, npm }) => {
    const { value, findings } = rolesOf(`roles: {仿宋: [{package: '${npm}', file: ${file}, width: 0.9}]}`);
    expect(findings).toEqual([]);
    expect(value?.get('仿宋')).toEqual([{ type: 'package', package: name, width: 0.9 }]);
  });

  test('may name a package of its own, which is not taken for one of the program', async () => {
    mkdirSync(join(root, 'node_modules/own'), { recursive: true });
    copyFileSync(inModules, join(root, 'node_modules/own/a.ttf'));
    writeFileSync(join(root, 'fonts/fonts.yaml'), 'roles: {仿宋: [{package: own, file: a.ttf}]}');
    const request = {
      workspace: root,
      packageRoot: root,
      systemFonts: false,
      parseRoles: parseFontRoles,
      cache: cache(),
    };
    const { value } = await loadFonts(request);
    onTestFinished(() => value?.close());
    const found = value?.findPackagedFont({ package: 'own', file: 'a.ttf' });
    expect(found?.name).toBe('own/a.ttf');
    expect(found).not.toHaveProperty('sha256');
  });
});
