import { join } from 'node:path';
import { isoDate } from '../../model/calendar.js';
import type { SourceFile } from '../../model/source.js';
import { NO_FILE } from '../../model/source-history.js';
import { decodeText } from '../../read/decode-text.js';
import { listIssues } from '../../read/load-workspace.js';
import { chooseIssues } from '../../workspace/choose-issues.js';
import { checkWritable } from '../../workspace/files/write-file.js';
import { findRoot } from '../../workspace/find-root.js';
import { readSource } from '../../workspace/history/read-history.js';

/** An issue whose release is worked on; neither its text nor a font is needed for that. */
export interface ReleasedFolder {
  readonly root: string;
  readonly folder: string;
  /** index.md as it stands; none where it can't be read. */
  readonly index: SourceFile | undefined;
  readonly isDryRun: boolean;
}

/** @throws UsageError where there is no workspace or no such issue, or nothing can be written there */
export function openReleasedFolder(
  {
    number,
    cwd,
    dryRun = false,
  }: { readonly number: string; readonly cwd: string | undefined; readonly dryRun?: boolean },
  standing: string,
): ReleasedFolder {
  const root = findRoot(cwd, standing);
  const [folder = ''] = chooseIssues(listIssues(root).value, { numbers: [number], all: false });
  checkWritable(join(root, 'issues', folder));
  const path = `issues/${folder}/index.md`;
  const read = readSource(root, path);
  const index = read && read.digest !== NO_FILE ? decodeText(path, read.bytes, false).value : undefined;
  return { root, folder, index, isDryRun: dryRun };
}

/** `2024-12-25`, as the office's clock has it. */
export function today(): string {
  const now = new Date();
  return isoDate({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}
