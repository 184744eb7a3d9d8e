import { markChanges } from '../document/redline/mark-changes.js';
import type { Memo } from '../memo/memo.js';
import type { Document, DocumentBlock } from '../model/document.js';
import { type Finding, hasErrors } from '../model/finding.js';
import { markSources } from '../model/sources-mark.js';
import type { Output } from '../outputs/output.js';
import type { MadeOutput } from './compile-issue.js';
import { imageIdOf } from './compile-pictures.js';
import { digestNamed, type IssueText } from './kept-output.js';
import { familiesOf, layOut } from './lay-out.js';
import { type IssueInput, writeIssue } from './write-issue.js';

/* The recipe of 花脸稿: the words of both versions → the new ones with the old ones in them → their pages, their outputs. */

export interface RedlineInput {
  readonly now: IssueInput & { readonly producer: string };
  /** The version that it is compared with. What is wrong with that is not told: it went out as it is. */
  readonly before: Pick<IssueInput, 'workspace' | 'issue'>;
  /** What that version is called, in the document. */
  readonly base: string;
  readonly outputs: readonly Output[];
}

/**
 * `made`: its files. `same`: both versions print the same. `failed`: the new one has errors, which the findings say.
 * `unset`: the old one can't be set any more.
 */
export interface CompiledRedline {
  readonly status: 'made' | 'same' | 'failed' | 'unset';
  readonly findings: readonly Finding[];
  readonly made: readonly MadeOutput[];
  readonly pageCount: number;
  /** How many edits there are. */
  readonly edits: number;
}

/**
 * An issue beside an earlier version of it. Both are written as drafts are, with blanks for what isn't known yet, and set
 * also where they were released.
 */
export async function compileRedline({ now, before, base, outputs }: RedlineInput): Promise<CompiledRedline> {
  const nothing = { made: [], pageCount: 0, edits: 0 };
  const written = await writeIssue({ ...now, draft: true, reissue: true });
  const findings = written.weigh(undefined);
  const { text } = written;
  if (!text || !now.fonts || hasErrors(findings)) return { status: 'failed', findings, ...nothing };
  const { recent: _, reading: __, ...input } = now;
  const { text: old } = await writeIssue({ ...input, ...before, draft: true, reissue: true });
  if (!old) return { status: 'unset', findings, ...nothing };
  const marked = markChanges(withOwnImages(old, text, now.memo), text.document, base);
  if (!marked) return { status: 'same', findings, ...nothing };
  return { ...(await writeOutputs(marked, { text, input: now, outputs })), edits: marked.redline?.edits.length ?? 0 };
}

interface WritingRequest {
  readonly text: IssueText;
  readonly input: RedlineInput['now'];
  readonly outputs: readonly Output[];
}

async function writeOutputs(
  document: Document,
  { text, input, outputs }: WritingRequest,
): Promise<Omit<CompiledRedline, 'edits'>> {
  const { fonts, memo, producer, issue } = input;
  const { template } = text;
  if (!fonts) throw new Error('pages are set without fonts');
  // What is found in its layout says nothing of the clean copy, whose lines are others.
  const laidOut = layOut({ document, template }, fonts, memo);
  const findings: Finding[] = [];
  const made: MadeOutput[] = [];
  for (const { id, write } of outputs) {
    const { value: files, findings: found } = await write({
      document,
      info: { ...document.properties, producer, duplex: template.print.duplex },
      template,
      families: familiesOf(fonts),
      sources: markSources(issue),
      layout: () => laidOut,
      memo,
    });
    findings.push(...found);
    if (files) made.push({ id, files });
  }
  const isWhole = made.length === outputs.length && !hasErrors(findings);
  const pageCount = laidOut.pages.length;
  return isWhole ? { status: 'made', findings, made, pageCount } : { status: 'failed', findings, made: [], pageCount };
}

/**
 * The old version with the names that its images have now. One that there is no more has a name of its own, since another
 * file may be called so by now.
 */
function withOwnImages(old: IssueText, now: IssueText, memo: Memo): Document {
  const { document } = old;
  const names = new Map([...digestImages(now, memo)].map(([id, digest]) => [digest, id]));
  const digests = digestImages(old, memo);
  const rename = (block: DocumentBlock): DocumentBlock => {
    if (block.type !== 'figure' || block.picture.type !== 'image') return block;
    const { image } = block.picture;
    const id = names.get(digests.get(image.id) ?? '') ?? `${image.id} ${BEFORE}`;
    return { ...block, picture: { type: 'image', image: { ...image, id } } };
  };
  return { ...document, preamble: document.preamble.map(rename), body: document.body.map(rename) };
}

/** Behind the name of an image that isn't there now. */
const BEFORE = '(before)';

/** The digests of an issue's images, by what the document calls them. */
function digestImages({ issue, attachments }: IssueText, memo: Memo): ReadonlyMap<string, string> {
  const blocks = [...issue.preamble, ...issue.sections.flatMap((section) => section.blocks)];
  const images = blocks.flatMap((block) =>
    block.type === 'figure' && block.picture.type === 'image' ? [block.picture.path] : [],
  );
  return new Map(images.map((path) => [imageIdOf(path), digestNamed(path, attachments, memo)]));
}
