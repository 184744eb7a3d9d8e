import { expect, test } from 'vitest';
import { createFaceCache } from '../../src/font/open-font-file.js';
import { memorySource } from '../../src/model/byte-source.js';
import type { FontFile } from '../../src/model/font-library.js';
import { FONT_LOCK_FILE } from '../../src/model/font-lock.js';
import { compareFontLock, type LockInput, parseFontLock, writeFontLock } from '../../src/recipes/compile-font-lock.js';
import { buildTrueType, type FontPlan, plain } from '../font/build-font.js';
import * as fc from '../tools/fast-check.js';

const SHA256 = 'ab'.repeat(32);

/** Fonts in `fonts/`; the first is that of the role. */
function inputOf(role: string, ...plans: readonly Partial<FontPlan>[]): LockInput {
  const local = plans.map((plan, index): FontFile => {
    const bytes = buildTrueType(plain('国', { postScriptName: 'Plain', ...plan }));
    return { name: `fonts/${index}.ttf`, source: memorySource(bytes) };
  });
  const roles = new Map([[role, [{ type: 'installed', files: [], families: [plans[0]?.family ?? ''] } as const]]]);
  const none = { findSystemFont: () => undefined, findPackagedFont: () => undefined, findInstance: () => undefined };
  const fonts = { roles, local, ...none, close() {}, isCurrent: () => true };
  return { fonts, faces: createFaceCache(), digests: { of: () => SHA256, isOf: (_, sha256) => sha256 === SHA256 } };
}

const parse = (text: string) => parseFontLock({ path: FONT_LOCK_FILE, text });

test.each([
  ['a quotation mark', '“甲"乙'],
  ['a full-width colon', '某某：宋体，'],
  ['a colon and a comment', 'a: b # c'],
  ['line ends', 'a\nb\r\nc\u2028d'],
  ['a word of YAML', 'null'],
  ['a character beyond the first plane', '𠮷体'],
  ['a control character', 'a\u0007\u0085b'],
])('a name with %s is read as it was written', (_name, family) => {
  const input = inputOf(family, { family, version: family });
  const { value, findings } = parse(writeFontLock(input, ['备注']));
  expect(findings).toEqual([]);
  expect([...(value?.fonts ?? [])]).toMatchObject([[family, { family, version: family, sha256: SHA256 }]]);
  expect(value && compareFontLock(value, input).findings).toEqual([]);
});

test('whatever fonts are called, their lock can be read and is that of these fonts', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => /\S/u.test(text));
  fc.assert(
    fc.property(name, name, fc.string({ unit: 'grapheme', maxLength: 20 }), (role, family, version) => {
      const input = inputOf(role, { family, version });
      const { value } = parse(writeFontLock(input, []));
      expect(value?.fonts.get(role)).toMatchObject({ family, version });
      expect(value && compareFontLock(value, input).findings).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('fonts that no role has are locked too, in an order that doesn’t hang on their files', () => {
  const plans = [{ family: '乙' }, { family: '丙' }];
  const [one, other] = [plans, plans.toReversed()].map((others) => inputOf('宋体', { family: '甲' }, ...others));
  if (!one || !other) throw new Error('there are two');
  expect(writeFontLock(one, [])).toBe(writeFontLock(other, []));
  expect(
    parse(writeFontLock(one, []))
      .value?.others.map(({ family }) => family)
      .sort(),
  ).toEqual(['丙', '乙']);
});
