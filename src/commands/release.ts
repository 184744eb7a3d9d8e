import { type ExitCode, exitCodes } from '../exit-code.js';
import { locate } from '../model/source.js';
import { formatTalk } from '../report/format-talk.js';
import { pathFrom } from '../workspace/find-root.js';
import { openWorkspace, type Workspace } from '../workspace/workspace.js';
import { remindOfBackup } from './backup.js';
import { nameOf } from './building/say-outcome.js';
import { carryOut, checkRelease } from './releasing/carry-out-release.js';
import { prepareRelease, type ReadyRelease } from './releasing/prepare-release.js';
import { type ReleaseRequest, readReason } from './releasing/release-request.js';
import { openReleasedFolder } from './releasing/released-folder.js';
import { restoreRelease } from './releasing/restore-release.js';
import { withdrawRelease } from './releasing/withdraw-release.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import { sayPrepared } from './terminal/say-trace.js';
import type { Terminal } from './terminal/terminal.js';

/**
 * Freezes a printed issue: keeps its PDF and its sources beside them and records it. Or withdraws that, or puts the sources
 * back.
 * @throws UsageError where there is no workspace or no such issue, where it was or wasn't released before, where the PDF
 * in its place is another one, or where something can't be written
 */
export async function release(request: ReleaseRequest, terminal: Terminal): Promise<ExitCode> {
  const reason = readReason(request);
  if (request.restore !== undefined) {
    return restoreRelease(openReleasedFolder(request, terminal.standing), request.restore, terminal);
  }
  if (request.withdraw) return withdrawRelease(openReleasedFolder(request, terminal.standing), reason ?? '', terminal);
  const report = new FindingsReport(terminal);
  const started = performance.now();
  const { value: workspace, findings } = await openWorkspace(
    { ...request, numbers: [request.number] },
    terminal.standing,
  );
  if (workspace) sayPrepared(workspace, started, terminal);
  else report.show(findings);
  const ready =
    workspace && (await prepareRelease({ workspace, request, reason, terminal }, report).finally(workspace.close));
  if (ready && request.dryRun) checkRelease(ready);
  const kept = ready && !request.dryRun ? carryOut(ready, terminal) : undefined;
  if (ready) sayReleased(ready, kept, terminal);
  else sayNotReleased(workspace, terminal);
  report.sumUp();
  return ready ? exitCodes.done : exitCodes.sourceErrors;
}
/** @param kept what the history keeps of it; none where nothing was written */
function sayReleased(ready: ReadyRelease, kept: string | undefined, terminal: Terminal): void {
  const { folder, date, pages, isRecompressed, standIns, sha256, archive, target } = ready;
  if (kept !== undefined) terminal.print(pathFrom(terminal.standing, target));
  if (terminal.quiet) return;
  const plural = { zh: '', en: pages === 1 ? '' : 's' };
  const params = { issue: nameOf(folder), date, pages, plural, sha256, archive };
  terminal.say(`${formatTalk(talk(kept === undefined ? 'would-release' : 'released', params), terminal.language)}\n`);
  if (isRecompressed) terminal.say(`${formatTalk(talk('release-recompressed', {}), terminal.language)}\n`);
  sayOverruled(ready, terminal);
  if (standIns.length > 0) terminal.say(`${formatTalk(talk('stand-ins', { roles: standIns }), terminal.language)}\n`);
  if (kept === undefined) return;
  terminal.say(`${formatTalk(talk('release-by-hand', { folder }), terminal.language)}\n`);
  remindOfBackup(ready.root, terminal);
}

/** What rules object to and the author overruled, each with its place and reason. */
function sayOverruled({ overruled }: ReadyRelease, { language, say }: Terminal): void {
  if (overruled.length === 0) return;
  say(`${formatTalk(talk('release-overruled', { count: overruled.length }), language)}\n`);
  for (const { rules, reason, range } of overruled) {
    const { line, column } = locate(range);
    const place = `${range.file.path}:${line}:${column}`;
    const params = { place, rules: rules.map(({ value }) => value).join(', '), reason: reason?.value ?? '' };
    say(`${formatTalk(talk('release-overruled-place', params), language)}\n`);
  }
}

function sayNotReleased(workspace: Workspace | undefined, { quiet, language, say }: Terminal): void {
  if (!workspace || quiet) return;
  say(`${formatTalk(talk('not-released', { issue: nameOf(workspace.chosen[0] ?? '') }), language)}\n`);
}
