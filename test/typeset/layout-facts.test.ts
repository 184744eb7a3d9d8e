import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/model/issue.js';
import { figure, paragraph, shippedTemplate, table, text } from './build-issue.js';
import { setIssue } from './set-pages.js';

/* What is stated beside the pages, for outputs that set the words once more. */

const bulletin = shippedTemplate('bulletin');
const pitch = (bulletin.typeArea.height - bulletin.typeArea.width / 28) / 22;

const rowsOf = (count: number) =>
  table([['市州', '受理'], ...Array.from({ length: count }, (_, index) => [`第${index}市`, String(index)])]);

const factsOf = (...blocks: readonly Block[]) => [...setIssue({ blocks }).facts.blocks.values()];

describe('of a table', () => {
  test('the columns are together as wide as the type area', () => {
    const [facts] = factsOf(rowsOf(3));
    const widths = facts?.columns?.widths ?? [];
    expect(widths).toHaveLength(2);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(bulletin.typeArea.width, 6);
    expect(facts?.columns?.size).toBe(bulletin.table.size);
  });

  test('the blank above and below fills up whole lines of the grid', () => {
    const rows = 4;
    const [facts] = factsOf(rowsOf(rows));
    if (!facts) throw new Error('the table was not set');
    const height = (rows + 1) * bulletin.table.row * pitch;
    const lines = (facts.above + height + facts.below) / pitch;
    expect(lines).toBeCloseTo(Math.round(lines), 6);
    expect(facts.above).toBeGreaterThanOrEqual(0);
    expect(facts.isWhole).toBe(true);
  });

  test('one that is parted says so', () => {
    const [facts] = factsOf(rowsOf(60));
    expect(facts?.isWhole).toBe(false);
  });
});

test('of a figure that can’t be had nothing is stated', () => {
  expect(factsOf(figure('图1 大厅'), paragraph('文。'))).toEqual([]);
});

test('of a masthead: its name is as large as the template says, unless it is too long', () => {
  expect(setIssue({}).facts.masthead).toMatchObject({
    name: { size: bulletin.masthead.name.size, condense: 1 },
    imprint: 1,
  });
});

test('of the colophon: how many pages are turned before it', () => {
  const { facts } = setIssue({ blocks: [paragraph([text('文。')])] });
  expect(facts.colophon.turns).toBe(0);
  const even = { ...bulletin, colophon: { ...bulletin.colophon, page: 'even' as const } };
  expect(setIssue({ blocks: [paragraph('文。')] }, { template: even }).facts.colophon.turns).toBe(1);
});
