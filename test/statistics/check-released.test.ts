import { describe, expect, test } from 'vitest';
import type { IssueHeader } from '../../src/model/header.js';
import { findingsFor } from '../../src/statistics/build-ledger.js';
import { buildLedger } from '../tools/build-ledger.js';
import { headerOf, placesOf, settingsOf } from './build-header.js';

const digest = 'ab'.repeat(32);
const window = ['  窗口:', '    title: 某窗口', '    measures: {收: 件}'];

/** What stands on line 6 before the figure. */
const before = `released: [{date: 2024-06-10, pages: 1, sha256: ${digest}, published: {窗口: {收: `;

/** An issue with its week, and the total it was released with. */
function issue(number: number, week: number, printed?: number, ...lines: string[]): IssueHeader {
  const record = printed === undefined ? [] : [`${before}${printed}}}, files: {}}]`];
  return headerOf({ number, year: 2024, issue: number }, [...record, `statistics: {窗口: {收: ${week}}}`, ...lines]);
}

/** What is found in the ledger for the last of these headers. */
function found(headers: readonly IssueHeader[], settings = settingsOf(window)): readonly string[] {
  const own = headers.at(-1);
  if (!own) throw new Error('no header');
  const { findings } = buildLedger({ settings, headers });
  return placesOf(findingsFor(findings, own)).filter((place) => place.startsWith('released-'));
}

const at = (number: number): string => `released-changed/figure ${number}/index.md:6:${before.length + 1}`;

describe('the figures that an issue was released with', () => {
  test('stand while nothing before them changes', () => {
    expect(found([issue(1, 10, 10), issue(2, 5, 15)])).toEqual([]);
  });

  test('differ where its own week changed', () => {
    expect(found([issue(1, 10, 10), issue(2, 6, 15)])).toEqual([at(2)]);
  });

  test('differ where an earlier week changed, and it says where that began', () => {
    expect(found([issue(1, 11, 10), issue(2, 5, 15)])).toEqual([at(1), at(2)]);
  });

  test('are told of in a later issue only where the change begins', () => {
    expect(found([issue(1, 11, 10), issue(2, 5, 15), issue(3, 7, 22), issue(4, 1)])).toEqual([at(1)]);
    expect(found([issue(1, 11, 10), issue(2, 7, 15), issue(3, 7, 22), issue(4, 1)])).toEqual([at(1), at(2)]);
  });

  test('are not falsified by a correction that a later issue states', () => {
    const correction = 'corrections: [{series: 窗口, number: 1, 收: -3, reason: 重复}]';
    expect(found([issue(1, 10, 10), issue(2, 5, 12, correction)])).toEqual([]);
  });

  test('differ where the opening changed, not where a later opening covers them', () => {
    const settings = (opening: string) => settingsOf([...window, `    opening: [${opening}]`]);
    const first = issue(2, 5, 15);
    expect(found([first], settings('{year: 2024, through: 1, 收: 10}'))).toEqual([]);
    expect(found([first], settings('{year: 2024, through: 1, 收: 11}'))).toEqual([at(2)]);
    expect(found([first], settings('{year: 2024, through: 3, 收: 40}'))).toEqual([]);
  });
});
