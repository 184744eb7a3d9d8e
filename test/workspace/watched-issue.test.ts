import { appendFileSync, readdirSync, readFileSync, readlinkSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WatchedIssue } from '../../src/workspace/watched-issue.js';
import { packageRoot, putFile, runBulletin, workspaceWith } from '../cli/run-bulletin.js';
import { buildTrueType, plain } from '../font/build-font.js';
import { idat, iend, ihdr, pngOf } from '../image/make-png.js';

test('a released issue that is watched shows its pages, and an error once its text changes', async () => {
  const root = workspaceWith(9);
  runBulletin(['release', '9', '--no-system-fonts'], { cwd: root });
  const request = { numbers: ['9'], systemFonts: false, cwd: root, packageRoot, version: '0' };
  const watched = await WatchedIssue.open(request, root);
  expect(await watched.build(new Set())).toMatchObject({ findings: [], result: { pages: [{}] } });
  appendFileSync(join(root, 'issues/9/01-试验.md'), '\n又做了一次。\n');
  const { findings, result } = await watched.build(new Set(['issues/9/01-试验.md']));
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error released-changed']);
  expect(result?.pages).toHaveLength(1);
});

test('a preview of a released issue looks at its kept files, as they change and as they are put back', async () => {
  const root = workspaceWith(9);
  runBulletin(['release', '9', '--no-system-fonts'], { cwd: root });
  const request = { numbers: ['9'], systemFonts: false, cwd: root, packageRoot, version: '0' };
  const watched = await WatchedIssue.open(request, root);
  expect((await watched.build(new Set())).findings).toEqual([]);
  // The record of a release names the one before it, in another folder.
  expect(watched.isMadeFrom('issues/8/8-印发.json')).toBe(true);
  for (const [name, found] of [
    ['9.pdf', 'warning released-pdf/archive'],
    ['9-印发.json', 'error released-record'],
    ['9-稿件.zip', 'warning released-record/sources'],
  ] as const) {
    const path = `issues/9/${name}`;
    const kept = readFileSync(join(root, path));
    expect(watched.isMadeFrom(path)).toBe(true);
    appendFileSync(join(root, path), ' ');
    const { findings, result } = await watched.build(new Set([path]));
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([found]);
    expect(result?.pages).toHaveLength(1);
    writeFileSync(join(root, path), kept);
    expect((await watched.build(new Set([path]))).findings).toEqual([]);
  }
});

test('a preview tells when the fonts are no longer those that were locked', async () => {
  const root = workspaceWith(9);
  runBulletin(['fonts', '--lock', '--no-system-fonts'], { cwd: root });
  const request = { numbers: ['9'], systemFonts: false, cwd: root, packageRoot, version: '0' };
  const watched = await WatchedIssue.open(request, root);
  const lock = readFileSync(join(root, 'fonts/fonts.lock'), 'utf8');
  const found = async (changed: readonly string[]): Promise<readonly string[]> =>
    (await watched.build(new Set(changed))).findings.map(({ code, params }) => `${code} ${params.role}`);
  expect(await found([])).toEqual([]);
  putFile(root, 'fonts/fonts.lock', lock.replace(/(黑体:[\s\S]*?sha256: )\w{8}/, '$100000000'));
  expect(await found(['fonts/fonts.lock'])).toEqual(['font-lock/content 黑体']);
  // What else is saved reads no font anew.
  appendFileSync(join(root, 'issues/bulletin.yaml'), '# 备注\n');
  expect(await found(['issues/bulletin.yaml'])).toEqual(['font-lock/content 黑体']);
  putFile(root, 'fonts/fonts.lock', lock);
  expect(await found(['fonts/fonts.lock'])).toEqual([]);
});

/** Of this process, in bytes. */
const readSoFar = (): number => Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);

test.skipIf(process.platform !== 'linux')(
  'a preview reads a picture once, as long as the file stays as it is',
  async () => {
    const root = workspaceWith(9);
    const rows = Buffer.alloc(1000 * 3001);
    for (let at = 0, seed = 1; at < rows.length; at += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      rows[at] = at % 3001 === 0 ? 0 : seed;
    }
    const picture = pngOf(ihdr({ width: 1000, height: 1000, colorType: 2 }), idat(rows), iend);
    writeFileSync(join(root, 'issues/9/会场.png'), picture);
    appendFileSync(join(root, 'issues/9/01-试验.md'), '\n![会场](会场.png)\n');
    const request = { numbers: ['9'], systemFonts: false, cwd: root, packageRoot, version: '0' };
    const watched = await WatchedIssue.open(request, root);
    const readBy = async (changed: string): Promise<number> => {
      const before = readSoFar();
      const { result, findings } = await watched.build(new Set([changed]));
      expect([result?.pages.length, findings.map(({ severity }) => severity)]).toEqual([2, ['hint']]);
      return readSoFar() - before;
    };
    expect(await readBy('issues/9/01-试验.md')).toBeGreaterThan(picture.length);
    for (let save = 0; save < 3; save += 1) {
      appendFileSync(join(root, 'issues/9/01-试验.md'), '\n又做了一次。\n');
      expect(await readBy('issues/9/01-试验.md')).toBeLessThan(picture.length / 4);
    }
    writeFileSync(join(root, 'issues/9/会场.png'), picture);
    expect(await readBy('issues/9/会场.png')).toBeGreaterThan(picture.length);
    watched.close();
  },
);

test.skipIf(process.platform !== 'linux')(
  'a preview keeps fonts open, follows those that change, and closes all of them',
  async () => {
    const root = workspaceWith(9);
    const openFonts = (): number => readdirSync('/proc/self/fd').filter((name) => linkOf(name).includes(root)).length;
    const putFont = (postScriptName: string): void => {
      const characters = '一试验情况本周做了次。';
      writeFileSync(join(root, 'new'), buildTrueType(plain(characters, { family: '仿宋_GB2312', postScriptName })));
      renameSync(join(root, 'new'), join(root, 'fonts/仿宋.ttf'));
    };
    putFile(root, 'fonts/说明.txt', '');
    putFont('First');
    const request = { numbers: ['9'], systemFonts: false, cwd: root, packageRoot, version: '0' };
    const watched = await WatchedIssue.open(request, root);
    const fontsOf = async (): Promise<readonly string[]> =>
      (await watched.build(new Set(['issues/9/01-试验.md']))).result?.fonts ?? [];
    expect(await fontsOf()).toContain('First');
    expect(openFonts()).toBe(1);
    expect(await fontsOf()).toContain('First');
    // Nobody tells of a font of the system that changes: this one isn't told of either.
    putFont('Second');
    expect(await fontsOf()).toContain('Second');
    expect(openFonts()).toBe(1);
    watched.close();
    expect(openFonts()).toBe(0);
    expect(await fontsOf()).toContain('Second');
    watched.close();
  },
);

const linkOf = (name: string): string => {
  try {
    return readlinkSync(`/proc/self/fd/${name}`);
  } catch {
    return '';
  }
};
