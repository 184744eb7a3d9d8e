import { describe, expect, test } from 'vitest';
import {
  type GlyphSpan,
  glyphsOf,
  type PageItem,
  type PageLine,
  type PositionedGlyph,
} from '../../../src/model/page.js';
import { restoreBlanks } from '../../../src/outputs/pdf/restore-blanks.js';
import { type SetTextOptions, setPages, setText } from '../../tools/set-text.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { elementMaker } from './sample-structure.js';

const face = tinyFace('Tiny', { characters: 'ab甲 ' });
const file = { path: 'a.md', text: 'ab ab甲 甲ab' };

/** Characters of the source as the only ones on a line. */
function lineFrom(start: number, end: number, options: Partial<SetTextOptions>): PageLine {
  const line = setText(file.text.slice(start, end), { face, ...options });
  const sourceOf = (from: number, to: number) => ({ file, start: start + from, end: start + to });
  return { ...line, spans: line.spans.map((span) => ({ ...span, sourceOf })) };
}

/** The glyphs of each line after the blanks were restored. */
const restored = (...pages: readonly (readonly PageItem[])[]): PositionedGlyph[][] =>
  restoreBlanks(setPages(...pages)).flatMap(({ items }) =>
    items.map((item) => (item.type === 'line' ? glyphsOf(item.runs) : [])),
  );

/** What the last glyph of the first line is of. */
function spanOfLast(...items: readonly PageItem[]): GlyphSpan | undefined {
  const [line] = restoreBlanks(setPages(items))[0]?.items ?? [];
  const last = line?.type === 'line' ? glyphsOf(line.runs).at(-1) : undefined;
  expect(last?.text).toBe(' ');
  return line?.type === 'line' && last ? line.spans[last.span] : undefined;
}

const textsOf = (lines: readonly PositionedGlyph[][]): string[] =>
  lines.map((glyphs) => glyphs.map(({ text }) => text).join(''));

describe('the blank that a line end swallowed', () => {
  const make = elementMaker();

  test('is restored between Western words, over the end of the page too', () => {
    const role = make('P');
    expect(textsOf(restored([lineFrom(0, 2, { role })], [lineFrom(3, 5, { role })]))).toEqual(['ab ', 'ab']);
  });

  test('is not where there was none, nor between Han', () => {
    const role = make('P');
    expect(textsOf(restored([lineFrom(0, 1, { role }), lineFrom(1, 2, { role })]))).toEqual(['a', 'b']);
    expect(textsOf(restored([lineFrom(3, 6, { role }), lineFrom(7, 10, { role })]))).toEqual(['ab甲', '甲ab']);
  });

  test('is restored in each cell of a table, though their lines alternate', () => {
    const row = make('TR', make('Table'));
    const [left, right] = [make('TD', row), make('TD', row)];
    const cells = [left, right, left, right].map((role, index) => {
      const start = index < 2 ? 0 : 3;
      return lineFrom(start, start + 2, { role });
    });
    expect(textsOf(restored(cells))).toEqual(['ab ', 'ab ', 'ab', 'ab']);
  });

  test('belongs to the link and to the inline element that go on behind it', () => {
    const role = make('P');
    const inline = make('Reference', role);
    const options = { role, inline, link: 'https://example.com/' };
    const span = spanOfLast(lineFrom(0, 2, options), lineFrom(3, 5, options));
    expect(span).toMatchObject({ link: options.link, role: { id: inline.id } });
  });

  test('belongs to the line’s own element where they end before it', () => {
    const role = make('P');
    const options = { role, inline: make('Reference', role), link: 'https://example.com/' };
    expect(spanOfLast(lineFrom(0, 2, options), lineFrom(3, 5, { role }))).toEqual({});
  });
});
