import type { TextEdit } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { lineEnd, lineStart } from './drafted-edit.js';
import type { Unit } from './units.js';

/** What the line of a list's item begins with. */
export interface ListMarker {
  readonly file: SourceFile;
  readonly indent: string;
  /** Where its number stands; of an unordered item, its mark. */
  readonly start: number;
  readonly end: number;
  /** The full stop or bracket of a number. */
  readonly close: string;
  readonly blank: string;
  /** An unordered item has none. */
  readonly number?: number;
}

/** The marker of the line that a unit begins in; none elsewhere. */
export function markerOf({ block: { file, start } }: Unit): ListMarker | undefined {
  const from = lineStart(file, start);
  const line = file.text.slice(from, lineEnd(file, start));
  const [, indent = '', mark, close = '', blank = ' '] = /^(\s*)(\d{1,9}|[-*+])([.)]?)(\s+)/.exec(line) ?? [];
  if (mark === undefined || (close === '') === /\d/.test(mark)) return undefined;
  const place = { file, indent, start: from + indent.length, end: from + indent.length + mark.length, close, blank };
  return /\d/.test(mark) ? { ...place, number: Number(mark) } : place;
}

/** What an item behind another one begins with. */
export const nextMarker = ({ file, indent, start, end, close, blank, number }: ListMarker): string =>
  `${indent}${number === undefined ? file.text.slice(start, end) : number + 1}${close}${blank}`;

/** The numbers of a list once an item has gone, or stands elsewhere. */
export interface Renumbering {
  /** What is to be changed in the items that stay. */
  readonly edits: readonly TextEdit[];
  /** The number of the item that moved. */
  readonly own: number | undefined;
}

/**
 * Gives the items of a list the numbers that stand in it, in their order: a list that begins with another number than it did
 * is another list.
 * @param after the unit that the item stands behind now; none where it is gone
 */
export function renumber(units: readonly Unit[], item: number, after?: number): Renumbering | undefined {
  const marker = markerOfUnit(units, item);
  if (marker?.number === undefined) return undefined;
  const isBeside = (at: number): boolean => {
    const other = markerOfUnit(units, at);
    return other?.number !== undefined && other.file === marker.file && other.indent === marker.indent;
  };
  let [first, last] = [item, item];
  while (isBeside(first - 1)) first -= 1;
  while (isBeside(last + 1)) last += 1;
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const others = all.filter((at) => at !== item);
  const place = after === undefined ? -1 : others.findLastIndex((at) => at <= after) + 1;
  if (after !== undefined && (after < first - 1 || after > last)) return undefined;
  const order = after === undefined ? others : [...others.slice(0, place), item, ...others.slice(place)];
  const numbers = all.map((at) => markerOfUnit(units, at)?.number ?? 0);
  const edits = order.flatMap((at, index): readonly TextEdit[] => {
    const own = markerOfUnit(units, at);
    if (!own || at === item || own.number === numbers[index]) return [];
    const { file, start, end } = own;
    return [{ range: { file, start, end }, text: String(numbers[index]) }];
  });
  return { edits, own: after === undefined ? undefined : numbers[place] };
}

const markerOfUnit = (units: readonly Unit[], at: number): ListMarker | undefined => {
  const unit = units[at];
  return unit && unit.role === 'paragraph' ? markerOf(unit) : undefined;
};
