import { setImmediate } from 'node:timers/promises';
import { applyEdits } from '../model/apply-edits.js';
import type { Finding, TextEdit } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { sharedFiles } from '../model/sources.js';
import { type ChangedText, formatDiff } from '../report/format-diff.js';
import { formatTalk } from '../report/format-talk.js';
import type { GatheredIssue } from '../workspace/gather-sources.js';
import { rewriteSources } from '../workspace/history/rewrite-sources.js';
import { withTexts } from '../workspace/with-texts.js';
import { talk } from './talk.js';
import type { Terminal } from './terminal/terminal.js';

/** What is to be mended, and how its mistakes are found. */
export interface FixRequest {
  /** The workspace. */
  readonly root: string;
  /** The chosen issues that could be read. */
  readonly issues: Iterable<GatheredIssue>;
  /** The only files that are mended, as findings name them; all where it is left out. */
  readonly only?: ReadonlySet<string>;
  /** Finds the mistakes of an issue in its texts as they are by then: mended, where an earlier round mended them. */
  readonly findIn: (issue: GatheredIssue) => readonly Finding[] | Promise<readonly Finding[]>;
  /** What they share and other issues' files, whole, that were read in another encoding. */
  readonly misread?: readonly SourceFile[];
}

/** A file and what mending makes of it. */
interface MendedFile extends ChangedText {
  /** How many edits were made. */
  readonly count: number;
  /** Whether it was not UTF-8 and is written as such. */
  readonly isReencoded: boolean;
  /**
   * The header of the issue that it was mended for. It says that the issue is not released: else its texts were left alone.
   * The file itself where no letter of it is changed.
   */
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
export async function mendSources({ issues, findIn, misread = [], only }: FixRequest): Promise<readonly MendedFile[]> {
  const isWanted = ({ path }: SourceFile): boolean => only?.has(path) ?? true;
  const mended = new Map(misread.filter(isWanted).map((file) => [file.path, asUtf8(file)]));
  for (const issue of issues) {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const current = withTexts(issue, new Map([...mended].map(([path, { after }]) => [path, { path, text: after }])));
      const edits = editsByFile(current, await findIn(current));
      const changed = [...edits]
        .filter(([file]) => isWanted(file))
        .filter(([file, own]) => mendFile({ file, header: issue.issue.index }, own, mended));
      if (changed.length === 0) break;
    }
    // Lets an interrupt through.
    await setImmediate();
  }
  return [...mended.values()]
    .filter(({ before, after, isReencoded }) => before !== after || isReencoded)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const asUtf8 = (file: SourceFile): MendedFile => {
  const { path, text } = file;
  return { path, before: text, after: text, count: 1, isReencoded: true, header: file };
};

/** The files in which an issue's findings may be mended: not the headers of other issues, nor what a package brings. */
const ownFiles = ({ workspace, issue }: GatheredIssue): readonly SourceFile[] => [
  ...sharedFiles(workspace),
  issue.index,
  ...issue.sections,
];

/** The files to be mended with their edits: an issue's own, and the tables that its text names. */
function editsByFile(issue: GatheredIssue, findings: readonly Finding[]): ReadonlyMap<SourceFile, readonly TextEdit[]> {
  const files = new Map(ownFiles(issue).map((file) => [file.path, { file, edits: [] as TextEdit[] }]));
  for (const { fix } of findings) {
    const file = fix?.range.file;
    if (!file) continue;
    if (!files.has(file.path) && isTable(file, issue)) files.set(file.path, { file, edits: [] });
    files.get(file.path)?.edits.push(fix);
  }
  return new Map([...files.values()].map(({ file, edits }) => [file, edits]));
}

const isTable = ({ path }: SourceFile, { issue }: GatheredIssue): boolean =>
  path.startsWith(`issues/${issue.folder}/`) && !/\.md$/i.test(path);

/** Makes the edits and notes the result; whether there was anything to do. */
function mendFile(
  { file, header }: { readonly file: SourceFile; readonly header: SourceFile },
  edits: readonly TextEdit[],
  mended: Map<string, MendedFile>,
): boolean {
  const { text, applied } = applyEdits(file.text, edits);
  const isReencoded = file.encoding !== undefined;
  if (applied.length === 0 && !isReencoded) return false;
  const earlier = mended.get(file.path);
  const before = earlier?.before ?? file.text;
  const count = (earlier?.count ?? 0) + applied.length + (isReencoded ? 1 : 0);
  mended.set(file.path, {
    path: file.path,
    before,
    after: text,
    count,
    isReencoded: isReencoded || (earlier?.isReencoded ?? false),
    header,
  });
  return true;
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
