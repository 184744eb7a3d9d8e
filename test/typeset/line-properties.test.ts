import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CharClass, isWesternClass } from '../../src/typeset/char-class.js';
import type { ComposedLine, ComposedText } from '../../src/typeset/compose-text.js';
import { compose, lineTexts } from './compose.js';

/** Official prose as it comes: Han, marks, numbers with units, words, dashes, addresses, blanks. */
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...'政务服务公共资源交易中心办理窗口企业群众国省市县区一二三') },
  { weight: 3, arbitrary: fc.constantFrom(...'，。、；：？！“”‘’（）《》〈〉【】〔〕') },
  { weight: 1, arbitrary: fc.constantFrom('——', '……', '·', '～', '—', '/', '%', '？！', '！！！') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('12件', '1,234.5', '2026年9月29日', '30%', '第12期', '〔2026〕12号', '¥300', '5516件次'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('AI', 'e-mail', 'V', ' and ', 'https://example.org/a/b?c=d', '（一）', '𠮷'),
  },
);
const text = fc.array(piece, { minLength: 1, maxLength: 80 }).map((pieces) => pieces.join(''));
const measure = fc.integer({ min: 20, max: 160 }).map((quarters) => quarters / 4);
const indent = fc.constantFrom(0, 2);

const forcedBy = (set: ComposedText, kinds: readonly string[]): boolean =>
  set.findings.some((finding) => kinds.some((kind) => finding.code === `forced-break/${kind}`));

/** What is kept of a text: blanks are dropped at line ends and between Han and Western characters. */
const withoutBlanks = (value: string): string => value.replaceAll(' ', '');

/** Whether a line has a place outside words, numbers and dashes. */
const canStretch = ({ cells }: ComposedLine): boolean => {
  const rigid = (a: CharClass, b: CharClass): boolean =>
    b === 'space' || (a === 'long' && b === 'long') || (isWesternClass(a) && isWesternClass(b));
  return cells.some(({ item }, index) => {
    const before = cells[index - 1];
    return before !== undefined && !rigid(before.item.charClass, item.charClass);
  });
};

const check = (property: (set: ComposedText, input: { text: string; measure: number }) => void): void =>
  fc.assert(
    fc.property(text, measure, indent, (input, width, first) => {
      property(compose(input, { measure: width, indent: first }), { text: input, measure: width });
    }),
    { numRuns: 400 },
  );

describe('for any text at any measure', () => {
  test('every character is set once and in order', () => {
    check((set, input) => {
      expect(withoutBlanks(lineTexts(set).join(''))).toBe(withoutBlanks(input.text));
    });
  });

  test('no line starts or ends with a forbidden mark, unless that is reported', () => {
    check((set) => {
      const lines = lineTexts(set);
      if (forcedBy(set, ['kinsoku', 'long', 'word'])) return;
      for (const line of lines.slice(1))
        expect(line).not.toMatch(/^(?:[”’）》〉」』】〗〕、，；：。？！·～／‰℃…%]|—(?!—))/);
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[“‘（《〈「『【〖〔]$/);
    });
  });

  test('—— and …… are never split', () => {
    check((set, input) => {
      const pairs = (value: string): number => value.match(/——|……/g)?.length ?? 0;
      const inLines = lineTexts(set).reduce((sum, line) => sum + pairs(line), 0);
      expect(inLines).toBe(pairs(lineTexts(set).join('')));
      expect(inLines).toBe(pairs(withoutBlanks(input.text)));
    });
  });

  test('a number stays with its unit, unless that is reported', () => {
    check((set) => {
      if (forcedBy(set, ['glue', 'word', 'number', 'kinsoku', 'long'])) return;
      const lines = lineTexts(set);
      for (const [index, line] of lines.slice(1).entries()) {
        if (/\d$/.test(lines[index] ?? '')) expect(line).not.toMatch(/^(?:年|月|日|件|号|期|\d)/);
      }
    });
  });

  test('no line is wider than the measure, and the full ones are as wide', () => {
    check((set, input) => {
      for (const [index, line] of set.lines.entries()) {
        expect(line.width + line.x).toBeLessThanOrEqual(input.measure + 1e-6);
        const last = index === set.lines.length - 1;
        if (!last && canStretch(line)) {
          expect(line.width + line.x).toBeCloseTo(input.measure, 6);
        }
      }
    });
  });

  test('cells follow each other and overlap by half an em at most', () => {
    check((set) => {
      for (const { cells } of set.lines) {
        for (const [index, cell] of cells.entries()) {
          const next = cells[index + 1];
          if (next) expect(next.x - (cell.x + cell.advance)).toBeGreaterThanOrEqual(-0.5 - 1e-9);
        }
      }
    });
  });

  test('the same text is set the same way twice', () => {
    fc.assert(
      fc.property(text, measure, (input, width) => {
        expect(compose(input, { measure: width })).toEqual(compose(input, { measure: width }));
      }),
      { numRuns: 60 },
    );
  });
});
