import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { Finding } from '../model/finding.js';
import { hasErrors } from '../model/finding.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { UsageError } from '../model/usage-error.js';
import { listFolder } from '../read/load-workspace.js';
import { compileImport, type ImportResult } from '../recipes/compile-import.js';
import { formatDiff } from '../report/format-diff.js';
import { formatTalk } from '../report/format-talk.js';
import { withLock } from '../workspace/files/lock.js';
import { findRoot, pathFrom } from '../workspace/find-root.js';
import type { GatheredIssue } from '../workspace/gather-sources.js';
import { withHistory, writeChanges } from '../workspace/history/source-history.js';
import { issueOfTexts, openIssue } from '../workspace/open-issue.js';
import { openWorkspace, type Workspace } from '../workspace/workspace.js';
import { chooseIssue, helpingPrograms } from './importing/choose-issue.js';
import { type MendedText, mendTexts } from './importing/mend-texts.js';
import { sayRefused, showTexts } from './importing/say-imported.js';
import { sumUp } from './importing/sum-up.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin import` of documents as it was called. */
export interface DocumentsRequest {
  readonly files: readonly IncomingFile[];
  /** The issue, as typed; the newest that isn't released where none is given. */
  readonly into?: string;
  readonly section?: string;
  readonly dryRun?: boolean;
  readonly cwd: string | undefined;
  readonly packageRoot: string;
  readonly version: string;
}

/**
 * Makes sections of an issue from documents as others sent them, never over one that is there.
 * @throws UsageError where there is no workspace or issue, the issue is released, or a file can't be read
 */
export async function importDocuments(request: DocumentsRequest, terminal: Terminal): Promise<ExitCode> {
  const root = findRoot(request.cwd, terminal.standing);
  const folder = chooseIssue(root, request.into, terminal);
  const opening = { ...request, numbers: [folder], systemFonts: false, cwd: root };
  const { value: workspace, findings: reading } = await openWorkspace(opening, terminal.standing);
  if (!workspace) throw new UsageError(talk('import-no-issue', { folder }));
  try {
    const { sources } = openIssue(workspace, folder);
    if (!sources) {
      new FindingsReport(terminal).show(reading.filter((found) => hasErrors([found])));
      throw new UsageError(talk('import-no-issue', { folder }));
    }
    const home = `issues/${folder}`;
    const into = { home, sections: sources.issue.sections, names: listFolder(root, home).value };
    const { files, section } = request;
    const result = await compileImport({ files, into, section, ...helpingPrograms(request.packageRoot) });
    return await finish(result, { request, root, workspace, sources }, terminal);
  } finally {
    workspace.close();
  }
}

interface Surroundings {
  readonly request: DocumentsRequest;
  readonly root: string;
  readonly workspace: Workspace;
  readonly sources: GatheredIssue;
}

async function finish(
  { documents, refused, sheets }: ImportResult,
  { request, root, workspace, sources }: Surroundings,
  terminal: Terminal,
): Promise<ExitCode> {
  const report = new FindingsReport(terminal);
  const findings = [...documents.flatMap((document) => document.findings), ...refused];
  report.show(findings);
  const findIn = async (texts: GatheredIssue): Promise<readonly Finding[]> =>
    (await issueOfTexts(workspace, texts).check()).findings;
  const mended = await mendTexts(documents, sources, findIn);
  const files = documents.flatMap((document) => [...document.sections, ...document.files]);
  const changes = files.map(({ path, bytes }) => ({ path, after: mendedBytes(mended, path) ?? bytes }));
  showMended(mended, terminal);
  if (request.dryRun) showTexts(changes, terminal);
  else if (changes.length > 0) {
    withLock(join(root, 'issues'), () =>
      withHistory(root, { command: 'import', changes }, () => writeChanges(root, changes)),
    );
    for (const { path } of changes) terminal.print(pathFrom(terminal.standing, join(root, path)));
  }
  sumUp(documents, terminal);
  if (!terminal.quiet) {
    saySheets(sheets, terminal);
    sayRefused(refused, terminal);
  }
  report.sumUp();
  if (changes.length > 0 && !terminal.quiet) {
    const code = request.dryRun ? 'import-would-make' : 'import-made';
    const count = documents.reduce((sum, { sections }) => sum + sections.length, 0);
    terminal.say(
      `${formatTalk(talk(code, { count, plural: { zh: '', en: count === 1 ? '' : 's' } }), terminal.language)}\n`,
    );
    if (!request.dryRun) terminal.say(`${formatTalk(talk('undo-hint', {}), terminal.language)}\n`);
  }
  if (changes.length === 0) return exitCodes.unusable;
  const isLeftOut = findings.some(({ severity }) => severity !== 'hint') || sheets.length > 0;
  const isUnproved = documents.some(({ sections }) => sections.some(({ unproved }) => unproved > 0));
  return isLeftOut || isUnproved ? exitCodes.sourceErrors : exitCodes.done;
}

const mendedBytes = (mended: readonly MendedText[], path: string): Uint8Array | undefined => {
  const own = mended.find((file) => file.path === path);
  return own && Buffer.from(own.after);
};

/** What `check --fix` makes of the texts is told apart from what the conversion made of them. */
function showMended(mended: readonly MendedText[], terminal: Terminal): void {
  if (terminal.quiet || mended.length === 0) return;
  const count = mended.reduce((sum, file) => sum + file.count, 0);
  const plural = { zh: '', en: count === 1 ? '' : 's' };
  terminal.say(`${formatTalk(talk('import-mended', { count, plural }), terminal.language)}\n`);
  for (const file of mended) terminal.say(formatDiff(file, terminal.color));
}

/** The commands that take the sheets that lay among documents. */
function saySheets(sheets: ImportResult['sheets'], { language, say }: Terminal): void {
  for (const { path: file, isInArchive } of sheets) {
    // What is in an archive has to be unpacked, and then lies wherever that is done.
    const typed = isInArchive ? (file.split('/').at(-1) ?? file) : file;
    const argument = /^[\p{L}\p{N}._/-]+$/u.test(typed) ? typed : JSON.stringify(typed);
    const code = isInArchive ? 'import-sheet-packed' : 'import-sheet-beside';
    say(`${formatTalk(talk(code, { file, typed: argument }), language)}\n`);
  }
}
