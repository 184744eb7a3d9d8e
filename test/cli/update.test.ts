import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { type PackageFile, sealPackage } from '../../bin/offline/seal-package.mjs';
import { digestOf } from '../../src/model/byte-source.js';
import { packageRoot, runBulletin, temporaryFolder } from './run-bulletin.js';

const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
const LATER = '9.0.0';
const maker = generateKeyPairSync('ed25519').privateKey;
const stranger = generateKeyPairSync('ed25519').privateKey;

const textFile = (path: string, text: string): PackageFile => ({ path, bytes: Buffer.from(text), executable: false });

/** All that the program needs to update itself, as of a version. */
function programFiles(number: string): readonly PackageFile[] {
  const bundle = ['launch.js', 'program.js', 'package.json'].map((name) => `build/bundle/${name}`);
  const paths = ['bin/bulletin.js', 'bin/package.json', 'build/.fingerprint', ...bundle];
  const description = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return [
    ...paths.map((path) => ({ path, bytes: readFileSync(join(packageRoot, path)), executable: false })),
    { path: 'start.cjs', bytes: readFileSync(join(packageRoot, 'bin/offline/start.cjs')), executable: false },
    textFile('package.json', JSON.stringify({ ...description, version: number })),
  ];
}

interface Make {
  readonly version?: string;
  readonly key?: KeyObject | undefined;
  readonly platform?: string;
  readonly files?: readonly PackageFile[];
}

/** A package of the maker, by default of a later version. */
function packageOf({ version: number = LATER, platform = 'none', files, ...made }: Make = {}) {
  const key = 'key' in made ? made.key : maker;
  return sealPackage(files ?? programFiles(number), { version: number, platform, ...(key && { key }) });
}

/** The program as it was unpacked from a package, in a folder that is hard to quote. */
function installed(make: Make = {}) {
  const home = join(temporaryFolder(), '公报 & 程序');
  const sealed = packageOf({ version, ...make });
  const file = join(dirname(home), sealed.name);
  writeFileSync(file, sealed.bytes);
  mkdirSync(home);
  expect(spawnSync('tar', ['-xzf', file, '-C', home, '--strip-components=1']).status).toBe(0);
  const versions = join(home, '程序');
  const env = { PATH: process.env.PATH ?? '', BULLETIN_CACHE_MAX: '0' };
  const call = [join(home, 'bulletin.sh')];
  return {
    home,
    run(...typed: readonly string[]) {
      const { status, stdout, stderr } = spawnSync('sh', [...call, ...typed], { cwd: home, env, encoding: 'utf8' });
      return { status, stdout, stderr };
    },
    start: (...typed: readonly string[]) => spawn('sh', [...call, ...typed], { cwd: home, env, stdio: 'ignore' }),
    /** Puts a package beside it, and says its name. */
    put({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): string {
      writeFileSync(join(home, name), bytes);
      return name;
    },
    current: () => readFileSync(join(versions, 'current'), 'utf8'),
    folders: () => readdirSync(versions).sort(),
  };
}

/** The version from before is alone there, and runs. */
function expectUntouched({ run, current, folders }: ReturnType<typeof installed>): void {
  expect(current()).toBe(`${version}\n`);
  expect(folders()).toEqual([version, 'current']);
  expect(run('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
}

describe('bulletin update', () => {
  test('unpacks a signed package beside the old version, switches to it, and goes back and forth', () => {
    const office = installed();
    const file = office.put(packageOf());
    expect(office.run('update', file, '--dry-run').status).toBe(0);
    expectUntouched(office);

    expect(office.run('update', file).status).toBe(0);
    expect(office.folders()).toEqual([version, LATER, 'current']);
    expect(office.run('--version').stdout).toBe(`${LATER}\n`);
    const list = join('程序', LATER, 'SHA256SUMS');
    expect(readFileSync(join(office.home, list), 'utf8')).toContain('程序/9.0.0/build/bundle/program.js\n');
    expect(spawnSync('sha256sum', ['--check', '--quiet', list], { cwd: office.home }).status).toBe(0);
    expect(office.run('update', file)).toMatchObject({ status: 0, stderr: expect.stringContaining('没有动') });

    expect(office.run('update', '--rollback').status).toBe(0);
    expect(office.run('--version').stdout).toBe(`${version}\n`);
    expect(office.folders()).toEqual([version, LATER, 'current']);
    expect(office.run('update', file).status).toBe(0);
    expect(office.run('--version').stdout).toBe(`${LATER}\n`);
  });

  test('goes back to no version that is not as it was packed', () => {
    const office = installed();
    office.run('update', office.put(packageOf()));
    writeFileSync(join(office.home, '程序', version, 'bin/bulletin.js'), "console.log('evil');\n");
    const { status, stderr } = office.run('update', '--rollback');
    expect({ status, current: office.current() }).toEqual({ status: 2, current: `${LATER}\n` });
    expect(stderr).toContain(LATER);
  });

  test('takes a package without a known signature when its SHA-256 is stated, in any case of letters', () => {
    const office = installed({ key: undefined });
    const sealed = packageOf({ key: stranger });
    const file = office.put(sealed);
    expect(office.run('update', file)).toMatchObject({ status: 2, stderr: expect.stringContaining('--sha256') });
    expect(office.run('update', file, '--sha256', digestOf('another'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(digestOf(sealed.bytes)),
    });
    expectUntouched(office);
    expect(office.run('update', file, '--sha256', digestOf(sealed.bytes).toUpperCase()).status).toBe(0);
    expect(office.run('--version').stdout).toBe(`${LATER}\n`);
  });

  /** A package of which one text of the tar is another. */
  const changed = (from: string, to: string): Uint8Array =>
    gzipSync(Buffer.from(gunzipSync(packageOf().bytes).toString('latin1').replace(from, to), 'latin1'));
  const inUtf8 = (text: string): string => Buffer.from(text).toString('latin1');

  test.each([
    ['signed by another', packageOf({ key: stranger }), '签名不是'],
    ['not signed', packageOf({ key: undefined }), '没有签名'],
    ['for another system', packageOf({ platform: 'linux-arm64' }), 'linux-arm64'],
    ['older', packageOf({ version: '0.0.9' }), '--rollback'],
    ['not a package', { name: 'a.zip', bytes: Buffer.from('PK, but no ZIP') }, 'a.zip'],
    ['an archive of something else', { name: 'b.tar.gz', bytes: gzipSync(Buffer.alloc(1024)) }, 'b.tar.gz'],
    ['a beginning', { name: 'c.tar.gz', bytes: packageOf().bytes.subarray(0, 200_000) }, 'c.tar.gz'],
    [
      'with one changed byte of the program',
      { name: 'd.tar.gz', bytes: changed('"9.0.0"', '"9.0.1"') },
      'package.json',
    ],
    [
      'with a file under another name',
      { name: 'e.tar.gz', bytes: changed('start.cjs\0\0', 'start.mjs\0\0') },
      '程序/9.0.0/start.mjs',
    ],
    [
      'with a list of checksums that was changed too',
      { name: 'f.tar.gz', bytes: changed(inUtf8('  新建.sh'), inUtf8('  旧建.sh')) },
      '签名不是',
    ],
    [
      'with a path that leads out of it, though signed',
      packageOf({ files: [...programFiles(LATER), textFile('../../../out.txt', '')] }),
      '../out.txt',
    ],
  ])('refuses one that is %s, by name, and leaves all as it is', (_what, sealed, said) => {
    const office = installed();
    const { status, stdout, stderr } = office.run('update', office.put(sealed));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr).toContain(sealed.name);
    expectUntouched(office);
  });

  test('takes no version that does not run on this computer', () => {
    const office = installed();
    const files = [textFile('bin/bulletin.js', "throw new Error('GLIBC_2.28 not found');\n")];
    const { status, stderr } = office.run('update', office.put(packageOf({ files })));
    expect(status).toBe(2);
    expect(stderr).toContain(LATER);
    expectUntouched(office);
  });

  test('that is killed in the middle leaves the old version running, and what it left is swept by the next', async () => {
    const office = installed();
    const mark = join(office.home, 'trying');
    // The new version is tried out when all of it is unpacked: there it stays for a while.
    const waiting = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');\nsetTimeout(() => {}, 3000);\n`;
    const child = office.start('update', office.put(packageOf({ files: [textFile('bin/bulletin.js', waiting)] })));
    const ended = once(child, 'exit');
    await vi.waitUntil(() => readdirSync(office.home).includes('trying'), { timeout: 60_000 });
    child.kill('SIGKILL');
    await ended;
    expect(office.current()).toBe(`${version}\n`);
    expect(office.folders().filter((name) => name.startsWith('.9.0.0.')).length).toBe(1);
    expect(office.run('--version').stdout).toBe(`${version}\n`);

    expect(office.run('update', office.put(packageOf())).status).toBe(0);
    expect(office.folders()).toEqual([version, LATER, 'current']);
    expect(office.run('--version').stdout).toBe(`${LATER}\n`);
  });

  test.each([[[]], [['a.zip', '--rollback']], [['--rollback', '--sha256', 'a']]])(
    'with %j says how it is called',
    (typed) => {
      expect(runBulletin(['update', ...typed])).toMatchObject({ status: 2, stdout: '' });
    },
  );

  test('says of a program that npm installed how that is updated', () => {
    expect(runBulletin(['update', 'a.zip'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('npm install'),
    });
  });
});
