import { refuseFile } from '../intake/read-manuscript.js';
import { readReturnedFile } from '../intake/read-returned-file.js';
import type { Finding } from '../model/finding.js';
import { type IncomingFile, isLitter } from '../model/incoming-file.js';
import type { AnnotatedPdf, ReturnedDocument } from '../model/returned-document.js';

/** Makes a `.docx` of a document in another format; none where there is nothing that could. */
type Convert = ((bytes: Uint8Array) => Promise<Uint8Array | undefined>) | undefined;

export interface ReadCopies {
  readonly copies: readonly ReturnedDocument[];
  readonly pdfs: readonly AnnotatedPdf[];
  /** What can't be read, a finding for each file. */
  readonly refused: readonly Finding[];
}

/** The recipe of copies that came back, in whatever format and however they were packed. */
export async function readCopies(files: readonly IncomingFile[], convert: Convert): Promise<ReadCopies> {
  const copies: ReturnedDocument[] = [];
  const pdfs: AnnotatedPdf[] = [];
  const refused: Finding[] = [];
  const waiting = [...files];
  for (let file = waiting.shift(); file; file = waiting.shift()) {
    const { value, findings } = await readReturnedFile(file);
    refused.push(...findings);
    if (value?.type === 'copy') copies.push(value.returned);
    else if (value?.type === 'pdf') pdfs.push(value.pdf);
    else if (value?.type === 'archive') waiting.unshift(...value.files.filter(({ path }) => !isLitter(path)));
    else if (value?.type === 'old-document') {
      const converted = await convert?.(value.bytes);
      const { path } = file;
      const read = converted && (await readReturnedFile({ path, isInArchive: true, read: () => converted }));
      if (read?.value?.type === 'copy') copies.push(read.value.returned);
      else refused.push(refuseFile(path, convert ? 'import-file/not-converted' : 'import-file/needs-office'));
    }
  }
  return { copies, pdfs, refused };
}
