import { expect, test } from 'vitest';
import { limitFindings } from '../../src/check/limit-findings.js';
import type { Finding } from '../../src/model/finding.js';
import type { SourceFile } from '../../src/model/source.js';
import { finding } from '../tools/finding.js';

const file: SourceFile = { path: 'issues/7/01-甲.md', text: '甲'.repeat(1100) };
const runtsIn = (where: SourceFile, count: number): Finding[] =>
  Array.from({ length: count }, (_, start) => finding('runt', { file: where, start, end: start + 1 }, {}));

test('a thousand findings of one kind are kept as they are', () => {
  const findings = runtsIn(file, 1000);
  expect(limitFindings(findings)).toEqual(findings);
});

test('of more, the rest is told of at the first that is left out, as serious as they are', () => {
  const limited = limitFindings(runtsIn(file, 1005));
  expect(limited).toHaveLength(1001);
  expect(limited.at(-1)).toEqual({
    code: 'more-findings',
    params: { count: 5, rule: 'runt' },
    severity: 'hint',
    range: { file, start: 1000, end: 1001 },
  });
});

test('kinds, files and severities are counted apart', () => {
  const other = { ...file, path: 'issues/7/02-乙.md' };
  const errors = runtsIn(file, 600).map((found): Finding => ({ ...found, severity: 'error' }));
  const findings = [...runtsIn(file, 600), ...runtsIn(other, 600), ...errors];
  expect(limitFindings(findings)).toHaveLength(1800);
});
