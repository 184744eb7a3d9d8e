import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../model/message.js';
import type { Output } from '../../outputs/output.js';
import { openOutputNames } from '../../recipes/compile-output-names.js';
import type { CompiledRedline } from '../../recipes/compile-redline.js';
import { formatTalk } from '../../report/format-talk.js';
import { openWriter } from '../../workspace/files/write-file.js';
import { pathFrom } from '../../workspace/find-root.js';
import { openIssue } from '../../workspace/open-issue.js';
import { findBase } from '../../workspace/redline-base.js';
import type { Workspace } from '../../workspace/workspace.js';
import { talk } from '../talk.js';
import { nameOf } from './say-outcome.js';

interface RedlineWishes {
  /** The version to compare with, as it was typed. */
  readonly from: string | undefined;
  /** Where the caller stands. */
  readonly standing: string;
  readonly outputs: readonly Output[];
  /** Where the files go; absolute. */
  readonly target: string;
}

/** What became of a comparison. */
interface WrittenRedline extends Pick<CompiledRedline, 'status' | 'findings' | 'edits' | 'pageCount'> {
  readonly folder: string;
  /** What the version is called that the issue was compared with. */
  readonly base: string;
  readonly paths: readonly string[];
  /** A file of a comparison before, where none was made. */
  readonly former: string | undefined;
}

/** Behind the name of the issue. */
const MARK = '-花脸稿';

/**
 * Compares an issue with an earlier version of it, and writes what that makes.
 * @throws UsageError where there is no such version, or the files can't be written
 */
export async function writeRedline(
  workspace: Workspace,
  folder: string,
  { from, standing, outputs, target }: RedlineWishes,
): Promise<WrittenRedline> {
  const { root, memo, shared } = workspace;
  const issue = openIssue(workspace, folder);
  const base = issue.sources && (await findBase({ root, memo, now: issue.sources, from, standing }));
  const compiled = (base && (await issue.redline(base, outputs))) ?? { ...unread, findings: issue.reading };
  const name = openOutputNames(shared.settings.value, memo)(folder, shared.headers.get(folder)?.value[0]);
  const pathOf = (suffix: string): string => join(target, `${name}${MARK}${suffix}`);
  const former = outputs.flatMap(({ suffixes }) => suffixes.map(pathOf)).find(existsSync);
  const writer = openWriter();
  const files = compiled.made.flatMap((made) => made.files);
  for (const { suffix, bytes } of files) writer.write(pathOf(suffix), bytes);
  writer.sync();
  const { status, findings, edits, pageCount } = compiled;
  const paths = files.map(({ suffix }) => pathOf(suffix));
  return { folder, base: base?.name ?? '', status, findings, edits, pageCount, paths, former };
}

/** What there is to say of an issue whose sources can't be read. */
const unread = { status: 'failed', made: [], pageCount: 0, edits: 0 } as const;

/** What became of a comparison, in words. */
export function wordRedline(
  { folder, base, status, edits, pageCount: pages, former }: WrittenRedline,
  { language, standing }: { readonly language: Language; readonly standing: string },
): string {
  const issue = nameOf(folder);
  const words = {
    made: () => talk('redline-made', { issue, base, edits, pages, plural: { zh: '', en: pages === 1 ? '' : 's' } }),
    same: () =>
      former === undefined
        ? talk('redline-same', { issue, base })
        : talk('redline-same-kept', { issue, base, file: pathFrom(standing, former) }),
    failed: () => talk('redline-failed', { issue }),
    unset: () => talk('redline-unset', { issue, base }),
  };
  return formatTalk(words[status](), language);
}
