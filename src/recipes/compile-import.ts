import { boundedEdits } from '../check/similar-texts.js';
import { openImage } from '../image/open-image.js';
import { findUnit } from '../intake/find-unit.js';
import { fileNameOf } from '../intake/name-file.js';
import { anotherVersion } from '../intake/read-manuscript.js';
import { writeSections } from '../intake/write-sections.js';
import { memorySource } from '../model/byte-source.js';
import type { Finding } from '../model/finding.js';
import { holdingRelease } from '../model/header.js';
import type { IncomingFile } from '../model/incoming-file.js';
import type { Manuscript, ManuscriptBlock } from '../model/manuscript.js';
import type { SourceFile } from '../model/source.js';
import { parseSection } from '../parse/parse-section.js';
import { parseHeader } from '../parse/yaml/parse-header.js';
import { proveSection } from './prove-section.js';
import { type HelpingPrograms, readManuscripts } from './read-manuscripts.js';

/* The recipe of `bulletin import` for documents: files as others sent them → sections of an issue, proved block by block. */

/** The issue that sections are made for. */
interface ImportInto {
  /** From the workspace: `issues/519`. */
  readonly home: string;
  readonly sections: readonly SourceFile[];
  /** All names in its folder. */
  readonly names: readonly string[];
}

interface ImportInput extends HelpingPrograms {
  readonly files: readonly IncomingFile[];
  readonly into: ImportInto;
  /** One section for each document, of this title. */
  readonly section?: string | undefined;
}

/** A file that is to be written. */
export interface ImportedFile {
  /** From the workspace. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A section that a document became. */
export interface ImportedSection extends ImportedFile {
  readonly title: string;
  readonly blocks: number;
  readonly unproved: number;
  /** The section of the issue that has the same title, or one that holds it or is held by it. */
  readonly like?: string;
}

/** What became of a document. */
export interface ImportedDocument {
  /** How the document is called. */
  readonly path: string;
  readonly unit: string | undefined;
  readonly sections: readonly ImportedSection[];
  /** Pictures and tables. */
  readonly files: readonly ImportedFile[];
  readonly findings: readonly Finding[];
}

export interface ImportResult {
  readonly documents: readonly ImportedDocument[];
  /** What can't be taken, a finding for each file. */
  readonly refused: readonly Finding[];
  /** Sheets among other files, which are imported by themselves. */
  readonly sheets: readonly Pick<IncomingFile, 'path' | 'isInArchive'>[];
}

/** Whether an issue's header says that it was released, and nobody took that back: nothing is added to it. */
export const isReleasedIssue = (folder: string, index: SourceFile): boolean =>
  holdingRelease(parseHeader({ folder, index }).value?.released) !== undefined;

export async function compileImport({ files, into, section, ...programs }: ImportInput): Promise<ImportResult> {
  const read = await readManuscripts(files, programs);
  const { kept, versions } = findVersions(read.manuscripts);
  const documents: ImportedDocument[] = [];
  const titles = into.sections.map((section) => ({ path: section.path, title: titleOf(section) }));
  let next = nextNumber(into);
  for (const manuscript of kept) {
    const { value, findings } = await withSoundPictures(manuscript);
    const first = next;
    const prefixOf = (at: number): string => String(first + at).padStart(2, '0');
    const drafts = writeSections(value, { section, prefixOf });
    const proved = drafts.sections.map((draft, at) => {
      const path = `${into.home}/${prefixOf(at)}-${fileNameOf(draft.title)}.md`;
      return { draft, path, ...proveSection(draft, path) };
    });
    next += proved.length;
    documents.push({
      path: manuscript.file.path,
      unit: findUnit(manuscript),
      sections: proved.map(({ draft: { title }, path, text, blocks, unproved }) => {
        const like = titles.find((one) => one.title === title) ?? titles.find((one) => areAlike(one.title, title));
        return {
          title,
          path,
          bytes: Buffer.from(text),
          blocks,
          unproved: unproved.length,
          ...(like && { like: like.path }),
        };
      }),
      files: proved.flatMap(({ files: beside }) =>
        beside.map(({ name, bytes }) => ({ path: `${into.home}/${name}`, bytes })),
      ),
      findings: [...manuscript.findings, ...findings, ...drafts.findings],
    });
  }
  return { documents, refused: [...read.refused, ...versions], sheets: read.sheets };
}

/** The share of the characters of two texts that has to be the same for them to be versions of one. */
const VERSION_SHARE = 0.8;
/** So many characters are compared: what differs in versions is found in their beginnings. */
const COMPARED = 8000;

/** Texts that are versions of one: none is chosen, as which of them is meant can't be known. */
function findVersions(manuscripts: readonly Manuscript[]): {
  readonly kept: readonly Manuscript[];
  readonly versions: readonly Finding[];
} {
  const texts = manuscripts.map(({ file }) => file.text.replace(/\s+/g, '').slice(0, COMPARED));
  const versions: Finding[] = [];
  const kept = manuscripts.filter((manuscript, at) => {
    const other = manuscripts.find((_, beside) => beside !== at && areVersions(texts[at] ?? '', texts[beside] ?? ''));
    if (other) versions.push(anotherVersion(manuscript.file.path, other.file.path));
    return !other;
  });
  return { kept, versions };
}

function areVersions(a: string, b: string): boolean {
  const most = Math.floor(Math.max(a.length, b.length) * (1 - VERSION_SHARE) + Number.EPSILON * 1e4);
  return boundedEdits(a, b, most) !== undefined;
}

/** The pictures that our own guard lets through; in the place of each other one stands what it was. */
export async function withSoundPictures(
  manuscript: Manuscript,
): Promise<{ readonly value: Manuscript; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const blocks: ManuscriptBlock[] = [];
  for (const block of manuscript.blocks) {
    const found = block.type === 'picture' ? await findPictureTrouble(block, manuscript.file) : [];
    findings.push(...found);
    const { number } = block;
    blocks.push(found.length > 0 ? { type: 'lost', number, what: '图片' } : block);
  }
  return { value: { ...manuscript, blocks }, findings };
}

async function findPictureTrouble(
  { bytes, number }: Extract<ManuscriptBlock, { readonly type: 'picture' }>,
  file: SourceFile,
): Promise<readonly Finding[]> {
  const before = file.text.split('\n').slice(0, number - 1);
  const start = before.reduce((sum, line) => sum + line.length + 1, 0);
  const path = { value: `${number}`, range: { file, start, end: start } };
  const source = { ...memorySource(bytes), state: `${file.path} ${number}` };
  const { value: image, findings } = await openImage(source, { id: `${number}`, path });
  return image ? await image.prove({ width: image.width, height: image.height }) : findings;
}

/** So many characters of a title tell what a section is about: 工作情况 alone is what many are called. */
const TELLING = 5;

/** Whether one title holds the other, as 综合窗口工作情况 and 某某市综合窗口工作情况 do. */
function areAlike(title: string | undefined, other: string): boolean {
  if (title === undefined) return false;
  const [short = '', long = ''] = title.length < other.length ? [title, other] : [other, title];
  return short.length >= TELLING && long.includes(short);
}

/** Sections, and what stands beside them under names of ours. */
const NUMBERED = /^(\d{1,6})(?:[^\d].*\.md|\.md|-[图表]\d+\.\w+)$/i;

const nextNumber = ({ names }: ImportInto): number =>
  1 + Math.max(0, ...names.map((name) => Number(NUMBERED.exec(name.normalize('NFKC'))?.[1] ?? 0)));

function titleOf(file: SourceFile): string | undefined {
  const title = parseSection(file).value?.blocks[0];
  return title?.type === 'heading'
    ? title.content.map((run) => (run.type === 'text' ? run.text : '')).join('')
    : undefined;
}
