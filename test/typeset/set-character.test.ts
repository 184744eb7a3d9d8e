import { describe, expect, test } from 'vitest';
import { em } from '../../src/model/length.js';
import { createCharacterSetter } from '../../src/typeset/set-character.js';
import { fixedTypefaces, printedComposition } from './fixed-typefaces.js';

const setter = createCharacterSetter(fixedTypefaces(), printedComposition);
const mark = { scale: 0.65, rise: em(0.32) };

describe('a character that is set alike', () => {
  test('is the same item wherever it stands', () => {
    const [first, again] = [setter({ role: '仿宋' }), setter({ role: '仿宋' })].map((set) => set('政', 'han'));
    expect(again).toBe(first);
  });

  test.each([
    ['another role', setter({ role: '楷体' })('政', 'han')],
    ['raised', setter({ role: '仿宋', raised: mark })('政', 'han')],
    ['another class', setter({ role: '仿宋' })('政', 'letter')],
    ['in a part of a cell', setter({ role: '仿宋' })('政', 'han', em(0.5))],
  ])('is another one: %s', (_, other) => {
    expect(other).not.toBe(setter({ role: '仿宋' })('政', 'han'));
    expect(other.text).toBe('政');
  });
});
