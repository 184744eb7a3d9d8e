import { withFiles } from '../../model/attachments.js';
import type { Finding } from '../../model/finding.js';
import type { ImportedDocument } from '../../recipes/compile-import.js';
import type { GatheredIssue } from '../../workspace/gather-sources.js';
import { mendSources } from '../fix-sources.js';

/** A text that is to be written, before and after it was mended. */
export interface MendedText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly count: number;
}

/** Whether a mend leaves every letter and digit: what a text says is for its author to change. */
function keepsWords({ fix }: Finding): boolean {
  if (!fix) return false;
  const { file, start, end } = fix.range;
  const words = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  return words(file.text.slice(start, end)) === words(fix.text);
}

/** Imported texts with the marks, digits and blanks that `check --fix` would give them in their issue, those that change. */
export async function mendTexts(
  documents: readonly ImportedDocument[],
  gathered: GatheredIssue,
  findIn: (issue: GatheredIssue) => Promise<readonly Finding[]>,
): Promise<readonly MendedText[]> {
  const sections = documents.flatMap((document) => document.sections);
  if (sections.length === 0) return [];
  const texts = sections.map(({ path, bytes }) => ({ path, text: Buffer.from(bytes).toString() }));
  const files = documents
    .flatMap((document) => document.files)
    .map(({ path, bytes }) => ({ name: path.split('/').at(-1) ?? path, bytes }));
  const { issue } = gathered;
  const withTexts: GatheredIssue = {
    ...gathered,
    issue: {
      ...issue,
      sections: [...issue.sections, ...texts],
      attachments: withFiles(files, issue.attachments),
    },
  };
  const mended = await mendSources({
    root: '',
    issues: [withTexts],
    findIn: async (issueNow) => (await findIn(issueNow)).filter(keepsWords),
  });
  const own = new Set(texts.map(({ path }) => path));
  return mended.filter(({ path }) => own.has(path));
}
