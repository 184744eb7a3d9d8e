import { setImmediate } from 'node:timers/promises';
import { applyEdits } from '../model/apply-edits.js';
import type { Finding, TextEdit } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { sharedFiles } from '../model/sources.js';
import { type ChangedText, formatDiff } from '../report/format-diff.js';
import { formatTalk } from '../report/format-talk.js';
import type { GatheredIssue } from '../workspace/gather-sources.js';
import { rewriteSources } from '../workspace/history/rewrite-sources.js';
import { talk } from './talk.js';
import type { Terminal } from './terminal/terminal.js';

/** What is to be mended, and how its mistakes are found. */
export interface FixRequest {
  /** The workspace. */
  readonly root: string;
  /** The chosen issues that could be read. */
  readonly issues: Iterable<GatheredIssue>;
  readonly findIn: (issue: GatheredIssue) => readonly Finding[] | Promise<readonly Finding[]>;
}

/** A file and what mending makes of it. */
interface MendedFile extends ChangedText {
  /** How many edits were made. */
  readonly count: number;
  /** The header of the issue it was mended for: it says that the issue is not released, whose texts nobody mends. */
  readonly header: SourceFile;
}

/** Mending one mark can show the next: `，, 。` is `，，。`, then `，。`, then `。`. More rounds mean that two rules disagree. */
const MOST_ROUNDS = 12;

/**
 * Mends what can be mended mechanically in the issues' own files and those all share, and says so. Findings are made anew
 * for the mended text until nothing is left to mend. Nothing is written before all is known.
 * @returns whether anything was written
 * @throws UsageError where a file was changed meanwhile or can't be written; those that were written before it are told
 */
export async function fixSources(request: FixRequest, terminal: Terminal): Promise<boolean> {
  const files = await mendSources(request);
  const done: MendedFile[] = [];
  try {
    const note = (path: string): number => done.push(...files.filter((file) => file.path === path));
    if (files.length > 0) {
      const decidedBy = new Set(files.map(({ header }) => header));
      rewriteSources(request.root, { command: 'check', files, decidedBy: [...decidedBy] }, { done: note });
    }
  } catch (error) {
    // Whoever is told that one could not be written has to know which were, also where all else is kept quiet.
    tellEach(done, 'fixed', terminal);
    throw error;
  }
  tellMended(files, 'fixed', terminal);
  return files.length > 0;
}

/** Prints what `fixSources` would change as a unified diff, and writes nothing. */
export async function showFixes(request: FixRequest, terminal: Terminal, color: boolean): Promise<void> {
  const files = await mendSources(request);
  for (const file of files) terminal.write(formatDiff(file, color));
  tellMended(files, 'would-fix', terminal);
}

/** The files that mending changes, by path. */
export async function mendSources({ issues, findIn }: FixRequest): Promise<readonly MendedFile[]> {
  const mended = new Map<string, MendedFile>();
  for (const issue of issues) {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const current = withMended(issue, mended);
      const edits = editsByPath(await findIn(current));
      const changed = ownFiles(current).filter((file) =>
        mendFile({ file, header: issue.issue.index }, edits.get(file.path) ?? [], mended),
      );
      if (changed.length === 0) break;
    }
    // Lets an interrupt through.
    await setImmediate();
  }
  return [...mended.values()]
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files in which an issue's findings may be mended: not the headers of other issues, nor what a package brings. */
const ownFiles = ({ workspace, issue }: GatheredIssue): readonly SourceFile[] => [
  ...sharedFiles(workspace),
  issue.index,
  ...issue.sections,
];

function editsByPath(findings: readonly Finding[]): ReadonlyMap<string, readonly TextEdit[]> {
  const edits = new Map<string, TextEdit[]>();
  for (const { fix } of findings) {
    if (!fix) continue;
    const { path } = fix.range.file;
    const others = edits.get(path);
    if (others) others.push(fix);
    else edits.set(path, [fix]);
  }
  return edits;
}

/** Makes the edits and notes the result; whether there was one. */
function mendFile(
  { file, header }: { readonly file: SourceFile; readonly header: SourceFile },
  edits: readonly TextEdit[],
  mended: Map<string, MendedFile>,
): boolean {
  const { text, applied } = applyEdits(file.text, edits);
  if (applied.length === 0) return false;
  const earlier = mended.get(file.path);
  const before = earlier?.before ?? file.text;
  const count = (earlier?.count ?? 0) + applied.length;
  mended.set(file.path, { path: file.path, before, after: text, count, header });
  return true;
}

/** The issue with what is mended so far in the place of what was read. */
function withMended(gathered: GatheredIssue, mended: ReadonlyMap<string, MendedFile>): GatheredIssue {
  const { workspace, issue } = gathered;
  const current = (file: SourceFile): SourceFile => {
    const text = mended.get(file.path)?.after;
    return text === undefined ? file : { ...file, text };
  };
  return {
    ...gathered,
    workspace: {
      ...workspace,
      settings: current(workspace.settings),
      ...(workspace.people && { people: current(workspace.people) }),
      ...(workspace.holidays && { holidays: current(workspace.holidays) }),
    },
    issue: { ...issue, index: current(issue.index), sections: issue.sections.map(current) },
  };
}

function tellMended(files: readonly MendedFile[], code: 'fixed' | 'would-fix', terminal: Terminal): void {
  if (terminal.quiet) return;
  tellEach(files, code, terminal);
  if (files.length === 0) terminal.say(`${formatTalk(talk('nothing-to-fix', {}), terminal.language)}\n`);
}

function tellEach(files: readonly MendedFile[], code: 'fixed' | 'would-fix', { language, say }: Terminal): void {
  for (const { path, count } of files) {
    const plural = { zh: '', en: count === 1 ? '' : 's' };
    say(`${formatTalk(talk(code, { file: path, count, plural }), language)}\n`);
  }
}
