import { expect, test } from 'vitest';
import { isPackedYaml, packYaml, unpackYaml } from '../../src/parse/yaml/pack-yaml.js';
import { parseYaml } from '../../src/parse/yaml/parse-yaml.js';
import * as fc from '../tools/fast-check.js';

const scalar = fc.constantFrom(
  '甲',
  '12',
  '"乙 \\"丙\\""',
  "'丁'",
  '',
  '2024-12-02/2024-12-06',
  '|\n    行一\n    行二',
);
const value: fc.Arbitrary<string> = fc.oneof(
  scalar,
  fc.array(fc.constantFrom('甲', '1', '"a"'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
  fc
    .array(fc.tuple(fc.constantFrom('咨询', 'a', '"b"'), fc.nat(9)), { maxLength: 3 })
    .map((entries) => `{${entries.map(([key, count]) => `${key}: ${count}`).join(', ')}}`),
);
const document = fc
  .array(fc.tuple(fc.constantFrom('number', '总第', '"key"'), value), { maxLength: 6 })
  .map((entries) => entries.map(([key, text]) => `${key}: ${text}\n`).join(''));

test('a YAML value that was written down and read back is the same, with every place', () => {
  fc.assert(
    fc.property(document, (text) => {
      const file = { path: 'issues/1/index.md', text: `---\n${text}---\n` };
      const { value: parsed } = parseYaml({ file, start: 4, end: 4 + text.length });
      if (!parsed) return;
      const packed: unknown = JSON.parse(JSON.stringify(packYaml(parsed)));
      if (!isPackedYaml(packed)) throw new Error(`refused: ${JSON.stringify(packed)}`);
      expect(unpackYaml(packed, file)).toEqual(parsed);
    }),
  );
});

test.each([
  null,
  [],
  [1],
  [2, 1],
  [0, 1, 3],
  [0, 1, 1],
  [0, 1, 2, [[[0, 1]]]],
  [
    0,
    1,
    2,
    [
      [
        [0, 1],
        [0, -1],
      ],
    ],
  ],
  [0, 1, 'a', []],
  [0.5, 1],
  ['0', 1],
])('%j is no packed value', (data) => {
  expect(isPackedYaml(data)).toBe(false);
});
