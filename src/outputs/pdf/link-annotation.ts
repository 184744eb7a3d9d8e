import { pdfRectangle } from './page-box.js';
import { PDFHexString } from './pdf-objects.js';
import type { LinePiece } from './space-line.js';

/** ISO 32000-1, table 165: annotations of an archive are printed, and neither hidden nor kept from being seen. */
const PRINT = 1 << 2;

/**
 * The entries of a link annotation over a piece of a line (ISO 32000-1, 12.5.6.5). Its text alternative is the address.
 * It has no QuadPoints: a piece is one rectangle, and Acrobat takes their corners in another order than the standard.
 */
export function linkEntries({ box }: LinePiece, address: string, pageHeight: number) {
  return {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: pdfRectangle(box, pageHeight),
    Border: [0, 0, 0],
    F: PRINT,
    Contents: PDFHexString.fromText(address),
    A: { Type: 'Action', S: 'URI', URI: PDFHexString.of(Buffer.from(address, 'latin1').toString('hex')) },
  };
}
