import type { AnnotatedPdf, ReturnedDocument } from '../../model/returned-document.js';
import { markSources, readSourcesMark } from '../../model/sources-mark.js';
import { UsageError } from '../../model/usage-error.js';
import { layout } from '../../outputs/layout/layout.js';
import { changesFrom, type PlacedPdf, type ReturnedCopy } from '../../recipes/compile-review.js';
import { readCopies } from '../../recipes/read-copies.js';
import type { ReviewedSources } from '../../recipes/read-units.js';
import { formatTalk } from '../../report/format-talk.js';
import { earlierSources, findReviewBase } from '../../workspace/find-review-base.js';
import { openIssue } from '../../workspace/open-issue.js';
import type { Workspace } from '../../workspace/workspace.js';
import { converter, loadFiles } from '../importing/choose-issue.js';
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
    throw new UsageError(talk('review-no-mark', { file: pdf.path, folder }));
  }
  return { pdf, pages: pages.length === pdf.pages ? pages : undefined };
}

/** @throws UsageError where it can't be found */
function findBase(returned: ReturnedDocument, { workspace, sources }: Reviewed, terminal: Terminal): ReviewedSources {
  const { issue } = sources;
  const { folder } = issue;
  const { path: file } = returned;
  const mark = returned.mark === undefined ? undefined : readSourcesMark(returned.mark);
  if (mark) {
    if (mark.folder !== folder) throw new UsageError(talk('review-other-issue', { file, own: mark.folder, folder }));
    const found = findReviewBase(workspace.root, issue, mark.digest);
    if (!found) throw new UsageError(talk('review-no-base', { file, digest: mark.digest }));
    return { ...sources, issue: found };
  }
  // A copy that another program wrote anew may have lost its mark: what it says tells what it was.
  const guessed = guessBase(returned, { workspace, sources });
  if (!guessed) throw new UsageError(talk('review-no-mark', { file, folder }));
  if (!terminal.quiet) terminal.say(`${formatTalk(talk('review-guessed', { file }), terminal.language)}\n`);
  return guessed;
}

/** So many earlier states of an issue are compared with a copy at most. */
const MOST_GUESSES = 40;

/** The sources that a copy changed least: those that were edited since would have it take the edits back. */
function guessBase(returned: ReturnedDocument, { workspace, sources }: Reviewed): ReviewedSources | undefined {
  const tried = new Set<string>();
  let best: { readonly base: ReviewedSources; readonly changes: number } | undefined;
  for (const issue of earlierSources(workspace.root, sources.issue)) {
    const { digest } = markSources(issue);
    if (tried.has(digest)) continue;
    if (tried.size >= MOST_GUESSES || best?.changes === 0) break;
    tried.add(digest);
    const base = { ...sources, issue };
    const changes = changesFrom(returned, base, workspace.memo);
    if (changes !== undefined && (best === undefined || changes < best.changes)) best = { base, changes };
  }
  return best?.base;
}
