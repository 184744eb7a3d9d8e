import { describe, expect, test } from 'vitest';
import { em } from '../../src/model/length.js';
import type { Composition } from '../../src/model/template.js';
import { cellsOn, compose, lineTexts } from './compose.js';

describe('K4: a line whose next place is not free', () => {
  const lines = (text: string, measure: number, kinsoku: Composition['kinsoku']): string[] =>
    lineTexts(compose(text, { measure, composition: { kinsoku, autospaceMin: em(0), squeezeMax: em(2) } }));

  test.each([
    ['a mark that fits once a comma is squeezed', '汉，字汉字。汉', ['汉，字汉', '字。汉'], ['汉，字汉字。', '汉']],
    ['a unit that does', '汉，汉，12件汉', ['汉，汉，', '12件汉'], ['汉，汉，12件', '汉']],
    ['a mark that has nothing to be squeezed for it', '汉字汉字汉。汉', ['汉字汉字', '汉。汉'], ['汉字汉字', '汉。汉']],
    ['a place that is free: nothing is squeezed', '汉，字，汉汉汉', ['汉，字，汉', '汉汉'], ['汉，字，汉', '汉汉']],
  ])('%s', (_, text, pushedOut, pushedIn) => {
    expect(lines(text, 5, 'push-out')).toEqual(pushedOut);
    expect(lines(text, 5, 'push-in-first')).toEqual(pushedIn);
  });

  test('push-in-first takes in all up to the next free place, or nothing', () => {
    expect(lines('汉，字，汉。”汉', 5, 'push-in-first')).toEqual(['汉，字，汉。”', '汉']);
    expect(lines('汉，字汉汉。”汉', 5, 'push-in-first')).toEqual(['汉，字汉', '汉。”汉']);
  });

  test('push-in-first squeezes a line up to its cap, and not a little further', () => {
    const set = (squeezeMax: number): string[] =>
      lineTexts(
        compose('汉，汉，汉汉。”汉', {
          measure: 6.1,
          composition: { kinsoku: 'push-in-first', squeezeMax: em(squeezeMax) },
        }),
      );
    expect(set(0.9)).toEqual(['汉，汉，汉汉。”', '汉']);
    expect(set(0.89)).toEqual(['汉，汉，汉', '汉。”汉']);
  });

  test('a squeezed line is exactly as wide as the measure', () => {
    const set = compose('汉，字汉字。汉', { measure: 5.2, composition: { kinsoku: 'push-in-first' } });
    expect(set.lines[0]?.width).toBeCloseTo(5.2);
  });
});

describe('J1: what a line gives', () => {
  /** Nothing in its last word is free, so that all that is lacking must be squeezed out of what stands before. */
  const text = 'ab cd汉，汉《汉》汉、汉1汉！汉abcdefgh。';
  const rules = { kinsoku: 'push-in-first', wordSpace: em(0.5), autospaceMin: em(0), squeezeMax: em(4) } as const;
  const natural = compose(text, { measure: 1000, composition: rules }).lines[0];
  const width = natural?.width ?? 0;

  /** What the gap before the n-th character, or the line's last mark, lost. */
  const lossesAt = (need: number, fullStopShrink: Composition['fullStopShrink'] = 'last') => {
    const set = compose(text, { measure: width - need, composition: { ...rules, fullStopShrink } });
    const [line] = set.lines;
    const advanceTo = (cells: typeof natural, index: number): number => {
      const [a, b] = cellsOn(cells).slice(index - 1, index + 1);
      return (b?.x ?? 0) - (a?.x ?? 0);
    };
    const loss = (...places: number[]): number[] =>
      places.map((index) => Number((advanceTo(natural, index) - advanceTo(line, index)).toFixed(6)));
    return {
      lines: set.lines.length,
      end: 1 - (cellsOn(line).at(-1)?.advance ?? 0),
      wordSpace: loss(3),
      brackets: loss(8, 11),
      commas: loss(7, 13),
      autospace: loss(5, 14, 15, 18),
      fullStop: loss(17),
    };
  };

  test.each([
    // need, line-end mark, word space, each bracket, each comma, each autospace, full stop
    [0.1, 0.5, 0, 0, 0, 0, 0],
    [0.5, 0.5, 0, 0, 0, 0, 0],
    [0.6, 0.5, 0.1, 0, 0, 0, 0],
    [0.75, 0.5, 0.25, 0, 0, 0, 0],
    [1, 0.5, 0.25, 0.125, 0, 0, 0],
    [1.5, 0.5, 0.25, 0.375, 0, 0, 0],
    [1.75, 0.5, 0.25, 0.5, 0, 0, 0],
    [2, 0.5, 0.25, 0.5, 0.125, 0, 0],
    [2.75, 0.5, 0.25, 0.5, 0.5, 0, 0],
    [3, 0.5, 0.25, 0.5, 0.5, 0.0625, 0],
    [3.25, 0.5, 0.25, 0.5, 0.5, 0.125, 0],
    [3.75, 0.5, 0.25, 0.5, 0.5, 0.125, 0.5],
  ])('%d em: one class is used up before the next, in equal parts', (need, end, space, bracket, comma, auto, stop) => {
    const losses = lossesAt(need);
    expect(losses.lines).toBe(1);
    expect(losses.end).toBeCloseTo(end);
    for (const [lost, wanted] of [
      [losses.wordSpace, space],
      [losses.brackets, bracket],
      [losses.commas, comma],
      [losses.autospace, auto],
      [losses.fullStop, stop],
    ] as const) {
      for (const each of lost) expect(each).toBeCloseTo(wanted);
    }
  });

  test('full stops give nothing unless the template says so', () => {
    expect(lossesAt(3.25, 'never').lines).toBe(1);
    expect(lossesAt(3.3, 'never').lines).toBe(2);
    expect(lossesAt(3.3, 'last').lines).toBe(1);
  });

  test('a pair that was compressed has given its blank already', () => {
    const pushIn = (text: string, measure: number): string[] =>
      lineTexts(compose(text, { measure, composition: { kinsoku: 'push-in-first' } }));
    expect(pushIn('汉，“字汉。汉', 4.5)).toEqual(['汉，“字', '汉。汉']);
    expect(pushIn('汉，字“汉。汉', 5)).toEqual(['汉，字“汉。', '汉']);
  });

  test('an opening mark at the start of a line is E2’s matter, not J1’s', () => {
    const set = compose('“汉字汉汉。', { measure: 5, composition: { kinsoku: 'push-in-first' } });
    expect(lineTexts(set)).toEqual(['“汉字汉', '汉。']);
  });
});
