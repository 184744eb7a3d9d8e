import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type PackageFile, sealPackage } from '../../bin/offline/seal-package.mjs';
import { readPackageArchive } from '../../src/workspace/updating/read-package-archive.js';
import { packageRoot, putFile, temporaryFolder } from '../cli/run-bulletin.js';

const names = ['印发', '定稿', '新建', '更新', '检查', '送审稿', '预览'];
const VERSION = '1.2.3';

/** A package whose program only says how it was called. */
function unpacked(platform: string, files: readonly PackageFile[] = []): string {
  const home = join(temporaryFolder(), "公报 & 程序's $(folder)");
  const { bytes } = sealPackage(files, { version: VERSION, platform });
  for (const [path, file] of readPackageArchive(bytes) ?? []) {
    const place = join(home, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, file.read(), { mode: file.executable ? 0o755 : 0o644 });
  }
  return join(home, 'bulletin');
}

const saying = 'process.stdout.write(JSON.stringify(process.argv.slice(2)));\n';
const start: PackageFile = { path: 'start.cjs', bytes: Buffer.from(saying), executable: false };

const say = (program: string, ...typed: readonly string[]): readonly unknown[] =>
  JSON.parse(spawnSync(program, typed, { cwd: '/', encoding: 'utf8' }).stdout);

/** The words of an Exec key [Desktop Entry Specification 1.5]: the value's own escapes first, then those of quoted words. */
function wordsOf(entry: string, place: string): readonly string[] {
  const [, value = ''] = /^Exec=(.*)$/m.exec(entry) ?? [];
  const plain = value.replace(/\\([\\snrt])/g, (_, one) => (one === '\\' ? '\\' : ' '));
  const words = [...plain.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)];
  return words
    .map(([, quoted, bare = '']) => (quoted === undefined ? bare : quoted.replace(/\\(["`$\\])/g, '$1')))
    .map((word) => word.replace(/%[%k]/g, (code) => (code === '%%' ? '%' : place)));
}

describe('the launchers for Linux', () => {
  test('call the version that is current, wherever they are called from and by whatever link', () => {
    const home = unpacked('none', [start]);
    expect(say(join(home, '送审稿.sh'))).toEqual(['draft', home]);
    expect(say(join(home, 'bulletin.sh'), 'build', '5 1 9')).toEqual(['run', home, 'build', '5 1 9']);
    const link = join(dirname(home), 'b');
    symlinkSync('bulletin/bulletin.sh', link);
    expect(say(link, 'check')).toEqual(['run', home, 'check']);
  });

  test('take the runtime of the version, one that was put beside the versions, and that of the system, in this order', () => {
    const home = unpacked('none', [start]);
    const run = () => {
      const { status, stdout, stderr } = spawnSync('/bin/sh', [join(home, 'bulletin.sh')], {
        env: { PATH: '' },
        encoding: 'utf8',
      });
      return { status, stdout, stderr };
    };
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('程序/runtime/node') });
    for (const place of ['程序/runtime', `程序/${VERSION}/runtime`]) {
      putFile(home, `${place}/node`, `#!/bin/sh\necho '${place}'\n`);
      spawnSync('chmod', ['+x', join(home, place, 'node')]);
      expect(run()).toMatchObject({ status: 0, stdout: `${place}\n` });
    }
  });

  test.each(['', 'file://'])('have entries for desktops that find them, by a path that begins with “%s”', (scheme) => {
    const home = unpacked('none', [start]);
    for (const name of names) {
      const entry = join(home, `${name}.desktop`);
      const [program = '', ...typed] = wordsOf(
        spawnSync('cat', [entry], { encoding: 'utf8' }).stdout,
        `${scheme}${entry}`,
      );
      expect(say(program, ...typed)).toEqual(say(join(home, `${name}.sh`)));
    }
  });
});

test('those for Windows are ASCII, with its line ends', () => {
  const { bytes } = sealPackage([start], { version: VERSION, platform: 'win-x64' });
  const launchers = [...(readPackageArchive(bytes) ?? [])].filter(([path]) => path.endsWith('.cmd'));
  expect(launchers.map(([path]) => path.slice('bulletin/'.length, -'.cmd'.length)).sort()).toEqual([
    'bulletin',
    ...names,
  ]);
  for (const [, file] of launchers) {
    const text = Buffer.from(file.read()).toString('latin1');
    expect(text.replace(/[\r\n\x20-\x7e]/g, '')).toBe('');
    expect(text.split('\n').length).toBe(text.split('\r\n').length);
    expect(text).not.toContain('@ACTION@');
  }
});

test('there is one for the manual where a version has it', () => {
  const manual = { path: 'build/manual/zh.html', bytes: Buffer.from('<!doctype html>'), executable: false };
  expect(say(join(unpacked('none', [start, manual]), '使用说明.sh'))[0]).toBe('manual');
});

describe('what is double-clicked', () => {
  /** A package whose program says how it was called, under the real `start.cjs`. */
  function started(): string {
    const home = unpacked('none', []);
    copyFileSync(join(packageRoot, 'bin/offline/start.cjs'), join(home, '程序', VERSION, 'start.cjs'));
    putFile(
      home,
      `程序/${VERSION}/bin/bulletin.js`,
      saying.replace('argv.slice(2)', 'argv.slice(2).concat(process.env.BULLETIN_CACHE ?? [])'),
    );
    return home;
  }
  const click = (home: string, name: string, input = '\n') => {
    const { status, stdout, stderr } = spawnSync('sh', [join(home, `${name}.sh`)], {
      input,
      encoding: 'utf8',
      cwd: '/',
    });
    return { status, said: stdout === '' ? undefined : JSON.parse(stdout), stderr };
  };

  test('does what its name says in the folder of the office, and waits until that has been read', () => {
    const home = started();
    const office = join(home, '公报');
    expect(click(home, '检查')).toMatchObject({ status: 2, said: undefined, stderr: expect.stringContaining('新建') });
    expect(click(home, '新建').said).toEqual(['init', office, '--scripts', 'none']);
    mkdirSync(join(office, 'issues'), { recursive: true });
    const here = ['-C', office];
    expect(click(home, '新建').said).toEqual([...here, 'new']);
    expect(click(home, '预览').said).toEqual([...here, 'watch', '--open']);
    expect(click(home, '检查')).toMatchObject({
      status: 0,
      said: [...here, 'check'],
      stderr: expect.stringContaining('按回车键'),
    });
    expect(click(home, '送审稿').said).toEqual([...here, 'build', '--draft']);
    expect(click(home, '定稿').said).toEqual([...here, 'build']);
    expect(click(home, '印发', '519\n\n').said).toEqual([...here, 'release', '--', '519']);
    expect(click(home, '印发', '\n\n').said).toBe(undefined);
    expect(click(home, '更新', "'/a b/c.zip' \n\n").said).toEqual(['update', '/a b/c.zip']);
  });

  test('is run beside the launchers, where commands that are typed there go to the office', () => {
    const home = started();
    putFile(home, `程序/${VERSION}/bin/bulletin.js`, saying.replace('process.argv.slice(2)', 'process.cwd()'));
    expect(click(home, '新建').said).toBe(home);
    const typed = started();
    const office = join(typed, '公报');
    const run = (standing: string, ...words: readonly string[]) =>
      JSON.parse(spawnSync(join(typed, 'bulletin.sh'), words, { cwd: standing, encoding: 'utf8' }).stdout);
    expect(run(typed, 'check')).toEqual(['check']);
    mkdirSync(join(office, 'issues'), { recursive: true });
    expect(run(typed, 'check')).toEqual(['-C', office, 'check']);
    for (const words of [[], ['-C', '别处', 'check'], ['--cwd=别处', 'check'], ['init', '另一个']])
      expect(run(typed, ...words)).toEqual(words);
    expect(run(office, 'check')).toEqual(['check']);
  });

  test('keeps its cache inside where the mark says so', () => {
    const home = started();
    mkdirSync(join(home, '公报/issues'), { recursive: true });
    putFile(home, '程序/portable', '');
    expect(click(home, '检查').said.at(-1)).toBe(join(home, '缓存'));
    expect(say(join(home, 'bulletin.sh'), 'check')).toEqual(['check', join(home, '缓存')]);
  });
});
