import { describe, expect, test } from 'vitest';
import { meantIssueFolder } from '../../src/model/issue-folder.js';
import { UsageError } from '../../src/model/usage-error.js';
import { chooseIssues, issueName } from '../../src/workspace/choose-issues.js';

const folders = ['9', '518', '519', '2024-增1'];

function failure(numbers: readonly string[], all = false, among = folders): UsageError | undefined {
  try {
    chooseIssues(among, { numbers, all });
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

test('without a number the newest is the highest regular issue, not the last special one', () => {
  expect(chooseIssues(folders, { numbers: [], all: false })).toEqual(['519']);
});

test('--all takes every issue, special ones too', () => {
  expect(chooseIssues(folders, { numbers: [], all: true })).toEqual(folders);
});

test('numbers are taken in the order they were typed, each once', () => {
  expect(chooseIssues(folders, { numbers: ['519', '9', '第519期'], all: false })).toEqual(['519', '9']);
});

test.each([
  ['519', '519'],
  ['５１９', '519'],
  ['0519', '519'],
  ['第519期', '519'],
  ['总第 519 期', '519'],
  ['519期', '519'],
  ['issues/519/', '519'],
  ['./issues/519', '519'],
  ['issues\\519', '519'],
  ['2024-增1', '2024-增1'],
  ['２０２４－增１', '2024-增1'],
])('%s means folder %s', (typed, folder) => {
  expect(chooseIssues(folders, { numbers: [typed], all: false })).toEqual([folder]);
});

test.each(['', 'latest', '-1', '0', '5.19', '2024-1', '..', '519a'])('“%s” is no issue number', (typed) => {
  expect(meantIssueFolder(typed)).toBeUndefined();
  expect(failure([typed])?.code).toBe('not-an-issue');
});

describe('an issue that is not there', () => {
  test.each([
    ['a number far off, by the closest', '100', folders, '9'],
    ['two digits swapped', '591', ['420', '519', '588'], '519'],
    ['a neighbour before swapped digits', '522', ['252', '519', '520'], '520'],
    ['the later of two as close as each other', '515', ['510', '520'], '520'],
    ['a special issue, by one of its year', '2024-增2', folders, '2024-增1'],
    ['a special issue where there are none', '2024-增2', ['518', '519'], '519'],
    ['a regular one where there are only special ones', '519', ['2024-增1'], '2024-增1'],
  ])('is answered with what was meant: %s', (_, typed, among, similar) => {
    const error = failure([typed], false, among);
    expect(error?.code).toBe('no-such-issue');
    expect(error?.params.similar).toBe(similar);
  });

  test('is the next to be made where it would be the next', () => {
    expect(failure(['520'])).toMatchObject({ code: 'issue-not-begun', params: { newest: { zh: '第519期' } } });
    expect(failure(['521'])?.code).toBe('no-such-issue');
  });
});

test('a workspace without regular issues has no newest', () => {
  expect(failure([], false, [])?.code).toBe('no-issues');
  expect(failure([], false, ['2024-增1'])?.code).toBe('no-issues');
  expect(failure([], true, [])?.code).toBe('no-issues');
  expect(failure(['519'], false, [])?.code).toBe('no-issues');
});

test('--all and numbers exclude each other', () => {
  expect(failure(['519'], true)?.code).toBe('all-and-numbers');
});

test('issues are called by their number, special ones by year', () => {
  expect(issueName({ type: 'regular', number: 519 }).zh).toBe('第519期');
  expect(issueName({ type: 'special', year: 2024, special: 1 }).zh).toBe('2024年增刊第1期');
});
