import type { Color } from '../../model/page.js';
import type { EmbeddedFont } from './embed-fonts.js';
import { formatNumber } from './format-number.js';
import type { TextStateSpan } from './space-line.js';

/** The graphics state as the operators so far have left it: what holds already is not stated again. */
export class GraphicsState {
  /** Operators by what they state. A page starts with these (ISO 32000-1, tables 52 and 104). */
  readonly #stated = new Map([
    ['fill', '0 g'],
    ['stroke', '0 G'],
    ['width', '1 w'],
    ['join', '0 j'],
    ['scale', '100 Tz'],
    ['rise', '0 Ts'],
  ]);
  /** What the last text was set with: most text is set as the text before it, and no operator is written to be compared. */
  #text:
    | { readonly font: EmbeddedFont; readonly size: number; readonly scale: number; readonly rise: number }
    | undefined;
  #color: Color | undefined;

  setFill(color: Color): readonly string[] {
    if (color === this.#color) return [];
    this.#color = color;
    return this.#state('fill', colorOperator(color, 'g', 'rg'));
  }

  /** `width` in pt. Corners are round: sharp ones would reach beyond the points of a line. */
  setStroke(color: Color, width: number): string[] {
    return [
      ...this.#state('stroke', colorOperator(color, 'G', 'RG')),
      ...this.#state('width', `${numbers(width)} w`),
      ...this.#state('join', '1 j'),
    ];
  }

  setText(font: EmbeddedFont, { size, scale, rise }: TextStateSpan): readonly string[] {
    const before = this.#text;
    if (before?.font === font && before.size === size && before.scale === scale && before.rise === rise) return [];
    this.#text = { font, size, scale, rise };
    return [
      ...this.#state('font', `/${font.name} ${numbers(size)} Tf`),
      ...this.#state('scale', `${numbers(scale)} Tz`),
      ...this.#state('rise', `${numbers(rise)} Ts`),
    ];
  }

  #state(parameter: string, operator: string): string[] {
    if (this.#stated.get(parameter) === operator) return [];
    this.#stated.set(parameter, operator);
    return [operator];
  }
}

/** Operands of an operator, parted by blanks. */
export const numbers = (...values: number[]): string => values.map(formatNumber).join(' ');

const colorOperator = ({ red, green, blue }: Color, gray: string, rgb: string): string =>
  red === green && green === blue ? `${numbers(red)} ${gray}` : `${numbers(red, green, blue)} ${rgb}`;
