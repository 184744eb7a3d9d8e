import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { formatCounts, formatPretty, formatShort } from '../../src/report/format-findings.js';
import { arrangeFindings, reportedFinding } from '../../src/report/reported-finding.js';
import { cellWidth } from '../../src/report/terminal-text.js';
import { finding } from '../tools/finding.js';

const plain = { language: 'zh', color: false, columns: 80 } as const;

function missingGlyph(path: string, start: number, character = '竑'): Finding {
  const file = { path, text: '甲乙\n丙丁戊己\n' };
  return finding('missing-glyph', { file, start, end: start + 2 }, { codePoint: 'U+7AD1', character, role: '仿宋' });
}

test('a finding is handed out with its place, its rule and its words', () => {
  const reported = reportedFinding(missingGlyph('issues/1/index.md', 4), 'zh');
  expect(reported).toMatchObject({
    file: 'issues/1/index.md',
    line: 2,
    column: 2,
    endLine: 2,
    endColumn: 4,
    severity: 'error',
    rule: 'missing-glyph',
  });
  expect(reported.message).toContain('竑');
  expect(reported.note).toEqual(expect.any(String));
});

test('a finding has no note where the catalogue has none', () => {
  const overfull = finding('line-overfull', missingGlyph('a.md', 0).range, {});
  expect(reportedFinding(overfull, 'en')).not.toHaveProperty('note');
});

test('findings stand in natural order of their files, then by place, each once', () => {
  const findings = [
    missingGlyph('issues/10/index.md', 0),
    missingGlyph('issues/9/02-b.md', 3),
    missingGlyph('issues/9/02-b.md', 0),
    missingGlyph('issues/9/02-b.md', 3),
    missingGlyph('issues/9/2-a.md', 0),
    missingGlyph('issues/9/010.md', 0),
  ];
  expect(arrangeFindings(findings).map(({ range }) => `${range.file.path}:${range.start}`)).toEqual([
    'issues/9/2-a.md:0',
    'issues/9/02-b.md:0',
    'issues/9/02-b.md:3',
    'issues/9/010.md:0',
    'issues/10/index.md:0',
  ]);
});

test('two findings at one place that differ in a parameter are both kept', () => {
  expect(arrangeFindings([missingGlyph('a.md', 0, '甲'), missingGlyph('a.md', 0, '乙')])).toHaveLength(2);
});

test('the short form is one line a finding, severity in English in both languages', () => {
  expect(formatShort([missingGlyph('issues/1/index.md', 4)], 'zh')).toMatch(
    /^issues\/1\/index\.md:2:2: error: .*竑.* \[missing-glyph\]\n$/,
  );
  expect(formatShort([], 'zh')).toBe('');
});

test('no form lets a source or a file name command the terminal', () => {
  const hostile = missingGlyph('issues/1/\u001b[31m.md', 0, 'a\u001b]0;x\u0007\nb');
  for (const text of [formatShort([hostile], 'zh'), formatPretty([hostile], plain)]) {
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  }
  expect(formatShort([hostile], 'zh').trimEnd().split('\n')).toHaveLength(1);
});

test('the pretty form shows the line with carets below the words, and how to mend them', () => {
  const lines = formatPretty([missingGlyph('issues/1/index.md', 4)], plain).split('\n');
  expect(lines[0]).toMatch(/^issues\/1\/index\.md:2:2: 错误：.*\[missing-glyph\]$/);
  expect(lines[1]).toBe('  2 │ 丙丁戊己');
  expect(lines[2]).toBe('    │   ^^^^');
  expect(lines[3]).toContain('fonts/');
});

test('the pretty form is coloured only when asked', () => {
  const findings = [missingGlyph('a.md', 0)];
  expect(formatPretty(findings, { ...plain, color: true })).toContain('\u001b[');
  expect(formatPretty(findings, plain)).not.toContain('\u001b');
});

test('the counts name each severity there is, duplicates counted once', () => {
  const one = missingGlyph('a.md', 0);
  const warning: Finding = { ...missingGlyph('a.md', 3), severity: 'warning' };
  expect(formatCounts([one, one, missingGlyph('a.md', 1), warning], 'zh')).toBe('2 个错误，1 个警告');
  expect(formatCounts([one, warning], 'en')).toBe('1 error, 1 warning');
  expect(formatCounts([], 'zh')).toBe('');
});

test('the printed place is shown where it is known', () => {
  const [here, elsewhere] = [missingGlyph('a.md', 0), missingGlyph('b.md', 0)];
  const shown = formatPretty([here, elsewhere], { ...plain, printed: new Map([[here, { page: 2, line: 7 }]]) });
  expect(shown).toMatch(/^a\.md:1:1: .* \[missing-glyph\] 第2页第7行$/m);
  expect(shown).toMatch(/^b\.md:1:1: .* \[missing-glyph\]$/m);
});

test('on a terminal what is too wide goes on below, with the place in one piece; in a pipe it stays a line', () => {
  const found = [missingGlyph('issues/519/01-政务服务工作动态简报.md', 4)];
  const [piped = ''] = formatPretty(found, { ...plain, columns: 60 }).split('\n');
  expect(cellWidth(piped)).toBeGreaterThan(60);
  for (const color of [false, true]) {
    const shown = stripVTControlCharacters(
      formatPretty(found, { ...plain, color, columns: 60, interactive: true }),
    ).split('\n');
    for (const line of shown) expect(cellWidth(line), line).toBeLessThanOrEqual(60);
    expect(shown[0]).toMatch(/^issues\/519\/01-政务服务工作动态简报\.md:2:2: 错误：/);
    expect(shown[1]).toMatch(/^ {2}\S/);
  }
});

test('errors come first, then warnings and hints, of which no more than ten are shown unless all are asked for', () => {
  const at = (severity: Finding['severity'], start: number): Finding => ({
    ...missingGlyph('issues/1/01-甲.md', start),
    severity,
  });
  const many = Array.from({ length: 15 }, (_, i) => at(i % 3 === 0 ? 'hint' : 'warning', i));
  const shownOf = (findings: readonly Finding[], verbose = false): readonly string[] =>
    formatPretty(findings, { ...plain, verbose }).match(/(?:错误|警告|提示)：|还有 \d+ 个/g) ?? [];
  const errors = Array.from({ length: 12 }, (_, i) => at('error', 20 + i));
  expect(shownOf([...many, ...errors])).toEqual([
    ...errors.map(() => '错误：'),
    ...Array.from({ length: 10 }, () => '警告：'),
    '还有 5 个',
  ]);
  expect(shownOf([...many, ...errors], true)).toHaveLength(27);
  // One that is left over is shown rather than counted.
  expect(shownOf(many.slice(0, 11))).toHaveLength(11);
});

test('what is a cause stands before what it is the cause of', () => {
  const paths = ['issues/9/01-甲.md', 'issues/9/index.md', 'issues/10/index.md', 'issues/bulletin.yaml'];
  const shown = formatShort(
    paths.map((path) => missingGlyph(path, 4)),
    'zh',
  );
  expect(shown.match(/^[^:]+/gm)).toEqual([
    'issues/bulletin.yaml',
    'issues/9/index.md',
    'issues/9/01-甲.md',
    'issues/10/index.md',
  ]);
});

test('what is new since the last proof stands before all else, and is told apart', () => {
  const [old, fresh] = [missingGlyph('issues/1/01-a.md', 0), missingGlyph('issues/1/02-b.md', 0)];
  const text = formatPretty([old, fresh], { ...plain, fresh: new Set([fresh]) });
  expect(text.match(/^(?:上一份.*|别的地方.*|issues\S*)/gm)).toEqual([
    '上一份送审稿以后改过的地方：',
    'issues/1/02-b.md:1:1:',
    '别的地方：',
    'issues/1/01-a.md:1:1:',
  ]);
  expect(formatPretty([fresh], { ...plain, fresh: new Set([fresh]) })).not.toContain('别的地方');
  expect(formatPretty([old], { ...plain, fresh: new Set() })).toMatch(/^issues/);
});
