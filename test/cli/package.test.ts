import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLong } from '../tools/suite.js';
import { packageRoot, putFile, temporaryFolder } from './run-bulletin.js';

/** A copy of the package whose program is one line, and so is the page of its preview. */
function smallPackage({ compiler }: { compiler: boolean }): string {
  const root = temporaryFolder();
  for (const name of ['bin', 'package.json', 'tsconfig.json', 'src/preview/page/tsconfig.json']) {
    cpSync(join(packageRoot, name), join(root, name), { recursive: true });
  }
  putFile(root, 'src/cli.ts', 'export const answer: number = 1;\n');
  putFile(root, 'src/launch.ts', "export const launch = () => import('./cli.js');\n");
  for (const name of ['launch-thread', 'build-thread'])
    putFile(root, `src/workspace/building/${name}.ts`, 'export const thread = 1;\n');
  for (const name of ['read-old-word-thread', 'read-pdf-thread'])
    putFile(root, `src/workspace/reading/${name}.ts`, 'export const reader = 1;\n');
  putFile(root, 'src/model/packaged-fonts.ts', 'export const packagedFonts: { package: string }[] = [];\n');
  putFile(
    root,
    'docs/manual/make-manual.js',
    "import { mkdirSync } from 'node:fs';\nexport const fingerprintOfManual = () => '1';\nexport const makeManual = async (_, folder) => mkdirSync(folder);\n",
  );
  putFile(root, 'src/api/api.ts', "export { type Size, size } from './size.js';\n");
  putFile(root, 'src/api/size.ts', 'export interface Size {}\nexport const size: Size = {};\n');
  putFile(root, 'src/preview/page/preview.ts', 'document.title = "1";\n');
  // The YAML of the package is parsed by the program that was compiled, and put into it.
  putFile(root, 'fonts/fonts.yaml', 'roles\n');
  putFile(root, 'templates/bulletin/template.yaml', 'template\n');
  putFile(
    root,
    'src/parse/yaml/parse-yaml.ts',
    'interface Yaml { file: { text: string } }\nexport const parseYaml = ({ file }: Yaml) => ({ value: file.text, findings: [] });\n',
  );
  putFile(root, 'src/parse/yaml/pack-yaml.ts', 'export const packYaml = (value: string): string => value.trim();\n');
  putFile(
    root,
    'src/parse/yaml/package-yaml.ts',
    'export const digestOfYaml = (text: string): string => text.length.toString();\n',
  );
  if (compiler) symlinkSync(join(packageRoot, 'node_modules'), join(root, 'node_modules'), 'dir');
  return root;
}

function run(root: string, program: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', program)], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const silent = { status: 0, stdout: '', stderr: '' };
const built = (root: string): string => readFileSync(join(root, 'build/cli.js'), 'utf8');
const foldersOf = (root: string): string[] => readdirSync(root).filter((name) => name.startsWith('build'));

describe('the launcher', () => {
  test('says what to do when nothing is compiled yet, and exits with 2', () => {
    const { status, stdout, stderr } = run(smallPackage({ compiler: false }), 'bulletin.js');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^错误：.*\n.*npm ci/);
  });

  test('says so when Node is too old, and exits with 2', () => {
    const root = smallPackage({ compiler: false });
    const description = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    writeFileSync(join(root, 'package.json'), JSON.stringify({ ...description, engines: { node: '>=9999.0.1' } }));
    const { status, stderr } = run(root, 'bulletin.js');
    expect(status).toBe(2);
    expect(stderr).toContain('9999.0.1');
  });

  test.each(['{', '[]', '{"engines":{}}'])('says what to do when its description is %s, and exits with 2', (text) => {
    const root = smallPackage({ compiler: false });
    writeFileSync(join(root, 'package.json'), text);
    const { status, stdout, stderr } = run(root, 'bulletin.js');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^错误：.*package\.json.*\n.*npm ci/);
  });

  test('says what to do when packages are missing, and exits with 2', () => {
    const root = smallPackage({ compiler: false });
    putFile(root, 'build/bundle/package.json', '{}');
    putFile(root, 'build/bundle/launch.js', "require('a-package-that-is-not-installed');\n");
    const { status, stderr } = run(root, 'bulletin.js');
    expect(status).toBe(2);
    expect(stderr).toContain('npm ci');
  });
});

test('the launcher sends whoever has it installed to where they installed it', () => {
  const office = temporaryFolder();
  const root = join(office, 'node_modules/bulletin');
  cpSync(smallPackage({ compiler: false }), root, { recursive: true });
  const { status, stderr } = run(root, 'bulletin.js');
  expect(status).toBe(2);
  expect(stderr).toContain(`${office} 里运行：npm install\n`);
});

describe('prepare', () => {
  test('puts the YAML of the package into the program as data', () => {
    const root = smallPackage({ compiler: true });
    expect(run(root, 'prepare.mjs')).toEqual(silent);
    const packed = readFileSync(join(root, 'build/parse/yaml/packed-package-yaml.js'), 'utf8');
    expect(packed).toContain(JSON.stringify(JSON.stringify({ 6: 'roles', 9: 'template' })));
  });

  test('compiles without a word, and does nothing the second time', () => {
    const root = smallPackage({ compiler: true });
    expect(run(root, 'prepare.mjs')).toEqual(silent);
    expect(built(root)).toContain('answer');
    const made = statSync(join(root, 'build')).ino;
    expect(run(root, 'prepare.mjs')).toEqual(silent);
    expect(statSync(join(root, 'build')).ino).toBe(made);
    expect(foldersOf(root)).toEqual(['build']);
  });

  test('compiles again when a source changed, and drops what is no longer there', () => {
    const root = smallPackage({ compiler: true });
    putFile(root, 'src/old.ts', 'export const old = 1;\n');
    run(root, 'prepare.mjs');
    rmSync(join(root, 'src/old.ts'));
    putFile(root, 'src/cli.ts', 'export const answer: number = 2;\n');
    expect(run(root, 'prepare.mjs')).toEqual(silent);
    expect(built(root)).toContain('2');
    expect(existsSync(join(root, 'build/old.js'))).toBe(false);
  });

  test('puts the pages that are read beside the program, and does so again when one changed', () => {
    const root = smallPackage({ compiler: true });
    const page = (): string => readFileSync(join(root, 'build/check/rules/some-rule.md'), 'utf8');
    for (const text of ['# some-rule\n', '# some-rule\n\n改了。\n']) {
      putFile(root, 'src/check/rules/some-rule.md', text);
      expect(run(root, 'prepare.mjs')).toEqual(silent);
      expect(page()).toBe(text);
    }
  });

  test('puts together the page of the preview, with pdf.js and its licence', () => {
    const root = smallPackage({ compiler: true });
    putFile(root, 'src/preview/page/index.html', '<!doctype html>\n');
    expect(run(root, 'prepare.mjs')).toEqual(silent);
    const folder = join(root, 'build/preview/page');
    expect(readdirSync(folder).sort()).toEqual([
      'index.html',
      'pdf.LICENSE',
      'pdf.mjs',
      'pdf.worker.mjs',
      'preview.js',
    ]);
    expect(readFileSync(join(folder, 'preview.js'), 'utf8')).toContain('document.title');
  });

  test('puts together what programs import, with the declarations that it refers to and no others', () => {
    const root = smallPackage({ compiler: true });
    expect(run(root, 'prepare.mjs')).toEqual(silent);
    const bundle = join(root, 'build/bundle');
    expect(readdirSync(join(bundle, 'types'), { recursive: true }).sort()).toEqual([
      'api',
      join('api', 'api.d.ts'),
      join('api', 'size.d.ts'),
    ]);
    expect(readFileSync(join(bundle, 'api.js'), 'utf8')).toContain('size');
  });

  test.runIf(isLong)('makes the same bytes of the same sources', () => {
    const [first, second] = [1, 2].map(() => {
      const root = smallPackage({ compiler: true });
      run(root, 'prepare.mjs');
      return readFileSync(join(root, 'build/bundle/launch.js'), 'utf8');
    });
    expect(first).toContain('answer');
    expect(second).toBe(first);
  });

  test('collects the licences of what was bundled, and refuses what has none', () => {
    const root = smallPackage({ compiler: true });
    const licenses = (): string => readFileSync(join(root, 'build/THIRD-PARTY-LICENSES'), 'utf8');
    expect(run(root, 'prepare.mjs')).toEqual(silent);
    expect(licenses()).toMatch(/^pdfjs-dist [\d.]+ \(Apache-2\.0\)$/m);
    expect(licenses()).not.toContain('some-package');

    const modules = join(root, 'node_modules');
    rmSync(modules);
    mkdirSync(modules);
    for (const name of readdirSync(join(packageRoot, 'node_modules'))) {
      symlinkSync(join(packageRoot, 'node_modules', name), join(modules, name));
    }
    const inner = join(modules, 'some-package');
    putFile(inner, 'package.json', '{"name": "some-package", "version": "1.2.3", "license": "ISC", "main": "a.js"}');
    putFile(inner, 'a.js', 'exports.a = 1;\n');
    putFile(inner, 'a.d.ts', 'export const a: number;\n');
    putFile(inner, 'unused.js', 'exports.b = 1;\n');
    putFile(root, 'src/cli.ts', "export { a as answer } from 'some-package';\n");
    const { status, stderr } = run(root, 'prepare.mjs');
    expect(status).not.toBe(0);
    expect(stderr).toContain('some-package 1.2.3');

    putFile(inner, 'LICENCE.txt', 'Copyright 2001 Some Person\r\nDo as you like.\r\n');
    expect(run(root, 'prepare.mjs')).toEqual(silent);
    expect(licenses()).toContain('some-package 1.2.3 (ISC)\n\nCopyright 2001 Some Person\nDo as you like.\n');
  });

  test.each([
    ['src/cli.ts', "export const answer: number = 'two';\n"],
    ['src/preview/page/preview.ts', 'document.title = 1;\n'],
  ])('fails on a type error in %s, says which, and leaves the build there was', (path, text) => {
    const root = smallPackage({ compiler: true });
    run(root, 'prepare.mjs');
    putFile(root, path, text);
    const { status, stderr } = run(root, 'prepare.mjs');
    expect(status).toBe(1);
    expect(stderr).toContain(path);
    expect(built(root)).toContain('1');
    expect(foldersOf(root)).toEqual(['build']);
  });

  test('without the compiler leaves a build as it is and is no failure', () => {
    const root = smallPackage({ compiler: false });
    putFile(root, 'build/cli.js', 'export const answer = 0;\n');
    expect(run(root, 'prepare.mjs')).toEqual(silent);
    expect(built(root)).toContain('0');
  });

  test('without the compiler lets nothing be packed', () => {
    const root = smallPackage({ compiler: false });
    putFile(root, 'build/cli.js', 'export const answer = 0;\n');
    const { status, stderr } = spawnSync('npm', ['pack', '--dry-run'], { cwd: root, encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('npm ci');
  });

  test('does nothing in an installed package, whatever stands beside it', () => {
    const root = smallPackage({ compiler: true });
    rmSync(join(root, 'src'), { recursive: true });
    putFile(root, 'build/cli.js', 'export const answer = 0;\n');
    expect(run(root, 'prepare.mjs')).toEqual(silent);
    expect(built(root)).toContain('0');
    expect(foldersOf(root)).toEqual(['build']);
  });

  test.runIf(isLong)('may run several times at once', async () => {
    const root = smallPackage({ compiler: true });
    const children = Array.from({ length: 3 }, () => spawn(process.execPath, [join(root, 'bin/prepare.mjs')]));
    const statuses = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0]));
    expect(statuses).toEqual([0, 0, 0]);
    expect(built(root)).toContain('answer');
    expect(foldersOf(root)).toEqual(['build']);
  });

  test('sweeps what a killed run left behind', () => {
    const root = smallPackage({ compiler: true });
    const { pid: gone } = spawnSync(process.execPath, ['--version']);
    putFile(root, `build.${gone}/cli.js`, '');
    putFile(root, `build.${gone}.replaced/cli.js`, '');
    run(root, 'prepare.mjs');
    expect(foldersOf(root)).toEqual(['build']);
  });
});
