import type { TextEdit } from '../model/finding.js';
import { readLabel } from '../model/label.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import type { Change } from './compare-returned.js';
import type { PlannedChange } from './expect-changes.js';
import { BREAK, cutSegment, NOTE, type Unit, type UnitSegment } from './units.js';

/* How a change may be written into the sources. Which of the ways says what was wanted is proved by whoever asks. */

/** A way to make a change. */
export interface DraftedEdit extends PlannedChange {
  readonly edits: readonly TextEdit[];
}

/** Why a change is for a person to make, and the place to look at. */
export interface EditRefusal {
  readonly why: 'figure' | 'fact' | 'note' | 'structure';
  readonly range: SourceRange;
  /** Where in the joined text of its units the computed figure stands. */
  readonly figure?: { readonly start: number; readonly end: number };
}

export type Drafted = { readonly ways: readonly DraftedEdit[] } | { readonly refusal: EditRefusal };

/** Puts text into Markdown so that none of its signs means anything. */
export type Escape = (text: string, isCell: boolean) => string;

export function draftEdits(units: readonly Unit[], change: Change, escapeText: Escape): Drafted {
  switch (change.type) {
    case 'text':
      return draftText(units, change, escapeText);
    case 'added':
      return draftAdded(units, change, escapeText);
    case 'removed':
      return draftRemoved(units, change);
    case 'moved':
      return draftMoved(units, change);
    case 'row-added':
      return draftRow(units, change, escapeText);
    case 'other':
      return refuse('structure', placeOf(units, change.unit));
  }
}

const refuse = (why: EditRefusal['why'], range: SourceRange): Drafted => ({ refusal: { why, range } });

/** Where a unit begins in its source. */
export function placeOf(units: readonly Unit[], unit: number): SourceRange {
  const found = units[Math.max(0, unit)] ?? units[0];
  if (!found) throw new Error('a document says nothing');
  return found.block;
}

type TextChange = Extract<Change, { readonly type: 'text' }>;

/** The segments of several units as of one text, with what lies between them. */
export function joinedSegments(units: readonly Unit[]): readonly UnitSegment[] {
  const joined: UnitSegment[] = [];
  let at = 0;
  for (const { text, segments } of units) {
    const [before, next] = [joined.at(-1), segments[0]];
    if (before && next) {
      const isFact = before.kind === 'fact' || next.kind === 'fact';
      const isNear = !isFact && before.file === next.file && before.end <= next.start;
      const parting = { at: at - 1, length: 1, file: before.file, start: before.end, style: '' };
      joined.push(
        isNear ? { ...parting, kind: 'parting', end: next.start } : { ...parting, kind: 'fact', end: before.end },
      );
    }
    joined.push(...segments.map((segment) => ({ ...segment, at: segment.at + at })));
    at += text.length + 1;
  }
  return joined;
}

const isWithin = ({ at, length }: UnitSegment, start: number, end: number): boolean =>
  start < end && at < end && at + length > start;

function draftText(units: readonly Unit[], whole: TextChange, escapeText: Escape): Drafted {
  const own = units.slice(whole.first, whole.first + whole.count);
  const segments = joinedSegments(own);
  const text = own.map((unit) => unit.text).join('\n');
  const change = widenToWhole(narrowToFigures(whole, text, segments), text, segments);
  const touched = segments.filter((segment) => isWithin(segment, change.start, change.end));
  const refusal = refusalOf(change, touched) ?? insertedIntoFact(change, segments, touched);
  if (refusal) return { refusal };
  const ways = placesOf(change, segments, touched).flatMap((place) =>
    writtenForms(change.text, place.range, own[0]?.role === 'cell', escapeText).map((written) => ({
      change: whole,
      edits: [{ range: place.range, text: written }, ...place.others],
    })),
  );
  return { ways: [...ways, ...wholeFields(whole, own)] };
}

function refusalOf({ text, start, end }: TextChange, touched: readonly UnitSegment[]): EditRefusal | undefined {
  for (const segment of touched) {
    const { kind, at, length } = segment;
    const range = rangeOf(segment);
    if (kind === 'fact') return { why: 'fact', range };
    if (kind === 'note') return { why: 'note', range };
    const isWhole = start <= at && end >= at + length;
    // Where all of it goes, its words go; any other figure in its place would be one that nobody counted.
    if (kind === 'figure' && !(isWhole && !/[\d０-９零一二三四五六七八九十百千万亿]/u.test(text))) {
      return { why: 'figure', range, figure: { start: at, end: at + length } };
    }
  }
  const [first] = touched;
  return text.includes(NOTE) && first ? { why: 'note', range: rangeOf(first) } : undefined;
}

/** Nothing is inserted where a header says it all. */
function insertedIntoFact(
  { start, end, text }: TextChange,
  segments: readonly UnitSegment[],
  touched: readonly UnitSegment[],
): EditRefusal | undefined {
  const near = segments.find(({ at, length }) => at <= start && start <= at + length) ?? segments[0];
  if (touched.length === 0 && start < end && near) return { why: 'fact', range: rangeOf(near) };
  if (start < end || !near) return undefined;
  if (text.includes(NOTE)) return { why: 'note', range: rangeOf(near) };
  if (near.kind === 'fact') return { why: 'fact', range: rangeOf(near) };
  const isInFigure = near.kind === 'figure' && near.at < start && start < near.at + near.length;
  return isInFigure
    ? { why: 'figure', range: rangeOf(near), figure: { start: near.at, end: near.at + near.length } }
    : undefined;
}

const rangeOf = ({ file, start, end }: UnitSegment): SourceRange => ({ file, start, end });

/** A number goes with its unit; where that alone changed, the figure is left out of the change. */
function narrowToFigures(change: TextChange, text: string, segments: readonly UnitSegment[]): TextChange {
  let { start, end, text: now } = change;
  const old = (): string => text.slice(start, end);
  for (const { kind, at, length } of segments) {
    if (kind !== 'figure' || at + length > end || at < start) continue;
    const head = at + length - start;
    if (old().slice(0, head) === now.slice(0, head)) {
      now = now.slice(head);
      start += head;
    }
  }
  for (const { kind, at, length } of [...segments].reverse()) {
    if (kind !== 'figure' || at + length > end || at < start) continue;
    const tail = end - at;
    if (tail > 0 && now.length >= tail && old().slice(-tail) === now.slice(-tail)) {
      now = now.slice(0, now.length - tail);
      end -= tail;
    }
  }
  return { ...change, start, end, text: now };
}

/** What stands for its source as a whole is changed as a whole. */
function widenToWhole(change: TextChange, text: string, segments: readonly UnitSegment[]): TextChange {
  let { start, end, text: now } = change;
  for (const { kind, at, length } of segments) {
    if (kind !== 'replaced' || length < 2) continue;
    const to = at + length;
    if (at < start && start < to) {
      now = text.slice(at, start) + now;
      start = at;
      if (end < to) {
        now += text.slice(end, to);
        end = to;
      }
    } else if (at < end && end < to) {
      now += text.slice(end, to);
      end = to;
    }
  }
  return { ...change, start, end, text: now };
}

interface EditPlace {
  readonly range: SourceRange;
  readonly others: readonly TextEdit[];
}

/** Where a text may be put: marks of emphasis may stand before a place or behind it. */
function placesOf(
  { start, end }: TextChange,
  segments: readonly UnitSegment[],
  touched: readonly UnitSegment[],
): readonly EditPlace[] {
  const before = segments.findLast(({ at, length }) => length > 0 && at < start && at + length >= start);
  const next = segments.find(({ at, length }) => length > 0 && at <= end && at + length > end);
  const left = before && endOf(before, start);
  const right = next && startOf(next, end);
  const file = (touched[0] ?? before ?? next ?? segments[0])?.file;
  if (!file) return [];
  const at = (from: number, to: number): EditPlace => ({ range: { file, start: from, end: to }, others: [] });
  if (touched.length === 0) {
    const empty = segments[0];
    const places = [left, right, ...(before || next || !empty ? [] : [empty.start])];
    return [...new Set(places.filter((place) => place !== undefined))].map((place) => at(place, place));
  }
  const parts = touched.flatMap((segment) => {
    const [part] = cutSegment({ ...segment, at: segment.at }, start, end);
    return part && part.file === file ? [part] : [];
  });
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || parts.length < touched.length) return [];
  const places = [at(first.start, last.end)];
  if (left !== undefined && right !== undefined && left <= first.start && right >= last.end) {
    places.push(at(left, last.end), at(first.start, right), at(left, right));
  } else if (left !== undefined && left <= first.start) places.push(at(left, last.end));
  else if (right !== undefined && right >= last.end) places.push(at(first.start, right));
  if (parts.length > 1) {
    const others = parts.slice(1).filter((part) => part.end > part.start);
    places.push({
      range: rangeOf(first),
      others: others.map((part) => ({ range: rangeOf(part), text: '' })),
    });
  }
  return places;
}

const endOf = (segment: UnitSegment, offset: number): number =>
  segment.kind === 'copied' ? segment.start + (offset - segment.at) : segment.end;

const startOf = (segment: UnitSegment, offset: number): number =>
  segment.kind === 'copied' ? segment.start + (offset - segment.at) : segment.start;

/** The ways to write a text at a place, the one that looks most like it first. */
function writtenForms(
  text: string,
  { file, start }: SourceRange,
  isCell: boolean,
  escapeText: Escape,
): readonly string[] {
  const eol = eolOf(file);
  const line = file.text.slice(lineStart(file, start), start);
  const indents = new Set([
    '',
    /^[\s>]*/.exec(line)?.[0] ?? '',
    ' '.repeat(/^\s*(?:\d+[.)]|[-*+])\s+/.exec(line)?.[0].length ?? 0),
  ]);
  const written = isTable(file)
    ? [text, text.replaceAll('"', '""')]
    : [text, escapeText(text, isCell), escapeText(text, isCell).replace(/^\\([#+\-=|>:])/, '$1')];
  const forms = [...new Set(written)].flatMap((form) =>
    [...indents].map((indent) =>
      form.replaceAll('\n', `${eol}${indent.trimEnd()}${eol}${indent}`).replaceAll(BREAK, `\\${eol}${indent}`),
    ),
  );
  return [...new Set(forms)];
}

const isTable = ({ path }: SourceFile): boolean => !/\.md$/i.test(path);

/** A field of a table's file with its marks around it. */
function wholeFields(change: TextChange, [unit]: readonly Unit[]): readonly DraftedEdit[] {
  const [first] = unit?.segments ?? [];
  const last = unit?.segments.at(-1);
  if (!unit || !first || !last || unit.role !== 'cell' || !isTable(first.file)) return [];
  const { text } = first.file;
  const isQuoted = text[first.start - 1] === '"' && text[last.end] === '"';
  const range = { file: first.file, start: first.start - (isQuoted ? 1 : 0), end: last.end + (isQuoted ? 1 : 0) };
  const now = unit.text.slice(0, change.start) + change.text + unit.text.slice(change.end);
  return [{ change, edits: [{ range, text: quotedField(now) }] }];
}

const quotedField = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** How lines of a file end. */
const eolOf = ({ text }: SourceFile): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

function lineStart({ text }: SourceFile, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Behind the end of the line that an offset is in. */
function lineEnd({ text }: SourceFile, offset: number): number {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}

function draftAdded(units: readonly Unit[], change: Extract<Change, { type: 'added' }>, escapeText: Escape): Drafted {
  const { after, text, level } = change;
  const anchor = units[after];
  const place = placeOf(units, Math.max(0, after));
  if (!anchor || anchor.role === 'fact' || anchor.role === 'note' || level === 1) return refuse('structure', place);
  if (text.includes(NOTE)) return refuse('note', place);
  const { file } = anchor.block;
  if (isTable(file) && !anchor.whole) return refuse('structure', place);
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
  const item = { text: marker?.isOrdered ? rest : text.replace(/^——/, ''), kind: 'paragraph  #' };
  const isItem = marker !== undefined && (marker.isOrdered ? label !== undefined : /^——/.test(text));
  return {
    ways: [
      ...(isItem
        ? forms(item.text).map((form) => ({
            change,
            line: item,
            edits: [{ range, text: `${eol}${marker.text}${form}` }],
          }))
        : []),
      ...forms(text).map((form) => ({ change, line: { text, kind: 'paragraph ' }, edits: insert(form) })),
      ...(label ? forms(rest).map((form) => ({ change, line: { text }, edits: insert(`${label.text}${form}`) })) : []),
    ],
  };
}

/** What the line of a list's item begins with; none elsewhere. */
function markerOf({ block }: Unit): { readonly text: string; readonly isOrdered: boolean } | undefined {
  const { file, start } = block;
  const from = lineStart(file, start);
  const [, indent = '', mark, blank = ' '] =
    /^(\s*)(\d+[.)]|[-*+])(\s+)/.exec(file.text.slice(from, lineEnd(file, start))) ?? [];
  if (mark === undefined) return undefined;
  const isOrdered = /\d/.test(mark);
  const next = isOrdered ? `${Number.parseInt(mark, 10) + 1}${mark.at(-1)}` : mark;
  return { text: `${indent}${next}${blank}`, isOrdered };
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

function draftRemoved(units: readonly Unit[], change: Extract<Change, { type: 'removed' }>): Drafted {
  const own = units.slice(change.first, change.first + change.count);
  const [first] = own;
  if (!first) return refuse('structure', placeOf(units, change.first));
  if (first.role === 'fact') return refuse('fact', first.block);
  if (first.role === 'note') return refuse('note', first.block);
  const figure = own.flatMap(({ segments }) => segments).find(({ kind }) => kind === 'note');
  if (figure) return refuse('note', rangeOf(figure));
  // Texts beside a table belong to it: the table goes alone where they stay.
  const isTableAlone = first.table !== undefined && change.count > (first.table.columns ?? 0);
  const last = own.at(-1) ?? first;
  const range = isTableAlone ? { ...first.block, end: last.block.end } : first.block;
  return { ways: linesOf(range).map((place) => ({ change, edits: [{ range: place, text: '' }] })) };
}

function draftMoved(units: readonly Unit[], change: Extract<Change, { type: 'moved' }>): Drafted {
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
  return {
    ways: linesOf(unit.block).flatMap((place) =>
      [`${eol}${eol}`, eol].map((parting) => ({
        change,
        edits: [
          { range: place, text: '' },
          { range, text: `${parting}${slice}` },
        ],
      })),
    ),
  };
}

function draftRow(units: readonly Unit[], change: Extract<Change, { type: 'row-added' }>, escapeText: Escape): Drafted {
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
  const rows = isTable(file)
    ? [change.cells.map((cell) => (/[",\t\r\n]/.test(cell) ? quotedField(cell) : cell)).join(delimiter)]
    : [
        `${indent}| ${change.cells.map((cell) => escapeText(cell, true)).join(' | ')} |`,
        `${indent}| ${change.cells.join(' | ')} |`,
      ];
  const range = { file, start: end, end };
  return { ways: rows.map((row) => ({ change, edits: [{ range, text: `${eolOf(file)}${row}` }] })) };
}
