import { describe, expect, test } from 'vitest';
import {
  isCount,
  isEither,
  isListOf,
  isOneOf,
  isOptional,
  isRecordOf,
  isShape,
  isText,
} from '../../src/model/guards.js';
import * as fc from '../tools/fast-check.js';

interface Sheet {
  readonly name: string;
  readonly pages: number;
  readonly note?: string;
}

const isSheet = isShape<Sheet>({ name: isText, pages: isCount, note: isOptional(isText) });

describe('a guard', () => {
  test.each<[string, unknown, boolean]>([
    ['an object with all its keys', { name: '甲', pages: 0 }, true],
    ['one with a key that may be left out', { name: '甲', pages: 1, note: '' }, true],
    ['one with a key more', { name: '甲', pages: 1, more: [] }, true],
    ['one that lacks a key', { name: '甲' }, false],
    ['one with a value of another kind', { name: '甲', pages: '1' }, false],
    ['one with a wrong value of an optional key', { name: '甲', pages: 1, note: null }, false],
    ['a negative count', { name: '甲', pages: -1 }, false],
    ['a count with a fraction', { name: '甲', pages: 1.5 }, false],
    ['a list', ['甲', 1], false],
    ['nothing', null, false],
    ['a key that it only inherits', Object.create({ name: '甲', pages: 1 }), false],
  ])('judges %s', (_name, value, isRight) => {
    expect(isSheet(value)).toBe(isRight);
  });

  test('of lists, records and choices looks at every item', () => {
    expect(isListOf(isText)(['甲', '乙'])).toBe(true);
    expect(isListOf(isText)(['甲', 2])).toBe(false);
    expect(isListOf(isText)({ length: 0 })).toBe(false);
    expect(isRecordOf(isCount)({ 甲: 1 })).toBe(true);
    expect(isRecordOf(isCount)({ 甲: 1, 乙: {} })).toBe(false);
    expect(isOneOf('甲', '乙')('丙')).toBe(false);
    expect(isEither(isText, isCount)(1)).toBe(true);
    expect(isEither(isText, isCount)(null)).toBe(false);
  });

  test('says of any value whether it is of the type, and throws at none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        if (!isSheet(value)) return;
        expect(value.name.length + value.pages).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});
