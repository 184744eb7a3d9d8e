import { readIncoming, readIncomingPdf, readIncomingText, refuseFile } from '../intake/read-manuscript.js';
import type { BareText } from '../model/bare-text.js';
import type { Finding } from '../model/finding.js';
import type { IncomingFile } from '../model/incoming-file.js';
import type { Manuscript } from '../model/manuscript.js';
import type { PdfReader } from '../model/pdf-text.js';

/** What reads formats that the stage of incoming files can't read by itself. */
export interface HelpingPrograms {
  /** Makes a `.docx` of a document of an old format; none where there is nothing that could. */
  readonly convert: ((bytes: Uint8Array) => Promise<Uint8Array | undefined>) | undefined;
  /** The bare text of such a document, for where it can't be converted. */
  readonly readOldWord: (bytes: Uint8Array) => Promise<BareText | undefined>;
  readonly readPdf: PdfReader;
}

interface ReadFiles {
  readonly manuscripts: readonly Manuscript[];
  readonly refused: readonly Finding[];
  readonly sheets: readonly IncomingFile[];
}

/** Documents of any format as manuscripts, those in archives among them. */
export async function readManuscripts(files: readonly IncomingFile[], programs: HelpingPrograms): Promise<ReadFiles> {
  const manuscripts: Manuscript[] = [];
  const refused: Finding[] = [];
  const sheets: IncomingFile[] = [];
  const waiting = [...files];
  for (let file = waiting.shift(); file; file = waiting.shift()) {
    const { value, findings } = readIncoming(file);
    refused.push(...findings);
    if (value?.type === 'archive') waiting.unshift(...value.files);
    else if (value?.type === 'manuscript') manuscripts.push(value.manuscript);
    else if (value?.type === 'sheet') sheets.push(file);
    else if (value?.type === 'old-document') {
      const converted = await readConverted(file, value.bytes, programs);
      if ('manuscript' in converted) manuscripts.push(converted.manuscript);
      else refused.push(...converted.findings);
    } else if (value?.type === 'pdf') {
      const pdf = readIncomingPdf(file.path, await programs.readPdf(value.bytes));
      if (pdf.value) manuscripts.push(pdf.value);
      refused.push(...pdf.findings);
    }
  }
  return { manuscripts, refused, sheets };
}

async function readConverted(
  { path }: IncomingFile,
  bytes: Uint8Array,
  { convert, readOldWord }: HelpingPrograms,
): Promise<{ readonly manuscript: Manuscript } | { readonly findings: readonly Finding[] }> {
  if (!convert) {
    const text = await readOldWord(bytes);
    const { value, findings } = text ? readIncomingText(path, text) : { value: undefined, findings: [] };
    if (value) return { manuscript: value };
    return { findings: findings.length > 0 ? findings : [refuseFile(path, 'import-file/needs-office')] };
  }
  const converted = await convert(bytes);
  const read = converted && readIncoming({ path, isInArchive: true, read: () => converted });
  if (read?.value?.type === 'manuscript') return { manuscript: read.value.manuscript };
  return { findings: [refuseFile(path, 'import-file/not-converted')] };
}
