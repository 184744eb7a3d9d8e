import { parse } from 'csv-parse/sync';
import { cellAddress, type Sheet, type SheetCell } from '../../model/sheet.js';
import { decodePlainText } from '../decode-plain-text.js';
import { IntakeError } from '../intake-error.js';

/** As many rows as are looked at. */
const MOST_ROWS = 5000;
/** The longest text that is read, in characters. */
const LONGEST_TEXT = 1_000_000;

/**
 * A table of text, as sheets are saved with commas or tabs.
 * @throws IntakeError where it can't be made out
 */
export function readDelimited(bytes: Uint8Array): Sheet {
  const { text } = decodePlainText(bytes);
  if (text.length > LONGEST_TEXT) throw new IntakeError('import-file/many-cells', {});
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = first.includes('\t') && !first.includes(',') ? '\t' : ',';
  try {
    const records: string[][] = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      to: MOST_ROWS,
    });
    return { name: '', rows: records.map((record, row) => record.map((field, column) => cellOf(field, column, row))) };
  } catch {
    throw new IntakeError('import-file/damaged', {});
  }
}

function cellOf(field: string, column: number, row: number): SheetCell {
  const text = field.trim();
  const percent = /^(-?\d[\d,]*(?:\.\d+)?)%$/.exec(text)?.[1];
  const kind =
    text === '' ? 'empty' : percent !== undefined ? 'percent' : /^-?\d+(?:\.\d+)?$/.test(text) ? 'number' : 'text';
  return { address: cellAddress(column, row), kind, text: percent?.replaceAll(',', '') ?? text, origin: {} };
}
