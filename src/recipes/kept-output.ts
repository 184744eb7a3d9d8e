import { findingCatalogue } from '../catalogue.js';
import { keyOfParts, type Memo, type Step, storedAs } from '../memo/memo.js';
import type { Attachments } from '../model/attachments.js';
import { digestSource } from '../model/byte-source.js';
import type { Document } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import { type Guard, isCount, isListOf, isOptional, isShape, isText } from '../model/guards.js';
import type { TextRun } from '../model/issue.js';
import { unlessUnreadable } from '../model/read-error.js';
import type { Located, SourceFile, SourceRange } from '../model/source.js';
import {
  type FindSource,
  isStoredFinding,
  restoreFindings,
  type StoredFinding,
  storeFindings,
} from '../model/stored-finding.js';
import type { Template } from '../model/template.js';
import type { OutputFile } from '../outputs/output.js';
import type { ResolvedIssue } from '../statistics/resolve-figures.js';

/* What an output makes of an issue, and what it is made from, so that what was made of the same before can be taken in its place. */

/** The files of an output, with all that making them had to say. */
export interface KeptOutput {
  readonly files: readonly OutputFile[];
  /** What the output itself found. */
  readonly findings: readonly Finding[];
  /** The pages that it was made from; none where it asked for none. */
  readonly layout?: KeptLayout;
}

export interface KeptLayout {
  readonly pageCount: number;
  /** PostScript names, sorted. */
  readonly fonts: readonly string[];
  /** The findings as they were found. */
  readonly findings: readonly Finding[];
}

/** What is kept of outputs from run to run. @param sources where their findings stand */
export const keptOutputs = (sources: FindSource): Step<KeptOutput> => ({
  name: 'output',
  most: 0,
  stored: {
    pack({ files, findings, layout }) {
      const own = storeFindings(findings, sources);
      const ofLayout = layout && storeFindings(layout.findings, sources);
      if (!own || (layout && !ofLayout)) return undefined;
      const data: StoredOutput = {
        files: files.map(({ suffix, bytes }) => ({ suffix, length: bytes.length })),
        findings: own,
        ...(layout && ofLayout && { layout: { ...layout, findings: ofLayout } }),
      };
      return { data, bytes: Buffer.concat(files.map(({ bytes }) => bytes)) };
    },
    unpack({ data, bytes = new Uint8Array() }) {
      if (!isStoredOutput(data)) return undefined;
      let end = 0;
      const files = data.files.map(({ suffix, length }) => {
        end += length;
        return { suffix, bytes: bytes.subarray(end - length, end) };
      });
      if (end !== bytes.length) return undefined;
      const { layout } = data;
      return {
        files,
        findings: restoreFindings(data.findings, sources),
        ...(layout && { layout: { ...layout, findings: restoreFindings(layout.findings, sources) } }),
      };
    },
  },
});

interface StoredOutput {
  readonly files: readonly { readonly suffix: string; readonly length: number }[];
  readonly findings: readonly StoredFinding[];
  readonly layout?: Omit<KeptLayout, 'findings'> & { readonly findings: readonly StoredFinding[] };
}

const isStored = isStoredFinding(findingCatalogue);

const isStoredOutput: Guard<StoredOutput> = isShape<StoredOutput>({
  files: isListOf(isShape<StoredOutput['files'][number]>({ suffix: isText, length: isCount })),
  findings: isListOf(isStored),
  layout: isOptional(
    isShape<NonNullable<StoredOutput['layout']>>({
      pageCount: isCount,
      fonts: isListOf(isText),
      findings: isListOf(isStored),
    }),
  ),
});

/** All that outputs get of an issue, and what it was written from. */
export interface IssueText {
  readonly issue: ResolvedIssue;
  readonly document: Document;
  readonly template: Template;
  /** The files of the issue's folder, and of the one above it. */
  readonly attachments: Attachments;
  readonly sharedAttachments: Attachments;
}

/**
 * The digest of all that outputs are made from. The places in the issue's own files count, so that what the layout has
 * to say still stands where it stood; those in shared files don't: a line more in bulletin.yaml sets no issue anew.
 * None where an image can't be read any more.
 * @param surroundings tells apart what everything depends on beside the issue: the program, the fonts
 */
export function keyOfText(text: IssueText, surroundings: string, memo: Memo): string | undefined {
  const { issue, document, template } = text;
  const home = `issues/${issue.header.folder}/`;
  const plain = (_key: string, value: unknown): unknown => {
    if (value instanceof Map) return [...value];
    if (isRange(value)) return placeOf(value);
    if (isRun(value) && !value.file.path.startsWith(home)) return { ...value, file: value.file.path, map: [] };
    return isFile(value) ? value.path : value;
  };
  const placeOf = ({ file, start, end }: SourceRange): unknown =>
    file.path.startsWith(home) ? [memo.keyOf(file), start, end] : file.path;
  const pictures = unlessUnreadable(() => picturesOf(text, memo));
  return pictures && keyOfParts(surroundings, JSON.stringify([document, template], plain), ...pictures);
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
function picturesOf({ issue, attachments, sharedAttachments }: IssueText, memo: Memo): readonly string[] {
  const blocks = [...issue.preamble, ...issue.sections.flatMap((section) => section.blocks)];
  const inText = blocks.flatMap((block) =>
    block.type === 'figure' && block.picture.type === 'image' ? [block.picture.path] : [],
  );
  const { masthead } = issue;
  const inMasthead = masthead.type === 'image' ? [digestNamed(masthead.path, sharedAttachments, memo)] : [];
  return [...inMasthead, ...inText.map((path) => digestNamed(path, attachments, memo))];
}

/** A file is read once as long as it stays as it is. */
const digests: Step<string> = { name: 'digest of a file', most: 256, stored: storedAs(isText) };

/** The SHA-256 of a file that a text names; `none` where it can't be had. */
export function digestNamed(path: Located<string>, attachments: Attachments, memo: Memo): string {
  const source = attachments.open(path).value;
  return source ? memo.recall(digests, source.state, () => digestSource(source)) : 'none';
}
