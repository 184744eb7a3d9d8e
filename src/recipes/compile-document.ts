import { createHash } from 'node:crypto';
import type { Attachments } from '../model/attachments.js';
import { digestSource } from '../model/byte-source.js';
import type { Document } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Issue, TextRun } from '../model/issue.js';
import type { Page } from '../model/page.js';
import { unlessUnreadable } from '../model/read-error.js';
import type { Located, SourceFile, SourceRange } from '../model/source.js';
import type { Template } from '../model/template.js';

/* What a document is and what it is made from, so that one that was made from the same before can be taken in its place. */

/** A document as it was made, with all that making it had to say. */
export interface KeptDocument {
  readonly pdf: Uint8Array;
  readonly pageCount: number;
  readonly fonts: readonly string[];
  /** Of the layout, as they were found. */
  readonly layoutFindings: readonly Finding[];
  readonly renderFindings: readonly Finding[];
}

/** Documents that were made before. */
export interface DocumentStore {
  /** Tells everything apart that documents depend on beside their issue: the program, the fonts. */
  readonly surroundings: string;
  /** @param key of `documentKey` */
  find(key: string): KeptDocument | undefined;
  keep(key: string, document: KeptDocument): void;
}

/** All that the typesetter gets of an issue, and what it was written from. */
export interface WrittenIssue {
  readonly issue: Issue;
  readonly document: Document;
  readonly template: Template;
  /** Of the issue's folder, and of the one above it. */
  readonly attachments: Attachments;
  readonly sharedAttachments: Attachments;
}

/**
 * The digest of all that a document is made from. The places in the issue's own files count, so that what the layout has
 * to say still stands where it stood; those in shared files don't: a line more in bulletin.yaml sets no issue anew.
 * None where an image can't be read any more.
 */
export function documentKey(written: WrittenIssue, surroundings: string): string | undefined {
  const { issue, document, template } = written;
  const hash = createHash('sha256').update(surroundings);
  const home = `issues/${issue.header.folder}/`;
  const digests = new Map<SourceFile, string>();
  const digestOf = (file: SourceFile): string => {
    const known = digests.get(file) ?? createHash('sha256').update(file.text).digest('hex');
    digests.set(file, known);
    return known;
  };
  const place = ({ file, start, end }: SourceRange): unknown =>
    file.path.startsWith(home) ? [file.path, digestOf(file), start, end] : file.path;
  const plain = (_key: string, value: unknown): unknown => {
    if (value instanceof Map) return [...value];
    if (isRange(value)) return place(value);
    if (isRun(value) && !value.file.path.startsWith(home)) return { ...value, file: value.file.path, map: [] };
    return isFile(value) ? value.path : value;
  };
  hash.update(JSON.stringify([document, template], plain));
  const pictures = unlessUnreadable(() => picturesOf(written));
  if (!pictures) return undefined;
  for (const picture of pictures) hash.update(picture);
  return hash.digest('hex');
}

const isRange = (value: unknown): value is SourceRange =>
  typeof value === 'object' && value !== null && 'file' in value && 'start' in value && 'end' in value;

const isRun = (value: unknown): value is TextRun =>
  typeof value === 'object' && value !== null && 'file' in value && 'map' in value;

const isFile = (value: unknown): value is SourceFile =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  'text' in value &&
  typeof value.path === 'string' &&
  typeof value.text === 'string';

/** The digests of the images, in the order of the issue. */
function picturesOf(written: WrittenIssue): readonly string[] {
  const { issue, attachments, sharedAttachments } = written;
  const blocks = [...issue.preamble, ...issue.sections.flatMap((section) => section.blocks)];
  const { masthead } = issue;
  const inMasthead = masthead.type === 'image' ? [digestFile(masthead.path, sharedAttachments)] : [];
  const inText = blocks.flatMap((block) => {
    return block.type === 'figure' && block.picture.type === 'image'
      ? [digestFile(block.picture.path, attachments)]
      : [];
  });
  return [...inMasthead, ...inText];
}

function digestFile(path: Located<string>, attachments: Attachments): string {
  const source = attachments.open(path).value;
  return source ? `\0image ${digestSource(source)}` : '\0none';
}

/** PostScript names of the fonts, sorted. */
export function fontsUsed(pages: readonly Page[]): readonly string[] {
  const lines = pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'line' ? [item] : [])));
  return [...new Set(lines.flatMap(({ runs }) => runs.map((run) => run.face.id)))].sort();
}
