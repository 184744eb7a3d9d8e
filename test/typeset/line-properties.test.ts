import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { em } from '../../src/model/length.js';
import type { Composition } from '../../src/model/template.js';
import { breakLines } from '../../src/typeset/break-lines.js';
import { type CharClass, isWesternClass } from '../../src/typeset/char-class.js';
import { collectItems } from '../../src/typeset/collect-items.js';
import { type ComposedLine, type ComposedText, rangeOf } from '../../src/typeset/compose-text.js';
import { innerGaps } from '../../src/typeset/measure-line.js';
import { prepareText } from '../../src/typeset/prepare-text.js';
import { createCharacterSetter } from '../../src/typeset/set-character.js';
import { shareShrink, shrinkOf } from '../../src/typeset/shrink.js';
import * as fc from '../tools/fast-check.js';
import { type Cell, type ComposeOptions, cellsOn, compose, lineTexts } from './compose.js';
import { fixedTypefaces, printedComposition } from './fixed-typefaces.js';

/** A stretch of a text; `unit` where no line may end inside it. */
interface Piece {
  readonly text: string;
  readonly unit?: boolean;
}

const plain = (...texts: readonly string[]): fc.Arbitrary<Piece> => fc.constantFrom(...texts).map((text) => ({ text }));
const units = (...texts: readonly string[]): fc.Arbitrary<Piece> =>
  fc.constantFrom(...texts).map((text) => ({ text, unit: true }));

const digits = fc.integer({ min: 0, max: 1_234_567 }).map(String);
const amount = fc.tuple(digits, fc.constantFrom('件', '件次', '人次', '年', '%', '‰', '℃'));
const word = fc.array(fc.constantFrom(...'abcdeXYZ'), { minLength: 1, maxLength: 12 });
const mark = fc.constantFrom(...'”’）」，。：？！·～%‰℃,.;:!?)]}（“([{/／％', '…', '。\ufe00', '’\ufe00', '％\ufe00');
const address = fc.array(fc.constantFrom('a', 'org', '/', '?', '=', '&', '-', '.', '7', '%20', ',', ')', ';', ']'), {
  maxLength: 12,
});

/** Official prose as it comes: Han, marks, numbers with units, words, dashes, addresses, blanks; and what is rare. */
const piece: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 10, arbitrary: plain(...'政务服务公共资源交易中心办理窗口企业群众国省市县区一二三') },
  { weight: 4, arbitrary: plain(...'，。、；：？！“”‘’（）《》〈〉【】〔〕') },
  { weight: 3, arbitrary: plain('·', '・', '～', '—', '–', '/', '／', '％', '？！', '！！！', '；', '(', ')', ',') },
  { weight: 1, arbitrary: fc.tuple(word, mark, word).map((parts) => ({ text: parts.join('') })) },
  { weight: 1, arbitrary: units('——', '……') },
  {
    weight: 1,
    arbitrary: units('12件', '1,234.5', '-3.5', '9月', '29日', '¥300', '第12期', '〔2026〕12号', '（一）一'),
  },
  { weight: 1, arbitrary: amount.map(([number, unit]) => ({ text: number + unit, unit: true })) },
  { weight: 1, arbitrary: word.map((letters) => ({ text: letters.join(''), unit: true })) },
  { weight: 1, arbitrary: address.map((parts) => ({ text: `https://${parts.join('')}` })) },
  { weight: 1, arbitrary: plain(' ', '  ', ' and ', '\u3000', '𠮷', '葛\u{e0100}', 'e\u0301', '\u200b', 'ア') },
);
const pieces = fc.array(piece, { minLength: 1, maxLength: 80 });
const measure = fc.integer({ min: 20, max: 160 }).map((quarters) => quarters / 4);
const indent = fc.constantFrom(0, 2);
/** A title, now and then: it is centred, and broken in a way of its own. */
const setting = fc.constantFrom<Partial<ComposeOptions>>({}, {}, {}, { balanced: true, align: 'center' });
const composition: fc.Arbitrary<Partial<Composition>> = fc.record({
  breaker: fc.constantFrom('first-fit', 'total-fit'),
  kinsoku: fc.constantFrom('push-out', 'push-in-first', 'word'),
  straddler: fc.constantFrom(em(0), em(0.5), em(1)),
  shrink: fc.constantFrom('ladder', 'equal'),
  squeezeMax: fc.constantFrom(em(0), em(0.5), em(0.95), em(3)),
  autospace: fc.constantFrom(em(0.125), em(0.25)),
  autospaceMin: fc.constantFrom(em(0), em(0.125)),
  unitGlue: fc.constantFrom('on', 'soft', 'off'),
  adjacentMarks: fc.constantFrom('trim', 'keep'),
  hanging: fc.constantFrom('none', 'stops'),
  punctuation: fc.constantFrom('quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao', 'plain'),
  lineEndMark: fc.constantFrom('fit', 'half'),
  lineStartOpening: fc.constantFrom('full', 'half'),
  indentOpening: fc.constantFrom('full', 'half'),
  fullStopShrink: fc.constantFrom('never', 'last'),
});

interface Input {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly options: ComposeOptions & { readonly measure: number; readonly composition: Partial<Composition> };
}

const check = (property: (set: ComposedText, input: Input) => void, numRuns = 200): void =>
  fc.assert(
    fc.property(pieces, measure, indent, composition, setting, (list, width, first, rules, more) => {
      const text = list.map((each) => each.text).join('');
      const options = { measure: width, indent: first, composition: rules, ...more };
      property(compose(text, options), { text, pieces: list, options });
    }),
    { numRuns },
  );

/** A place where one line ends and the next begins. */
interface Turn {
  readonly before: Cell;
  readonly after: Cell;
  /** What is said of the line that ends here. */
  readonly reported: readonly Finding['code'][];
}

function turnsOf({ lines, findings }: ComposedText): Turn[] {
  return lines.slice(1).flatMap((line, index) => {
    const ended = lines[index];
    const [before, after] = [cellsOn(ended).at(-1), cellsOn(line)[0]];
    const range = ended && rangeOf([ended]);
    if (!before || !after || !range) throw new Error('an empty line');
    const about = findings.filter((found) => found.range.start === range.start && found.range.end === range.end);
    return [{ before, after, reported: about.map(({ code }) => code) }];
  });
}

/** The ties of K7 from the loosest to the firmest: one that is reported allows for those before it too. */
const ties = [
  'forced-break/glue',
  'forced-break/word',
  'forced-break/number',
  'forced-break/kinsoku',
  'forced-break/long',
];

/** Whether a break of this tie is told of; on a line that not even one character fits anything may happen. */
const isReported = ({ reported }: Turn, tie: string): boolean =>
  reported.includes('line-overfull') || reported.some((code) => ties.indexOf(code) >= ties.indexOf(tie));

const startOf = ({ start }: Cell): number => start;

/** Stretches of the text that fulfil a pattern. */
const stretches = (text: string, pattern: RegExp): { start: number; end: number }[] =>
  Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));

/** Places strictly inside an address: K1 and K2 don't apply there. What is invisible does not end it. */
function inAddress(text: string): (place: number) => boolean {
  const addresses = stretches(text, /(?:https?:\/\/|www\.)[\x21-\x7e\u200b]+/g);
  return (place) => addresses.some(({ start, end }) => start < place && place < end);
}

/** The text as it is set, blanks aside. */
const normalized = (text: string): string => text.replaceAll('・', '·').replaceAll(/[ \u200b]/g, '');

/** The cells of a line that stand on the measure: a mark that hangs is wider than the line. */
const cellsInside = (line: ComposedLine): Cell[] => cellsOn(line).filter(({ x }) => x < line.width - 1e-6);

const isRigid = (a: CharClass, b: CharClass): boolean =>
  (a === 'long' && b === 'long') || (isWesternClass(a) && isWesternClass(b));

/** Whether a line has a place outside words, numbers and dashes. */
const canStretch = (line: ComposedLine): boolean => {
  const cells = cellsInside(line);
  return cells.some(({ item }, index) => {
    const before = cells[index - 1];
    return before !== undefined && item.charClass !== 'space' && !isRigid(before.item.charClass, item.charClass);
  });
};

const neighbours = (line: ComposedLine): [Cell, Cell][] => {
  const cells = cellsOn(line);
  return cells.slice(1).map((cell, index) => [cells[index] ?? cell, cell]);
};

/** N3: a place behind the number of a number with its unit. */
const isBehindNumber = (unit: { text: string; start: number }, place: number): boolean => {
  const [number] = /^第?\d[\d,.]*(?=\p{Script=Han}+$)/u.exec(unit.text) ?? [];
  return number !== undefined && place >= unit.start + number.length;
};

describe('for any text at any measure by any rules', () => {
  test('every character is set once and in order, and a blank between two words stays', () => {
    check((set, { text }) => {
      expect(normalized(lineTexts(set).join(''))).toBe(normalized(text));
      for (const [before, after] of set.lines.flatMap(neighbours)) {
        if (!isWesternClass(before.item.charClass) || !isWesternClass(after.item.charClass)) continue;
        expect(text.slice(before.end, after.start)).not.toContain(' ');
      }
    });
  });

  test('K1, K2: no line starts or ends with a forbidden mark, unless that is reported of this line', () => {
    check((set, { text }) => {
      const isAddress = inAddress(text);
      for (const turn of turnsOf(set)) {
        const { before, after } = turn;
        if (isReported(turn, 'forced-break/kinsoku') || isAddress(startOf(after))) continue;
        // A variation selector changes how a mark looks, not what it is.
        const [ends, starts] = [before, after].map(({ item }) => item.text.replace('\ufe00', ''));
        if (after.item.charClass !== 'long') {
          expect(starts).not.toMatch(/^[”’）》〉」』】〗〕］｝、，；：。．？！·–～—/／％%‰℃,.;:!?)\]}]$/);
        }
        expect(starts).not.toBe('…');
        expect(ends).not.toMatch(/^[“‘（《〈「『【〖〔［｛([{/／]$/);
      }
    });
  });

  test('K3, K8, N: no line ends inside a dash, word, number, date or label, unless that is reported of this line', () => {
    check((set, { text, pieces: list, options }) => {
      const isAddress = inAddress(text);
      const maySplitUnits = options.composition.unitGlue !== 'on';
      let end = 0;
      const kept = list.map((each) => {
        const start = end;
        end += each.text.length;
        return {
          start,
          end,
          tie: /^[—…]/.test(each.text) ? 'forced-break/long' : 'forced-break/glue',
          unit: each.unit,
          text: each.text,
        };
      });
      for (const turn of turnsOf(set)) {
        const place = startOf(turn.after);
        const unit = kept.find((each) => each.unit && each.start < place && place < each.end);
        if (!unit || isAddress(place)) continue;
        if (maySplitUnits && isBehindNumber(unit, place)) continue;
        // Three dashes in a row are a dash and a connector: the pairs are counted from the first.
        if (unit.tie === 'forced-break/long' && /[—…]/.test(text[unit.start - 1] ?? '')) continue;
        expect(isReported(turn, unit.tie), `${turn.before.item.text}|${turn.after.item.text}`).toBe(true);
      }
    });
  });

  test('K8: two Western characters are only parted by a blank or inside an address', () => {
    check((set, { text }) => {
      const isAddress = inAddress(text);
      for (const turn of turnsOf(set)) {
        const { before, after } = turn;
        const gap = text.slice(before.end, after.start);
        const isWord = isWesternClass(before.item.charClass) && isWesternClass(after.item.charClass);
        if (!isWord || gap.includes(' ')) continue;
        if (!isAddress(startOf(after))) expect(isReported(turn, 'forced-break/word')).toBe(true);
        else if (!isReported(turn, 'forced-break/word')) {
          expect(before.item.text).toMatch(/^[/?&=.-]$/);
          expect(after.item.text).not.toMatch(/^[/?&=.,:;!)\]}-]$/);
        }
      }
    });
  });

  test('no line is wider than the measure but for one mark that hangs, and the full ones are as wide', () => {
    check((set, { options }) => {
      for (const [index, line] of set.lines.entries()) {
        expect(line.width + line.x).toBeLessThanOrEqual(options.measure + 1e-6);
        const hanging = cellsOn(line)
          .slice(cellsInside(line).length)
          .map((cell) => cell.item.text);
        expect(hanging.join('')).toMatch(options.composition.hanging === 'stops' ? /^[、，。]?$/ : /^$/);
        const last = index === set.lines.length - 1;
        const isFilled = !last && !options.balanced && canStretch(line);
        if (isFilled) expect(line.width + line.x).toBeCloseTo(options.measure, 6);
      }
    });
  });

  test('cells stay in order and never overlap by more than their blank halves', () => {
    check((set) => {
      for (const [cell, next] of set.lines.flatMap(neighbours)) {
        const blank = cell.item.blankAfter + next.item.blankBefore;
        expect(next.x - (cell.x + cell.advance)).toBeGreaterThanOrEqual(-blank - 1e-9);
      }
    });
  });

  test('J2: nothing is stretched or squeezed inside words, numbers and dashes', () => {
    check((set) => {
      for (const [cell, next] of set.lines.flatMap(neighbours)) {
        if (isRigid(cell.item.charClass, next.item.charClass)) expect(next.x).toBeCloseTo(cell.x + cell.advance, 9);
      }
    });
  });

  test('J3: the last line is never stretched', () => {
    check((set, { options }) => {
      const last = set.lines.at(-1);
      const { autospace, wordSpace } = { ...printedComposition, ...options.composition };
      for (const [cell, next] of last ? neighbours(last) : []) {
        expect(next.x - (cell.x + cell.advance)).toBeLessThanOrEqual(autospace + 1e-9);
        if (cell.item.charClass === 'space') expect(cell.advance).toBe(wordSpace);
      }
    });
  });

  test('J1: no line is squeezed beyond its cap, and the marks of one class give equal shares', () => {
    fc.assert(
      fc.property(pieces, measure, composition, (list, width, more) => {
        const rules = { ...printedComposition, ...more };
        const { items } = collectItems(
          [{ text: list.map(({ text }) => text).join(''), role: '仿宋' }],
          createCharacterSetter(fixedTypefaces(), rules),
          rules,
        );
        const text = prepareText(items, rules);
        const room = { measure: em(width), trimsOpening: rules.lineStartOpening === 'half' };
        for (const line of breakLines(text, { first: room, others: room, rules }, rules.breaker)) {
          if (line.overfull) continue;
          const squeezed = Math.max(0, line.natural - line.measure);
          expect(squeezed).toBeLessThanOrEqual(rules.squeezeMax + 1e-9);
          const shares = shareShrink(innerGaps(text, line), squeezed);
          const given = innerGaps(text, line).reduce((sum, gap) => sum + shrinkOf(gap, shares), 0);
          expect(given).toBeCloseTo(squeezed, 9);
          if (rules.shrink === 'equal')
            expect([...shares.keys()].filter((from) => /bracket|comma|stop/.test(from))).toEqual([]);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('push-out squeezes no line of first-fit', () => {
    fc.assert(
      fc.property(pieces, measure, composition, (list, width, rules) => {
        const set = compose(list.map((each) => each.text).join(''), {
          measure: width,
          composition: { ...rules, breaker: 'first-fit', kinsoku: 'push-out', punctuation: 'plain' },
        });
        for (const [cell, next] of set.lines.flatMap(neighbours)) {
          expect(next.x).toBeGreaterThanOrEqual(cell.x + cell.advance - 1e-9);
        }
      }),
    );
  });

  test('a tie gives way only where the measure is too narrow for what hangs together', () => {
    const tied = fc.oneof(
      plain('，', '。”', '（', '“', '》、《', '！！！', '——', '……', '·', '～'),
      units('12件', '1,234.5', '¥300', '第12期', '〔2026〕12号', '（一）', 'AI', 'abcdefgh', '5516件次', '30%'),
    );
    // Each between two Han: the longest of them with these is 9.25 em wide.
    const text = fc.array(tied, { minLength: 1, maxLength: 60 }).map((list) => list.map((each) => `政务${each.text}`));
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 160 }), composition, (list, quarters, rules) => {
        const set = compose(`${list.join('')}政务`, { measure: quarters / 4, composition: rules });
        expect(set.findings.map(({ code }) => code).filter((code) => ties.includes(code))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('the same text is set the same way twice', () => {
    check((set, { text, options }) => {
      // Spans hold functions, which are never equal.
      const shown = ({ lines, findings }: ComposedText) => [
        lines.map(({ spans: _, ...line }) => line),
        findings.length,
      ];
      expect(shown(compose(text, options))).toEqual(shown(set));
    }, 100);
  });
});
