import { UsageError } from '../../model/usage-error.js';
import { compileReview } from '../../recipes/compile-review.js';
import { openIssue } from '../../workspace/open-issue.js';
import type { FindMore } from '../../workspace/watched-issue.js';
import { type IssuesRequest, openWorkspace } from '../../workspace/workspace.js';
import { talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';
import { openCopies } from './open-copies.js';

/**
 * Finds what is still open of copies that came back, in the sources as they are at any time: what was taken is no longer listed.
 * @throws UsageError where a copy can't be read, or what it was made of isn't known
 */
export async function followReview(
  files: readonly string[],
  request: IssuesRequest,
  terminal: Terminal,
): Promise<FindMore> {
  const { value: workspace } = await openWorkspace({ ...request, systemFonts: false }, terminal.standing);
  const [folder = ''] = workspace?.chosen ?? request.numbers;
  try {
    const sources = workspace && openIssue(workspace, folder).sources;
    if (!sources) throw new UsageError(talk('review-unreadable', { folder }));
    const opened = await openCopies(files, { workspace, sources }, terminal);
    const [pdf] = opened?.pdfs ?? [];
    if (pdf) throw new UsageError(talk('watch-review-pdf', { file: pdf.pdf.path }));
    if (!opened) throw new UsageError(talk('watch-review-unreadable', {}));
    return (present, memo) => {
      // Without a number a newer issue may be shown by then.
      if (present.issue.folder !== folder) return [];
      const review = compileReview(present, opened.copies, memo);
      return review?.items.flatMap(({ finding }) => finding ?? []) ?? [];
    };
  } finally {
    workspace?.close();
  }
}
