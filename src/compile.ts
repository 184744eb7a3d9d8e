import type { Finding } from './model/finding.js';
import type { FontLibrary } from './model/font-library.js';
import type { Page } from './model/page.js';
import type { IssueSources, WorkspaceSources } from './model/sources.js';

export interface CompileInput {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
  readonly fonts: FontLibrary;
}

export interface CompileResult {
  readonly findings: readonly Finding[];
  /** The document; none where there are errors. */
  readonly pdf: Uint8Array | undefined;
  /** The typeset pages, as far as the sources allowed to set them. */
  readonly pages: readonly Page[];
  /** PostScript names of the fonts used, sorted. */
  readonly fonts: readonly string[];
}

/** One issue from its sources to a document. Keeps nothing between calls, touches no file. */
export async function compile(_input: CompileInput): Promise<CompileResult> {
  return { findings: [], pdf: undefined, pages: [], fonts: [] };
}
