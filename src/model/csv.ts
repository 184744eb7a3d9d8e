/* One field of CSV as RFC 4180 has it: how it is written, and what it says. */

/** A record of these fields, without a line end: a field is in quotation marks where it could be taken for more than one. */
export const csvRecord = (fields: readonly string[]): string =>
  fields.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',');

/** What a field says, which stands in its file with its quotation marks and with blanks around it. */
export function csvValue(written: string): string {
  const typed = written.trim();
  return typed.startsWith('"') ? typed.slice(1, -1).replaceAll('""', '"').trim() : typed;
}
