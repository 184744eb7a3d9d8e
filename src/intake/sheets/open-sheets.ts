import type { Finding, Outcome } from '../../model/finding.js';
import type { IncomingFile } from '../../model/incoming-file.js';
import { FileChanged, systemCode } from '../../model/read-error.js';
import type { Sheet } from '../../model/sheet.js';
import { type SourceRange, unreadFile, wholeFile } from '../../model/source.js';
import { findFileKind } from '../find-file-kind.js';
import { IntakeError } from '../intake-error.js';
import { refuseFile, unreadableFile } from '../read-manuscript.js';
import { readDelimited } from './read-delimited.js';
import { readWorkbook, type Workbook } from './read-workbook.js';

/** A workbook with where its rows are found: its file has a line for each row, one sheet behind the other. */
export interface OpenedSheets extends Workbook {
  readonly rangeOf: (sheet: Sheet, row: number) => SourceRange;
  readonly rangeOfFile: SourceRange;
}

/**
 * Reads a sheet by what is in it.
 * @param convert makes a workbook of a file of an old format
 */
export async function openSheets(
  { path, read }: IncomingFile,
  convert: ((bytes: Uint8Array) => Promise<Uint8Array | undefined>) | undefined,
): Promise<Outcome<OpenedSheets>> {
  const refuse = (found: Finding): Outcome<never> => ({ value: undefined, findings: [found] });
  try {
    const bytes = read();
    const kind = findFileKind(bytes);
    if (kind.type === 'xlsx') return opened(readWorkbook(kind.entries), path);
    if (kind.type === 'text') return opened({ sheets: [readDelimited(bytes)], hidden: [] }, path);
    if (kind.type !== 'old-sheet') throw new IntakeError('import-file/unknown', {});
    if (!convert) return refuse(refuseFile(path, 'import-file/needs-office'));
    const converted = await convert(bytes);
    const made = converted && findFileKind(converted);
    if (made?.type !== 'xlsx') return refuse(refuseFile(path, 'import-file/not-converted'));
    return opened(readWorkbook(made.entries), path);
  } catch (error) {
    if (error instanceof IntakeError) return refuse(error.at(wholeFile(unreadFile(path))));
    const reason = error instanceof FileChanged ? error.message : systemCode(error);
    if (reason === undefined) throw error;
    return refuse(unreadableFile(path, reason));
  }
}

function opened(workbook: Workbook, path: string): Outcome<OpenedSheets> {
  const lines: string[] = [];
  const starts = new Map<Sheet, number>();
  for (const sheet of workbook.sheets) {
    starts.set(sheet, lines.length);
    for (const row of sheet.rows) lines.push(row.map(({ text }) => text.replace(/\s+/g, ' ')).join(' | '));
  }
  const file = { path, text: lines.join('\n') };
  const rangeOf = (sheet: Sheet, row: number): SourceRange => {
    const line = (starts.get(sheet) ?? 0) + row;
    const start = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0);
    return { file, start, end: start + (lines[line]?.length ?? 0) };
  };
  return { value: { ...workbook, rangeOf, rangeOfFile: { file, start: 0, end: 0 } }, findings: [] };
}

/** Whether a file is a sheet by what is in it; of a table of text its name says so. */
export function isSheet({ path, read }: IncomingFile): boolean {
  try {
    const { type } = findFileKind(read());
    return type === 'xlsx' || type === 'old-sheet' || (type === 'text' && /\.[ct]sv$/i.test(path));
  } catch (error) {
    if (error instanceof IntakeError || error instanceof FileChanged || systemCode(error) !== undefined) return false;
    throw error;
  }
}
