import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { formatDiff } from '../../src/report/format-diff.js';
import * as fc from '../tools/fast-check.js';

const diff = (before: string, after: string, color = false): string =>
  formatDiff({ path: '甲.md', before, after }, color);

const numbered = (...changed: readonly number[]): string =>
  Array.from({ length: 20 }, (_, i) => `第${i + 1}行${changed.includes(i + 1) ? '。' : ''}\n`).join('');

test('a change stands between three lines before and three after', () => {
  expect(diff(numbered(), numbered(10))).toBe(
    [
      '--- a/甲.md',
      '+++ b/甲.md',
      '@@ -7,7 +7,7 @@',
      ' 第7行',
      ' 第8行',
      ' 第9行',
      '-第10行',
      '+第10行。',
      ' 第11行',
      ' 第12行',
      ' 第13行',
      '',
    ].join('\n'),
  );
});

test('changes near each other are one hunk, others are two', () => {
  expect(diff(numbered(), numbered(2, 9)).match(/^@@.*@@$/gm)).toEqual(['@@ -1,12 +1,12 @@']);
  expect(diff(numbered(), numbered(2, 10)).match(/^@@.*@@$/gm)).toEqual(['@@ -1,5 +1,5 @@', '@@ -7,7 +7,7 @@']);
});

test('what is unchanged has no diff', () => {
  expect(diff('甲', '甲')).toBe('');
});

describe('a file without a line end at its end, or with CRLF', () => {
  test('says so', () => {
    expect(diff('甲,', '甲，')).toBe(
      '--- a/甲.md\n+++ b/甲.md\n@@ -1 +1 @@\n-甲,\n\\ No newline at end of file\n+甲，\n\\ No newline at end of file\n',
    );
  });

  test('keeps the CR for patch and shows none to the eye', () => {
    expect(diff('甲,\r\n', '甲，\r\n')).toContain('+甲，\r\n');
    expect(diff('甲,\r\n', '甲，\r\n', true)).not.toMatch(/\r|␍/);
  });
});

test('with colours a control character of the file commands nothing', () => {
  const shown = diff('甲\u001b[2J,\n', '甲\u001b[2J，\n', true);
  expect(shown).not.toContain('\u001b[2J');
  expect(shown).toContain('\u001b[32m+');
});

const hasPatch = spawnSync('patch', ['--version']).status === 0;

test.skipIf(!hasPatch)('patch makes of the old text the new one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-diff-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const lines = fc.array(fc.constantFrom('甲', '乙', '甲,\r', ''), { maxLength: 12 });
  const text = fc.tuple(lines, fc.constantFrom('', '\n')).map(([all, end]) => all.join('\n') + end);
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== '' && after !== '');
      writeFileSync(join(folder, '甲.md'), before);
      const patched = spawnSync('patch', ['-p1', '--binary', '-s'], { cwd: folder, input: diff(before, after) });
      expect(patched.stderr.toString() + patched.stdout.toString()).toBe('');
      expect(readFileSync(join(folder, '甲.md'), 'utf8')).toBe(after);
    }),
    { numRuns: 20 },
  );
});
