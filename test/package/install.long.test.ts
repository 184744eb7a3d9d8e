import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packagedFonts } from '../../src/model/packaged-fonts.js';
import { commit, git } from '../cli/ci-runner.js';
import { packageRoot, putFile, runBulletin } from '../cli/run-bulletin.js';
import { blankRows, idat, iend, ihdr, pngOf } from '../image/make-png.js';
import { ask } from '../preview/watch-process.js';
import { isOffline, pack, runNpm, tarballSizes } from './run-npm.js';

/*
 * The package as others have it: packed, and installed by npm into a folder that has nothing to do with this one. To compress the
 * fonts takes two minutes of a processor in a new checkout.
 */

const made = mkdtempSync(join(tmpdir(), 'bulletin-install-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));
const packed = pack('--pack-destination', made);
const { filename } = packed;
const MB = 1_000_000;

/** A folder with the package installed in it, and the workspace of issue 519. */
function install(name: string, ...options: readonly string[]): string | undefined {
  const folder = join(made, name);
  putFile(folder, 'package.json', '{"name": "office", "private": true, "type": "module"}\n');
  const { status, stderr } = runNpm(['install', ...options, `../${filename}`], folder);
  if (status !== 0) {
    if (!isOffline(stderr)) throw new Error(stderr);
    return undefined;
  }
  cpSync(join(packageRoot, 'issues'), join(folder, 'issues'), { recursive: true });
  return folder;
}

const plain = install('plain');
const lean = plain && install('lean', '--omit=dev', '--ignore-scripts');
const folder = plain ?? '';

const environment = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };
const surroundings = { encoding: 'utf8', env: environment } as const;
const run = (cwd: string, ...typed: readonly string[]) =>
  spawnSync(join(cwd, 'node_modules/.bin/bulletin'), typed, { ...surroundings, cwd });

test('every font that comes with the program is packed', () => {
  const fonts = packed.files.filter(({ path }) => path.endsWith('.ttf.br'));
  expect(fonts.map(({ path }) => path).sort()).toEqual(packagedFonts.map(({ name }) => `fonts/${name}.ttf.br`).sort());
});

describe.skipIf(!plain)('an installation', () => {
  test.each([
    ['of the tarball', plain ?? ''],
    ['without scripts and development', lean ?? ''],
  ])('%s builds what the repository builds', (_, where) => {
    const { status, stdout, stderr } = run(where, 'build', '519', '--no-system-fonts');
    expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: 'dist/519.pdf\n' });
    const target = join(where, 'here');
    expect(runBulletin(['build', '519', '--no-system-fonts', '-o', target])).toMatchObject({ status: 0 });
    expect(readFileSync(join(where, 'dist/519.pdf')).equals(readFileSync(join(target, '519.pdf')))).toBe(true);
  });

  test('brings no compiler, no bundler and nothing that is in the bundle', () => {
    const names = readdirSync(join(folder, 'node_modules'));
    expect(names).toContain('bulletin');
    expect(
      names.filter((name) => /^(?:typescript|esbuild|@esbuild|@typescript|vitest|commander|pdf-lib|yaml)$/.test(name)),
    ).toEqual([]);
  });

  test('is small: what npm downloads and installs for it', () => {
    const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')).packages;
    const installed = Object.keys(lock).map((path) => ({
      name: path.replace(/^.*node_modules\//, ''),
      folder: join(folder, path),
      version: String(lock[path].version),
    }));
    const names = installed.map(({ name }) => name);
    expect(names.length, names.join(' ')).toBeLessThanOrEqual(12);
    const onDisk = readdirSync(join(folder, 'node_modules'), { recursive: true, encoding: 'utf8' })
      .map((path) => lstatSync(join(folder, 'node_modules', path)))
      .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
    expect(onDisk).toBeLessThanOrEqual(70 * MB);
    const others = installed.filter(({ name }) => name !== 'bulletin').map(({ name, version }) => `${name}@${version}`);
    const download = [...tarballSizes(...others), packed.size].reduce((sum, size) => sum + size, 0);
    expect(download).toBeLessThanOrEqual(50 * MB);
  });

  test('is not touched by `prepare` and `prepack`', () => {
    const installed = join(folder, 'node_modules/bulletin');
    const before = readdirSync(installed, { recursive: true }).sort();
    for (const script of ['prepare', 'prepack']) {
      const { status, stdout, stderr } = runNpm(['run', script, '--silent'], installed);
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    }
    expect(readdirSync(installed, { recursive: true }).sort()).toEqual(before);
  });

  test('has what its commands read: pages of rules, templates, packages left out of the bundle', () => {
    expect(run(folder, 'check', '--explain', 'no-title')).toMatchObject({ status: 0, stderr: '' });
    expect(run(folder, 'stats', '--format', 'csv').stdout).toContain('77319');
    const packages = createRequire(join(folder, 'node_modules/bulletin/build/bundle/program.js'));
    for (const name of ['./fontkit.js', './woff2.js', 'piscina', 'sharp'])
      expect(() => packages(name), name).not.toThrow();
    expect(() => packages.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')).not.toThrow();
    expect(existsSync(join(folder, 'node_modules/bulletin/build/preview/page/pdf.mjs'))).toBe(true);
  });

  test('decodes images that take more than a copy', () => {
    putFile(
      folder,
      'issues/2024-增2/index.md',
      '---\nspecial: 2\nyear: 2024\nperiod: 2024-12-02/2024-12-06\ndate: 2024-12-25\n---\n',
    );
    putFile(folder, 'issues/2024-增2/01-试验.md', '# 试验情况\n\n本周做了一次试验。\n\n![图1 试验](图.png)\n');
    // Of colour and transparency.
    const image = pngOf(ihdr({ width: 600, height: 600, colorType: 6 }), idat(blankRows(600, 2400)), iend);
    writeFileSync(join(folder, 'issues/2024-增2/图.png'), image);
    const { status, stdout, stderr } = run(folder, 'build', '2024-增2', '--no-system-fonts');
    rmSync(join(folder, 'issues/2024-增2'), { recursive: true });
    expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: 'dist/2024-增2.pdf\n' });
    expect(readFileSync(join(folder, 'dist/2024-增2.pdf'), 'latin1')).toContain('/Image');
  });

  test('shows the preview with its page and what that draws with', async () => {
    const child = spawn(join(folder, 'node_modules/.bin/bulletin'), ['watch', '519', '--port', '0'], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const [printed] = await once(child.stdout, 'data');
      const address = String(printed).trim();
      for (const path of ['/', '/preview.js', '/base.css', '/pdf.mjs', '/pdf.worker.mjs']) {
        expect(await ask(address, path), path).toMatchObject({ status: 200 });
      }
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('builds in several threads', () => {
    cpSync(join(folder, 'issues/519'), join(folder, 'issues/2024-增1'), { recursive: true });
    const index = join(folder, 'issues/2024-增1/index.md');
    const special = readFileSync(index, 'utf8')
      .replace(/^number: .*\n/m, 'special: 1\n')
      .replace(/^issue: .*\n/m, '');
    writeFileSync(index, special.replace(/^statistics:\n(?: .*\n)+/m, '').replace(/^published:.*\n(?: .*\n)+/m, ''));
    const texts = readdirSync(join(folder, 'issues/2024-增1')).filter((name) => /^\d/.test(name));
    for (const name of texts) rmSync(join(folder, 'issues/2024-增1', name));
    putFile(folder, 'issues/2024-增1/01-试验.md', '# 试验情况\n\n本周做了一次试验。\n');
    const { status, stderr } = run(folder, 'build', '--all', '--jobs', '2', '--force', '--no-system-fonts');
    rmSync(join(folder, 'issues/2024-增1'), { recursive: true });
    expect(status, stderr).toBe(0);
    expect(existsSync(join(folder, 'dist/2024-增1.pdf'))).toBe(true);
  });
});

describe.skipIf(!plain)('a new workspace with a workflow', () => {
  test('works on a runner when what `init` advises is done and all is committed', () => {
    const office = join(made, 'office');
    const typed = ['init', office, '--name', '试验周报', '--publisher', '某某市试验中心', '--ci', 'github'];
    const { stderr } = runBulletin(typed, { cwd: made });
    const advised = stderr.split('\n').flatMap((line) => (/^ *npm /.test(line) ? [line.trim()] : []));
    expect(advised).toHaveLength(2);
    for (const step of advised) {
      const words = step.split(' ').slice(1);
      const advice = runNpm(
        words.map((word) => word.replaceAll('"', '')),
        office,
      );
      expect(advice.status, advice.stderr).toBe(0);
    }
    git(office, 'init', '--quiet');
    commit(office);

    const runner = join(made, 'runner');
    git(made, 'clone', '--quiet', `file://${office}`, runner);
    rmSync(office, { recursive: true });
    const { jobs } = parse(readFileSync(join(runner, '.github/workflows/bulletin.yml'), 'utf8'));
    const lines: readonly string[] = jobs.bulletin.steps.flatMap(({ run }: { run?: string }) => run ?? []);
    expect(lines[0]).toBe('npm ci');
    const installed = runNpm(['ci'], runner);
    expect(installed.status, installed.stderr).toBe(0);
    for (const line of lines.slice(1)) {
      const options = { ...surroundings, cwd: runner, env: { ...environment, GITHUB_ACTIONS: 'true' } };
      const { status, stdout, stderr } = spawnSync('sh', ['-c', line], options);
      // Nothing but that its sample is still there.
      expect({ status, stdout }, stderr).toEqual({
        status: 0,
        stdout: expect.stringMatching(/^::warning .*left-over.*\n$/),
      });
    }
    expect(existsSync(join(runner, 'dist/1.pdf'))).toBe(true);
  });
});

/** Compiles a file in the folder as a careful project does. */
function compileTypes(file: string) {
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false'];
  const target = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023', '--types', ''];
  const { bin } = JSON.parse(readFileSync(join(typescript, 'package.json'), 'utf8'));
  return spawnSync(process.execPath, [join(typescript, bin.tsc), ...strict, ...target, file], {
    ...surroundings,
    cwd: folder,
  });
}

const runNode = (file: string) => spawnSync(process.execPath, [file], { ...surroundings, cwd: folder });

describe.skipIf(!plain)('a program that imports the package', () => {
  test('is compiled with its types, and runs without anything being printed for it', () => {
    putFile(
      folder,
      'consumer.ts',
      `import { BulletinError, type CompileResult, check, compile, type LedgerRecord, ledger } from 'bulletin';

declare const console: { log(text: string): void };

const compiled: CompileResult = await compile({ workspace: 'issues', issues: [519], systemFonts: false });
const issue = compiled.issues[0];
const pdf: Uint8Array | undefined = issue?.pdf;
const baseline: number | undefined = issue?.pages[0]?.lines[0]?.y;
const checked = await check({ workspace: '.', issues: 'all', language: 'en' });
const { rows } = await ledger({ workspace: '.', series: '综窗' });
const row: LedgerRecord | undefined = rows?.find(({ measure }) => measure === '受理');
let code = '';
try {
  await compile({ workspace: '/' });
} catch (error) {
  if (error instanceof BulletinError) code = error.code;
}
const head = pdf && String.fromCharCode(...pdf.subarray(0, 5));
console.log(JSON.stringify([head, typeof baseline, compiled.errors, checked.issues.length, row?.total, code]));
`,
    );
    expect(compileTypes('consumer.ts')).toMatchObject({ status: 0, stdout: '' });
    const { status, stdout, stderr } = runNode('consumer.js');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(['%PDF-', 'number', 0, 1, 31803, 'no-workspace']);
  });

  test('is told by the compiler where it calls it wrongly', () => {
    putFile(folder, 'wrong.ts', "import { compile } from 'bulletin';\nawait compile({ issues: [519] });\n");
    const { status, stdout } = compileTypes('wrong.ts');
    expect(status).not.toBe(0);
    expect(stdout).toContain('workspace');
  });

  test('may be of CommonJS', () => {
    putFile(folder, 'consumer.cts', "import { ledger } from 'bulletin';\nvoid ledger({ workspace: '.' });\n");
    expect(compileTypes('consumer.cts')).toMatchObject({ status: 0, stdout: '' });
    expect(runNode('consumer.cjs')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  const text = readFileSync(join(packageRoot, 'docs/api.md'), 'utf8');
  const examples = [...text.matchAll(/```js\n(.*?)```\n\n?(?:prints `([^`]+)`)?/gs)].map(([, code = '', printed]) => ({
    code,
    printed,
  }));

  test('docs/api.md has an example of each function', () => {
    for (const name of ['compile(', 'check(', 'ledger('])
      expect(examples.some(({ code }) => code.includes(name))).toBe(true);
    expect(examples.every(({ printed }) => printed !== undefined)).toBe(true);
  });

  test.each(examples)('does what docs/api.md says: $printed', ({ code, printed }) => {
    putFile(folder, 'example.js', code);
    const { status, stdout, stderr } = runNode('example.js');
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${printed}\n`, stderr: '' });
  });
});
