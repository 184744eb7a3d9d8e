import { describe, expect, test } from 'vitest';
import { em } from '../../src/model/length.js';
import type { Composition } from '../../src/model/template.js';
import { breakFirstFit } from '../../src/typeset/break-first-fit.js';
import { breakTotalFit } from '../../src/typeset/break-total-fit.js';
import { collectItems } from '../../src/typeset/collect-items.js';
import { hold, type PreparedText } from '../../src/typeset/item.js';
import type { BrokenLine, Frame } from '../../src/typeset/line.js';
import { lineCost, lineRatio } from '../../src/typeset/line-cost.js';
import { fitsSqueezed, type LineRuler, lineRuler, skipSpace } from '../../src/typeset/measure-line.js';
import { prepareText } from '../../src/typeset/prepare-text.js';
import { createCharacterSetter } from '../../src/typeset/set-character.js';
import * as fc from '../tools/fast-check.js';
import { compose, lineTexts } from './compose.js';
import { fixedTypefaces, printedComposition } from './fixed-typefaces.js';

function prepare(text: string, measure: number, more: Partial<Composition> = {}): { text: PreparedText; frame: Frame } {
  const rules = { ...printedComposition, ...more };
  const { items } = collectItems([{ text, role: '仿宋' }], createCharacterSetter(fixedTypefaces(), rules), rules);
  const room = { measure: em(measure), trimsOpening: false };
  return { text: prepareText(items, rules), frame: { first: room, others: room, rules } };
}

/** What a paragraph costs that is broken like this. */
const paragraphCost = (text: PreparedText, lines: readonly BrokenLine[]): number =>
  lines.reduce((sum, line) => sum + lineCost(text, line), 0);

const lengths = (text: string, breaker: Composition['breaker'], more: Partial<Composition> = {}): number[] =>
  lineTexts(compose(text, { indent: 2, composition: { breaker, ...more } })).map((line) => line.length);

describe('the cost', () => {
  test('of a line of 28 Han is 1: its ratio is 0 in both breakers', () => {
    const { text, frame } = prepare('汉'.repeat(56), 28);
    for (const breaker of [breakFirstFit, breakTotalFit]) {
      expect(breaker(text, frame).map((line) => lineCost(text, line))).toEqual([1, 1]);
    }
  });

  test.each([
    // Two gaps of 0.1 em, and autospace on both sides of the digit that grows by 1/8 em each.
    ['汉1汉', 0.45, 1],
    ['汉1汉', 0.9, 2],
    // Two gaps of 0.1 em between three Han, then one, for the mark that hangs is left alone.
    ['汉汉，', 0.2, 1],
    ['汉汉，', -0.5, 0],
    ['汉汉，', -0.9, 1],
    // The word space is 1/4 em and may grow to 1/2; the gap after it may grow as any.
    ['a b', 0.35, 1],
  ])('%s with %d em to fill has ratio %d', (characters, missing, ratio) => {
    const { text, frame } = prepare(characters, 1000, { hanging: 'stops' });
    const width = lineRuler(text, frame)(0, text.items.length).natural;
    const { text: same, frame: narrow } = prepare(characters, width + missing, { hanging: 'stops' });
    expect(lineRatio(lineRuler(same, narrow)(0, same.items.length))).toBeCloseTo(ratio);
  });

  test('of a tie that gives way is more than that of any loose line, and of a firmer tie more still', () => {
    const { text, frame } = prepare('汉字汉字', 9);
    const [line] = breakFirstFit(text, frame);
    if (!line) throw new Error('there is no line');
    const loose = { ...line, next: 3, natural: em(2) };
    const costs = [
      loose,
      ...[hold.soft, hold.glue, hold.word, hold.number, hold.kinsoku].map((forced) => ({ ...loose, forced })),
    ];
    const inOrder = costs.map((each) => lineCost(text, each));
    expect(inOrder).toEqual([...new Set(inOrder)].sort((a, b) => a - b));
    expect(lineCost(text, { ...line, forced: hold.glue })).toBeGreaterThan(inOrder[0] ?? 0);
  });

  test('of the whole is never more than what first-fit costs, by any rules', () => {
    const piece = fc.constantFrom(
      ...'政务服务中心窗口，。、“”（）《》',
      '——',
      '……',
      '12件',
      '2026年9月29日',
      ' and ',
      'https://a.b/c?d=e',
    );
    const rules = fc.record({
      kinsoku: fc.constantFrom('push-out', 'push-in-first', 'word'),
      shrink: fc.constantFrom('ladder', 'equal'),
      unitGlue: fc.constantFrom('on', 'soft', 'off'),
      hanging: fc.constantFrom('none', 'stops'),
      punctuation: fc.constantFrom('quanjiao', 'kaiming', 'banjiao', 'hangmobanjiao', 'plain'),
    } as const);
    const input = fc.array(piece, { minLength: 1, maxLength: 120 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(input, fc.integer({ min: 10, max: 80 }), rules, (characters, halves, more) => {
        const { text, frame } = prepare(characters, halves / 2, more);
        const [first, total] = [breakFirstFit, breakTotalFit].map((breaker) =>
          paragraphCost(text, breaker(text, frame)),
        );
        expect(total).toBeLessThanOrEqual((first ?? 0) * (1 + 1e-12));
      }),
      { numRuns: 500 },
    );
  });

  test('is the same whatever a line at a time would do with a mark that doesn’t fit', () => {
    const piece = fc.constantFrom(...'政务服务中心窗口，。、“”（）《》', '12件', '2026年9月29日', ' and ');
    const input = fc.array(piece, { minLength: 1, maxLength: 120 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(input, fc.integer({ min: 40, max: 80 }), (characters, halves) => {
        const costs = (['push-out', 'push-in-first', 'word'] as const).map((kinsoku) => {
          const { text, frame } = prepare(characters, halves / 2, { kinsoku });
          return paragraphCost(text, breakTotalFit(text, frame));
        });
        for (const cost of costs) expect(cost).toBeCloseTo(costs[0] ?? 0, 6);
      }),
      { numRuns: 400 },
    );
  });

  test('is the least of all ways whose lines are neither loose nor squeezed too far', () => {
    const characters = fc.array(fc.constantFrom(...'政务服务中心，。、“”', '12件', ' a '), {
      minLength: 6,
      maxLength: 14,
    });
    fc.assert(
      fc.property(characters, fc.integer({ min: 10, max: 16 }), (pieces, halves) =>
        expectLeast(pieces.join(''), halves / 2),
      ),
      { numRuns: 300 },
    );
  });

  test('is that too where the last Han is a runt with its marks: so is a mark that would be left without it', () => {
    expectLeast('政政“12件政。”，””，“', 5);
  });
});

function expectLeast(characters: string, measure: number): void {
  const { text, frame } = prepare(characters, measure);
  const cheapest = leastCost(text, lineRuler(text, frame), skipSpace(text.items, 0));
  const cost = paragraphCost(text, breakTotalFit(text, frame));
  expect(cost).toBeLessThanOrEqual(cheapest * (1 + 1e-12));
}

/** Tries them all. */
function leastCost(text: PreparedText, ruler: LineRuler, start: number): number {
  if (start >= text.items.length) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (let next = start + 1; next <= text.items.length; next += 1) {
    const line = { ...ruler(start, next), forced: hold.free, overfull: false };
    const isLast = next === text.items.length;
    if (!fitsSqueezed(line) || (!isLast && (lineRatio(line) > 1 || text.gaps[next]?.hold !== hold.free))) continue;
    least = Math.min(least, lineCost(text, line) + leastCost(text, ruler, skipSpace(text.items, next)));
  }
  return least;
}

describe('runts (R1)', () => {
  test('26 + 28 + 1: the full line gives its last character to the runt', () => {
    expect(lengths('汉'.repeat(55), 'first-fit')).toEqual([26, 28, 1]);
    expect(lengths('汉'.repeat(55), 'total-fit')).toEqual([26, 27, 2]);
  });

  test('26 + 28 + 1 with a mark: a runt is one Han and its marks', () => {
    const text = `${'汉'.repeat(55)}。”`;
    expect(lengths(text, 'first-fit')).toEqual([26, 28, 3]);
    expect(lengths(text, 'total-fit')).toEqual([26, 27, 4]);
  });

  test('26 + 28 + 2: two characters are no runt, and the lines stay full', () => {
    expect(lengths('汉'.repeat(56), 'total-fit')).toEqual([26, 28, 2]);
  });

  test('a runt is squeezed in where marks have room for it', () => {
    const lines = (breaker: Composition['breaker']): string[] =>
      lineTexts(compose('汉，汉，汉，汉，汉汉汉', { measure: 10, composition: { breaker, squeezeMax: em(1) } }));
    expect(lines('first-fit')).toEqual(['汉，汉，汉，汉，汉汉', '汉']);
    expect(lines('total-fit')).toEqual(['汉，汉，汉，汉，汉汉汉']);
  });

  test('a runt stays where the only way out is a line that J5 calls loose', () => {
    const set = compose('汉'.repeat(13), { measure: 6, composition: { breaker: 'total-fit' } });
    expect(lineTexts(set).map((line) => line.length)).toEqual([6, 6, 1]);
    expect(set.findings).toEqual([]);
  });

  test('is saved by every paragraph of Han that has a line with room for it', () => {
    // Opened up by one character, a line of 13 has 11 gaps of less than 0.1 em; one of 11 would have 9 of more.
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 1, max: 5 }), (measure, full) => {
        fc.pre(measure !== 12);
        const text = '汉'.repeat(measure - 2 + full * measure + 1);
        const [first, total] = (['first-fit', 'total-fit'] as const).map((breaker) =>
          lineTexts(compose(text, { measure, indent: 2, composition: { breaker } })).at(-1),
        );
        expect([first?.length, total?.length]).toEqual([1, measure > 12 ? 2 : 1]);
      }),
    );
  });

  test('a paragraph of one character is no runt', () => {
    const { text, frame } = prepare('汉。', 28);
    expect(paragraphCost(text, breakTotalFit(text, frame))).toBe(1);
  });
});

describe('golden lines of both breakers', () => {
  const tail =
    '中心各窗口共办理“一件事”事项1,234件、（含跨省通办）56件，群众满意度99.5%，详见www.example.org/banshi/zhinan网页，办理结果由窗口告知群众。';

  test('total-fit saves a loose line before an address', () => {
    const text = `各窗口，某某某某${tail}`;
    // First-fit takes down the number with its unit and mark, and then has no room for `example.org/` on the second line:
    // all its gaps open to 0.14 em.
    expect(lineTexts(compose(text, { indent: 2 }))).toEqual([
      '各窗口，某某某某中心各窗口共办理“一件事”事项',
      '1,234件、（含跨省通办）56件，群众满意度99.5%，详见www.',
      'example.org/banshi/zhinan网页，办理结果由窗口告知群众。',
    ]);
    expect(compose(text, { indent: 2 }).findings.map((f) => f.code)).toEqual(['loose-line']);
    // Total-fit squeezes the number into the first line, which makes room for the address up to its solidus.
    const total = compose(text, {
      indent: 2,
      composition: { breaker: 'total-fit', autospaceMin: em(0), squeezeMax: em(2) },
    });
    expect(lineTexts(total)).toEqual([
      '各窗口，某某某某中心各窗口共办理“一件事”事项1,234件、',
      '（含跨省通办）56件，群众满意度99.5%，详见www.example.org/',
      'banshi/zhinan网页，办理结果由窗口告知群众。',
    ]);
    expect(total.findings).toEqual([]);
  });

  test('where first-fit’s lines are full by nature, total-fit sets the same', () => {
    const text = `各窗口，${tail}`;
    const total = compose(text, {
      indent: 2,
      composition: { breaker: 'total-fit', autospaceMin: em(0), squeezeMax: em(2) },
    });
    expect(lineTexts(total)).toEqual(lineTexts(compose(text, { indent: 2 })));
  });

  test('total-fit takes up what a little squeezing makes room for', () => {
    const text = `本周，某某某${tail}`;
    expect(lineTexts(compose(text, { indent: 2 }))[1]).toMatch(/www\.example\.$/);
    const total = compose(text, {
      indent: 2,
      composition: { breaker: 'total-fit', autospaceMin: em(0), squeezeMax: em(2) },
    });
    // The address is now parted after its solidus, where a reader expects it.
    expect(lineTexts(total)[1]).toMatch(/www\.example\.org\/$/);
    expect(total.lines[1]?.width).toBeCloseTo(28);
  });
});

test('places that must be forced are the same as first-fit’s, and are reported', () => {
  for (const breaker of ['first-fit', 'total-fit'] as const) {
    const { findings } = compose('字abcdefghijklmnop', { measure: 5, composition: { breaker } });
    expect(findings.map((f) => f.code)).toContain('forced-break/word');
  }
});
