import type { Finding, FindingEntries } from './finding.js';
import {
  type Guard,
  isCount,
  isEither,
  isListOf,
  isNumber,
  isOneOf,
  isOptional,
  isRecordOf,
  isShape,
  isText,
} from './guards.js';
import type { Bilingual, Param, Severity } from './message.js';
import { type SourceFile, type SourceRange, unreadFile } from './source.js';

/** A finding without the texts of its files, as it can be written down and found again in the same files. */
export interface StoredFinding {
  readonly code: Finding['code'];
  readonly params: Finding['params'];
  readonly severity: Finding['severity'];
  readonly missing?: true;
  readonly range: StoredRange;
  readonly fix?: { readonly range: StoredRange; readonly text: string };
}

/** Path, start and end. A file whose text could not be had is empty. */
type StoredRange = readonly [path: string, start: number, end: number, empty?: 'empty'];

const isStoredRange: Guard<StoredRange> = (value): value is StoredRange => {
  if (!Array.isArray(value)) return false;
  const [path, start, end, empty, ...more] = value;
  return isText(path) && isCount(start) && isCount(end) && start <= end && isMark(empty) && more.length === 0;
};
const isMark = isOptional(isOneOf('empty'));

const isParam: Guard<Param> = isEither(
  isEither(isText, isNumber),
  isEither(isListOf(isText), isShape<Bilingual>({ zh: isText, en: isText })),
);

/**
 * Whether a value is a finding that was stored, by this version of the program or another.
 * @param catalogue what can be found: a finding of another code could not be worded
 */
export const isStoredFinding = (catalogue: FindingEntries): Guard<StoredFinding> =>
  isShape<StoredFinding>({
    code: (value): value is string => isText(value) && Object.hasOwn(catalogue, value),
    params: isRecordOf(isParam),
    severity: isOneOf<Severity>('error', 'warning', 'hint'),
    missing: isOptional((value): value is true => value === true),
    range: isStoredRange,
    fix: isOptional(isShape<NonNullable<StoredFinding['fix']>>({ range: isStoredRange, text: isText })),
  });

/** A file that a finding may stand in, by its path; none where it is not known. */
export type FindSource = (path: string) => SourceFile | undefined;

/**
 * What is stored of findings; undefined where one stands in a file that could not be found again, or that says something else
 * there.
 */
export function storeFindings(findings: readonly Finding[], find: FindSource): readonly StoredFinding[] | undefined {
  const ranges = findings.flatMap(({ range, fix }) => (fix ? [range, fix.range] : [range]));
  const isKnown = ({ path, text }: SourceFile): boolean => text === '' || find(path)?.text.startsWith(text) === true;
  if (!ranges.every(({ file }) => isKnown(file))) return undefined;
  return findings.map(({ code, params, severity, missing, range, fix }) => ({
    code,
    params,
    severity,
    ...(missing && { missing }),
    range: storeRange(range),
    ...(fix && { fix: { range: storeRange(fix.range), text: fix.text } }),
  }));
}

/** The findings as they were, in the files as they are now. */
export function restoreFindings(stored: readonly StoredFinding[], find: FindSource): readonly Finding[] {
  const restore = ([path, start, end, empty]: StoredRange): SourceRange => {
    const file = (empty ? undefined : find(path)) ?? unreadFile(path);
    const { length } = file.text;
    return { file, start: Math.min(start, length), end: Math.min(end, length) };
  };
  return stored.map(({ code, params, severity, missing, range, fix }) => ({
    code,
    params,
    severity,
    ...(missing && { missing }),
    range: restore(range),
    ...(fix && { fix: { range: restore(fix.range), text: fix.text } }),
  }));
}

const storeRange = ({ file, start, end }: SourceRange): StoredRange =>
  file.text === '' ? [file.path, start, end, 'empty'] : [file.path, start, end];
