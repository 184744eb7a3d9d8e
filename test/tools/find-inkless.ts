import { type GlyphRun, glyphsOf, type Page, type PositionedGlyph } from '../../src/model/page.js';
import { inkOf, type PageBox, type PageRaster } from './render-page.js';

/** Share of an outline's box that the thinnest characters ink at least, round brackets of a light face. */
const LEAST_INK = 0.1;

/** A typeset character that left no ink where it stands. */
export interface InklessGlyph {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
}

/** The characters of the typeset pages that left (nearly) no ink within their outline's box; blanks need not. */
export function findInkless(pages: readonly Page[], rasters: readonly PageRaster[]): InklessGlyph[] {
  return pages.flatMap(({ number, items }, index) => {
    const raster = rasters[index];
    if (!raster) throw new Error(`page ${number} was not rendered`);
    return items
      .flatMap((item) => (item.type === 'line' ? [item] : []))
      .flatMap(({ baseline, runs }) =>
        runs.flatMap((run) =>
          glyphsOf([run])
            .filter((glyph) => glyph.text.trim() !== '' && !leavesInk(raster, boxOf(run, glyph, baseline)))
            .map(({ text, x }) => ({ page: number, text, x, baseline })),
        ),
      );
  });
}

const leavesInk = (raster: PageRaster, box: PageBox | undefined): boolean =>
  box !== undefined && inkOf(raster, box) >= LEAST_INK;

function boxOf(run: GlyphRun, glyph: PositionedGlyph, baseline: number): PageBox | undefined {
  const bounds = run.face.boundsOf(glyph.glyph);
  if (!bounds) return undefined;
  const up = run.size / run.face.unitsPerEm;
  const across = up * run.scale * glyph.stretch;
  const origin = glyph.x + glyph.shift;
  const ground = baseline - run.rise;
  return atLeastPixels({
    left: origin + bounds.xMin * across,
    top: ground - bounds.yMax * up,
    right: origin + bounds.xMax * across,
    bottom: ground - bounds.yMin * up,
  });
}

/** In pt: a stroke or a full stop that is thinner may fall between the pixels of a raster. */
const LEAST_SIDE = 1.5;

function atLeastPixels({ left, top, right, bottom }: PageBox): PageBox {
  const across = Math.max(0, LEAST_SIDE - (right - left)) / 2;
  const down = Math.max(0, LEAST_SIDE - (bottom - top)) / 2;
  return { left: left - across, top: top - down, right: right + across, bottom: bottom + down };
}
