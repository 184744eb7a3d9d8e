import type { Memo } from '../memo/memo.js';
import type { ReturnedDocument } from '../model/returned-document.js';
import { markSources, readSourcesMark } from '../model/sources-mark.js';
import { UsageError } from '../model/usage-error.js';
import { changesFrom } from '../recipes/compile-review.js';
import type { ReviewedSources } from '../recipes/read-units.js';
import { type EarlierSources, earlierSources } from './earlier-sources.js';
import { talk } from './talk.js';

/** The issue that a copy is of, as it is now. */
interface CopiedIssue {
  readonly root: string;
  readonly sources: ReviewedSources;
  readonly memo: Memo;
}

/** What a copy was made of; `isGuessed` where nothing but its text tells. */
export interface CopyBase extends EarlierSources {
  readonly isGuessed: boolean;
}

/**
 * Finds what a copy for Word was made of, by the digest that it carries.
 * @throws UsageError where it is of another issue, or what it was made of isn't known
 */
export function findCopyBase(returned: ReturnedDocument, issue: CopiedIssue): CopyBase {
  const { root, sources } = issue;
  const { folder } = sources.issue;
  const { path: file } = returned;
  const mark = returned.mark === undefined ? undefined : readSourcesMark(returned.mark);
  if (mark) {
    if (mark.folder !== folder) throw new UsageError(talk('copy-other-issue', { file, own: mark.folder, folder }));
    for (const earlier of earlierSources(root, sources.issue)) {
      if (markSources(earlier.issue).digest === mark.digest) return { ...earlier, isGuessed: false };
    }
    throw new UsageError(talk('copy-no-base', { file, digest: mark.digest }));
  }
  // A copy that another program wrote anew may have lost its mark: what it says tells what it was.
  const guessed = guessBase(returned, issue);
  if (!guessed) throw new UsageError(talk('copy-no-mark', { file, folder }));
  return { ...guessed, isGuessed: true };
}

/** So many earlier states of an issue are compared with a copy at most. */
const MOST_GUESSES = 40;

/** The sources that a copy changed least: those that were edited since would have it take the edits back. */
function guessBase(returned: ReturnedDocument, { root, sources, memo }: CopiedIssue): EarlierSources | undefined {
  const tried = new Set<string>();
  let best: { readonly base: EarlierSources; readonly changes: number } | undefined;
  for (const base of earlierSources(root, sources.issue)) {
    const { digest } = markSources(base.issue);
    if (tried.has(digest)) continue;
    if (tried.size >= MOST_GUESSES || best?.changes === 0) break;
    tried.add(digest);
    const changes = changesFrom(returned, { ...sources, issue: base.issue }, memo);
    if (changes !== undefined && (best === undefined || changes < best.changes)) best = { base, changes };
  }
  return best?.base;
}
