import { join, resolve } from 'node:path';
import { createMemo } from '../../memo/memo.js';
import type { Outcome } from '../../model/finding.js';
import { draftMark } from '../../model/issue-folder.js';
import { digestFonts } from '../../read/digest-fonts.js';
import { compileFormats } from '../../recipes/compile-formats.js';
import { openOutputNames } from '../../recipes/compile-output-names.js';
import { cachedStore } from '../cache/open-store.js';
import { openWriter } from '../files/write-file.js';
import { type IssuesRequest, openWorkspace } from '../workspace.js';
import type { BuildJob, BuildSetting } from './build-issue.js';
import { createHeaderDigests } from './issue-inputs.js';
import { keepHeaders } from './kept-builds.js';
import { numberDraft } from './number-draft.js';
import { digestProgram } from './program-digest.js';

/** What a build is to be like: plain data, which threads can be told. */
export interface BuildWishes extends IssuesRequest {
  /** Ids of outputs; what bulletin.yaml says where none are given. */
  readonly formats: readonly string[];
  readonly draft: boolean;
  readonly force: boolean;
  readonly fontReport: boolean;
  /** Whether nothing is to be written. */
  readonly isPlan: boolean;
  /** How large the cache may become, in bytes; 0 for no cache. */
  readonly cacheMax: number;
}

/**
 * Reads what the chosen issues share, and opens what was made before. No value where no issue can be built; the findings
 * say why.
 * @throws UsageError where there is no workspace or no such issue
 */
export async function prepareBuild(wishes: BuildWishes, standing: string): Promise<Outcome<BuildSetting>> {
  const { draft, force, fontReport, isPlan, cacheMax, packageRoot } = wishes;
  const store = cacheMax > 0 ? cachedStore(packageRoot, !isPlan) : undefined;
  const { value: workspace, findings } = await openWorkspace(wishes, standing, { store: store ?? 'none' });
  if (!workspace) return { value: undefined, findings };
  const { fonts, memo, producer, shared } = workspace;
  // What is built anew is kept all the same.
  const kept = force || fontReport ? createMemo(store && { ...store, read: () => undefined }) : memo;
  const headers = createHeaderDigests(memo);
  let headersKey: string | undefined;
  const value: BuildSetting = {
    workspace,
    outputs: compileFormats(wishes.formats, shared.settings.value, memo),
    draft,
    fontReport,
    force,
    kept,
    program: `${digestProgram(packageRoot, producer)}${draft ? ' draft' : ''}`,
    fontsDigest: store && fonts ? digestFonts(fonts, memo) : '',
    headers,
    writer: openWriter(),
    keepHeaders() {
      const all = [...shared.headers.values()].flatMap((loaded) => loaded.value);
      headersKey ??= keepHeaders(memo, Object.fromEntries(all.map(({ index }) => [index.path, headers.of(index)])));
      return headersKey;
    },
  };
  return { value, findings };
}

/** The files of these issues, named as bulletin.yaml says. */
export function jobsOf(
  folders: readonly string[],
  outDir: string,
  { workspace, draft }: Pick<BuildSetting, 'workspace' | 'draft'>,
): readonly BuildJob[] {
  const { settings, headers } = workspace.shared;
  const nameOf = openOutputNames(settings.value, workspace.memo);
  return folders.map((folder) => {
    const number = draft ? numberDraft(workspace.root, folder) : undefined;
    const mark = number === undefined ? '' : draftMark(number);
    const name = nameOf(folder, headers.get(folder)?.value[0]);
    return { folder, stem: join(outDir, `${name}${mark}`), plainStem: join(outDir, `${folder}${mark}`), draft: number };
  });
}

/** @param asked relative to where the caller stands; dist in the workspace where none is given */
export const outputFolder = (root: string, standing: string, asked: string | undefined): string =>
  asked === undefined ? join(root, 'dist') : resolve(standing, asked);
