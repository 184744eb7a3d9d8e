import { describe, expect, test } from 'vitest';
import { em } from '../../src/model/length.js';
import { createCompositor } from '../../src/typeset/compose-text.js';
import { composeStretches } from '../../src/typeset/flow.js';
import { cellsOn, compose, lineTexts } from './compose.js';
import { fixedTypefaces, printedComposition } from './fixed-typefaces.js';

describe('E2: an opening mark at the start of a line', () => {
  const text = '汉字汉字“汉字汉字';
  const half = { lineStartOpening: 'half' } as const;

  test('keeps its blank half by default', () => {
    const [, line] = compose(text, { measure: 4.5 }).lines;
    expect(cellsOn(line)[0]?.advance).toBe(1);
    expect(lineTexts(compose(text, { measure: 4.5 }))[1]).toBe('“汉字汉');
  });

  test('loses it on the left where the template says so, which makes room for another character', () => {
    const set = compose(text, { measure: 4.5, composition: half });
    expect(lineTexts(set)).toEqual(['汉字汉字', '“汉字汉字']);
    const [first] = cellsOn(set.lines[1]);
    expect(first).toMatchObject({ x: 0, advance: 0.5, item: { shift: -0.5 } });
  });

  test('keeps it where the line starts a paragraph, indented or not', () => {
    for (const indent of [0, 2]) {
      expect(cellsOn(compose('“汉字', { indent, composition: half }).lines[0])[0]?.advance).toBe(1);
    }
  });

  test('loses it after a hard break, which starts no paragraph', () => {
    const compositor = createCompositor(fixedTypefaces(), { ...printedComposition, ...half });
    const stretches = ['“汉', '“汉'].map((line) => [{ text: line, role: '仿宋' }]);
    const { lines } = composeStretches(stretches, { measure: em(9), indent: em(2), align: 'justify' }, compositor);
    expect(lines.map((line) => cellsOn(line)[0]?.advance)).toEqual([1, 0.5]);
  });
});

describe('E3: an opening mark after the indent', () => {
  const half = { indentOpening: 'half' } as const;

  test('loses its blank half where the template says so, and the indent stays', () => {
    const full = compose('“汉字', { indent: 2 }).lines[0];
    const trimmed = compose('“汉字', { indent: 2, composition: half }).lines[0];
    expect([cellsOn(full)[0]?.advance, cellsOn(trimmed)[0]?.advance]).toEqual([1, 0.5]);
    expect([full?.x, trimmed?.x]).toEqual([2, 2]);
  });

  test('is not meant at the start of other lines, nor without an indent', () => {
    const [first, second] = compose('“汉字汉“字', { measure: 4, composition: half }).lines;
    expect([cellsOn(first)[0]?.advance, cellsOn(second)[0]?.advance]).toEqual([1, 1]);
  });

  test('the indent never stretches, though the line after it does', () => {
    const [line] = compose('汉字汉abcdef汉', { measure: 6, indent: 2 }).lines;
    expect(line?.x).toBe(2);
    expect(cellsOn(line)).toMatchObject([{ x: 0 }, {}, {}]);
    expect(line?.width).toBeCloseTo(4);
  });
});

describe('K6: hanging', () => {
  const hang = { hanging: 'stops' } as const;

  test.each(['、', '，', '。'])('%s stands over the right edge where it does not fit', (mark) => {
    const text = `汉字汉字汉${mark}汉字`;
    expect(lineTexts(compose(text, { measure: 5 }))).toEqual(['汉字汉字', `汉${mark}汉字`]);
    const set = compose(text, { measure: 5, composition: hang });
    expect(lineTexts(set)).toEqual([`汉字汉字汉${mark}`, '汉字']);
    expect(set.lines[0]?.width).toBe(5);
    expect(cellsOn(set.lines[0]).at(-1)?.x).toBe(5);
  });

  test.each(['；', '：', '？', '！', '”', '）'])('%s never does', (mark) => {
    const set = compose(`汉字汉字汉${mark}汉字`, { measure: 5, composition: hang });
    expect(lineTexts(set)[0]).toBe('汉字汉字');
  });

  test('a mark that fits does not hang, nor one that fits without its blank half', () => {
    for (const measure of [5, 4.5]) {
      const [line] = compose('汉字汉字，汉字', { measure, composition: hang }).lines;
      expect((cellsOn(line).at(-1)?.x ?? 0) + (cellsOn(line).at(-1)?.advance ?? 0)).toBeCloseTo(measure);
    }
  });

  test('only one mark hangs: two that must not be parted go down together', () => {
    expect(lineTexts(compose('汉字汉字汉。”汉', { measure: 5, composition: hang }))).toEqual(['汉字汉字', '汉。”汉']);
  });

  test('the last character before it stands on the edge, however the line is stretched', () => {
    const [line] = compose('汉字汉字，字', { measure: 4.3, composition: hang }).lines;
    const [character, mark] = cellsOn(line).slice(-2);
    expect((character?.x ?? 0) + (character?.advance ?? 0)).toBeCloseTo(4.3);
    expect(mark?.x).toBeCloseTo(4.3);
  });

  test('a mark alone on a line does not hang from nothing', () => {
    const { findings } = compose('汉，', { measure: 0.4, composition: hang });
    expect(findings.map((f) => f.code)).toContain('line-overfull');
    expect(compose('，', { measure: 0.4, composition: hang }).lines[0]?.width).toBe(0.5);
  });

  test('the last line of a paragraph may end so too', () => {
    expect(lineTexts(compose('汉字汉字汉。', { measure: 5, composition: hang }))).toEqual(['汉字汉字汉。']);
  });
});
