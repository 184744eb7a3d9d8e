import { csvRecord } from '../model/csv.js';
import { decimalText, type Exact } from '../model/exact.js';
import { chineseHead, type HeadLanguage } from './data-heads.js';
import { bracketCommand, pictureOf, unprintable } from './terminal-text.js';

/*
 * How any text stands in a file for programs: as it is, and written as the format itself escapes what can't be seen, so
 * that such a file may be printed to a log: there it is no command of a terminal or of a service that runs CI.
 */

/** JSON. Ends with a line end. */
export function jsonText(value: unknown): string {
  const written = JSON.stringify(value, undefined, 2);
  return `${written.replace(bracketCommand, `#${escapeUnits('#')}`).replace(unprintable, escapeUnseen)}\n`;
}

/** Line ends stand between the parts alone: those of a text are escaped already. */
const escapeUnseen = (character: string): string => (character === '\n' ? character : escapeUnits(character));

const escapeUnits = (character: string): string =>
  character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Text or an attribute of XML, its line ends too. What XML 1.0 has no place for at all is replaced (XML 1.0, 2.2: Char). */
export const xmlText = (text: string): string =>
  text
    .replace(/[&<>"]/g, (mark) => entities[mark] ?? mark)
    .replace(bracketCommand, '#&#x23;')
    .replace(noCharacters, pictureOf)
    .replace(unprintable, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`);

const noCharacters = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Excel takes UTF-8 without it for the system's own encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** What stands in a data file; null where there is nothing. A figure may have more digits than a number holds. */
export type DataValue = string | number | Exact | null;
export type DataRow<Name extends string = string> = Readonly<Record<Name, DataValue>>;

/** CSV as RFC 4180 has it, in UTF-8 with a BOM so that Excel opens it; what isn't there is empty. Ends with a line end. */
export function csvText(names: readonly string[], rows: readonly DataRow[], heads: HeadLanguage = 'en'): string {
  const records = rows.map((row) => names.map((name) => row[name] ?? null));
  const head = heads === 'zh' ? names.map(chineseHead) : names;
  return BYTE_ORDER_MARK + [head, ...records].map((record) => `${csvRecord(record.map(fieldText))}\r\n`).join('');
}

function fieldText(value: DataValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : decimalText(value);
  return withoutFormula(value);
}

/**
 * Spreadsheets run what begins like a formula, also with the full-width marks of a Chinese input method and with what they
 * skip before it; with an apostrophe before it they show it (OWASP, CSV Injection).
 */
const withoutFormula = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
