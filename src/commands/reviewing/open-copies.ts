import type { AnnotatedPdf, ReturnedDocument } from '../../model/returned-document.js';
import { UsageError } from '../../model/usage-error.js';
import { layout } from '../../outputs/layout/layout.js';
import type { PlacedPdf, ReturnedCopy } from '../../recipes/compile-review.js';
import { readCopies } from '../../recipes/read-copies.js';
import type { ReviewedSources } from '../../recipes/read-units.js';
import { formatTalk } from '../../report/format-talk.js';
import { converter } from '../../workspace/convert-document.js';
import { findCopyBase } from '../../workspace/find-copy-base.js';
import { openIssue } from '../../workspace/open-issue.js';
import type { Workspace } from '../../workspace/workspace.js';
import { loadFiles } from '../importing/choose-issue.js';
import { talk } from '../talk.js';
import { FindingsReport } from '../terminal/findings-report.js';
import type { Terminal } from '../terminal/terminal.js';

/** The issue that copies came back of. */
interface Reviewed {
  readonly workspace: Workspace;
  readonly sources: ReviewedSources;
}

export interface OpenedCopies {
  readonly copies: readonly ReturnedCopy[];
  readonly pdfs: readonly PlacedPdf[];
}

/**
 * Copies that came back, each with what it was made of; none where one can't be read, which is said.
 * @throws UsageError where what a copy was made of isn't known
 */
export async function openCopies(
  files: readonly string[],
  { workspace, sources }: Reviewed,
  terminal: Terminal,
): Promise<OpenedCopies | undefined> {
  const incoming = files.flatMap((path) => loadFiles(path, terminal.standing));
  const { copies, pdfs, refused } = await readCopies(incoming, converter('doc', 'docx'));
  if (refused.length > 0) {
    const report = new FindingsReport(terminal);
    report.show(refused);
    report.sumUp();
    return undefined;
  }
  const placed: PlacedPdf[] = [];
  for (const pdf of pdfs) placed.push(await layOutFor(pdf, workspace, sources.issue.folder));
  const based = copies.map((returned) => ({ returned, base: findBase(returned, { workspace, sources }, terminal) }));
  return { copies: based, pdfs: placed };
}

/**
 * The pages that a PDF with notes has, as the present sources make them.
 * @throws UsageError where it is no PDF of this issue
 */
async function layOutFor(pdf: AnnotatedPdf, workspace: Workspace, folder: string): Promise<PlacedPdf> {
  const draft = pdf.title.endsWith('（送审稿）');
  const issue = openIssue(workspace, folder);
  const wishes = { draft, ...(draft && { draftNumber: 1 }), outputs: [layout], despiteErrors: true };
  const { pages, title } = await issue.compile(wishes);
  if (title !== undefined && title !== pdf.title) {
    throw new UsageError(talk('copy-no-mark', { file: pdf.path, folder }));
  }
  return { pdf, pages: pages.length === pdf.pages ? pages : undefined };
}

/** @throws UsageError where it can't be found */
function findBase(returned: ReturnedDocument, { workspace, sources }: Reviewed, terminal: Terminal): ReviewedSources {
  const { root, memo } = workspace;
  const { issue, isGuessed } = findCopyBase(returned, { root, sources, memo });
  if (isGuessed && !terminal.quiet) {
    terminal.say(`${formatTalk(talk('review-guessed', { file: returned.path }), terminal.language)}\n`);
  }
  return { ...sources, issue };
}
