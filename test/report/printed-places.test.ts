import { expect, test } from 'vitest';
import { pt } from '../../src/model/length.js';
import { type Page, type PageLine, runOfGlyphs } from '../../src/model/page.js';
import { printedPlaces } from '../../src/report/printed-places.js';

const file = { path: 'issues/12/01-例.md', text: '甲乙丙{{窗口.本周}}丁' };

/** A line whose glyphs come from these stretches of the file; only what is asked for is there. */
function line(part: PageLine['part'], ...stretches: readonly (readonly [number, number])[]): PageLine {
  const glyph = { glyph: 1, text: '', x: pt(0), shift: pt(0), advance: pt(1), stretch: 1, span: 0 };
  const run = runOfGlyphs(stretches.map(([start, end]) => ({ ...glyph, start, end })));
  const spans = [{ sourceOf: (start: number, end: number) => ({ file, start, end }) }];
  return { type: 'line', part, baseline: pt(0), runs: [run], spans } as unknown as PageLine;
}

const page = (number: number, ...items: readonly PageLine[]): Page => ({ number, width: pt(1), height: pt(1), items });

const placeOf = printedPlaces([
  page(1, line('masthead', [0, 1]), line('body', [0, 1], [1, 2])),
  page(2, line('folio'), line('body', [2, 3], [3, 12]), line('body', [3, 12], [12, 13])),
]);

const at = (start: number, end: number) => placeOf({ file, start, end });

test('lines of the text are counted on each page', () => {
  expect(at(1, 2)).toEqual({ page: 1, line: 1 });
  expect(at(2, 3)).toEqual({ page: 2, line: 1 });
  expect(at(12, 13)).toEqual({ page: 2, line: 2 });
});

test('a range is where it begins, and what begins unprinted where its first glyph is', () => {
  expect(at(0, 13)).toEqual({ page: 1, line: 1 });
  expect(at(5, 7)).toEqual({ page: 2, line: 1 });
  expect(at(12, 12)).toEqual({ page: 2, line: 2 });
});

test('what isn’t printed has no place', () => {
  expect(at(13, 14)).toBeUndefined();
  expect(placeOf({ file: { ...file, path: 'issues/bulletin.yaml' }, start: 0, end: 1 })).toBeUndefined();
});
