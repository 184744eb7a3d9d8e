import { expect, test } from 'vitest';
import { createMemo, type Packed } from '../../src/memo/memo.js';
import { parseYaml } from '../../src/parse/yaml/parse-yaml.js';
import { readYamlWith } from '../../src/recipes/remember-yaml.js';

/** The YAML of a whole text, under a memo of the store in which a run before it kept what it read. */
function readTwice(text: string) {
  const kept = new Map<string, Packed>();
  const open = () =>
    createMemo({
      read: (key) => kept.get(key),
      write: (key, { data }) => !!kept.set(key, { data: JSON.parse(JSON.stringify(data)) }),
    });
  const yaml = { file: { path: 'issues/bulletin.yaml', text }, start: 0, end: text.length };
  const read = [readYamlWith(open())(yaml), readYamlWith(open())(yaml)];
  return { kept, read, parsed: parseYaml(yaml) };
}

test('YAML of an earlier run is what parsing gives', () => {
  const { kept, read, parsed } = readTwice('name: "工作\\n动态"\nlist: [甲, {乙: }]\n# 完\n');
  expect(kept.size).toBe(1);
  expect(read).toEqual([parsed, parsed]);
});

test('what is wrong with YAML is found in every run', () => {
  const { kept, read, parsed } = readTwice('name: [甲\n');
  expect(kept.size).toBe(0);
  expect(parsed.findings.length).toBeGreaterThan(0);
  expect(read).toEqual([parsed, parsed]);
});

test('of an archive only a few texts are kept by themselves', () => {
  const written: string[] = [];
  const memo = createMemo({ read: () => undefined, write: (key) => written.push(key) > 0 });
  for (let number = 1; number <= 100; number += 1) {
    const text = `number: ${number}`;
    readYamlWith(memo)({ file: { path: 'index.md', text }, start: 0, end: text.length });
  }
  expect(written.length).toBeLessThan(10);
});
