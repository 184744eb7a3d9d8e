import { describe, expect, test } from 'vitest';
import { toUnicodeCMap, utf16Hex } from '../../../src/outputs/pdf/to-unicode.js';

describe('toUnicodeCMap', () => {
  test('lists codes in order with their texts in UTF-16', () => {
    const cmap = toUnicodeCMap(
      new Map([
        [300, '𠮷'],
        [2, '竑'],
        [3, 'fi'],
      ]),
    );
    expect(cmap).toContain('3 beginbfchar\n<0002> <7AD1>\n<0003> <00660069>\n<012C> <D842DFB7>\nendbfchar');
  });

  test('starts a new block after a hundred characters', () => {
    const texts = new Map(Array.from({ length: 201 }, (_, code) => [code + 1, '一'] as const));
    const blocks = [...toUnicodeCMap(texts).matchAll(/(\d+) beginbfchar\n([\s\S]*?)\nendbfchar/g)];
    expect(blocks.map(([, stated, lines]) => [Number(stated), lines?.split('\n').length])).toEqual([
      [100, 100],
      [100, 100],
      [1, 1],
    ]);
  });

  test('leaves out codes that stand for no text', () => {
    expect(toUnicodeCMap(new Map([[1, '']]))).not.toContain('beginbfchar');
  });

  test('names no character that an archive forbids, but keeps what stands beside it', () => {
    const cmap = toUnicodeCMap(
      new Map([
        [1, 'a\ufeff'],
        [2, '\0'],
        [3, '\ufffe'],
      ]),
    );
    expect(cmap).toContain('<0001> <00612060>\n<0002> <FFFD>\n<0003> <FFFD>');
  });
});

test('utf16Hex writes every UTF-16 unit in four digits', () => {
  expect(utf16Hex('a甲')).toBe('00617532');
});
