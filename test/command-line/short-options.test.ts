import { expect, test } from 'vitest';
import { splitShortOptions } from '../../src/command-line/calling.js';

test('`-o=x` is read as `-o x`, up to `--`', () => {
  expect(splitShortOptions(['stats', '-o=数.csv', '--chart=图.svg', '-q', '--', '-o=x'])).toEqual([
    'stats',
    '-o',
    '数.csv',
    '--chart=图.svg',
    '-q',
    '--',
    '-o=x',
  ]);
});
