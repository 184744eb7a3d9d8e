import type { BareText } from '../model/bare-text.js';
import type { Finding, Outcome } from '../model/finding.js';
import { type IncomingFile, isLitter } from '../model/incoming-file.js';
import type { Manuscript } from '../model/manuscript.js';
import type { PdfText, PdfTrouble } from '../model/pdf-text.js';
import { FileChanged, systemCode } from '../model/read-error.js';
import { unreadFile, wholeFile } from '../model/source.js';
import { readDocx } from './docx/read-docx.js';
import { findFileKind } from './find-file-kind.js';
import { finding } from './finding.js';
import { IntakeError } from './intake-error.js';
import { withoutLinkAlone } from './link-alone.js';
import { readPdfText } from './pdf/read-pdf-text.js';
import { readBareText, readPlainText } from './read-plain-text.js';

/** What a file is, and what can be read from it without help. */
export type Incoming =
  | { readonly type: 'manuscript'; readonly manuscript: Manuscript }
  | { readonly type: 'archive'; readonly files: readonly IncomingFile[] }
  /** A document of an old format, which another program has to convert to `.docx` first. */
  | { readonly type: 'old-document'; readonly bytes: Uint8Array }
  /** A PDF, which another program has to read first. */
  | { readonly type: 'pdf'; readonly bytes: Uint8Array }
  | { readonly type: 'sheet' };

/** Reads a file that somebody sent, by what is in it; what can't be read is a finding that says what to do. */
export const readIncoming = (file: IncomingFile): Outcome<Incoming> =>
  unlessUnreadable(file.path, () => readKind(file));

/** What was read of a PDF as a manuscript, or why it wasn't. */
export const readIncomingPdf = (path: string, read: PdfText | PdfTrouble): Outcome<Manuscript> =>
  unlessUnreadable(path, () => {
    if (typeof read !== 'string') return withoutLinkAlone(readPdfText(read, path));
    throw new IntakeError(troubles[read], {});
  });

/** The bare text of a document of an old format. */
export const readIncomingText = (path: string, read: BareText): Outcome<Manuscript> =>
  unlessUnreadable(path, () => withoutLinkAlone(readBareText(read, path)));

const troubles = {
  encrypted: 'import-file/encrypted',
  damaged: 'import-file/damaged',
  limits: 'import-file/too-large',
  'too-long': 'import-file/too-long',
} as const satisfies Record<PdfTrouble, string>;

function unlessUnreadable<T>(path: string, read: () => T): Outcome<T> {
  try {
    return { value: read(), findings: [] };
  } catch (error) {
    if (error instanceof IntakeError) return { value: undefined, findings: [error.at(wholeFile(unreadFile(path)))] };
    const reason = error instanceof FileChanged ? error.message : systemCode(error);
    if (reason === undefined) throw error;
    return { value: undefined, findings: [unreadableFile(path, reason)] };
  }
}

const OFFICE_NAME = /\.(?:docx?|docm|wps|rtf|odt|xlsx?|xlsm|et|pptx?|pdf|zip|rar|7z)$/i;

function readKind({ path, read, isInArchive }: IncomingFile): Incoming {
  const bytes = read();
  const kind = findFileKind(bytes);
  switch (kind.type) {
    case 'docx':
      return { type: 'manuscript', manuscript: withoutLinkAlone(readDocx(kind.entries, path)) };
    case 'text':
      // What a program would save under such a name is no text: the file was damaged, or renamed.
      if (OFFICE_NAME.test(path)) throw new IntakeError('import-file/text', {});
      // Nothing but its name tells a table of text from prose.
      if (/\.[ct]sv$/i.test(path)) return { type: 'sheet' };
      return { type: 'manuscript', manuscript: withoutLinkAlone(readPlainText(bytes, path)) };
    case 'zip': {
      if (isInArchive) throw new IntakeError('import-file/inner-archive', {});
      const entries = kind.entries.filter(({ name }) => !isLitter(name));
      if (entries.length === 0) throw new IntakeError('import-file/empty', {});
      const files = entries.map((entry) => ({ path: `${path}/${entry.name}`, isInArchive: true, read: entry.read }));
      return { type: 'archive', files };
    }
    case 'xlsx':
    case 'old-sheet':
      return { type: 'sheet' };
    case 'old-document':
      return { type: 'old-document', bytes };
    case 'pdf':
      return { type: 'pdf', bytes };
  }
}

/** What is said of a file that can't be had, though nothing is wrong in it. */
export const refuseFile = (path: string, code: 'import-file/needs-office' | 'import-file/not-converted'): Finding =>
  finding(code, wholeFile(unreadFile(path)), {});

export const unreadableFile = (path: string, reason: string): Finding =>
  finding('import-file/unreadable', wholeFile(unreadFile(path)), { reason });

export const anotherVersion = (path: string, other: string): Finding =>
  finding('import-file/version', wholeFile(unreadFile(path)), { other });
