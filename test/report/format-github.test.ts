import { expect, test } from 'vitest';
import { formatGithub } from '../../src/report/format-github.js';
import { sample } from './sample-findings.js';

const lines = formatGithub(sample, 'zh').split('\n').filter(Boolean);

test('the worst findings come first, each on one line', () => {
  expect(lines.map((line) => /^::(\w+) .*title=([\w-]+)::/.exec(line)?.slice(1))).toEqual([
    ['error', 'html'],
    ['error', 'term-form'],
    ['warning', 'label-order'],
    ['notice', 'heading-skips'],
  ]);
});

test('what would end a property or a line is escaped', () => {
  expect(lines[0]).toMatch(
    /^::error file=issues\/12\/01-甲%2C乙%3A50%25&\.md,line=3,endLine=3,col=2,endColumn=5,title=html::/,
  );
  expect(lines[2]).toContain('<（三）>␊%25');
});

test('how to mend it is said too', () => {
  expect(lines[0]?.split('::')[2]).toContain('%0A');
});
