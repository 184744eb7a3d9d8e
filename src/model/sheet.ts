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

/** `周报!C7`, or `C7` in a table of text. */
export const sheetLabel = ({ name }: Sheet, { address }: SheetCell): string =>
  name === '' ? address : `${name}!${address}`;

/** `C7` of the third column in the seventh row, both counted from 0. */
export function cellAddress(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** Column and row of `C7`, counted from 0; none where a text is no address. */
export function readCellAddress(address: string): { readonly column: number; readonly row: number } | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
  const column = readColumn(letters);
  return column === undefined ? undefined : { column, row: Number(digits) - 1 };
}

/** The column that letters name, counted from 0. */
export const readColumn = (letters: string): number | undefined =>
  /^[A-Z]{1,3}$/.test(letters)
    ? Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    : undefined;
