import { type Finding, hasErrors, type Outcome, unmade } from '../../model/finding.js';
import { type Sheet, type SheetCell, sheetLabel } from '../../model/sheet.js';
import { finding } from '../finding.js';
import { headText } from './find-heads.js';
import { storedDay } from './find-period.js';
import type { OpenedSheets } from './open-sheets.js';

type Rows = Sheet['rows'];

/** The table of a sheet as rows of texts, its heads in the first: the sheet that is called like the title, or the only one. */
export function readSheetTable(opened: OpenedSheets, title: string): Outcome<readonly (readonly string[])[]> {
  const { sheets, rangeOf, rangeOfFile } = opened;
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some(isFilled)));
  const sheet = filled.find(({ name }) => headText(name) === headText(title)) ?? filled[0];
  if (!sheet) return unmade(finding('import-sheet/no-table', rangeOfFile, {}));
  if (filled.length > 1 && headText(sheet.name) !== headText(title)) {
    return unmade(finding('import-sheet/which', rangeOfFile, { sheets: filled.map(({ name }) => name) }));
  }
  const { table, beside } = partTable(sheet.rows);
  if (table.length < 2) return unmade(finding('import-sheet/no-table', rangeOfFile, {}));
  const findings: Finding[] = [];
  if (beside.length > 0) findings.push(finding('import-sheet/beside-table', rangeOfFile, { texts: beside }));
  if (hasMerged(table)) findings.push(finding('import-sheet/merged', rangeOfFile, {}));
  const texts = table.map((row) =>
    row.map((cell) => {
      const broken = findBroken(cell);
      const at = sheet.rows.findIndex((cells) => cells.includes(cell));
      if (broken)
        findings.push(finding(broken, rangeOf(sheet, at), { cell: sheetLabel(sheet, cell), text: cell.text }));
      return textOf(cell);
    }),
  );
  if (hasErrors(findings)) return { value: undefined, findings };
  const heads = countHeads(table);
  const joined = (table[0] ?? []).map((_, column) => {
    const above = table.slice(0, heads).flatMap((row) => row[column] ?? []);
    return above
      .filter((cell, at) => cell.origin !== above[at - 1]?.origin)
      .map(textOf)
      .join('');
  });
  return { value: [joined, ...texts.slice(heads)], findings };
}

const isFilled = ({ kind }: SheetCell): boolean => kind !== 'empty';

/** The rows and columns that hold anything, without lines above and below that are no row of it. */
function partTable(rows: Rows): { readonly table: Rows; readonly beside: readonly string[] } {
  const kept = rows.filter((row) => row.some(isFilled));
  const width = Math.max(...kept.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    kept.some((row) => row[column] && isFilled(row[column]) && !isAlone(row)),
  );
  const first = kept.findIndex((row) => !isAlone(row));
  const last = kept.findLastIndex((row) => !isAlone(row));
  const others = [...kept.slice(0, Math.max(0, first)), ...kept.slice(last + 1)];
  return {
    table: first < 0 ? [] : kept.slice(first, last + 1).map((row) => columns.map((column) => row[column] ?? BLANK)),
    beside: others.flatMap((row) => row.find(isFilled)?.text.trim() ?? []),
  };
}

const BLANK: SheetCell = { address: '', kind: 'empty', text: '', origin: {} };

/** A row that says one thing across: a title, or who filled the sheet in. */
const isAlone = (row: Rows[number]): boolean => new Set(row.filter(isFilled).map(({ origin }) => origin)).size < 2;

function hasMerged(table: Rows): boolean {
  const origins = table.flat().filter(isFilled);
  return new Set(origins.map(({ origin }) => origin)).size < origins.length;
}

/** How many rows make the head: the first, and those that cells of the head reach down to beside others that reach across. */
function countHeads(table: Rows): number {
  let heads = 1;
  const isDivided = table[0]?.some((cell, column, row) => isFilled(cell) && cell.origin === row[column + 1]?.origin);
  const reachesOn = (): boolean =>
    table[heads - 1]?.some((cell, column) => isFilled(cell) && cell.origin === table[heads]?.[column]?.origin) ?? false;
  while (isDivided && heads < table.length - 1 && reachesOn()) heads += 1;
  return heads;
}

function findBroken({ kind }: SheetCell): 'import-sheet/no-value' | 'import-sheet/broken-cell' | undefined {
  if (kind === 'unvalued') return 'import-sheet/no-value';
  return kind === 'error' ? 'import-sheet/broken-cell' : undefined;
}

/** A cell on one line, as it would be typed. */
function textOf({ kind, text }: SheetCell): string {
  if (kind === 'percent') return `${text}%`;
  const day = kind === 'date' ? storedDay(text) : undefined;
  if (!day) return text.trim().replace(/\s*[\r\n]+\s*/g, '');
  return `${day.year}年${day.month}月${day.day}日`;
}
