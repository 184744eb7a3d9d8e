import { expect, test } from 'vitest';
import { formatCiSummary, type SummedIssue } from '../../src/report/format-ci-summary.js';
import { finding } from '../tools/finding.js';

const file = { path: 'issues/1/01-_试验_.md', text: '一段<b>文字' };
const html = (start: number) => finding('html', { file, start, end: start + 3 }, { typed: '<b> [x](http://a.cn) | *' });
const issue = (name: string, status: SummedIssue['status']): SummedIssue => ({
  issue: name,
  status,
  errors: status === 'failed' ? 1 : 0,
  warnings: 0,
});

test('a summary begins with what failed and only counts what came from the cache', () => {
  const issues = [issue('1', 'reused'), issue('2', 'built'), issue('3', 'failed')];
  const text = formatCiSummary({ passed: false, said: ['查了三期'], issues, findings: [] }, 'zh');
  expect(text).toMatch(/^# \S+没有通过\n\n查了三期\n\n\|/);
  const rows = text.split('\n').filter((line) => /^\| \d/.test(line));
  expect(rows.map((row) => row.split(' | ')[0])).toEqual(['| 3', '| 2']);
});

test('words of a source are no markup in it', () => {
  const text = formatCiSummary({ passed: false, said: [], issues: [], findings: [html(2)] }, 'zh');
  expect(text).toContain('issues/1/01-\\_试验\\_.md:1:3');
  expect(text).toContain('\\<b\\> \\[x\\](http\\://a.cn) \\| \\*');
});

test('a summary is short however much is found, and says what it leaves out', () => {
  const many = Array.from({ length: 5000 }, (_, index) => html(index));
  const issues = Array.from({ length: 5000 }, (_, index) => issue(String(index + 1), 'failed'));
  const text = formatCiSummary({ passed: false, said: [], issues, findings: many }, 'en');
  expect(Buffer.byteLength(text)).toBeLessThan(100_000);
  expect(text).toContain('4900 more are in findings.json');
  expect(text).toContain('4950 more are in report.json');
});
