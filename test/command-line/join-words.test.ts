import { expect, test } from 'vitest';
import { joinWords } from '../../src/command-line/complete-line.js';

test.each([
  ['an option and its value', ['check', '--format', '=', 'js'], ['check', '--format=js']],
  ['an option whose value is to come', ['check', '--format', '='], ['check', '--format=']],
  ['one sign alone', ['a=b', '=', '--x=y', '='], ['a=b', '=', '--x=y', '=']],
  ['what comes behind the value', ['--format', '=', 'json', '519'], ['--format=json', '519']],
])('words that bash has parted at = are put together: %s', (_, typed, words) => {
  expect(joinWords(typed)).toEqual(words);
});

test.each([
  [`'a b'`, 'a b'],
  [`"a b"`, 'a b'],
  [`a\\ b`, 'a b'],
  [`'a\\b`, 'a\\b'],
  [`"a\\"b`, 'a"b'],
  [`"a\\b"`, 'a\\b'],
  [`a"b c"'d'`, 'ab cd'],
  [`"$(date)`, '$(date)'],
  [`年\\`, '年\\'],
  [`"`, ''],
])('%s means %s', (typed, word) => {
  expect(joinWords([typed])).toEqual([word]);
});
