import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { compileFormats } from '../recipes/compile-formats.js';
import { openOutputNames } from '../recipes/compile-output-names.js';
import type { CompiledRedline } from '../recipes/compile-redline.js';
import { formatTalk } from '../report/format-talk.js';
import { outputFolder } from '../workspace/building/prepare-build.js';
import { checkWritable, openWriter } from '../workspace/files/write-file.js';
import { pathFrom } from '../workspace/find-root.js';
import { openIssue } from '../workspace/open-issue.js';
import { findBase, type RedlineBase } from '../workspace/redline-base.js';
import { type IssuesRequest, openWorkspace, type Workspace } from '../workspace/workspace.js';
import { readFormats } from './building/build-options.js';
import { nameOf } from './building/say-outcome.js';
import { talk } from './talk.js';
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

/** Behind the name of the issue. */
const MARK = '-花脸稿';

/**
 * Compares an issue with an earlier version of it: all that differs is marked on its pages, and listed behind them.
 * @throws UsageError where there is no such issue, version or format, or where the files can't be written
 */
export async function redline(request: RedlineRequest, terminal: Terminal): Promise<ExitCode> {
  const report = new FindingsReport(terminal);
  const { value: workspace, findings } = await openWorkspace(
    { ...request, numbers: [request.number] },
    terminal.standing,
  );
  if (!workspace) {
    report.show(findings);
    report.sumUp();
    return exitCodes.sourceErrors;
  }
  try {
    return await compareIssue(workspace, request, { report, terminal });
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
  const [folder = ''] = workspace.chosen;
  const outputs = compileFormats(to === undefined ? ['pdf'] : readFormats(to), shared.settings.value, memo);
  const target = outputFolder(root, terminal.standing, outDir);
  checkWritable(target);
  const issue = openIssue(workspace, folder);
  const base = issue.sources && findBase({ root, now: issue.sources, from, standing: terminal.standing });
  const compiled = base && (await issue.redline(base, outputs));
  if (!compiled) {
    report.show(issue.reading);
    report.sumUp();
    return exitCodes.sourceErrors;
  }
  const name = openOutputNames(shared.settings.value, memo)(folder, shared.headers.get(folder)?.value[0]);
  const stem = join(target, `${name}${MARK}`);
  if (compiled.status === 'failed') report.show(compiled.findings);
  if (compiled.status === 'made') writeMade(stem, compiled, terminal);
  const former = outputs.flatMap(({ suffixes }) => suffixes.map((suffix) => `${stem}${suffix}`)).find(existsSync);
  sayWhat({ folder, base, former, compiled }, terminal);
  report.sumUp();
  return statuses[compiled.status];
}

const statuses = {
  made: exitCodes.done,
  same: exitCodes.done,
  failed: exitCodes.sourceErrors,
  unset: exitCodes.unusable,
} as const satisfies Record<CompiledRedline['status'], ExitCode>;

function writeMade(stem: string, { made }: CompiledRedline, { print, standing }: Terminal): void {
  const writer = openWriter();
  for (const { suffix, bytes } of made.flatMap(({ files }) => files)) {
    writer.write(`${stem}${suffix}`, bytes);
    print(pathFrom(standing, `${stem}${suffix}`));
  }
  writer.sync();
}

interface Outcome {
  readonly folder: string;
  readonly base: RedlineBase;
  /** A file of a comparison before, where there is one. */
  readonly former: string | undefined;
  readonly compiled: CompiledRedline;
}

function sayWhat(outcome: Outcome, { quiet, language, standing, say }: Terminal): void {
  const { folder, base, former, compiled } = outcome;
  if (quiet && compiled.status !== 'unset') return;
  const issue = nameOf(folder);
  const words = {
    made: () => talk('redline-made', { issue, base: base.name, ...countsOf(compiled) }),
    same: () =>
      former !== undefined
        ? talk('redline-same-kept', { issue, base: base.name, file: pathFrom(standing, former) })
        : talk('redline-same', { issue, base: base.name }),
    failed: () => talk('redline-failed', { issue }),
    unset: () => talk('redline-unset', { issue, base: base.name }),
  };
  say(`${formatTalk(words[compiled.status](), language)}\n`);
}

function countsOf({ edits, pageCount: pages }: CompiledRedline) {
  return { edits, pages, plural: { zh: '', en: pages === 1 ? '' : 's' } };
}
