// Draws the first page of a PDF for the README: node docs/render-page-image.js dist/519.pdf docs/519-page-1.png
import { readFileSync, writeFileSync } from 'node:fs';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PNG } from 'pngjs';

/** Pixels a point: 744 pixels across, sharp at the width GitHub shows. */
const RESOLUTION = 1.25;

const [, , from, to] = process.argv;
if (!from || !to) throw new Error('usage: node docs/render-page-image.js FILE.pdf FILE.png');

const library = await PDFiumLibrary.init();
const document = await library.loadDocument(readFileSync(from));
const { width, height, data } = await document.getPage(0).render({ scale: RESOLUTION, render: 'bitmap' });
const image = new PNG({ width, height });
image.data = Buffer.from(data);
writeFileSync(to, PNG.sync.write(image, { colorType: 2 }));
document.destroy();
library.destroy();
