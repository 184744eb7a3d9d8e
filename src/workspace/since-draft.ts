import { compareLines } from '../model/compare-lines.js';
import type { Finding } from '../model/finding.js';
import { draftNumbersIn, draftSourcesName } from '../model/issue-folder.js';
import { locate, type SourceFile, type SourceRange } from '../model/source.js';
import { decodeText } from '../read/decode-text.js';
import { listFolder } from '../read/load-workspace.js';
import { readKeptSources } from './built-files.js';

/*
 * What was sent for approval was read by somebody: what is found in lines that were changed since is to be read first.
 */

/** The last proof of an issue whose sources are kept. */
export interface SinceDraft {
  /** Where its sources are, relative to the workspace. */
  readonly path: string;
  /** What of this was found in lines that are not as they were in the proof. */
  readonly freshIn: (findings: readonly Finding[]) => ReadonlySet<Finding>;
}

/** What was changed since the last proof; undefined where no proof was made, or its sources can't be read. */
export function openSinceDraft(root: string, folder: string): SinceDraft | undefined {
  const home = `issues/${folder}`;
  const draft = draftNumbersIn(folder, listFolder(root, home).value).at(-1);
  if (draft === undefined) return undefined;
  const path = `${home}/${draftSourcesName(folder, draft)}`;
  const files = readKeptSources(root, path);
  if (!files) return undefined;
  const textAt = (at: string): string => {
    const bytes = files.get(at);
    return (bytes && decodeText(at, bytes, false).value?.text) ?? '';
  };
  const changed = new Map<string, { readonly text: string; readonly lines: ReadonlySet<number> }>();
  const linesOf = ({ path: at, text }: SourceFile): ReadonlySet<number> => {
    const known = changed.get(at);
    if (known?.text === text) return known.lines;
    const lines = changedLines(textAt(at.normalize('NFC')), text);
    changed.set(at, { text, lines });
    return lines;
  };
  const isFresh = (range: SourceRange): boolean => {
    const { file } = range;
    // What other issues say, and what all share, is not part of a proof.
    if (!file.path.startsWith(`${home}/`) || file.text === '') return false;
    const lines = linesOf(file);
    const { line, endLine } = locate(range);
    for (let one = line; one <= endLine; one += 1) if (lines.has(one)) return true;
    return false;
  };
  return { path, freshIn: (findings) => new Set(findings.filter(({ range }) => isFresh(range))) };
}

/** The lines of a text that another doesn't have in their place, from 1. */
function changedLines(before: string, after: string): ReadonlySet<number> {
  const changes = compareLines(linesIn(before), linesIn(after));
  return new Set(
    changes.flatMap(({ newStart, newEnd }) =>
      Array.from({ length: newEnd - newStart }, (_, index) => newStart + index + 1),
    ),
  );
}

const linesIn = (text: string): readonly string[] => text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
