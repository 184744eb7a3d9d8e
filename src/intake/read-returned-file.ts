import type { Outcome } from '../model/finding.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { FileChanged, systemCode } from '../model/read-error.js';
import type { ReturnedDocument } from '../model/returned-document.js';
import { unreadFile, wholeFile } from '../model/source.js';
import { readReturned } from './docx/read-docx.js';
import { findFileKind } from './find-file-kind.js';
import { finding } from './finding.js';
import { IntakeError } from './intake-error.js';

/** A copy that came back, as far as it can be read without help. */
export type ReturnedFile =
  | { readonly type: 'copy'; readonly returned: ReturnedDocument }
  /** A document of another format, which another program has to convert to `.docx` first. */
  | { readonly type: 'old-document'; readonly bytes: Uint8Array }
  | { readonly type: 'archive'; readonly files: readonly IncomingFile[] };

/** Reads a copy by what is in it; what can't be read is a finding that says what to do. */
export function readReturnedFile(file: IncomingFile): Outcome<ReturnedFile> {
  const at = wholeFile(unreadFile(file.path));
  try {
    return { value: readKindOfCopy(file), findings: [] };
  } catch (error) {
    if (error instanceof IntakeError) return { value: undefined, findings: [error.at(at)] };
    const reason = error instanceof FileChanged ? error.message : systemCode(error);
    if (reason === undefined) throw error;
    return { value: undefined, findings: [finding('import-file/unreadable', at, { reason })] };
  }
}

function readKindOfCopy({ path, read, isInArchive }: IncomingFile): ReturnedFile {
  const bytes = read();
  const kind = findFileKind(bytes);
  switch (kind.type) {
    case 'docx':
      return { type: 'copy', returned: readReturned(kind.entries, path) };
    case 'old-document':
      return { type: 'old-document', bytes };
    case 'zip':
      if (isInArchive) throw new IntakeError('import-file/inner-archive', {});
      return {
        type: 'archive',
        files: kind.entries.map((entry) => ({ path: `${path}/${entry.name}`, isInArchive: true, read: entry.read })),
      };
    default:
      throw new IntakeError('import-file/no-copy', {});
  }
}
