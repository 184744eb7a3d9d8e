import { expect, test } from 'vitest';
import { cacheFolder } from '../../../src/workspace/cache/cache-folder.js';

const home = '/home/editor';

test.each([
  ['linux', {}, '/home/editor/.cache/bulletin'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/me' }, '/var/cache/me/bulletin'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/editor/.cache/bulletin'],
  ['darwin', { XDG_CACHE_HOME: '/var/cache/me' }, '/home/editor/Library/Caches/bulletin'],
  ['win32', { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' }, 'C:\\Users\\me\\AppData\\Local\\bulletin\\Cache'],
  ['linux', { BULLETIN_CACHE: '/tmp/here', XDG_CACHE_HOME: '/var/cache/me' }, '/tmp/here'],
] as const)('on %s with %o it is %s', (platform, env, expected) => {
  expect(cacheFolder({ env, platform, home })).toBe(expected);
});

test('there is none where the system has no home folder', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    expect(cacheFolder({ env: {}, platform, home: '' })).toBeUndefined();
  }
});
