import { expect, test } from 'vitest';
import { createMemo } from '../../../src/memo/memo.js';
import { createHeaderDigests } from '../../../src/workspace/building/issue-inputs.js';
import * as fc from '../../tools/fast-check.js';

const files = Array.from({ length: 6 }, (_, index) => ({ path: `issues/${index}/index.md`, text: `number: ${index}` }));

test('the digest of headers tells these in their order, whatever was digested before', () => {
  const lists = fc.array(fc.subarray(files), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lists, (asked) => {
      const digests = createHeaderDigests(createMemo());
      const found = asked.map((headers) => digests.through(headers));
      for (const [place, headers] of asked.entries()) {
        expect(found[place]).toBe(createHeaderDigests(createMemo()).through(headers));
        for (const [other, others] of asked.entries()) {
          const isSame = JSON.stringify(headers) === JSON.stringify(others);
          expect(found[place] === found[other]).toBe(isSame);
        }
      }
    }),
  );
});
