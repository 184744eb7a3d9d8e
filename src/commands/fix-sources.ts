import { accessSync, chmodSync, constants, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { applyEdits } from '../model/apply-edits.js';
import type { Finding, TextEdit } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { sharedFiles } from '../model/sources.js';
import { UsageError } from '../model/usage-error.js';
import { readTextFile } from '../read/read-text-file.js';
import { type ChangedText, formatDiff } from '../report/format-diff.js';
import { formatTalk } from '../report/format-talk.js';
import { writeFile } from '../workspace/write-file.js';
import type { Terminal } from './terminal/terminal.js';
import type { GatheredIssue } from './workspace/gather-sources.js';

/** What is to be mended, and how its mistakes are found. */
export interface FixRequest {
  /** The workspace. */
  readonly root: string;
  /** The chosen issues that could be read. */
  readonly issues: Iterable<GatheredIssue>;
  readonly findIn: (issue: GatheredIssue) => readonly Finding[] | Promise<readonly Finding[]>;
}

/** A file and what mending makes of it. */
export interface MendedFile extends ChangedText {
  /** How many edits were made. */
  readonly count: number;
}

/** Mending one mark can show the next: `，, 。` is `，，。`, then `，。`, then `。`. More rounds mean that two rules disagree. */
const MOST_ROUNDS = 12;

/**
 * Mends what can be mended mechanically in the issues' own files and those all share, and says so. Findings are made anew
 * for the mended text until nothing is left to mend. Nothing is written before all is known.
 * @throws UsageError where a file was changed meanwhile or can't be written
 */
export async function fixSources(request: FixRequest, terminal: Terminal): Promise<void> {
  const files = await mendSources(request);
  writeMended(request.root, files);
  tellMended(files, 'fixed', terminal);
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
      const changed = ownFiles(current).filter((file) => mendFile(file, edits.get(file.path) ?? [], mended));
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
function mendFile(file: SourceFile, edits: readonly TextEdit[], mended: Map<string, MendedFile>): boolean {
  const { text, applied } = applyEdits(file.text, edits);
  if (applied.length === 0) return false;
  const earlier = mended.get(file.path);
  const before = earlier?.before ?? file.text;
  const count = (earlier?.count ?? 0) + applied.length;
  mended.set(file.path, { path: file.path, before, after: text, count });
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

/**
 * Writes mended files, each whole or not at all; line ends, BOM and permissions stay as they are.
 * @throws UsageError, before anything is written, where one is read-only or no longer what was read
 */
export function writeMended(root: string, files: readonly MendedFile[]): void {
  const checked = files.map((file) => ({ file, disk: lookAt(root, file) }));
  for (const { file, disk } of checked) {
    const path = join(root, file.path);
    writeFile(path, new TextEncoder().encode(disk.mark + file.after));
    chmodSync(path, disk.mode);
  }
}

const BYTE_ORDER_MARK = '\ufeff';

/** What has to be kept of a file that is about to be replaced. */
interface FileOnDisk {
  /** The BOM, or nothing. */
  readonly mark: string;
  readonly mode: number;
}

/**
 * Makes sure that a file still is what was read, and lies in the workspace.
 * @throws UsageError where it is another one or read-only
 */
export function lookAt(root: string, { path, before }: MendedFile): FileOnDisk {
  const read = readTextFile({ root, path, part: { type: 'whole', limit: Number.MAX_SAFE_INTEGER } });
  if (read.value?.text !== before) throw UsageError.of('changed-meanwhile', { file: path });
  const whole = join(root, path);
  try {
    accessSync(whole, constants.W_OK);
  } catch {
    throw UsageError.of('cannot-mend', { file: path });
  }
  const hasMark = readFileSync(whole).subarray(0, 3).equals(Buffer.from(BYTE_ORDER_MARK));
  return { mark: hasMark ? BYTE_ORDER_MARK : '', mode: statSync(whole).mode };
}

function tellMended(files: readonly MendedFile[], code: 'fixed' | 'would-fix', terminal: Terminal): void {
  if (terminal.quiet) return;
  const { language } = terminal;
  for (const { path, count } of files) {
    const plural = { zh: '', en: count === 1 ? '' : 's' };
    terminal.say(`${formatTalk(code, { file: path, count, plural }, language)}\n`);
  }
  if (files.length === 0) terminal.say(`${formatTalk('nothing-to-fix', {}, language)}\n`);
}
