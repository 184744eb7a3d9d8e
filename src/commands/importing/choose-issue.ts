import { resolve } from 'node:path';
import type { IncomingFile } from '../../model/incoming-file.js';
import { parseIssueFolder } from '../../model/issue-folder.js';
import { UsageError } from '../../model/usage-error.js';
import { loadIncoming, loadPiped } from '../../read/load-incoming.js';
import { listIssues, loadHeaders } from '../../read/load-workspace.js';
import { isReleasedIssue } from '../../recipes/compile-import.js';
import type { HelpingPrograms } from '../../recipes/read-manuscripts.js';
import { formatTalk } from '../../report/format-talk.js';
import { chooseIssues } from '../../workspace/choose-issues.js';
import { converter } from '../../workspace/convert-document.js';
import { readOldWordInThread } from '../../workspace/reading/read-old-word-in-thread.js';
import { readPdfInThread } from '../../workspace/reading/read-pdf-in-thread.js';
import { talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';

/** What reads documents of formats that need another program. */
export const helpingPrograms = (packageRoot: string): HelpingPrograms => ({
  convert: converter('doc', 'docx'),
  readOldWord: (bytes) => readOldWordInThread(bytes, packageRoot),
  readPdf: (bytes) => readPdfInThread(bytes, packageRoot),
});

/**
 * The issue that something is imported into: as typed, else the newest that isn't released. It is said where that is an older one:
 * it may have been printed before there were releases.
 * @throws UsageError where it is released, or all are
 */
export function chooseIssue(root: string, into: string | undefined, { language, say }: Terminal): string {
  const { value: folders } = listIssues(root);
  const isReleased = (folder: string): boolean =>
    loadHeaders(root, [folder]).value.some(({ index }) => isReleasedIssue(folder, index));
  if (into !== undefined) {
    const [folder = ''] = chooseIssues(folders, { numbers: [into], all: false });
    if (isReleased(folder)) throw new UsageError(talk('import-released', { folder }));
    return folder;
  }
  const regular = folders.filter((folder) => parseIssueFolder(folder)?.type === 'regular');
  const newest = regular.at(-1);
  if (newest === undefined) throw new UsageError(talk('no-issues', {}));
  const open = regular.findLast((folder) => !isReleased(folder));
  if (open === undefined) throw new UsageError(talk('import-all-released', { folder: newest }));
  if (open !== newest) say(`${formatTalk(talk('import-into-older', { newest, folder: open }), language)}\n`);
  return open;
}

/** The files that are meant by a path; `-` is what is piped in. @throws UsageError where they can't be had */
export function loadFiles(typed: string, standing: string): readonly IncomingFile[] {
  const loaded = typed === '-' ? loadPiped() : loadIncoming(resolve(standing, typed), typed);
  if (!('why' in loaded)) return loaded;
  switch (loaded.why) {
    case 'kind':
      throw new UsageError(talk('import-file-kind', { file: typed, kind: loaded.kind }));
    case 'error':
      throw new UsageError(talk('import-file-error', { file: typed, reason: loaded.reason }));
    default:
      throw new UsageError(talk(`import-file-${loaded.why}`, { file: typed }));
  }
}
