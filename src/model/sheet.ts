/** A sheet of a workbook, or a table of text: its cells by rows, each row as far as it has any. */
export interface Sheet {
  /** Empty for a table of text. */
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

export interface SheetCell {
  /** `C7` */
  readonly address: string;
  /** `unvalued`: a formula whose value the file doesn't hold. */
  readonly kind: 'empty' | 'text' | 'number' | 'percent' | 'date' | 'error' | 'unvalued';
  /** As it is stored; of a percentage what is printed before its sign. */
  readonly text: string;
  /** The same for cells that are merged. */
  readonly origin: object;
}

/** `C7` of the third column in the seventh row, both counted from 0. */
export function cellAddress(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
