import { type BlockTree, type RunTree, tidyRuns } from '../model/block-tree.js';
import type { ManuscriptInline, ManuscriptTable } from '../model/manuscript.js';
import type { DraftFile, DraftForm } from './draft.js';
import { writeInlines } from './write-inlines.js';
import type { NoteBook } from './write-notes.js';
import { runsOf } from './write-paragraph.js';

/** A table that is larger is easier to look after in a file of its own. */
const LARGEST_INSIDE = { rows: 15, columns: 8 } as const;

/** @param name of the file that a large table stands in */
export function tableForms({ rows }: ManuscriptTable, name: string, notes: NoteBook): readonly DraftForm[] {
  const [head = [], ...body] = rows.map((row) => row.map(runsOf));
  // How heads are set is for the template to say.
  const trees = [plainly(head), ...body];
  const expects: readonly BlockTree[] = [{ type: 'table', rows: trees }];
  const inside: DraftForm = { markdown: writeInside(trees, notes), expects };
  const isLarge = rows.length > LARGEST_INSIDE.rows || (rows[0]?.length ?? 0) > LARGEST_INSIDE.columns;
  // A file has nothing but text in its cells.
  const isPlain = trees
    .flat(2)
    .every((run) => run.type === 'text' && run.emphasis === 'none' && run.link === undefined);
  if (!isLarge || !isPlain) return [inside];
  const file: DraftFile = { name, bytes: Buffer.from(writeCsv(trees)) };
  return [{ markdown: `![](${name})`, expects, files: [file] }, inside];
}

const plainly = (cells: readonly (readonly RunTree[])[]): readonly (readonly RunTree[])[] =>
  cells.map((cell) => tidyRuns(cell.map((run) => (run.type === 'text' ? { ...run, emphasis: 'none' } : run))));

function writeInside(rows: readonly (readonly (readonly RunTree[])[])[], notes: NoteBook): string {
  const [head = [], ...body] = rows.map((row) =>
    row.map((cell) => writeInlines(cell, { isCell: true, notes: notes.write }).replaceAll('\\\n', ' ')),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

const writeCsv = (rows: readonly (readonly (readonly RunTree[])[])[]): string =>
  rows
    .map((row) =>
      row.map((cell) => quoted(cell.map((run) => (run.type === 'text' ? run.text : '')).join(''))).join(','),
    )
    .map((line) => `${line}\n`)
    .join('');

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** @param stem of the picture's file, without its extension */
export function pictureForms(
  bytes: Uint8Array,
  stem: string,
  caption: readonly ManuscriptInline[],
): readonly DraftForm[] {
  const name = `${stem}.${bytes[0] === 0x89 ? 'png' : 'jpg'}`;
  const runs = runsOf(caption);
  return [
    {
      markdown: `![${writeInlines(runs)}](${name})`,
      expects: [{ type: 'figure', path: name, runs }],
      files: [{ name, bytes }],
    },
  ];
}
