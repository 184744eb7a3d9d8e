import type { Outcome } from '../model/finding.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { FileChanged, systemCode } from '../model/read-error.js';
import type { AnnotatedPdf, ReturnedDocument } from '../model/returned-document.js';
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
  | { readonly type: 'pdf'; readonly pdf: AnnotatedPdf }
  | { readonly type: 'archive'; readonly files: readonly IncomingFile[] };

/** What a PDF begins with. */
const PDF = '%PDF-';

/** Reads a copy by what is in it; what can't be read is a finding that says what to do. */
export async function readReturnedFile(file: IncomingFile): Promise<Outcome<ReturnedFile>> {
  const at = wholeFile(unreadFile(file.path));
  try {
    return { value: await readKindOfCopy(file), findings: [] };
  } catch (error) {
    if (error instanceof IntakeError) return { value: undefined, findings: [error.at(at)] };
    const reason = error instanceof FileChanged ? error.message : systemCode(error);
    if (reason === undefined) throw error;
    return { value: undefined, findings: [finding('import-file/unreadable', at, { reason })] };
  }
}

async function readKindOfCopy({ path, read, isInArchive }: IncomingFile): Promise<ReturnedFile> {
  const bytes = read();
  if (Buffer.from(bytes.subarray(0, PDF.length)).toString('latin1') === PDF) {
    // Few reviewers send one, and all else starts sooner without what reads it.
    const { readPdfNotes } = await import('./read-pdf-notes.js');
    return { type: 'pdf', pdf: await readPdfNotes(bytes, path) };
  }
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
