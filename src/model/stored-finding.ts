import type { FindingCode } from './catalogue/index.js';
import type { Finding } from './finding.js';
import { type SourceFile, type SourceRange, unreadFile } from './source.js';

/** A finding without the texts of its files, as it can be written down and found again in the same files. */
export interface StoredFinding {
  readonly code: FindingCode;
  readonly params: Finding['params'];
  readonly severity: Finding['severity'];
  readonly range: StoredRange;
  readonly fix?: { readonly range: StoredRange; readonly text: string };
}

/** Path, start and end. A file whose text could not be had is empty. */
type StoredRange = readonly [path: string, start: number, end: number, empty?: 'empty'];

/** A file that a finding may stand in, by its path; none where it is not known. */
export type FindSource = (path: string) => SourceFile | undefined;

/** None where a finding stands in a file that could not be found again, or that says something else there. */
export function storeFindings(findings: readonly Finding[], find: FindSource): readonly StoredFinding[] | undefined {
  const ranges = findings.flatMap(({ range, fix }) => (fix ? [range, fix.range] : [range]));
  const isKnown = ({ path, text }: SourceFile): boolean => text === '' || find(path)?.text.startsWith(text) === true;
  if (!ranges.every(({ file }) => isKnown(file))) return undefined;
  return findings.map(({ code, params, severity, range, fix }) => ({
    code,
    params,
    severity,
    range: storeRange(range),
    ...(fix && { fix: { range: storeRange(fix.range), text: fix.text } }),
  }));
}

/** The findings as they were, in the files as they are now. */
export function restoreFindings(stored: readonly StoredFinding[], find: FindSource): readonly Finding[] {
  const restore = ([path, start, end, empty]: StoredRange): SourceRange => ({
    file: (empty ? undefined : find(path)) ?? unreadFile(path),
    start,
    end,
  });
  return stored.map(({ range, fix, ...finding }) => ({
    ...finding,
    range: restore(range),
    ...(fix && { fix: { range: restore(fix.range), text: fix.text } }),
  }));
}

const storeRange = ({ file, start, end }: SourceRange): StoredRange =>
  file.text === '' ? [file.path, start, end, 'empty'] : [file.path, start, end];
