import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatherFiles } from '../../bin/offline/gather-files.mjs';
import { type PackageFile, sealPackage } from '../../bin/offline/seal-package.mjs';
import { isSameDocument } from '../../src/outputs/pdf/digest-objects.js';
import { readPackageArchive } from '../../src/workspace/updating/read-package-archive.js';
import { packageRoot, runBulletin } from '../cli/run-bulletin.js';
import { requireProgram } from '../tools/system-program.js';

const MOST_PACKED = 100_000_000;
const LATER = '9.9.9';
const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
const key = generateKeyPairSync('ed25519').privateKey;

const scratch = mkdtempSync(join(tmpdir(), 'bulletin-offline-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Sealed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Unpacks a package into a folder, as a user does. */
function unpack({ bytes }: Sealed, folder: string): void {
  for (const [path, file] of readPackageArchive(bytes) ?? []) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, file.read(), { mode: file.executable ? 0o755 : 0o644 });
  }
}

/** The files of a version as those of a later one. */
const laterFiles = (files: readonly PackageFile[]): readonly PackageFile[] =>
  files.map((file) => {
    if (file.path !== 'package.json') return file;
    const description = JSON.parse(Buffer.from(file.bytes).toString('utf8'));
    return { ...file, bytes: Buffer.from(JSON.stringify({ ...description, version: LATER })) };
  });

/** Workspaces to build: the bulletin of this repository, and one with pictures. */
function putWorkspaces(folder: string): void {
  for (const part of ['issues', 'templates'])
    cpSync(join(packageRoot, part), join(folder, '公报', part), { recursive: true });
  const specimen = join(packageRoot, 'test/fixtures/specimen');
  for (const part of ['issues', 'templates'])
    cpSync(join(specimen, part), join(folder, '样张', part), { recursive: true });
}

/** What this repository's program makes of an issue, under the Node that runs it. */
function builtHere(workspace: string, number: string): Uint8Array {
  const folder = join(scratch, 'here', number);
  const { status } = runBulletin(['build', number, '-C', workspace, '-o', folder, '--no-system-fonts']);
  expect(status).toBe(0);
  return readFileSync(join(folder, `${number}.pdf`));
}

/** The lines of docs/offline.md that begin so, without their comments. */
const documented = (beginning: string): readonly string[] =>
  readFileSync(join(packageRoot, 'docs/offline.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${beginning} `))
    .map((line) => line.replace(/\s+#.*$/u, ''));

/** PDFs that the package for Linux made, by their issue. */
const built = new Map<string, Buffer>();

/** Namespaces of the kernel, where the system grants them: a root without anything, a package that can't be written to. */
function hasNamespaces(): boolean {
  if (!requireProgram('unshare')) return false;
  const { status, stderr } = spawnSync('unshare', ['--map-root-user', '--net', '--mount', 'true'], {
    encoding: 'utf8',
  });
  if (status === 0) return true;
  if (process.env.CI === 'true') throw new Error(`CI is to run every test: ${stderr}`);
  process.stderr.write(`tests in an empty root are skipped: ${stderr}`);
  return false;
}

describe.skipIf(!hasNamespaces())('the package for Linux, in a root with a shell and nothing else', () => {
  const root = join(scratch, 'root');
  const share = join(root, '分享 & 程序');
  let files: readonly PackageFile[] = [];
  let sealed: Sealed;

  beforeAll(async () => {
    files = await gatherFiles('linux-x64', join(scratch, 'fetched'));
    sealed = sealPackage(files, { version, platform: 'linux-x64', key });
    unpack(sealed, share);
    for (const folder of ['bin', 'office', 'cache', 'tmp']) mkdirSync(join(root, folder), { recursive: true });
    cpSync('/bin/sh', join(root, 'bin/sh'), { dereference: true });
    const runtime = join(share, 'bulletin/程序', version, 'runtime/node');
    const { stdout } = spawnSync('ldd', [runtime, '/bin/sh'], { encoding: 'utf8' });
    for (const [library] of stdout.matchAll(/\/lib\S*/g)) cpSync(library, join(root, library), { dereference: true });
    putWorkspaces(join(root, 'office'));
  });

  interface Calling {
    readonly env?: Readonly<Record<string, string>>;
    readonly input?: string;
    readonly launcher?: string;
    /** Whether the package may be written to. */
    readonly writable?: boolean;
    /** Where the caller stands. */
    readonly standing?: string;
  }

  /** Runs a launcher without network, environment and home; the package is on a disk that can only be read. */
  function run(
    typed: readonly string[],
    { env = {}, input = '', launcher = 'bulletin', writable = false, standing = '/' }: Calling = {},
  ) {
    const script = [
      'set -e',
      'mount --bind "$1" "$1"',
      ...(writable ? [] : ['mount -o remount,ro,bind "$1"']),
      'root=$2; shift 2',
      'exec chroot "$root" "$@"',
    ].join('\n');
    const timed = 'cd "$0" && "$@"; status=$?; times >&2; exit $status';
    const launched = ['/bin/sh', '-c', timed, standing, `/分享 & 程序/bulletin/${launcher}.sh`, ...typed];
    const namespaces = ['--map-root-user', '--net', '--mount', 'sh', '-c', script, 'sh', share, root];
    const { status, stdout, stderr } = spawnSync('/usr/bin/unshare', [...namespaces, ...launched], {
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...env },
      input,
      encoding: 'utf8',
    });
    // The second line of `times` is that of children: user and system, as 0m0.123s.
    const spent = [...(stderr.split('\n').at(-2) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
    const seconds = spent.reduce((sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest), 0);
    return { status, stdout, stderr, seconds };
  }
  const cached = { env: { XDG_CACHE_HOME: '/cache' } };

  test('is as small as was promised, and every file of it is in the list of checksums', () => {
    expect(sealed.bytes.length).toBeLessThan(MOST_PACKED);
    const list = join('程序', version, 'SHA256SUMS');
    const home = join(share, 'bulletin');
    expect(spawnSync('sha256sum', ['--check', '--strict', '--quiet', list], { cwd: home }).status).toBe(0);
    const listed = readFileSync(join(home, list), 'utf8').trim().split('\n').length;
    // Beside these stand the list itself, its signature, and `current`.
    expect(readPackageArchive(sealed.bytes)?.size).toBe(listed + 3);
  });

  test('builds 519 within 2 s of the processor the first time and within 0.5 s then, the same as here', async () => {
    const first = run(['-C', '/office/公报', 'build', '519'], cached);
    expect(first).toMatchObject({ status: 0, stdout: 'office/公报/dist/519.pdf\n' });
    expect(first.seconds).toBeGreaterThan(0);
    expect(first.seconds).toBeLessThan(2);
    const again = run(['-C', '/office/公报', 'build', '519'], cached);
    expect(again.status).toBe(0);
    expect(again.seconds).toBeLessThan(0.5);
    const pdf = readFileSync(join(root, 'office/公报/dist/519.pdf'));
    built.set('519', pdf);
    expect(await isSameDocument(pdf, builtHere(join(root, 'office/公报'), '519'))).toBe(true);
  });

  test('builds an issue with pictures, the same as here', async () => {
    expect(run(['-C', '/office/样张', 'build', '9'], cached).status).toBe(0);
    const pdf = readFileSync(join(root, 'office/样张/dist/9.pdf'));
    built.set('9', pdf);
    expect(await isSameDocument(pdf, builtHere(join(root, 'office/样张'), '9'))).toBe(true);
  });

  test('builds all issues, in threads and without a place for a cache', () => {
    const office = join(root, 'office/多期');
    cpSync(join(root, 'office/公报'), office, { recursive: true });
    rmSync(join(office, 'dist'), { recursive: true });
    const special = ['---', 'special: 1', 'year: 2024', 'period: 2024-12-02/2024-12-06', 'date: 2024-12-25', '---', ''];
    mkdirSync(join(office, 'issues/2024-增1'));
    writeFileSync(join(office, 'issues/2024-增1/index.md'), special.join('\n'));
    writeFileSync(join(office, 'issues/2024-增1/01-试验.md'), '# 试验情况\n\n本周做了一次试验。\n');
    const { status, stdout } = run(['-C', '/office/多期', 'build', '--all', '--jobs', '2']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/519\.pdf\n.*增1\.pdf\n$/) });
  });

  test('has all that it may load later, and keeps its cache inside where it is told to', () => {
    expect(run(['doctor', '-C', '/office/公报'], cached).status).toBe(0);
    const { dependencies } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
    const loaded = join(share, 'bulletin/程序', version, 'node_modules');
    const packages = Object.keys(dependencies).filter((name) => existsSync(join(loaded, name)));
    expect(packages).toContain('sharp');
    const runtime = join(share, 'bulletin/程序', version, 'runtime/node');
    for (const name of packages) {
      // One of them waits for its WebAssembly, and can't be required.
      const load = `import(require('node:url').pathToFileURL(require.resolve(${JSON.stringify(join(loaded, name))})))`;
      const { status, stderr } = spawnSync(runtime, ['-e', load], { encoding: 'utf8' });
      expect({ name, status, stderr }).toEqual({ name, status: 0, stderr: '' });
    }
    expect(run(['--portable', 'check', '519', '-C', '/office/公报'], { writable: true }).status).toBe(0);
    expect(readdirSync(join(share, 'bulletin/缓存')).length).toBeGreaterThan(0);
  });

  test('makes the office’s folder by a double click, at home where the package can’t be written to', () => {
    const asked = run([], { launcher: '检查', env: { HOME: '/office/home' }, input: '\n' });
    expect(asked).toMatchObject({ status: 2, stderr: expect.stringContaining('新建') });
    const made = run([], { launcher: '新建', env: { HOME: '/office/home' }, input: '\n' });
    // Nobody sits at a terminal here: init asks for what it can't know, of the folder that is meant.
    expect(made).toMatchObject({ status: 2, stderr: expect.stringContaining('--publisher') });
    const typed = ['init', '/office/home/公报', '--name', '试验动态', '--publisher', '试验中心', '--copies', '1'];
    const init = run([...typed, '--distribution', '报=省中心', '--scripts', 'none'], { env: { HOME: '/office/home' } });
    expect(init).toMatchObject({ status: 0, stderr: expect.stringContaining('双击“预览”') });
    expect(init.stderr).not.toMatch(/npm|npx/);
    // What is said and written names commands as they are called here.
    const launcherHere = '"/分享 & 程序/bulletin/bulletin.sh"';
    const guide = readFileSync(join(root, 'office/home/公报/使用说明.md'), 'utf8');
    expect(guide).not.toMatch(/npm|npx|`bulletin (?!init)/);
    expect(guide).toContain(`双击“印发”，或者 \`${launcherHere} release 1\``);
    const settings = JSON.parse(readFileSync(join(root, 'office/home/公报/.vscode/settings.json'), 'utf8'));
    expect(settings['bulletin.command']).toBe(launcherHere);
    const beside = run(['new', '--dry-run'], { env: { HOME: '/office/home' }, standing: '/分享 & 程序/bulletin' });
    expect(beside.stdout).toContain('issues/2/index.md');
    const explained = ['check', '--explain', 'measure-unknown'];
    expect(run(explained, { standing: '/分享 & 程序/bulletin' }).stdout).toContain('./bulletin.sh stats --explain');
    const help = run(['help', 'fonts'], { standing: '/分享 & 程序/bulletin' }).stdout;
    expect(help).toContain('./bulletin.sh fonts --lock');
    expect(help).not.toMatch(/(?<!\.\/)bulletin (?:fonts|check|build)/);
    const checked = run([], { launcher: '检查', env: { HOME: '/office/home' }, input: '\n' });
    expect(checked.stderr).toContain('正在检查最新一期');
    expect(run([], { launcher: '送审稿', env: { HOME: '/office/home' }, input: '\n' }).stdout).toContain('送审稿');
  });

  test('is updated by a signed package, goes back, and takes no package that was changed', () => {
    const later = sealPackage(laterFiles(files), { version: LATER, platform: 'linux-x64', key });
    const changed = Buffer.from(later.bytes);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    writeFileSync(join(root, 'office', later.name), later.bytes);
    writeFileSync(join(root, 'office/changed.tar.gz'), changed);
    writeFileSync(join(share, 'bulletin', later.name), later.bytes);
    const here = { ...cached, writable: true };
    expect(run(['update', '/office/changed.tar.gz'], here)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('changed.tar.gz'),
    });
    expect(run(['--version']).stdout).toBe(`${version}\n`);
    expect(run(['update', `/office/${later.name}`]), 'on a disk that can only be read').toMatchObject({ status: 2 });
    // As the page has them: verify, update, go back.
    const [look, update, back] = documented('./bulletin.sh').map((line) => line.replaceAll('0.2.0', LATER).split(' '));
    const typedThere = (typed: readonly string[] = []) =>
      run(typed.slice(1), { ...here, standing: '/分享 & 程序/bulletin' });
    expect(typedThere(look).status).toBe(0);
    expect(run(['--version']).stdout).toBe(`${version}\n`);
    expect(typedThere(update).status).toBe(0);
    expect(run(['--version']).stdout).toBe(`${LATER}\n`);
    expect(run(['-C', '/office/公报', 'build', '519', '--force'], cached).status).toBe(0);
    expect(typedThere(back).status).toBe(0);
    expect(run(['--version']).stdout).toBe(`${version}\n`);
  });
});

describe.skipIf(!requireProgram('wine'))('the package for Windows, under wine', () => {
  const home = join(scratch, 'a b 公&报');
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: scratch,
    WINEPREFIX: join(scratch, 'wine'),
    WINEDEBUG: '-all',
    // Neither is needed, and each would ask to be installed.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    LC_ALL: 'C.UTF-8',
  };
  let files: readonly PackageFile[] = [];
  let sealed: Sealed;
  /** It is cmd.exe that redirects: what wine takes over from Linux can be written to, but not looked at, as Node does. */
  const wine = (...typed: readonly string[]) => {
    const said = ['said.txt', 'said-of-errors.txt'];
    const redirected = ['<', 'NUL', '>', said[0] ?? '', '2>', said[1] ?? ''];
    const { status } = spawnSync('wine', ['cmd', '/c', ...typed, ...redirected], {
      cwd: join(home, 'bulletin'),
      env,
      stdio: 'ignore',
    });
    const [stdout = '', stderr = ''] = said.map((name) =>
      readFileSync(join(home, 'bulletin', name), 'utf8').replaceAll('\r\n', '\n'),
    );
    return { status, stdout, stderr };
  };
  const call = (...typed: readonly string[]) => wine('bulletin.cmd', ...typed);

  beforeAll(async () => {
    files = await gatherFiles('win-x64', join(scratch, 'fetched'));
    sealed = sealPackage(files, { version, platform: 'win-x64', key });
    unpack(sealed, home);
    putWorkspaces(join(home, 'bulletin'));
    // Node asks for Windows 10, and this wine takes itself for an older one.
    wine('reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f');
  });

  test('is as small as was promised, and its launchers are ASCII with line ends of Windows', () => {
    expect(sealed.bytes.length).toBeLessThan(MOST_PACKED);
    const launchers = readdirSync(join(home, 'bulletin')).filter((name) => name.endsWith('.cmd'));
    expect(launchers).toHaveLength(9);
    for (const name of launchers) {
      const text = readFileSync(join(home, 'bulletin', name), 'latin1');
      expect(text.replace(/[\r\n\x20-\x7e]/g, '')).toBe('');
      expect(text.match(/\n/g)?.length).toBe(text.match(/\r\n/g)?.length);
    }
  });

  test.each([
    ['519', '公报'],
    ['9', '样张'],
  ])('makes of issue %s the same bytes as that for Linux', async (number, workspace) => {
    const { status, stdout } = call('-C', workspace, 'build', number);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${workspace}\\dist\\${number}.pdf\n` });
    const pdf = readFileSync(join(home, 'bulletin', workspace, `dist/${number}.pdf`));
    const onLinux = built.get(number);
    // Where no namespaces are granted, there is none of the same Node, whose zlib decides about bytes.
    const isSame = onLinux
      ? pdf.equals(onLinux)
      : await isSameDocument(pdf, builtHere(join(home, 'bulletin', workspace), number));
    expect(isSame).toBe(true);
  });

  test('tells the exit status of the program, and runs what is double-clicked', () => {
    expect(call('-C', '公报', 'build', '77').status).toBe(2);
    expect(wine('检查.cmd')).toMatchObject({ stderr: expect.stringContaining('正在检查最新一期') });
  });

  test('is updated by a signed package, and goes back', () => {
    const later = sealPackage(laterFiles(files), { version: LATER, platform: 'win-x64', key });
    writeFileSync(join(home, 'bulletin', later.name), later.bytes);
    expect(call('update', later.name).status).toBe(0);
    expect(call('--version').stdout).toBe(`${LATER}\n`);
    expect(call('update', '--rollback').status).toBe(0);
    expect(call('--version').stdout).toBe(`${version}\n`);
  });
});

test('npm run offline makes the same bytes twice, as the page says that it is called', () => {
  const signing = join(scratch, 'signing-key.pem');
  writeFileSync(signing, key.export({ type: 'pkcs8', format: 'pem' }));
  const typed = documented('npm run offline').find((line) => line.includes('-- none')) ?? '';
  const [first, second] = ['a', 'b'].map((name) => {
    const folder = join(scratch, name);
    const words = typed.replace('signing-key.pem', signing).split(' ').slice(1);
    const { status, stdout } = spawnSync('npm', ['--silent', ...words, '--out-dir', folder], {
      cwd: packageRoot,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${join(folder, `bulletin-${version}-none.tar.gz`)}\n` });
    return readFileSync(stdout.trim());
  });
  expect([...(readPackageArchive(first ?? Buffer.alloc(0)) ?? new Map()).keys()]).toContain('bulletin/程序/portable');
  expect(first && second && Buffer.compare(first, second)).toBe(0);
});
