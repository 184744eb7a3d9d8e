import { expect, test } from 'vitest';
import { dashedOption } from '../../src/command-line/commander-error.js';

test.each([
  ['——all', '--all'],
  ['—all', '--all'],
  ['–all', '--all'],
  ['－－ｄｒａｆｔ', '--draft'],
  ['-–format=json', '--format=json'],
  ['－C', '-C'],
  ['——', '--'],
])('%s is meant for %s', (typed, option) => {
  expect(dashedOption(['build', typed])).toMatchObject({ code: 'dashed-option', params: { typed, option } });
});

test.each([['--all'], ['-C'], ['519'], ['-'], ['--'], ['2024-增1']])('%s is as it should be', (typed) => {
  expect(dashedOption([typed])).toBeUndefined();
});
