import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../cli/run-bulletin.js';
import { pack } from './run-npm.js';

const packed = pack('--dry-run');
const paths = packed.files.map(({ path }) => path);
const description = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));

/** Every kind of file that the package has; another kind has to be wanted first. */
const kinds: Readonly<Record<string, RegExp>> = {
  description: /^(?:package\.json|README(?:\.[\w-]+)?\.md|LICENSE)$/,
  launcher: /^bin\/(?:bulletin\.js|package\.json|prepare\.mjs)$/,
  fingerprint: /^build\/\.fingerprint$/,
  licences: /^build\/THIRD-PARTY-LICENSES$/,
  bundles:
    /^build\/bundle\/(?:launch|cli|launch-thread|build-thread|read-old-word-thread|api)\.js$|^build\/bundle\/(?:package\.json|read-pdf-thread\.mjs)$/,
  types: /^build\/bundle\/types\/(?:api|model)\/[\w/-]+\.d\.ts$/,
  'rule pages': /^build\/(?:check\/rules|\w+\/pages)\/[\w-]+\.md$/,
  'scripts for shells': /^build\/commands\/completion\/bulletin\.(?:bash|zsh|fish)$/,
  'the manual': /^build\/manual\/(?:zh|en)\.html$/,
  "the preview's page": /^build\/preview\/page\/[\w.-]+\.(?:html|css|svg|m?js)$|^build\/preview\/page\/pdf\.LICENSE$/,
  'CI files': /^docs\/ci\/(?:[\w-]+\.yml|Jenkinsfile)$/,
  schemas: /^docs\/schemas\/[\w-]+\.schema\.json$/,
  fonts: /^fonts\/fonts\.yaml$/,
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
    expect(packed.size).toBeLessThan(4_000_000);
    expect(packed.unpackedSize).toBeLessThan(13_000_000);
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

  test('has all that its description promises to those who import it', () => {
    const { types, default: program } = description.exports['.'];
    expect(paths).toContain(types.slice('./'.length));
    expect(paths).toContain(program.slice('./'.length));
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
    expect(readFileSync(join(packageRoot, 'build/bundle/cli.js'), 'utf8').includes(mark), mark).toBe(true);
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
  test('is what runs beside the bundle, and the fonts', () => {
    const bundles = ['cli', 'build-thread', 'api'].map((name) =>
      readFileSync(join(packageRoot, `build/bundle/${name}.js`), 'utf8'),
    );
    const required = bundles.flatMap((text) =>
      [...text.matchAll(/\b(?:require|resolve)\("((?:@[^"/]+\/)?[^"./]+)[^"]*"\)/g)].map(([, name]) => name ?? ''),
    );
    const fonts = readFileSync(join(packageRoot, 'fonts/fonts.yaml'), 'utf8');
    const fontPackages = [...fonts.matchAll(/package: '([^']+)'/g)].map(([, name]) => name ?? '');
    const used = new Set([...required.filter((name) => !isBuiltin(name)), ...fontPackages]);
    expect([...used].sort()).toEqual(Object.keys(description.dependencies).sort());
  });
});
