/** Without it Excel takes UTF-8 for the system's own encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** What stands in a data file; null where there is nothing. */
export type DataValue = string | number | null;
export type DataRow<Name extends string = string> = Readonly<Record<Name, DataValue>>;

/** As RFC 4180 has it, in UTF-8 with a BOM so that Excel opens it; what isn't there is empty. Ends with a line end. */
export function formatCsv(names: readonly string[], rows: readonly DataRow[]): string {
  const records = rows.map((row) => names.map((name) => cell(row[name] ?? null)));
  return BYTE_ORDER_MARK + [names, ...records].map((record) => `${record.join(',')}\r\n`).join('');
}

function cell(value: DataValue): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = withoutFormula(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets run what begins like a formula; with an apostrophe before it they show it. */
const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
