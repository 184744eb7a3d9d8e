import { join } from 'node:path';
import { readReturned } from '../../src/intake/docx/read-docx.js';
import { openArchive } from '../../src/intake/read-archive.js';
import { createMemo } from '../../src/memo/memo.js';
import { loadIssue } from '../../src/read/load-issue.js';
import { listIssues } from '../../src/read/load-workspace.js';
import { type CompiledReview, compileReview } from '../../src/recipes/compile-review.js';
import type { ReviewedSources } from '../../src/recipes/read-units.js';
import { loadWorkspace } from '../tools/load-workspace.js';

/* Copies of issues as reviewers send them back, for tests. */

const packageRoot = join(import.meta.dirname, '../..');

export type ReviewOfTest = CompiledReview;

export function sourcesIn(root: string, folder: string): ReviewedSources {
  const folders = listIssues(root).value.filter((name) => Number(name) <= Number(folder));
  const workspace = loadWorkspace({ root, packageRoot, folders }).value;
  const issue = loadIssue(root, folder).value;
  if (!workspace || !issue) throw new Error(`issue ${folder} could not be read`);
  return { workspace, issue };
}

/** The review of copies that were made of `base`; of the present sources where that is left out. */
export function reviewCopies(
  present: ReviewedSources,
  copies: readonly Uint8Array[],
  base: ReviewedSources = present,
): CompiledReview {
  const returned = copies.map((bytes, at) => readReturned(openArchive(bytes), `改稿${at + 1}.docx`));
  const review = compileReview(
    present,
    returned.map((one) => ({ returned: one, base })),
    createMemo(),
  );
  if (!review) throw new Error('the sources make no document');
  return review;
}
