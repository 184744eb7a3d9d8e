import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACKAGE_NAME, tarballName } from '../../src/model/package-name.js';
import { packageRoot } from '../cli/run-bulletin.js';
import { pack } from './run-npm.js';

// What npm runs before it packs compresses fonts for two minutes: with them the package is tried by the long suite.
const packed = pack('--dry-run', '--ignore-scripts');
const paths = packed.files.map(({ path }) => path);
const description = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));

/** Every kind of file that the package has; another kind has to be wanted first. */
const kinds: Readonly<Record<string, RegExp>> = {
  description: /^(?:package\.json|README(?:\.[\w-]+)?\.md|LICENSE)$/,
  launcher: /^bin\/(?:bulletin\.js|package\.json|prepare\.mjs|pack-fonts\.mjs)$/,
  fingerprint: /^build\/\.fingerprint$/,
  licences: /^build\/THIRD-PARTY-LICENSES$/,
  bundles:
    /^build\/bundle\/(?:launch|launch-thread|read-old-word-thread|program|fontkit|woff2|api)\.js$|^build\/bundle\/(?:package\.json|read-pdf-thread\.mjs)$/,
  types: /^build\/bundle\/types\/(?:api|model)\/[\w/-]+\.d\.ts$/,
  'rule pages': /^build\/(?:check\/rules|\w+\/pages)\/[\w-]+\.md$/,
  'scripts for shells': /^build\/commands\/completion\/bulletin\.(?:bash|zsh|fish)$/,
  'the manual': /^build\/manual\/(?:zh|en)\.html$/,
  "the preview's page": /^build\/preview\/page\/[\w.-]+\.(?:html|css|svg|m?js)$|^build\/preview\/page\/pdf\.LICENSE$/,
  'CI files': /^docs\/ci\/(?:[\w-]+\.yml|Jenkinsfile)$/,
  schemas: /^docs\/schemas\/[\w-]+\.schema\.json$/,
  fonts: /^fonts\/(?:fonts\.yaml|[\w-]+\.ttf\.br)$/,
  templates: /^templates\/[\w-]+\/[\w-]+\.yaml$/,
};

describe('the package', () => {
  test('has files of these kinds and no others', () => {
    const unknown = paths.filter((path) => !Object.values(kinds).some((kind) => kind.test(path)));
    expect(unknown).toEqual([]);
    const absent = Object.entries(kinds).filter(([, kind]) => !paths.some((path) => kind.test(path)));
    expect(absent.map(([name]) => name)).toEqual([]);
  });

  test('has what its threads read files of others with', () => {
    const readers = ['bundle/read-pdf-thread.mjs', 'preview/page/pdf.mjs', 'preview/page/pdf.worker.mjs'];
    const expected = [...readers, 'bundle/read-old-word-thread.js'].map((path) => `build/${path}`);
    expect(paths).toEqual(expect.arrayContaining(expected));
    const text = readFileSync(join(packageRoot, 'build/bundle/read-pdf-thread.mjs'), 'utf8');
    // It is not installed, and taken from beside the preview's page.
    expect(text).toContain('../preview/page/pdf.mjs');
    expect(text).not.toContain('pdfjs-dist');
  });

  test('is bounded, and has no test, no source map and no path that leads out of it', () => {
    const fonts = packed.files.filter(({ path }) => path.endsWith('.ttf.br')).reduce((sum, { size }) => sum + size, 0);
    expect(packed.size - fonts).toBeLessThan(4_000_000);
    expect(packed.unpackedSize - fonts).toBeLessThan(12_000_000);
    expect(packed.files.length).toBeLessThan(500);
    expect(paths.filter((path) => /\.map$|(?:^|\/)test|^\/|(?:^|\/)\.\.(?:\/|$)|\\|:/.test(path))).toEqual([]);
  });

  test('can be run, and nothing else of it can', () => {
    const programs = packed.files.filter(({ mode }) => (mode & 0o111) !== 0).map(({ path }) => path);
    expect(programs).toEqual([description.bin.bulletin]);
    expect(readFileSync(join(packageRoot, description.bin.bulletin), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test('names no place of the computer that it was made on', () => {
    const naming = paths.filter((path) => readFileSync(join(packageRoot, path), 'utf8').includes(packageRoot));
    expect(naming).toEqual([]);
  });

  test('has all that its description promises to those who import it, the old way too', () => {
    const { types, default: program } = description.exports['.'];
    expect(paths).toContain(types.slice('./'.length));
    expect(paths).toContain(program.slice('./'.length));
    expect([description.types, description.main]).toEqual([types, program]);
  });

  test('is called by one name, which may get a scope', () => {
    expect(description.name).toBe(PACKAGE_NAME);
    expect(packed.filename).toBe(tarballName(description.version));
    expect(tarballName('1.2.3', '@some-office/bulletin')).toBe('some-office-bulletin-1.2.3.tgz');
    const naming = ['node_modules/bulletin', "node_modules', 'bulletin'"].flatMap((text) => {
      const { stdout } = spawnSync('grep', ['-rlF', '--include=*.ts', text, 'src'], {
        cwd: packageRoot,
        encoding: 'utf8',
      });
      return stdout.split('\n').filter((line) => line !== '');
    });
    expect(naming).toEqual([]);
  });
});

describe('the licences', () => {
  const licenses = readFileSync(join(packageRoot, 'build/THIRD-PARTY-LICENSES'), 'utf8');
  const lock: Readonly<Record<string, { readonly version: string; readonly dev?: boolean }>> = JSON.parse(
    readFileSync(join(packageRoot, 'package-lock.json'), 'utf8'),
  ).packages;
  const entries = licenses.split(/^=+\n/m).slice(1);
  const entryOf = (name: string): string | undefined =>
    entries.find((entry) => entry.startsWith(`${name} ${lock[`node_modules/${name}`]?.version} (`));

  /** Files of licences, whatever they are called. */
  const textsOf = (name: string): readonly string[] => {
    const folder = join(packageRoot, 'node_modules', name);
    const files = readdirSync(folder).filter((file) => /^(?:licen|copying|notice|ofl)/i.test(file));
    return files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  };

  // Independently of what the bundler said: packages leave their marks in minified code.
  test.each([
    ['chalk', 'ansi256'],
    ['chokidar', 'awaitWriteFinish'],
    ['commander', 'commander.helpDisplayed'],
    ['csv-parse', 'CSV_INVALID_OPTION'],
    ['d3-scale', 'tickFormat'],
    ['micromark', 'setextUnderline'],
    ['pako', 'invalid distance too far back'],
    ['pdf-lib', 'PDFHexString'],
    ['remark-gfm', 'singleTilde'],
    ['unified', 'freezeIndex'],
    ['vfile', 'vfile'],
    ['yaml', 'BLOCK_AS_IMPLICIT_KEY'],
  ])('of %s, which is in the bundle, are there in full', (name, mark) => {
    expect(readFileSync(join(packageRoot, 'build/bundle/program.js'), 'utf8').includes(mark), mark).toBe(true);
    expect(textsOf(name).length).toBeGreaterThan(0);
    for (const text of textsOf(name)) expect(entryOf(name)).toContain(text);
  });

  test('of every package that the program imports are there', () => {
    const imported = Object.keys({ ...description.devDependencies, ...description.dependencies }).filter(
      (name) =>
        spawnSync('grep', ['-rqE', `(from|import\\() ?'${name}(/|')`, 'src'], { cwd: packageRoot }).status === 0,
    );
    expect(imported.length).toBeGreaterThan(10);
    // Types alone are compiled away.
    const bundled = imported.filter((name) => !/^(?:@types\/|micromark-util-types$)/.test(name));
    expect(bundled.filter((name) => entryOf(name) === undefined)).toEqual([]);
  });

  test.each([
    'pdfjs-dist',
    'word-extractor',
    'pako',
    'wawoff2',
    'harfbuzzjs',
    '@expo-google-fonts/noto-serif-sc',
    '@expo-google-fonts/noto-sans-sc',
    '@fontsource/lxgw-wenkai',
  ])('of %s are there in full', (name) => {
    expect(textsOf(name).length).toBeGreaterThan(0);
    for (const text of textsOf(name)) expect(entryOf(name)).toContain(text);
  });

  test('have a text for each package', () => {
    for (const entry of entries) {
      expect(entry, entry.slice(0, 100)).toMatch(/copyright|©/i);
      expect(entry.length, entry.slice(0, 100)).toBeGreaterThan(500);
    }
  });
});

describe('what is installed with the package', () => {
  test('is what runs beside the bundle, and nothing else', () => {
    const bundles = ['launch', 'launch-thread', 'program', 'fontkit', 'woff2', 'api'].map((name) =>
      readFileSync(join(packageRoot, `build/bundle/${name}.js`), 'utf8'),
    );
    const required = bundles.flatMap((text) =>
      [...text.matchAll(/\b(?:require|resolve\d*)\("((?:@[^"/]+\/)?[^"./]+)[^"]*"\)/g)].map(([, name]) => name ?? ''),
    );
    const used = new Set(required.filter((name) => !isBuiltin(name)));
    expect([...used].sort()).toEqual(Object.keys(description.dependencies).sort());
  });
});
