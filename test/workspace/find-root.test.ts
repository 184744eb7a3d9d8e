import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { meantIssueFolder } from '../../src/model/issue-folder.js';
import { pathFrom, startOf } from '../../src/workspace/find-root.js';

describe('the folder after -C', () => {
  test.each([
    ['D:\\简报', 'C:\\Users\\张', 'D:\\简报'],
    ['D:/简报/', 'C:\\Users\\张', 'D:\\简报'],
    ['..\\简报', 'C:\\Users\\张', 'C:\\Users\\简报'],
    ['\\\\server\\share\\简报', 'C:\\Users\\张', '\\\\server\\share\\简报'],
    // "D:\简报\" as programs get it.
    ['D:\\简报"', 'C:\\Users\\张', 'D:\\简报'],
    ['.', 'C:\\Users\\张', 'C:\\Users\\张'],
  ])('on Windows: %s', (typed, standing, expected) => {
    expect(startOf(typed, standing, win32)).toBe(expected);
  });

  test('is taken as it is typed on other systems', () => {
    expect(startOf('a"', '/srv', posix)).toBe('/srv/a"');
    expect(startOf('D:\\简报', '/srv', posix)).toBe('/srv/D:\\简报');
  });
});

describe('a path that is printed', () => {
  test.each([
    ['D:\\简报', 'D:\\简报\\dist\\519.pdf', 'dist\\519.pdf'],
    ['D:\\简报', 'd:\\简报\\dist\\519.pdf', 'dist\\519.pdf'],
    ['C:\\Users\\张', 'D:\\简报\\dist\\519.pdf', 'D:\\简报\\dist\\519.pdf'],
    ['D:\\简报\\issues', 'D:\\简报\\dist\\519.pdf', 'D:\\简报\\dist\\519.pdf'],
    ['D:\\', '\\\\server\\share\\519.pdf', '\\\\server\\share\\519.pdf'],
  ])('from %s to %s is %s', (standing, place, expected) => {
    expect(pathFrom(standing, place, win32)).toBe(expected);
  });
});

test.each(['issues\\519\\', 'D:\\简报\\issues\\519', 'issues/519/'])(
  '%s as a shell completes it is issue 519',
  (typed) => {
    expect(meantIssueFolder(typed)).toEqual({ type: 'regular', number: 519 });
  },
);
