import { join, resolve } from 'node:path';
import { cacheFolder } from '../../cache/cache-folder.js';
import { noEntries, openEntries } from '../../cache/entry-cache.js';
import { thisSystem } from '../../cache/surroundings.js';
import type { Outcome } from '../../model/finding.js';
import { digestFonts } from '../../read/digest-fonts.js';
import { openOutputNames } from '../../recipes/compile-output-names.js';
import { openWriter } from '../../workspace/write-file.js';
import { type IssuesRequest, prepareIssues } from '../workspace/prepare-issues.js';
import type { BuildJob, BuildSetting } from './build-issue.js';
import { DRAFT_MARK } from './draft-mark.js';
import { createHeaderDigests } from './issue-inputs.js';
import { keepHeaders } from './kept-builds.js';
import { digestCode, digestProgram } from './program-digest.js';

/** What a build is to be like: plain data, which threads can be told. */
export interface BuildWishes extends IssuesRequest {
  readonly draft: boolean;
  readonly force: boolean;
  readonly fontReport: boolean;
  /** Nothing is to be written. */
  readonly isPlan: boolean;
  /** In bytes; 0 for no cache. */
  readonly cacheMax: number;
  /** Of the program. */
  readonly version: string;
}

/**
 * Reads what the chosen issues share, and opens what was made before. No value where no issue can be built; the findings
 * say why.
 * @throws UsageError where there is no workspace or no such issue
 */
export function prepareBuild(wishes: BuildWishes, standing: string): Outcome<BuildSetting> {
  const { draft, force, fontReport, isPlan, cacheMax, packageRoot, version } = wishes;
  const code = digestCode(packageRoot);
  const entries =
    cacheMax > 0 ? openEntries(cacheFolder(thisSystem()), { mayWrite: !isPlan, program: code }) : noEntries;
  const { value: issues, findings } = prepareIssues({ ...wishes, entries }, standing);
  if (!issues) return { value: undefined, findings };
  const producer = `bulletin ${version}`;
  const headers = createHeaderDigests();
  let headersKey: string | undefined;
  const value: BuildSetting = {
    issues,
    producer,
    draft,
    fontReport,
    force,
    entries,
    program: `${digestProgram(packageRoot, producer)}${draft ? ' draft' : ''}`,
    fontsDigest: entries === noEntries || !issues.fonts ? '' : digestFonts(issues.fonts, entries),
    headers,
    writer: openWriter(),
    keepHeaders() {
      const all = [...issues.shared.headers.values()].flatMap((loaded) => loaded.value);
      headersKey ??= keepHeaders(entries, Object.fromEntries(all.map(({ index }) => [index.path, headers.of(index)])));
      return headersKey;
    },
  };
  return { value, findings };
}

/** The PDFs of these issues, named as bulletin.yaml says. */
export function jobsOf(
  folders: readonly string[],
  outDir: string,
  { issues, draft }: Pick<BuildSetting, 'issues' | 'draft'>,
): readonly BuildJob[] {
  const { settings, headers } = issues.shared;
  const nameOf = openOutputNames(settings.value);
  return folders.map((folder) => {
    const name = nameOf(folder, headers.get(folder)?.value[0]);
    return { folder, target: join(outDir, `${name}${draft ? DRAFT_MARK : ''}.pdf`) };
  });
}

/** @param asked relative to where the caller stands; dist in the workspace where none is given */
export const outputFolder = (root: string, standing: string, asked: string | undefined): string =>
  asked === undefined ? join(root, 'dist') : resolve(standing, asked);
