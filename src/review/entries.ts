import type { AlignedText } from '../model/align-paragraphs.js';
import { readLabel } from '../model/label.js';
import type { ManuscriptInline } from '../model/manuscript.js';
import type { BlockMarks, ReturnedDocument } from '../model/returned-document.js';
import { BREAK, NOTE, type Unit } from './units.js';

/* A document and a copy of it, each as the list of texts and tables by which they are compared. */

/** A text or a table, of a document or of a copy. */
export interface CameEntry extends AlignedText {
  /** Its place among those of the copy, from 0. */
  readonly index: number;
  /** The whole text with the number before it; of a table its cells in their rows. */
  readonly full: string;
  readonly rows: readonly (readonly string[])[];
  readonly outline?: number;
  readonly marks: BlockMarks;
}

export interface OwnEntry extends Omit<CameEntry, 'index'> {
  /** The first of its units, and how many there are. */
  readonly first: number;
  readonly count: number;
}

export const UNMARKED: BlockMarks = { added: [], removed: [], comments: [] };

export interface Entries<E> {
  readonly text: readonly E[];
  readonly notes: readonly E[];
}

export function ownEntries(units: readonly Unit[]): Entries<OwnEntry> {
  const text: OwnEntry[] = [];
  const notes: OwnEntry[] = [];
  for (let first = 0; first < units.length; ) {
    const { table, role, label = '', text: own } = units[first] as Unit;
    let count = 1;
    if (table && table.columns > 1) while (units[first + count]?.table?.id === table.id) count += 1;
    const place = { first, count, marks: UNMARKED };
    if (count > 1 || (table && table.columns > 1)) {
      const rows = rowsOf(units.slice(first, first + count));
      text.push({ ...place, ...tableEntry(rows) });
    } else if (own !== '') {
      (role === 'note' ? notes : text).push({ ...place, ...textEntry(label + own) });
    }
    first += count;
  }
  return { text, notes };
}

function rowsOf(cells: readonly Unit[]): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const { table, text } of cells) {
    if (table?.column === 0) rows.push([]);
    rows.at(-1)?.push(text);
  }
  return rows;
}

const textEntry = (full: string) => ({ kind: 'text', full, text: withoutLabel(full), rows: [] });

const tableEntry = (rows: readonly (readonly string[])[]) => {
  const full = rows.map((row) => row.join('\t')).join('\n');
  return { kind: 'table', full, text: full, rows };
};

/** Numbers don't tell paragraphs apart: all behind a new one have others. */
export const withoutLabel = (full: string): string => {
  const rest = full.slice(readLabel(full)?.length ?? 0).replace(/^——/, '');
  return rest === '' ? full : rest;
};

export function cameEntries({ blocks }: ReturnedDocument): Entries<CameEntry> {
  const text: Omit<CameEntry, 'index'>[] = [];
  const notes: Omit<CameEntry, 'index'>[] = [];
  const addText = (content: readonly ManuscriptInline[], more: Pick<CameEntry, 'marks' | 'outline'>): void => {
    const full = wordsIn(content);
    if (full !== '') text.push({ ...textEntry(full), ...more });
    for (const inline of content) {
      if (inline.type !== 'note') continue;
      notes.push(...inline.paragraphs.map((paragraph) => ({ ...textEntry(wordsIn(paragraph)), marks: more.marks })));
    }
  };
  for (const { block, marks } of blocks) {
    if (block.type === 'paragraph')
      addText(block.content, { marks, ...(block.outline !== undefined && { outline: block.outline }) });
    if (block.type !== 'table') continue;
    if ((block.rows[0]?.length ?? 0) === 1) for (const [cell = []] of block.rows) addText(cell, { marks });
    else {
      text.push({ ...tableEntry(block.rows.map((row) => row.map(wordsIn))), marks });
      for (const inline of block.rows.flat(2)) {
        if (inline.type !== 'note') continue;
        notes.push(...inline.paragraphs.map((paragraph) => ({ ...textEntry(wordsIn(paragraph)), marks })));
      }
    }
  }
  return {
    text: text.map((entry, index) => ({ ...entry, index })),
    notes: notes.map((entry, at) => ({ ...entry, index: text.length + at })),
  };
}

const wordsIn = (content: readonly ManuscriptInline[]): string =>
  content
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? BREAK : NOTE))
    .join('')
    .replace(/^[ \t\u3000\u00a0]+|[ \t\u3000\u00a0]+$/g, '');
