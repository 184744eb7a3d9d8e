import { expect, test } from 'vitest';
import { formatJson } from '../../src/report/format-json.js';
import { sample } from './sample-findings.js';

test('JSON has every finding by place with all its parts, and counts them', () => {
  const { findings, ...rest } = JSON.parse(formatJson({ findings: sample }, 'zh'));
  expect(rest).toEqual({ version: 1, errors: 2, warnings: 1, hints: 1 });
  expect(findings.map(({ rule, line, column }: Record<string, unknown>) => [rule, line, column])).toEqual([
    ['heading-skips', 1, 1],
    ['html', 3, 2],
    ['label-order', 4, 1],
    ['term-form', 1, 7],
  ]);
  expect(findings[1]).toEqual({
    file: 'issues/12/01-甲,乙:50%&.md',
    line: 3,
    column: 2,
    endLine: 3,
    endColumn: 5,
    severity: 'error',
    rule: 'html',
    message: expect.stringContaining('<乙>'),
    note: expect.any(String),
  });
});

test('JSON of nothing is a whole document', () => {
  expect(JSON.parse(formatJson({ findings: [] }, 'zh'))).toEqual({
    version: 1,
    findings: [],
    errors: 0,
    warnings: 0,
    hints: 0,
  });
});
