import { expect, test } from 'vitest';
import { formatCodequality } from '../../src/report/format-codequality.js';
import { sample, section } from './sample-findings.js';

interface Issue {
  readonly fingerprint: string;
  readonly severity: string;
}

const read = (findings: typeof sample): readonly Issue[] => JSON.parse(formatCodequality(findings, 'zh'));

test('every finding has the parts that GitLab reads', () => {
  const [first] = read(sample);
  expect(first).toEqual({
    description: expect.any(String),
    check_name: 'heading-skips',
    fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
    severity: 'info',
    location: {
      path: section.path,
      positions: { begin: { line: 1, column: 1 }, end: { line: 1, column: 3 } },
    },
  });
  expect(read(sample).map(({ severity }) => severity)).toEqual(['info', 'major', 'minor', 'major']);
});

test('a fingerprint stays the same when lines are put in before it, and differs from finding to finding', () => {
  const prefix = '新的一行\n';
  const file = { ...section, text: prefix + section.text };
  const moved = sample.map((finding) =>
    finding.range.file === section
      ? {
          ...finding,
          range: { file, start: finding.range.start + prefix.length, end: finding.range.end + prefix.length },
        }
      : finding,
  );
  const prints = read(sample).map(({ fingerprint }) => fingerprint);
  expect(read(moved).map(({ fingerprint }) => fingerprint)).toEqual(prints);
  expect(new Set(prints).size).toBe(prints.length);
});

test('two findings about the same words are told apart', () => {
  const file = { path: 'a.md', text: '甲甲' };
  const [finding] = sample;
  if (!finding) throw new Error('there is no sample');
  const twins = [0, 1].map((start) => ({ ...finding, range: { file, start, end: start + 1 } }));
  expect(new Set(read(twins).map(({ fingerprint }) => fingerprint)).size).toBe(2);
});
