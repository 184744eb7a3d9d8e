import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Composition } from '../../src/model/template.js';
import { type CharClass, isWesternClass } from '../../src/typeset/char-class.js';
import type { ComposedLine, ComposedText } from '../../src/typeset/compose-text.js';
import { type ComposeOptions, compose, lineTexts } from './compose.js';

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
const composition: fc.Arbitrary<Partial<Composition>> = fc.record({
  breaker: fc.constantFrom('first-fit', 'total-fit'),
  kinsoku: fc.constantFrom('push-out', 'push-in-first'),
  hanging: fc.constantFrom('none', 'stops'),
  punctuation: fc.constantFrom('quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao', 'plain'),
  lineEndMark: fc.constantFrom('fit', 'half'),
  lineStartOpening: fc.constantFrom('full', 'half'),
  indentOpening: fc.constantFrom('full', 'half'),
  fullStopShrink: fc.constantFrom('never', 'last'),
});

const isForced = (set: ComposedText): boolean =>
  set.findings.some(({ code }) => code.startsWith('forced-break/') || code === 'line-overfull');

const forcedBy = (set: ComposedText, kinds: readonly string[]): boolean =>
  set.findings.some((finding) => kinds.some((kind) => finding.code === `forced-break/${kind}`));

/** What is kept of a text: blanks are dropped at line ends and between Han and Western characters. */
const withoutBlanks = (value: string): string => value.replaceAll(' ', '');

/** The cells of a line that stand on the measure: a mark that hangs is wider than the line. */
const cellsInside = ({ cells, width }: ComposedLine): ComposedLine['cells'] =>
  cells.filter((cell) => cell.x < width - 1e-6);

/** Whether a line has a place outside words, numbers and dashes. */
const canStretch = (line: ComposedLine): boolean => {
  const rigid = (a: CharClass, b: CharClass): boolean =>
    b === 'space' || (a === 'long' && b === 'long') || (isWesternClass(a) && isWesternClass(b));
  const cells = cellsInside(line);
  return cells.some(({ item }, index) => {
    const before = cells[index - 1];
    return before !== undefined && !rigid(before.item.charClass, item.charClass);
  });
};

interface Input {
  readonly text: string;
  readonly options: ComposeOptions & { readonly measure: number; readonly composition: Partial<Composition> };
}

const check = (property: (set: ComposedText, input: Input) => void, numRuns = 600): void =>
  fc.assert(
    fc.property(text, measure, indent, composition, (input, width, first, rules) => {
      const options = { measure: width, indent: first, composition: rules };
      property(compose(input, options), { text: input, options });
    }),
    { numRuns },
  );

describe('for any text at any measure by any rules', () => {
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

  test('no line is wider than the measure but for one mark that hangs, and the full ones are as wide', () => {
    check((set, { options }) => {
      for (const [index, line] of set.lines.entries()) {
        expect(line.width + line.x).toBeLessThanOrEqual(options.measure + 1e-6);
        const hanging = line.cells.slice(cellsInside(line).length).map((cell) => cell.item.text);
        expect(hanging.join('')).toMatch(options.composition.hanging === 'stops' ? /^[、，。]?$/ : /^$/);
        const last = index === set.lines.length - 1;
        if (!last && canStretch(line)) expect(line.width + line.x).toBeCloseTo(options.measure, 6);
      }
    });
  });

  test('cells stay in order and never overlap by more than their blank halves', () => {
    check((set) => {
      for (const { cells } of set.lines) {
        for (const [index, cell] of cells.entries()) {
          const next = cells[index + 1];
          if (!next) continue;
          const blank = cell.item.blankAfter + next.item.blankBefore;
          expect(next.x - (cell.x + cell.advance)).toBeGreaterThanOrEqual(-blank - 1e-9);
        }
      }
    });
  });

  test('push-out squeezes no line of first-fit', () => {
    fc.assert(
      fc.property(text, measure, composition, (input, width, rules) => {
        const set = compose(input, {
          measure: width,
          composition: { ...rules, breaker: 'first-fit', kinsoku: 'push-out', punctuation: 'plain' },
        });
        for (const { cells } of set.lines) {
          for (const [index, cell] of cells.entries()) {
            const next = cells[index + 1];
            if (next) expect(next.x).toBeGreaterThanOrEqual(cell.x + cell.advance - 1e-9);
          }
        }
      }),
    );
  });

  test('a break that is forced by the measure is the only reason for a finding of the breaker', () => {
    check((set, { options }) => {
      if (options.measure >= 30 && !/https/.test(lineTexts(set).join(''))) expect(isForced(set)).toBe(false);
    }, 200);
  });

  test('the same text is set the same way twice', () => {
    check((set, input) => {
      expect(compose(input.text, input.options)).toEqual(set);
    }, 100);
  });
});
