import { expect, test } from 'vitest';
import { ruleOf } from '../../src/model/finding.js';
import { runExample } from './run-example.js';

test('an example that states nothing of its own has nothing to find fault with', async () => {
  for (const info of ['md', 'previous/index.md']) {
    const text = info === 'md' ? '本周工作正常。\n' : '';
    const { findings } = await runExample([{ info, text }]);
    expect(findings.map(({ code }) => code)).toEqual([]);
  }
});

test('lines of a header stand in the place of the same keys, by whichever name, and marks count for the whole file', async () => {
  const { files, marked } = await runExample([{ info: 'index.md', text: '份数: 7\n印发日期: ⟦2030-04-31⟧\n' }]);
  const text = files.get('issues/12/index.md') ?? '';
  expect(text).toContain('印发日期: 2030-04-31\nstatistics:');
  expect(text).toMatch(/份数: 7\n---\n$/);
  expect(text).not.toContain('date:');
  expect(marked.map(({ start, end }) => text.slice(start, end))).toEqual(['2030-04-31']);
});

test('what an example has wrong is found where it stands', async () => {
  const { findings, marked } = await runExample([{ info: 'md', text: '本周共⟦{{没有.本周}}⟧。\n' }]);
  expect(
    findings.map(({ code, range }) => ({ rule: ruleOf(code), path: range.file.path, start: range.start })),
  ).toEqual([{ rule: 'series-unknown', path: marked[0]?.path, start: marked[0]?.start }]);
});
