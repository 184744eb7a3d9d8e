import type { Located, SourceRange } from '../model/source.js';

/** One receiver of a distribution list, or an empty place between two marks. */
export interface Receiver {
  /** The name without blanks; empty where two marks follow each other. */
  readonly name: string;
  /** Counts the groups of a list, which `，` separates; members of a group are separated by `、`. */
  readonly group: number;
  /** The name; of an empty place, the marks on both sides. */
  readonly range: SourceRange;
}

const SEPARATORS = '、，,；;';
const OPENING = '（(〔[《“';
const CLOSING = '）)〕]》”';

/** The receivers of 报, 送 or 发. Marks between brackets belong to a name: `省级部门（单位、企业）`. */
export function splitReceivers(list: Located<string>): readonly Receiver[] {
  const { value } = list;
  const separators = findSeparators(value);
  const receivers: Receiver[] = [];
  let group = 0;
  let empty: { readonly start: number } | undefined;
  for (const [i, end] of [...separators, value.length].entries()) {
    const before = separators[i - 1];
    const start = before === undefined ? 0 : before + 1;
    if (before !== undefined && value.charAt(before) !== '、') group += 1;
    const typed = value.slice(start, end);
    const name = typed.replace(/\s+/g, '');
    if (name === '') {
      empty ??= { start: before ?? 0 };
      continue;
    }
    if (empty) receivers.push({ name: '', group, range: rangeIn(list, empty.start, start) });
    empty = undefined;
    const nameStart = start + typed.length - typed.trimStart().length;
    receivers.push({ name, group, range: rangeIn(list, nameStart, nameStart + typed.trim().length) });
  }
  if (empty) receivers.push({ name: '', group, range: rangeIn(list, empty.start, value.length) });
  return receivers;
}

function findSeparators(value: string): readonly number[] {
  const separators: number[] = [];
  let depth = 0;
  for (let i = 0; i < value.length; i += 1) {
    const character = value.charAt(i);
    if (OPENING.includes(character)) depth += 1;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && SEPARATORS.includes(character)) separators.push(i);
  }
  return separators;
}

/** Where a part of a header's value was written; all of it where it is written with escapes. */
function rangeIn({ value, range }: Located<string>, start: number, end: number): SourceRange {
  const at = range.file.text.slice(range.start, range.end).indexOf(value);
  if (at < 0) return range;
  return { file: range.file, start: range.start + at + start, end: range.start + at + end };
}
