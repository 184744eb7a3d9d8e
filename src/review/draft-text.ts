import type { TextEdit } from '../model/finding.js';
import type { SourceRange } from '../model/source.js';
import type { Change } from './change.js';
import {
  type Drafted,
  type DraftedEdit,
  type EditRefusal,
  type Escape,
  eolOf,
  isTableFile,
  lineStart,
  quotedField,
  rangeOfSegment,
} from './drafted-edit.js';
import { BREAK, cutSegment, NOTE, type Unit, type UnitSegment } from './units.js';

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

/** The ways to make a change within paragraphs, or between two. */
export function draftText(units: readonly Unit[], whole: TextChange, escapeText: Escape): Drafted {
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
    const range = rangeOfSegment(segment);
    if (kind === 'fact') return { why: 'fact', range };
    if (kind === 'note') return { why: 'note', range };
    const isWhole = start <= at && end >= at + length;
    // Where all of it goes, its words go; any other figure in its place would be one that nobody counted.
    if (kind === 'figure' && !(isWhole && !/[\d０-９零一二三四五六七八九十百千万亿]/u.test(text))) {
      return { why: 'figure', range, figure: { start: at, end: at + length } };
    }
  }
  const [first] = touched;
  return text.includes(NOTE) && first ? { why: 'note', range: rangeOfSegment(first) } : undefined;
}

/** Nothing is inserted where a header says it all. */
function insertedIntoFact(
  { start, end, text }: TextChange,
  segments: readonly UnitSegment[],
  touched: readonly UnitSegment[],
): EditRefusal | undefined {
  const near = segments.find(({ at, length }) => at <= start && start <= at + length) ?? segments[0];
  if (touched.length === 0 && start < end && near) return { why: 'fact', range: rangeOfSegment(near) };
  if (start < end || !near) return undefined;
  if (text.includes(NOTE)) return { why: 'note', range: rangeOfSegment(near) };
  if (near.kind === 'fact') return { why: 'fact', range: rangeOfSegment(near) };
  const isInFigure = near.kind === 'figure' && near.at < start && start < near.at + near.length;
  return isInFigure
    ? { why: 'figure', range: rangeOfSegment(near), figure: { start: near.at, end: near.at + near.length } }
    : undefined;
}

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
      range: rangeOfSegment(first),
      others: others.map((part) => ({ range: rangeOfSegment(part), text: '' })),
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
  const written = isTableFile(file)
    ? [text, text.replaceAll('"', '""')]
    : [text, escapeText(text, isCell), escapeText(text, isCell).replace(/^\\([#+\-=|>:])/, '$1')];
  const forms = [...new Set(written)].flatMap((form) =>
    [...indents].map((indent) =>
      form.replaceAll('\n', `${eol}${indent.trimEnd()}${eol}${indent}`).replaceAll(BREAK, `\\${eol}${indent}`),
    ),
  );
  return [...new Set(forms)];
}

/** A field of a table's file with its marks around it. */
function wholeFields(change: TextChange, [unit]: readonly Unit[]): readonly DraftedEdit[] {
  const [first] = unit?.segments ?? [];
  const last = unit?.segments.at(-1);
  if (!unit || !first || !last || unit.role !== 'cell' || !isTableFile(first.file)) return [];
  const { text } = first.file;
  const isQuoted = text[first.start - 1] === '"' && text[last.end] === '"';
  const range = { file: first.file, start: first.start - (isQuoted ? 1 : 0), end: last.end + (isQuoted ? 1 : 0) };
  const now = unit.text.slice(0, change.start) + change.text + unit.text.slice(change.end);
  return [{ change, edits: [{ range, text: quotedField(now) }] }];
}
