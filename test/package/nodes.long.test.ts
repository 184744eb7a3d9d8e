import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestObjects } from '../../src/outputs/pdf/digest-objects.js';
import { packageRoot } from '../cli/run-bulletin.js';
import { isOffline, runNpm } from './run-npm.js';

/*
 * The program on each Node that it is said to run on: the oldest, and the newest of each later kind. npm has them as packages, for
 * Linux under names that can be told.
 */

const versions = ['20.19.0', '22.23.3', '24.22.3', '26.12.1'];
const described = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));

const made = mkdtempSync(join(tmpdir(), 'bulletin-nodes-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** Unpacks a Node; none where npm finds no network. */
function fetchNode(version: string): string | undefined {
  const folder = join(made, version);
  mkdirSync(folder);
  const { status, stderr } = runNpm(
    ['pack', `node-linux-${process.arch}@${version}`, '--pack-destination', folder],
    made,
  );
  if (status !== 0) {
    if (isOffline(stderr)) return undefined;
    throw new Error(stderr);
  }
  const tarball = join(folder, `node-linux-${process.arch}-${version}.tgz`);
  const unpacked = spawnSync('tar', ['-xzf', tarball, '-C', folder, 'package/bin/node'], { encoding: 'utf8' });
  if (unpacked.status !== 0) throw new Error(unpacked.stderr);
  rmSync(tarball);
  return join(folder, 'package/bin/node');
}

/** Issues with all that a document can have: pictures, charts, tables, notes; and one of an office. */
const documents = [
  { number: '519', home: packageRoot },
  { number: '9', home: join(packageRoot, 'test/fixtures/specimen') },
] as const;

/** Builds an issue into a folder, with a cache of its own, and digests what was made. */
async function build(node: string, folder: string, { number, home }: (typeof documents)[number]) {
  const root = join(folder, number);
  for (const part of ['issues', 'templates']) {
    if (existsSync(join(home, part)) && !existsSync(join(root, part)))
      cpSync(join(home, part), join(root, part), { recursive: true });
  }
  const typed = ['build', number, '--to', 'pdf,docx', '--force', '--no-system-fonts'];
  const { status, stderr } = spawnSync(node, [join(packageRoot, 'bin/bulletin.js'), ...typed], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: folder, BULLETIN_CACHE: join(folder, 'cache') },
  });
  expect(status, stderr).toBe(0);
  const read = (ending: string): Buffer => readFileSync(join(root, 'dist', `${number}.${ending}`));
  const pdf = await digestObjects(read('pdf'));
  expect(pdf).toBeDefined();
  return { pdf, docx: read('docx').toString('base64') };
}

test('the oldest Node that is tried is the oldest that the package says it runs on', () => {
  expect(described.engines.node).toBe(`>=${versions[0]}`);
});

describe.skipIf(process.platform !== 'linux')('documents are the same, and copies for Word to the byte', () => {
  const expected = new Map<string, Awaited<ReturnType<typeof build>>>();

  beforeAll(async () => {
    for (const one of documents) expected.set(one.number, await build(process.execPath, join(made, 'here'), one));
  });

  test.for(versions)('on Node %s, with what it compiled before and without', async (version, { skip }) => {
    const node = fetchNode(version) ?? skip('npm finds no network');
    expect(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout).toBe(`v${version}\n`);
    for (const one of documents) {
      for (let run = 0; run < 2; run += 1) {
        expect(await build(node, join(made, version), one)).toEqual(expected.get(one.number));
      }
    }
  });

  test.for(versions)('on Node %s for another program, and in threads', (version, { skip }) => {
    const node = join(made, version, 'package/bin/node');
    if (!existsSync(node)) skip('npm finds no network');
    const home = join(made, version);
    const script = `import('bulletin').then(async ({ ledger }) => console.log((await ledger({ workspace: '.' })).rows.length > 0))`;
    const options = { cwd: packageRoot, encoding: 'utf8', env: { PATH: process.env.PATH ?? '', HOME: home } } as const;
    expect(spawnSync(node, ['-e', script], options)).toMatchObject({ status: 0, stdout: 'true\n', stderr: '' });
    const typed = ['build', '--all', '--jobs', '2', '--force', '--no-system-fonts', '-o', join(home, 'all')];
    const { status, stderr } = spawnSync(node, [join(packageRoot, 'bin/bulletin.js'), ...typed], {
      ...options,
      cwd: join(home, '9'),
    });
    expect(status, stderr).toBe(0);
    expect(readFileSync(join(home, 'all/9.pdf'), 'latin1').slice(0, 5)).toBe('%PDF-');
  });
});
