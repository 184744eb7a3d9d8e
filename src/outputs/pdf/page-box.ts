import { roundNumber } from './format-number.js';

/** A rectangle on a page, in pt from the paper's left and top edges. */
export interface PageBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box around all of them. */
export const encloseBoxes = (boxes: readonly PageBox[]): PageBox => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});

/** The box as PDF objects have it, from the page's lower edge (ISO 32000-1, 7.9.5): left, bottom, right, top. */
export const pdfRectangle = ({ left, top, right, bottom }: PageBox, pageHeight: number): number[] =>
  [left, pageHeight - bottom, right, pageHeight - top].map(roundNumber);
