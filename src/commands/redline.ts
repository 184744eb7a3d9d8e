import { type ExitCode, exitCodes } from '../exit-code.js';
import { compileFormats } from '../recipes/compile-formats.js';
import type { CompiledRedline } from '../recipes/compile-redline.js';
import { outputFolder } from '../workspace/building/prepare-build.js';
import { checkWritable } from '../workspace/files/write-file.js';
import { pathFrom } from '../workspace/find-root.js';
import { type IssuesRequest, openWorkspace, type Workspace } from '../workspace/workspace.js';
import { readFormats } from './building/build-options.js';
import { wordRedline, writeRedline } from './building/write-redline.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin redline` as it was called. */
export interface RedlineRequest extends Omit<IssuesRequest, 'numbers' | 'all'> {
  /** The issue as it was typed. */
  readonly number: string;
  /** The version to compare with, as it was typed. */
  readonly from?: string;
  /** Ids of outputs, as typed: parted by commas. */
  readonly to?: string;
  /** Relative to where the caller stands. */
  readonly outDir?: string;
}

/**
 * Compares an issue with an earlier version of it: all that differs is marked on its pages, and listed behind them.
 * @throws UsageError where there is no such issue, version or format, or where the files can't be written
 */
export async function redline(request: RedlineRequest, terminal: Terminal): Promise<ExitCode> {
  const report = new FindingsReport(terminal);
  const { standing } = terminal;
  const { value: workspace, findings } = await openWorkspace({ ...request, numbers: [request.number] }, standing);
  if (!workspace) {
    report.show(findings);
    report.sumUp();
    return exitCodes.sourceErrors;
  }
  try {
    const status = await compareIssue(workspace, request, { report, terminal });
    report.sumUp();
    return status;
  } finally {
    workspace.close();
  }
}

async function compareIssue(
  workspace: Workspace,
  { from, to, outDir }: RedlineRequest,
  { report, terminal }: { readonly report: FindingsReport; readonly terminal: Terminal },
): Promise<ExitCode> {
  const { root, memo, shared } = workspace;
  const { standing, language, quiet, print, say } = terminal;
  const [folder = ''] = workspace.chosen;
  const outputs = compileFormats(to === undefined ? ['pdf'] : readFormats(to), shared.settings.value, memo);
  const target = outputFolder(root, standing, outDir);
  checkWritable(target);
  const written = await writeRedline(workspace, folder, { from, standing, outputs, target });
  if (written.status === 'failed') report.show(written.findings);
  for (const path of written.paths) print(pathFrom(standing, path));
  if (!quiet || written.status === 'unset') say(`${wordRedline(written, { language, standing })}\n`);
  return statuses[written.status];
}

const statuses = {
  made: exitCodes.done,
  same: exitCodes.done,
  failed: exitCodes.sourceErrors,
  unset: exitCodes.unusable,
} as const satisfies Record<CompiledRedline['status'], ExitCode>;
