import { glyphSource, glyphsOf, type Page, type PageLine, type PositionedGlyph } from '../model/page.js';
import { locate } from '../model/source.js';
import type { LineData, PageData } from './results.js';

/** The pages as data that can be stored: what stands where, and where it was written. */
export const describePages = (pages: readonly Page[]): readonly PageData[] =>
  pages.map(({ number, width, height, items }) => ({
    number,
    width,
    height,
    lines: items.flatMap((item) => (item.type === 'line' ? describeLine(item) : [])),
  }));

/** Describes a line; one without a glyph is left out. */
function describeLine(line: PageLine): LineData[] {
  const glyphs = glyphsOf(line.runs);
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  if (!first || !last) return [];
  const source = placeOf(line, glyphs);
  return [
    {
      text: glyphs.map(({ text }) => text).join(''),
      part: line.part,
      x: first.x,
      y: line.baseline,
      width: last.x + last.advance - first.x,
      size: Math.max(...line.runs.map(({ size }) => size)),
      ...(source && { source }),
    },
  ];
}

/** Where the first glyph that was written stands: what the typesetter adds comes from nowhere. */
function placeOf(line: PageLine, glyphs: readonly PositionedGlyph[]): LineData['source'] {
  for (const glyph of glyphs) {
    const range = glyphSource(line, glyph);
    if (!range) continue;
    const { line: at, column } = locate(range);
    return { file: range.file.path, line: at, column };
  }
  return undefined;
}
