import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { listFolder, listIssues, loadHeaders, loadSettings } from '../read/load-workspace.js';
import { compileOldIssues, type MadeIssue, type OldIssuesResult } from '../recipes/compile-old-issues.js';
import { alignedLine, columnWidths } from '../report/aligned-line.js';
import { formatDiff } from '../report/format-diff.js';
import { formatTalk } from '../report/format-talk.js';
import { printable } from '../report/terminal-text.js';
import { withLock } from '../workspace/files/lock.js';
import { findRoot, pathFrom } from '../workspace/find-root.js';
import { type SourceChange, withHistory, writeChanges } from '../workspace/history/source-history.js';
import { helpingPrograms } from './importing/choose-issue.js';
import { sayLeftOut, showTexts } from './importing/say-imported.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin import --old` as it was called. */
export interface OldIssuesRequest {
  readonly files: readonly IncomingFile[];
  readonly dryRun?: boolean;
  readonly cwd: string | undefined;
  readonly packageRoot: string;
}

/**
 * Makes folders of issues from documents as they were printed, never over one that is there, and writes what was counted before
 * them into bulletin.yaml where all their figures agree.
 * @throws UsageError where there is no workspace
 */
export async function importOldIssues(request: OldIssuesRequest, terminal: Terminal): Promise<ExitCode> {
  const root = findRoot(request.cwd, terminal.standing);
  const report = new FindingsReport(terminal);
  const settings = loadSettings(root);
  const headers = loadHeaders(root, listIssues(root).value);
  if (!settings.value) {
    report.show(settings.findings);
    report.sumUp();
    return exitCodes.unusable;
  }
  const result = await compileOldIssues({
    files: request.files,
    settings: settings.value,
    headers: headers.value,
    folders: listFolder(root, 'issues').value,
    programs: helpingPrograms(request.packageRoot),
  });
  report.show([...result.findings, ...result.refused]);
  const changed = { path: settings.value.path, before: settings.value.text, after: result.settings };
  const changes = [
    ...result.issues.flatMap(({ files }) => files.map(({ path, bytes }): SourceChange => ({ path, after: bytes }))),
    ...changeOf(changed),
  ];
  write(changes, changed, { root, dryRun: request.dryRun ?? false }, terminal);
  sumUp(result, request.dryRun ?? false, terminal);
  report.sumUp();
  if (result.issues.length === 0) return exitCodes.unusable;
  const isDoubtful = [...result.findings, ...result.refused].some(({ severity }) => severity !== 'hint');
  const isUnproved = result.issues.some(({ unproved }) => unproved > 0) || result.unwritten.length > 0;
  return isDoubtful || isUnproved ? exitCodes.sourceErrors : exitCodes.done;
}

interface ChangedSettings {
  readonly path: string;
  readonly before: string;
  readonly after: string | undefined;
}

const changeOf = ({ path, before, after }: ChangedSettings): readonly SourceChange[] =>
  after === undefined ? [] : [{ path, before: Buffer.from(before), after: Buffer.from(after) }];

function write(
  changes: readonly SourceChange[],
  { path, before, after }: ChangedSettings,
  { root, dryRun }: { readonly root: string; readonly dryRun: boolean },
  terminal: Terminal,
): void {
  const made = changes.flatMap((change) =>
    change.after && change.path !== path ? [{ path: change.path, after: change.after }] : [],
  );
  const diff = after === undefined ? undefined : { path, before, after };
  if (dryRun) {
    showTexts(made, terminal);
    if (diff) terminal.write(formatDiff(diff, terminal.results.color));
  } else if (changes.length > 0) {
    withLock(join(root, 'issues'), () =>
      withHistory(root, { command: 'import', changes }, () => writeChanges(root, changes)),
    );
    for (const change of changes) terminal.print(pathFrom(terminal.standing, join(root, change.path)));
    if (diff && !terminal.quiet) terminal.say(formatDiff(diff, terminal.color));
  }
}

/** One line for each issue: where it comes from and what came through. */
function sumUp({ issues, refused, unwritten }: OldIssuesResult, dryRun: boolean, terminal: Terminal): void {
  const { quiet, language, say } = terminal;
  if (quiet) return;
  if (issues.length > 0) showTable(issues, terminal);
  for (const one of unwritten) say(`${formatTalk(talk('import-old-opening', one), language)}\n`);
  sayLeftOut(refused, terminal);
  if (issues.length === 0) return;
  const plural = { zh: '', en: issues.length === 1 ? '' : 's' };
  const code = dryRun ? 'import-old-would-make' : 'import-old-made';
  say(`${formatTalk(talk(code, { count: issues.length, plural }), language)}\n`);
  if (!dryRun) say(`${formatTalk(talk('undo-hint', {}), language)}\n`);
}

function showTable(issues: readonly MadeIssue[], { language, say }: Terminal): void {
  const heads = [
    'import-head-file',
    'import-old-head-issue',
    'import-old-head-sections',
    'import-head-blocks',
    'import-head-unproved',
    'import-old-head-figures',
  ] as const;
  const lines = [
    heads.map((head) => formatTalk(talk(head, {}), language)),
    ...issues.map(({ from, folder, sections, blocks, unproved, counted }) => [
      printable(from),
      folder,
      ...[sections, blocks, unproved, counted].map(String),
    ]),
  ];
  const widths = columnWidths(lines);
  const aligns = ['left', 'left', 'right', 'right', 'right', 'right'] as const;
  say(lines.map((cells) => `${alignedLine(cells, widths, aligns)}\n`).join(''));
}
