import { describe, expect, test } from 'vitest';
import { GlyphCopies, type GlyphCopy } from '../../../src/outputs/pdf/glyph-copies.js';
import { showPiece, spaceLine, type TextStateSpan } from '../../../src/outputs/pdf/space-line.js';
import * as fc from '../../tools/fast-check.js';
import { type SetTextOptions, setText } from '../../tools/set-text.js';
import { tinyFace } from '../../tools/tiny-font.js';

const face = tinyFace('Tiny', { characters: '甲乙丙丁，。（—0123456789ab ' });

interface Spaced {
  readonly pieces: readonly ReturnType<typeof showPiece>[];
  readonly copyOf: (id: number) => GlyphCopy | undefined;
}

function space(text: string, options: Omit<SetTextOptions, 'face'>): Spaced {
  const copies = new GlyphCopies();
  const pieces = spaceLine(setText(text, { face, ...options }), copies).pieces.map(showPiece);
  const all = copies.byFace().flatMap((ofFace) => ofFace.copies);
  return { pieces, copyOf: (id) => all.find((copy) => copy.id === id) };
}

const spansOf = (line: Spaced): readonly TextStateSpan[] => line.pieces.flatMap(({ spans }) => spans);

const advances = (line: Spaced): number[] =>
  spansOf(line).flatMap(({ copies }) => copies.map((id) => line.copyOf(id)?.advance ?? 0));

/** The spaces that are left between stated advances, in em of the outlines. */
function leftovers(line: Spaced): number[] {
  const glyphs = spansOf(line).flatMap((span) =>
    span.copies.map((copy, index) => ({ copy, x: span.origins[index] ?? 0, em: (span.size * span.scale) / 100 })),
  );
  return glyphs.slice(1).map((glyph, index) => {
    const before = glyphs[index];
    if (!before) throw new Error('every glyph but the first has one before it');
    return (glyph.x - before.x) / before.em - (line.copyOf(before.copy)?.advance ?? 0) / 1000;
  });
}

describe('spaceLine', () => {
  test('states the cell of a glyph as its advance', () => {
    expect(advances(space('甲乙12', {}))).toEqual([1000, 1000, 500, 500]);
  });

  test('states the full cell for outlines that are narrower than it', () => {
    expect(advances(space('甲乙', { scale: 0.91 }))).toEqual([1099, 1099]);
  });

  test('states half a cell for a compressed mark', () => {
    expect(advances(space('甲，乙', { compressed: '，' }))).toEqual([1000, 500, 1000]);
  });

  test('takes the space between Han and digits into the advance before it', () => {
    expect(advances(space('甲12乙', { autospace: 1 / 8 }))).toEqual([1125, 500, 625, 1000]);
  });

  test('takes wide gaps of a justified line into the advance, in whole sixteenths of an em', () => {
    expect(advances(space('甲乙丙', { gap: 0.09 }))).toEqual([1063, 1063, 1000]);
  });

  test('leaves narrow gaps of a justified line to displacement', () => {
    expect(advances(space('甲乙丙', { gap: 0.05 }))).toEqual([1000, 1000, 1000]);
  });

  test('leaves a gap of more than an em a gap, and copies it out as a blank', () => {
    const line = space('甲乙', { gap: 5 });
    expect(advances(line)).toEqual([1000, 1000]);
    expect(line.pieces.map((piece) => piece.text)).toEqual(['甲 乙']);
  });

  test('shares the copy of a glyph among equal places', () => {
    const [span] = spansOf(space('甲乙甲', {}));
    expect(span?.copies[0]).toBe(span?.copies[2]);
  });

  test('gives a glyph that stands for several texts a copy for each', () => {
    const copies = new GlyphCopies();
    const han = copies.request(face, 1, 1000, '一');
    const radical = copies.request(face, 1, 1000, '⼀');
    expect([han.advance, radical.advance]).toEqual([1000, 1001]);
    expect(copies.request(face, 1, 1000, '一')).toBe(han);
  });

  test('parts a line where the scale of the outlines changes', () => {
    const line = space('甲—乙', { stretched: { '—': 1.125 } });
    expect(spansOf(line).map(({ scale }) => scale)).toEqual([100, 112.5, 100]);
  });

  test('leaves no space between glyphs that a reader would take for a blank', () => {
    const text = fc.array(fc.constantFrom(...'甲乙丙丁，。1234ab'), { minLength: 2, maxLength: 30 });
    const spacing = fc.record({
      autospace: fc.double({ min: 0, max: 0.25, noNaN: true }),
      gap: fc.double({ min: -0.1, max: 0.6, noNaN: true }),
      scale: fc.constantFrom(1, 0.91, 0.85),
    });
    fc.assert(
      fc.property(text, spacing, (characters, options) => {
        for (const leftover of leftovers(space(characters.join(''), { ...options, compressed: '，。' }))) {
          expect(Math.abs(leftover)).toBeLessThan(0.07);
        }
      }),
    );
  });
});
