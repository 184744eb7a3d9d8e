import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { runOnPdf } from './system-program.js';

/*
 * Pages as pixels. PDFium is compiled to WebAssembly and sees no file system, the programs of the system run with an
 * empty fontconfig: no font of the machine can stand in for one that the document embeds wrongly. PDFium brings stand-ins
 * of its own for Latin letters, though, so that a font is embedded at all is for pdffonts to say.
 */

/** A page in grey. */
export interface PageRaster {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels a pt. */
  readonly resolution: number;
  /** Row by row from the top, 0 black to 255 white. */
  readonly pixels: Uint8Array;
}

/** In pt from the page's left and top edge. */
export interface PageBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Runs something on a document that PDFium has open. */
export async function withPdfium<T>(pdf: Uint8Array, use: (document: PDFiumDocument) => Promise<T>): Promise<T> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  try {
    return await use(document);
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** The document's pages in grey, at `resolution` pixels a pt. */
export function renderPages(pdf: Uint8Array, resolution = 2): Promise<PageRaster[]> {
  return withPdfium(pdf, async (document) => {
    const rasters: PageRaster[] = [];
    for (const page of document.pages()) {
      const { width, height, data } = await page.render({ scale: resolution, render: 'bitmap' });
      rasters.push({ width, height, resolution, pixels: greyOf(data) });
    }
    return rasters;
  });
}

const POINTS_PER_INCH = 72;

const programArguments = {
  pdftoppm: (dpi: number) => ['-gray', '-r', String(dpi), '{pdf}'],
  mutool: (dpi: number) => ['draw', '-q', '-F', 'pgm', '-r', String(dpi), '-o', '-', '{pdf}'],
} as const;

/**
 * The document's pages in grey, by poppler or MuPDF.
 * @throws Error where the program fails
 */
export function renderPagesBy(program: keyof typeof programArguments, pdf: Uint8Array, resolution = 2): PageRaster[] {
  const { status, output, stderr } = runOnPdf(pdf, program, programArguments[program](POINTS_PER_INCH * resolution));
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return readGreymaps(output, resolution);
}

/** Binary PGM images of 8 bits, one after another. */
function readGreymaps(bytes: Uint8Array, resolution: number): PageRaster[] {
  const rasters: PageRaster[] = [];
  let at = 0;
  while (at < bytes.length) {
    const header = /^P5\s(\d+)\s(\d+)\s255\s/.exec(Buffer.from(bytes.subarray(at, at + 40)).toString('latin1'));
    if (!header) throw new Error('not a PGM image');
    const [width, height] = [Number(header[1]), Number(header[2])];
    const start = at + header[0].length;
    at = start + width * height;
    rasters.push({ width, height, resolution, pixels: bytes.subarray(start, at) });
  }
  return rasters;
}

/** The darkest channel of each pixel, so that red counts as ink. */
function greyOf(rgba: Uint8Array): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const at = pixel * 4;
    grey[pixel] = Math.min(rgba[at] ?? 255, rgba[at + 1] ?? 255, rgba[at + 2] ?? 255);
  }
  return grey;
}

/** The share of a box that is inked, 0 to 1: a solid black box has 1, white paper 0. */
export function inkOf({ pixels, width, height, resolution }: PageRaster, box: PageBox): number {
  const left = Math.max(0, Math.round(box.left * resolution));
  const right = Math.min(width, Math.round(box.right * resolution));
  const top = Math.max(0, Math.round(box.top * resolution));
  const bottom = Math.min(height, Math.round(box.bottom * resolution));
  let ink = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) ink += 255 - (pixels[y * width + x] ?? 255);
  }
  return ink / (255 * Math.max(1, (right - left) * (bottom - top)));
}
