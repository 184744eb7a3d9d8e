import type { Finding } from '../model/finding.js';
import { historyPath } from '../model/history.js';
import type { SourceFile } from '../model/source.js';
import { parseHistory } from '../parse/parse-history.js';
import { type HistoryTable, readHistoryTable } from '../parse/read-history-table.js';
import { parseSettings } from '../parse/yaml/parse-settings.js';
import { writeHistory } from '../plan/write-history.js';

/* The recipe of `bulletin import --history`: a table as an office keeps it → the past figures that the ledger reads. */

interface CompiledHistory {
  readonly table: HistoryTable;
  /** What is to be written as `issues/history-2023.csv`. */
  readonly text: string;
}

/**
 * The table as read; undefined where bulletin.yaml can't be made out, or the table has no heads of days and of measures, or no
 * row.
 */
export function compileHistory(
  table: SourceFile,
  year: number,
  settings: SourceFile,
): {
  readonly value: CompiledHistory | undefined;
  readonly findings: readonly Finding[];
  readonly known: readonly string[];
} {
  const { value, findings } = parseSettings(settings);
  const series = value?.statistics ?? [];
  const known = series.flatMap(({ key, measures }) => measures.map(({ name }) => `${key}.${name}`));
  const read = value && readHistoryTable({ file: table, year, series });
  if (!read || read.rows.length === 0) return { value: undefined, findings, known };
  const text = writeHistory(read);
  const made = parseHistory({ path: historyPath(year), text });
  if (!made.value || made.findings.length > 0) throw new Error('past figures that can’t be read back');
  return { value: { table: read, text }, findings, known };
}
