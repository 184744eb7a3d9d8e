import { finding } from '../intake/finding.js';
import { fileNameOf, freeName } from '../intake/name-file.js';
import { openSheets } from '../intake/sheets/open-sheets.js';
import { readSheetTable } from '../intake/sheets/read-sheet-table.js';
import { writeInlines } from '../intake/write-inlines.js';
import { withFiles } from '../model/attachments.js';
import { csvRecord } from '../model/csv.js';
import { type Finding, hasErrors, type Outcome } from '../model/finding.js';
import type { IncomingFile } from '../model/incoming-file.js';
import type { Inline, Table } from '../model/issue.js';
import { importTables } from '../parse/import-tables.js';
import { parseSection } from '../parse/parse-section.js';

/* The recipe of `bulletin import --table`: a sheet as a department sent it → a CSV of the issue, and the line that names it. */

interface TableInput {
  readonly file: IncomingFile;
  readonly title: string;
  /** All names in the folder of the issue. */
  readonly names: readonly string[];
  /** Makes a workbook of a sheet of an old format; none where there is nothing that could. */
  readonly convert: ((bytes: Uint8Array) => Promise<Uint8Array | undefined>) | undefined;
}

interface CompiledTable {
  readonly name: string;
  readonly text: string;
  /** What is pasted into a section. */
  readonly line: string;
}

/** No value where there are errors: a table that our own parser doesn't read as it was is none. */
export async function compileTable({ file, title, names, convert }: TableInput): Promise<Outcome<CompiledTable>> {
  const { value: opened, findings: refused } = await openSheets(file, convert);
  if (!opened) return { value: undefined, findings: refused };
  const { value: rows, findings } = readSheetTable(opened, title);
  if (!rows) return { value: undefined, findings: [...refused, ...findings] };
  // Blanks and brackets would have to be escaped in the line.
  const name = freeName(fileNameOf(title.replace(/[\s()[\]]/g, '')), '.csv', names);
  const text = rows.map((row) => `${csvRecord(row)}\n`).join('');
  const line = `![${writeInlines([{ type: 'text', text: title, emphasis: 'none' }])}](${name})`;
  const proved = findTrouble({ name, text, line }, rows);
  const all = [...refused, ...findings, ...proved];
  return { value: hasErrors(all) ? undefined : { name, text, line }, findings: all };

  /** What our own parser has against it, or that it reads something else. */
  function findTrouble(made: CompiledTable, wanted: readonly (readonly string[])[]): readonly Finding[] {
    const section = parseSection({ path: name, text: `# 表\n\n${made.line}\n` });
    if (!section.value) return section.findings;
    const attached = withFiles([{ name: made.name, bytes: Buffer.from(made.text) }]);
    const imported = importTables({ preamble: [], sections: [section.value] }, attached);
    const errors = [...section.findings, ...imported.findings].filter(({ severity }) => severity === 'error');
    const table = imported.value.sections[0]?.blocks.find((block) => block.type === 'table');
    const isSame = table !== undefined && JSON.stringify(textsIn(table)) === JSON.stringify(wanted);
    if (errors.length > 0 || isSame || !opened) return errors;
    return [finding('import-sheet/table-form', opened.rangeOfFile, {})];
  }
}

const textsIn = ({ head, rows }: Table): readonly (readonly string[])[] =>
  [head, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(({ content }) => content.map(textOf).join('')));

const textOf = (inline: Inline): string => (inline.type === 'text' ? inline.text : '');
