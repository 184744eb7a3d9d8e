import type { TextEdit } from '../model/finding.js';
import { readLabel } from '../model/label.js';
import type { SourceRange } from '../model/source.js';
import type { Change } from './change.js';
import {
  type Drafted,
  type Escape,
  eolOf,
  isTableFile,
  lineEnd,
  lineStart,
  placeOf,
  quotedField,
  rangeOfSegment,
  refuse,
} from './drafted-edit.js';
import { markerOf, nextMarker, type Renumbering, renumber } from './list-markers.js';
import { BREAK, NOTE, type Unit } from './units.js';

export function draftAdded(
  units: readonly Unit[],
  change: Extract<Change, { type: 'added' }>,
  escapeText: Escape,
): Drafted {
  const { after, text, level } = change;
  const anchor = units[after];
  const place = placeOf(units, Math.max(0, after));
  if (!anchor || anchor.role === 'fact' || anchor.role === 'note' || level === 1) return refuse('structure', place);
  if (text.includes(NOTE)) return refuse('note', place);
  const { file } = anchor.block;
  if (isTableFile(file) && !anchor.whole) return refuse('structure', place);
  const block = anchor.whole ?? anchor.block;
  const end = lineEnd(block.file, block.end);
  const range = { file: block.file, start: end, end };
  const eol = eolOf(block.file);
  const insert = (written: string): readonly TextEdit[] => [{ range, text: `${eol}${eol}${written}` }];
  const forms = (said: string): readonly string[] =>
    [...new Set([said, escapeText(said, false)])].map((form) => form.replaceAll(BREAK, `\\${eol}`));
  const label = readLabel(text);
  const rest = label ? text.slice(label.length) : text;
  if (level !== undefined) {
    const line = { text: rest, kind: `heading ${level} #` };
    return { ways: forms(rest).map((form) => ({ change, line, edits: insert(`${'#'.repeat(level)} ${form}`) })) };
  }
  const marker = markerOf(anchor);
  const isOrdered = marker?.number !== undefined;
  const item = { text: isOrdered ? rest : text.replace(/^——/, ''), kind: 'paragraph  #' };
  const isItem = marker !== undefined && (isOrdered ? label !== undefined : /^——/.test(text));
  return {
    ways: [
      ...(isItem
        ? forms(item.text).map((form) => ({
            change,
            line: item,
            edits: [{ range, text: `${eol}${nextMarker(marker)}${form}` }],
          }))
        : []),
      ...forms(text).map((form) => ({ change, line: { text, kind: 'paragraph ' }, edits: insert(form) })),
      ...(label ? forms(rest).map((form) => ({ change, line: { text }, edits: insert(`${label.text}${form}`) })) : []),
    ],
  };
}

/** The lines of a block with the blank ones behind it, or before it. */
function linesOf({ file, start, end }: SourceRange): readonly SourceRange[] {
  const [from, to] = [lineStart(file, start), lineEnd(file, end)];
  const behind = /^(?:\r\n|\n|\r)?(?:[ \t]*(?:\r\n|\n|\r))*/.exec(file.text.slice(to))?.[0].length ?? 0;
  const line = /^(?:\r\n|\n|\r)?/.exec(file.text.slice(to))?.[0].length ?? 0;
  const before = /(?:(?:\r\n|\n|\r)[ \t]*)*(?:\r\n|\n|\r)$/.exec(file.text.slice(0, from))?.[0].length ?? 0;
  return [
    { file, start: from, end: to + behind },
    { file, start: from, end: to + line },
    { file, start: from - before, end: to },
    { file, start, end },
  ];
}

export function draftRemoved(units: readonly Unit[], change: Extract<Change, { type: 'removed' }>): Drafted {
  const own = units.slice(change.first, change.first + change.count);
  const [first] = own;
  if (!first) return refuse('structure', placeOf(units, change.first));
  if (first.role === 'fact') return refuse('fact', first.block);
  if (first.role === 'note') return refuse('note', first.block);
  const figure = own.flatMap(({ segments }) => segments).find(({ kind }) => kind === 'note');
  if (figure) return refuse('note', rangeOfSegment(figure));
  // Texts beside a table belong to it: the table goes alone where they stay.
  const isTableAlone = first.table !== undefined && change.count > (first.table.columns ?? 0);
  const last = own.at(-1) ?? first;
  const range = isTableAlone ? { ...first.block, end: last.block.end } : first.block;
  const { edits } = renumber(units, change.first) ?? noRenumbering;
  return {
    ways: [noRenumbering.edits, edits].flatMap((others) =>
      linesOf(range).map((place) => ({ change, edits: [{ range: place, text: '' }, ...others] })),
    ),
  };
}

const noRenumbering: Renumbering = { edits: [], own: undefined };

export function draftMoved(units: readonly Unit[], change: Extract<Change, { type: 'moved' }>): Drafted {
  const unit = units[change.unit];
  const anchor = units[change.after];
  if (!unit || !anchor || [unit, anchor].some(({ role }) => role === 'fact' || role === 'note' || role === 'cell')) {
    return refuse(unit?.role === 'fact' ? 'fact' : 'structure', placeOf(units, change.unit));
  }
  if (change.text !== unit.text) return refuse('structure', unit.block);
  const block = anchor.whole ?? anchor.block;
  const end = lineEnd(block.file, block.end);
  const range = { file: block.file, start: end, end };
  const eol = eolOf(block.file);
  const { file } = unit.block;
  const slice = file.text.slice(lineStart(file, unit.block.start), lineEnd(file, unit.block.end));
  const numbers = renumber(units, change.unit, change.after);
  const own = markerOf(unit);
  const numbered = own && numbers?.own !== undefined ? slice.replace(/\d+/, String(numbers.own)) : slice;
  const written: readonly (readonly [string, readonly TextEdit[]])[] = [
    [slice, []],
    [numbered, numbers?.edits ?? []],
  ];
  return {
    ways: written.flatMap(([text, others]) =>
      linesOf(unit.block).flatMap((place) =>
        [`${eol}${eol}`, eol].map((parting) => ({
          change,
          edits: [{ range: place, text: '' }, { range, text: `${parting}${text}` }, ...others],
        })),
      ),
    ),
  };
}

export function draftRow(
  units: readonly Unit[],
  change: Extract<Change, { type: 'row-added' }>,
  escapeText: Escape,
): Drafted {
  const anchor = units[change.after];
  if (!anchor?.table) return refuse('structure', placeOf(units, change.after));
  const { block } = anchor;
  const { file } = block;
  // The line under the head belongs to it.
  const own = lineEnd(file, block.end);
  const under = /^(?:\r\n|\n|\r)[ \t|:-]*-[ \t|:-]*(?=[\r\n]|$)/.exec(file.text.slice(own))?.[0].length ?? 0;
  const end = own + (anchor.table.row === 0 ? under : 0);
  const indent = /^[\s>]*/.exec(file.text.slice(lineStart(file, block.start), block.start))?.[0] ?? '';
  const delimiter = file.text.includes('\t') && !file.text.includes(',') ? '\t' : ',';
  const rows = isTableFile(file)
    ? [change.cells.map((cell) => (/[",\t\r\n]/.test(cell) ? quotedField(cell) : cell)).join(delimiter)]
    : [
        `${indent}| ${change.cells.map((cell) => escapeText(cell, true)).join(' | ')} |`,
        `${indent}| ${change.cells.join(' | ')} |`,
      ];
  const range = { file, start: end, end };
  return { ways: rows.map((row) => ({ change, edits: [{ range, text: `${eolOf(file)}${row}` }] })) };
}
