import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createMemo, type Store } from '../../src/memo/memo.js';
import { digestOf } from '../../src/model/byte-source.js';
import { digestFonts, openFontDigests } from '../../src/read/digest-fonts.js';
import { fontFile } from '../../src/read/font-source.js';
import { openCache } from '../../src/workspace/cache/open-cache.js';
import { openStore } from '../../src/workspace/cache/open-store.js';
import { openFonts } from '../../src/workspace/open-fonts.js';
import { buildTrueType, buildWoff, plain } from '../font/build-font.js';

function scene() {
  const root = mkdtempSync(join(tmpdir(), 'bulletin-fonts-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['fonts', 'home/.fonts']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'fonts/fonts.yaml'), 'roles: {仿宋: [{files: [试验.ttf], families: [试验仿宋]}]}\n');
  const digest = async (memo = createMemo()): Promise<string> => {
    const surroundings = { env: {}, platform: 'linux', home: join(root, 'home') } as const;
    const request = {
      workspace: root,
      packageRoot: root,
      systemFonts: true,
      cache: openCache(undefined),
      surroundings,
    };
    const { value } = await openFonts(request);
    if (!value) throw new Error('the roles should be sound');
    return digestFonts(value, memo);
  };
  return { root, digest, put: (path: string, text: string) => writeFileSync(join(root, path), text) };
}

test('the digest of the fonts is that of their content, wherever a font appears, changes or goes', async () => {
  const { root, digest, put } = scene();
  const none = await digest();
  put('home/.fonts/试验.ttf', 'one');
  const inSystem = await digest();
  put('fonts/甲.ttf', 'one');
  const inWorkspace = await digest();
  put('fonts/甲.ttf', 'two');
  const changed = await digest();
  expect(new Set([none, inSystem, inWorkspace, changed]).size).toBe(4);
  put('fonts/甲.ttf', 'one');
  expect(await digest()).toBe(inWorkspace);
  rmSync(join(root, 'fonts/甲.ttf'));
  rmSync(join(root, 'home/.fonts/试验.ttf'));
  expect(await digest()).toBe(none);
});

test('a font of the same size and time as before is read again all the same', async () => {
  const { root, digest, put } = scene();
  const open = () => createMemo(openStore(join(root, 'cache'), { mayWrite: true, program: 'test' }));
  put('fonts/甲.ttf', 'one');
  utimesSync(join(root, 'fonts/甲.ttf'), 1, 1);
  const before = await digest(open());
  put('fonts/甲.ttf', 'two');
  utimesSync(join(root, 'fonts/甲.ttf'), 1, 1);
  expect(await digest(open())).not.toBe(before);
  expect(await digest(open())).toBe(await digest());
});

test('the digest of one font file is its SHA-256, read from the file once as long as that stays as it is', () => {
  const { root, put } = scene();
  put('fonts/甲.ttf', 'one');
  const path = join(root, 'fonts/甲.ttf');
  const open = () => fontFile('fonts/甲.ttf', path, openCache(undefined));
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const kept = openStore(join(root, 'cache'), { mayWrite: true, program: 'test' });
  if (!kept) throw new Error('the cache has a folder');
  let written = 0;
  const store: Store = {
    read: kept.read,
    write(...entry) {
      written += 1;
      return kept.write(...entry);
    },
  };
  for (let run = 0; run < 2; run += 1) expect(openFontDigests(createMemo(store)).of(open())).toBe(sha256('one'));
  expect(written).toBe(1);
  put('fonts/甲.ttf', 'two');
  expect(openFontDigests(createMemo(store)).of(open())).toBe(sha256('two'));
  expect(written).toBe(2);
  rmSync(path);
  expect(openFontDigests(createMemo(store)).of(open())).toBeUndefined();
});

test('the digest of a packed font is that of the font, and a lock with the digest of its file knows it', () => {
  const { root } = scene();
  const font = buildTrueType(plain('国', { family: '试验仿宋', postScriptName: 'Plain' }));
  const woff = buildWoff(font);
  writeFileSync(join(root, 'fonts/甲.ttf'), font);
  writeFileSync(join(root, 'fonts/甲.woff'), woff);
  const { of, isOf } = openFontDigests(createMemo());
  const [bare, packed] = ['甲.ttf', '甲.woff'].map((name) =>
    fontFile(name, join(root, 'fonts', name), openCache(undefined)),
  );
  if (!bare || !packed) throw new Error('there are two');
  expect(of(bare)).toBe(digestOf(font));
  expect(of(packed)).toBe(of(bare));
  expect([digestOf(font), digestOf(woff), digestOf('')].map((sha256) => isOf(packed, sha256))).toEqual([
    true,
    true,
    false,
  ]);
  expect([digestOf(font), digestOf(woff), digestOf('')].map((sha256) => isOf(bare, sha256))).toEqual([
    true,
    false,
    false,
  ]);
});
