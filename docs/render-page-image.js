// Draws a page of a PDF, for the README and for the specimen's tests:
// node docs/render-page-image.js dist/519.pdf docs/519-page-1.png [page] [pixels a point]
import { readFileSync, writeFileSync } from 'node:fs';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PNG } from 'pngjs';

/** Pixels a point: 744 pixels across, sharp at the width GitHub shows. */
const RESOLUTION = '1.25';

const [, , from, to, page = '1', resolution = RESOLUTION] = process.argv;
if (!from || !to) throw new Error('usage: node docs/render-page-image.js FILE.pdf FILE.png [PAGE] [PIXELS A POINT]');

const library = await PDFiumLibrary.init();
const document = await library.loadDocument(readFileSync(from));
const { width, height, data } = await document
  .getPage(Number(page) - 1)
  .render({ scale: Number(resolution), render: 'bitmap' });
const image = new PNG({ width, height });
image.data = Buffer.from(data);
writeFileSync(to, PNG.sync.write(image, { colorType: 2 }));
document.destroy();
library.destroy();
