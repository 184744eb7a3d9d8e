import { describe, expect, test } from 'vitest';
import { em } from '../../../src/model/length.js';
import { type ColumnExtent, type Extent, extentOf, shareMeasure } from '../../../src/typeset/blocks/table-columns.js';
import { createCompositor } from '../../../src/typeset/compose-text.js';
import * as fc from '../../tools/fast-check.js';
import { fixedTypefaces, printedComposition } from '../fixed-typefaces.js';

const compositor = createCompositor(fixedTypefaces(), printedComposition);
const extent = (text: string): Extent => extentOf([[{ text, role: '仿宋' }]], compositor);

describe('the extent of a text', () => {
  test.each([
    ['汉字汉字', 4, 1],
    ['12345件', 3.625, 3.625],
    ['受理12件', 4.25, 2.125],
    ['“受理”', 4, 2],
    ['', 0, 0],
  ])('%s', (text, natural, least) => {
    expect(extent(text)).toEqual({ natural, least });
  });
});

const column = (natural: number, least: number, isOfFigures = false): ColumnExtent => ({
  natural: em(natural),
  least: em(least),
  isOfFigures,
});

describe('shareMeasure', () => {
  test('shares what is left in proportion, as if no text were shorter than a short one', () => {
    expect(shareMeasure([column(2, 1), column(4, 1)], em(10), em(4)).widths).toEqual([4, 6]);
    expect(shareMeasure([column(4, 1), column(12, 1)], em(24), em(4)).widths).toEqual([6, 18]);
  });

  test('gives columns of figures one width, where there is room for it', () => {
    const columns = [column(6, 1), column(2, 2, true), column(4, 4, true)];
    const [words = 0, ...figures] = shareMeasure(columns, em(21), em(4)).widths;
    expect(figures).toEqual([6, 6]);
    expect(words).toBe(9);
    expect(shareMeasure(columns, em(12), em(4)).widths[1]).toBeLessThan(4);
  });

  test('leaves short texts whole where another column is long', () => {
    expect(shareMeasure([column(3, 1), column(100, 1)], em(20), em(4)).widths[0]).toBe(3);
  });

  test('says by how much the columns are too wide', () => {
    expect(shareMeasure([column(8, 8), column(9, 8)], em(10), em(4))).toEqual({ widths: [5, 5], over: 6 });
  });

  test('always fills the measure, and gives each column its least where there is room for all', () => {
    const anyColumn = fc.record({ least: fc.integer({ min: 0, max: 20 }), more: fc.integer({ min: 0, max: 60 }) });
    fc.assert(
      fc.property(
        fc.array(anyColumn, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 5, max: 60 }),
        (made, measure) => {
          const columns = made.map(({ least, more }) => column(least + more, least));
          const { widths, over } = shareMeasure(columns, em(measure), em(4));
          expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(measure, 6);
          if (over === 0)
            for (const [index, width] of widths.entries())
              expect(width + 1e-9).toBeGreaterThanOrEqual(columns[index]?.least ?? 0);
        },
      ),
    );
  });
});
