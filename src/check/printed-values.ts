import type { IssueHeader } from '../model/header.js';
import type { Located, SourceRange } from '../model/source.js';

/** What is printed of a header as it was typed there. */
export function printedValues(header: IssueHeader): readonly Located<string>[] {
  const { name, publisher, title, marking, distribution, 增发, staff } = header;
  const lists = [distribution?.报, distribution?.送, distribution?.发, 增发];
  const values = [name, publisher, title, ...marking, ...lists, ...staff.values()];
  return values.filter((value) => value !== undefined);
}

/** Where a part of a header's value stands; all of it where it is written in another way than it reads. */
export function rangeInValue({ value, range }: Located<string>, start: number, end: number): SourceRange {
  const at = range.file.text.slice(range.start, range.end).indexOf(value);
  return at < 0 ? range : { file: range.file, start: range.start + at + start, end: range.start + at + end };
}
