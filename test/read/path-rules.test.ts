import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isInside, isWindowsName, withSlashes } from '../../src/read/path-rules.js';

describe('a path lies in a folder', () => {
  test.each([
    ['D:\\简报', 'D:\\简报', true],
    ['D:\\简报', 'D:\\简报\\issues\\519\\index.md', true],
    ['D:\\简报', 'd:\\简报\\ISSUES', true],
    ['D:\\简报', 'D:\\简报\\..图.png', true],
    ['D:\\', 'D:\\issues', true],
    ['\\\\server\\share\\简报', '\\\\SERVER\\share\\简报\\issues', true],
    ['D:\\简报', 'D:\\简报2\\issues', false],
    ['D:\\简报', 'D:\\', false],
    ['D:\\简报\\issues', 'D:\\简报\\issues\\..\\secret.png', false],
    ['D:\\简报', 'C:\\简报\\issues', false],
    ['D:\\简报', '\\\\server\\share\\简报', false],
    ['\\\\server\\share\\简报', '\\\\server\\other\\简报', false],
    ['\\\\server\\share\\简报', 'D:\\简报', false],
  ])('of Windows: %s, %s: %s', (folder, place, expected) => {
    expect(isInside(folder, place, win32)).toBe(expected);
  });

  test.each([
    ['/简报', '/简报', true],
    ['/简报', '/简报/issues', true],
    ['/', '/简报', true],
    ['/简报', '/简报/..图.png', true],
    ['/简报', '/简报2', false],
    ['/简报', '/', false],
    ['/简报', '/简报/../secret.png', false],
  ])('of other systems: %s, %s: %s', (folder, place, expected) => {
    expect(isInside(folder, place, posix)).toBe(expected);
  });
});

describe('findings name files with /', () => {
  test.each([
    [win32, 'issues\\519\\index.md', 'issues/519/index.md'],
    [win32, 'C:\\Windows\\Fonts\\simsun.ttc', 'C:/Windows/Fonts/simsun.ttc'],
    [win32, '..\\..\\bulletin\\templates\\bulletin\\template.yaml', '../../bulletin/templates/bulletin/template.yaml'],
    // A backslash is a character as any other there.
    [posix, 'issues/519/a\\b.md', 'issues/519/a\\b.md'],
  ])('%#: %s', (rules, place, expected) => {
    expect(withSlashes(place, rules)).toBe(expected);
  });
});

describe('Windows', () => {
  test.each(['CON', 'nul', 'NUL.png', 'nul.tar.gz', 'Aux .txt', 'com1', 'COM0.md', 'LPT9', 'com¹', 'CONIN$', 'prn.'])(
    'has a device called %s',
    (name) => {
      expect(isWindowsName(name)).toBe(false);
    },
  );

  test.each([
    '图.png:stream',
    '图.png::$DATA',
    'a:b',
    '图.png.',
    '图.png ',
    '...',
    'a?.png',
    'a*b',
    'a|b',
    'a"b',
    'a\u0001b',
  ])('has no file that is called %j', (name) => {
    expect(isWindowsName(name)).toBe(false);
  });

  test.each([
    '图.png',
    '01-政务工作动态.md',
    'console.png',
    'COM10',
    'nul-图.png',
    '.gitignore',
    'a b.png',
    '.',
    '..',
    '',
  ])('takes %j for what it says', (name) => {
    expect(isWindowsName(name)).toBe(true);
  });
});
