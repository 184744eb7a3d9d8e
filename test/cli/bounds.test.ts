import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type FaultKind, openFaultShim } from '../faults/fault-shim.js';
import { few } from '../tools/suite.js';
import { cacheWithFonts } from './archive-workspace.js';
import { packageRoot, putFile, type Run, spawnBulletin, workspaceWith } from './run-bulletin.js';

const PICTURE = 'issues/9/会场.png';
const GIGA = 1024 ** 3;

/** A file of so many bytes, none of which is on the disk. */
function putSparse(path: string, size: number): void {
  closeSync(openSync(path, 'w'));
  truncateSync(path, size);
}

function pictured(name = '会场.png'): string {
  const root = workspaceWith(9);
  putFile(root, 'issues/9/01-试验.md', `# 试验情况\n\n本周做了一次试验。\n\n![会场](${name})\n`);
  return root;
}

const run = (root: string, typed: string, env: Record<string, string> = {}): Run =>
  spawnBulletin([...typed.split(' '), '--no-system-fonts'], { cwd: root, env });

/** The rules of what is found. */
const rulesOf = ({ stdout, stderr }: Run): readonly string[] =>
  [...new Set(`${stdout}${stderr}`.match(/\[[a-z-]+\]$/gm) ?? [])].sort();

describe('a picture that is far too large', () => {
  /** Kilobytes that a program of Node's never needs for an issue of one line. */
  const MOST = 400_000;

  test.each(
    few<[string, number]>([
      ['2.2 GB', 2200 * 1024 ** 2],
      ['1 GB', GIGA],
    ]),
  )('of %s is refused by its size, and takes no memory', (_, size) => {
    const root = pictured();
    putSparse(join(root, PICTURE), size);
    const peak = join(root, 'peak');
    const preload = join(root, 'peak.cjs');
    writeFileSync(
      preload,
      `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
    );
    const env = { BULLETIN_CACHE: cacheWithFonts(), BULLETIN_CACHE_MAX: '', NODE_OPTIONS: `--require ${preload}` };
    for (const typed of ['check 9', 'build 9', 'release 9']) {
      const result = run(root, typed, env);
      expect([typed, result.status, rulesOf(result)]).toEqual([typed, 1, ['[image]']]);
      expect(Number(readFileSync(peak, 'utf8'))).toBeLessThan(MOST);
    }
  });
});

const shim = openFaultShim();
const sound = (typed: string): readonly string[] => [...typed.split(' '), '--no-system-fonts'];

describe.skipIf(!shim)('a file that is cut while it is read', () => {
  test.each([
    ['01-试验.md', 'issues/9/01-试验.md:1:1', 'file-unreadable'],
    ['index.md', 'issues/9/index.md:1:1', 'file-unreadable'],
    ['表.csv', 'issues/9/01-试验.md:5:6', 'attachment'],
    ['会场.png', 'issues/9/01-试验.md:7:7', 'image'],
  ])('is found, and is never half of what it says: %s', async (name, place, rule) => {
    const root = workspaceWith(9);
    putFile(root, 'issues/9/01-试验.md', '# 试验情况\n\n本周做了一次试验。\n\n![表](表.csv)\n\n![会场](会场.png)\n');
    putFile(root, 'issues/9/表.csv', '名称,数量\n甲,1\n');
    await sharp({ create: { width: 800, height: 600, channels: 3, background: '#c01030' } })
      .png()
      .toFile(join(root, PICTURE));
    const folder = join(root, 'issues');
    const typed = sound('check 9 --format short');
    const touches = shim?.listTouches(typed, folder, { cwd: root, reads: true }) ?? [];
    const at = 1 + touches.findIndex((touch) => touch.startsWith('read ') && touch.endsWith(`/${name}`));
    const result = shim?.run(typed, { folder, at, kind: 'CUT', reads: true }, { cwd: root });
    expect([at > 0, result?.status]).toEqual([true, 1]);
    expect(result?.stdout).toMatch(new RegExp(`^${place}: error: .*正被改动.* \\[${rule}\\]$`, 'm'));
  });
});

describe('a font', () => {
  test('of 1 TB is none, and isn’t read', () => {
    const root = workspaceWith(9);
    mkdirSync(join(root, 'fonts'));
    putSparse(join(root, 'fonts/巨.ttf'), 1024 * GIGA);
    const env = { BULLETIN_CACHE: cacheWithFonts(), BULLETIN_CACHE_MAX: '' };
    for (const typed of ['check 9', 'build 9']) {
      const result = run(root, typed, env);
      expect([typed, result.status, rulesOf(result)]).toEqual([typed, 0, ['[font-unusable]']]);
    }
    expect(run(root, 'fonts', env).status).toBe(0);
  });

  /** The fonts that are read from their packages as they are. */
  const packaged = join(packageRoot, 'node_modules/@expo-google-fonts');

  test.skipIf(!shim).each(
    few<[string, FaultKind]>([
      ['fails', 'EIO'],
      ['has too many files open', 'EMFILE'],
    ]),
  )('that can’t be read since the disk or the program %s is no missing glyph: exit 2, and it is named', (_, kind) => {
    const root = workspaceWith(9);
    const look = (typed: string, at: number): Run | undefined =>
      shim?.run(sound(typed), { folder: packaged, kind, at, reads: true }, { cwd: root });
    const looks = shim?.listTouches(sound('check 9'), packaged, { cwd: root, reads: true }).length ?? 0;
    expect(looks).toBeGreaterThan(20);
    // The first look and the last, and some on the way: tables, then outlines.
    for (const share of [0, 0.1, 0.5, 1]) {
      const result = look('check 9', Math.max(1, Math.round(looks * share)));
      expect([share, result?.status, result?.stdout]).toEqual([share, 2, '']);
      expect(result?.stderr).toMatch(/^错误：字体 noto-\S+ 现在读不出来/);
    }
    for (const typed of ['build 9', 'fonts', 'fonts --lock', 'release 9']) {
      const result = look(typed, 2);
      expect([typed, result?.status]).toEqual([typed, 2]);
      expect(result?.stderr).toContain('现在读不出来');
    }
  });

  test.skipIf(!shim)('whose decoded copy can’t be read is decoded again', () => {
    const root = workspaceWith(9);
    const cache = cacheWithFonts();
    const env = { BULLETIN_CACHE: cache, BULLETIN_CACHE_MAX: '' };
    expect(run(root, 'build 9', env).status).toBe(0);
    const pdf = readFileSync(join(root, 'dist/9.pdf'));
    for (const at of [1, 2, 5]) {
      expect([
        at,
        shim?.run(sound('build 9 --force'), { folder: cache, kind: 'EIO', at, reads: true }, { cwd: root, env })
          ?.status,
      ]).toEqual([at, 0]);
      expect(readFileSync(join(root, 'dist/9.pdf')).equals(pdf)).toBe(true);
    }
  });

  test.skipIf(!shim)(
    'or any other file that fails under a build leaves no wrong PDF and no trace of a fault of ours',
    async () => {
      const root = pictured('会场.jpg');
      await sharp({ create: { width: 800, height: 600, channels: 3, background: '#c01030' } })
        .jpeg()
        .toFile(join(root, 'issues/9/会场.jpg'));
      const env = { BULLETIN_CACHE: cacheWithFonts(), BULLETIN_CACHE_MAX: '' };
      const folder = join(root, 'issues');
      const options = { cwd: root, env };
      const looks = shim?.listTouches(sound('build 9'), folder, { ...options, reads: true }).length ?? 0;
      const pdf = readFileSync(join(root, 'dist/9.pdf'));
      expect(looks).toBeGreaterThan(10);
      for (let at = 1; at <= looks; at += 4) {
        const status = shim?.run(sound('build 9 --force'), { folder, kind: 'EIO', at, reads: true }, options).status;
        expect([0, 1, 2]).toContain(status);
        expect(readFileSync(join(root, 'dist/9.pdf')).equals(pdf)).toBe(true);
      }
    },
  );
});

describe('check and build', () => {
  test('refuse the same picture: a photo that is cut in the middle of its samples', async () => {
    const root = pictured('会场.jpg');
    const whole = await sharp({
      create: {
        width: 1600,
        height: 1200,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
        background: '#808080',
      },
    })
      .jpeg()
      .toBuffer();
    const end = Buffer.from([0xff, 0xd9]);
    writeFileSync(join(root, 'issues/9/会场.jpg'), Buffer.concat([whole.subarray(0, whole.length / 2), end]));
    for (const typed of ['check 9', 'build 9']) {
      const result = run(root, typed);
      expect([typed, result.status]).toEqual([typed, 1]);
      expect(`${result.stdout}${result.stderr}`).toContain('issues/9/01-试验.md:5:7');
      expect(rulesOf(result)).toContain('[image]');
    }
    writeFileSync(join(root, 'issues/9/会场.jpg'), whole);
    for (const typed of ['check 9', 'build 9']) expect([typed, run(root, typed).status]).toEqual([typed, 0]);
  });
});

test('a picture that nothing here can decode is no fault of the picture: exit 2', async () => {
  const root = pictured('会场.jpg');
  await sharp({ create: { width: 800, height: 600, channels: 3, background: '#c01030' } })
    .jpeg()
    .toFile(join(root, 'issues/9/会场.jpg'));
  const preload = join(root, 'no-sharp.cjs');
  writeFileSync(
    preload,
    `const Module = require('node:module');
     const load = Module._load;
     Module._load = (name, ...rest) => {
       if (name === 'sharp') throw new Error('Could not load the "sharp" module');
       return load(name, ...rest);
     };`,
  );
  for (const typed of ['check 9', 'build 9']) {
    const result = run(root, typed, { NODE_OPTIONS: `--require ${preload}` });
    expect([typed, result.status]).toEqual([typed, 2]);
    expect(result.stderr).toContain('Could not load the "sharp" module');
  }
});

describe.skipIf(process.platform === 'win32')('in the place of a PDF', () => {
  test('a pipe keeps nobody waiting', () => {
    const root = workspaceWith(9);
    mkdirSync(join(root, 'dist'));
    execFileSync('mkfifo', [join(root, 'dist/9.pdf')]);
    const listed = spawnSync(process.execPath, [join(packageRoot, 'bin/bulletin.js'), 'list'], {
      cwd: root,
      encoding: 'utf8',
      timeout: 50_000,
    });
    expect(listed.status).toBe(0);
  });

  test('a file of 3 GB is another PDF, and isn’t read', () => {
    const root = workspaceWith(9);
    mkdirSync(join(root, 'dist'));
    putSparse(join(root, 'dist/9.pdf'), 3 * GIGA);
    expect(spawnBulletin(['list'], { cwd: root }).status).toBe(0);
    expect(run(root, 'release 9')).toMatchObject({ status: 2 });
    expect(run(root, 'build 9')).toMatchObject({ status: 0, stdout: 'dist/9.pdf\n' });
    expect(run(root, 'release 9').status).toBe(0);
    putSparse(join(root, 'dist/9.pdf'), 3 * GIGA);
    expect(run(root, 'build 9').status).toBe(0);
    expect(readFileSync(join(root, 'dist/9.pdf')).equals(readFileSync(join(root, 'issues/9/9.pdf')))).toBe(true);
  });
});

describe.skipIf(process.platform !== 'linux')('the interface for programs', () => {
  test('leaves after fifty calls as many files open as after one', () => {
    const root = pictured();
    putFile(root, PICTURE, 'no picture');
    const sound = workspaceWith(1, 2);
    const code = `
      import { readdirSync } from 'node:fs';
      import { check, compile } from 'bulletin';
      const open = () => readdirSync('/proc/self/fd').length;
      const options = (workspace) => ({ workspace, issues: 'all', systemFonts: false });
      const call = async () => {
        await check(options(${JSON.stringify(root)}));
        await compile(options(${JSON.stringify(sound)}));
        await check({ workspace: ${JSON.stringify(sound)}, issues: [7] }).catch(() => {});
      };
      await call();
      const after = [open()];
      for (let calls = 1; calls < 50; calls += 1) await call();
      after.push(open());
      process.stdout.write(JSON.stringify(after));
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: packageRoot,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const [first, last] = JSON.parse(stdout);
    expect(last).toBe(first);
  });
});
