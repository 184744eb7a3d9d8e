import { readIncoming } from '../../src/intake/read-manuscript.js';
import type { ManuscriptBlock } from '../../src/model/manuscript.js';
import { type Manuscript, wordsOfBlock } from '../../src/model/manuscript.js';
import { docxOf, type NamedPart } from '../tools/build-docx.js';

/** What is read from a file; its findings where that is nothing. */
export function read(bytes: Uint8Array, path = '来稿.docx') {
  const { value, findings } = readIncoming({ path, isInArchive: false, read: () => bytes });
  return value ?? { type: 'refused' as const, code: findings[0]?.code };
}

export function readBody(body: string, named: readonly NamedPart[] = []): Manuscript {
  const found = read(docxOf(body, named));
  if (found.type !== 'manuscript') throw new Error(JSON.stringify(found));
  return found.manuscript;
}

export const wordsIn = ({ blocks }: { readonly blocks: readonly ManuscriptBlock[] }): readonly string[] =>
  blocks.map(wordsOfBlock);

/** The findings as code, line and what they say. */
export const saidOf = ({ findings }: Manuscript): readonly string[] =>
  findings.map(({ code, range, params }) => {
    const line = range.file.text.slice(0, range.start).split('\n').length;
    const { number: _, ...said } = params;
    return [
      `${line}: ${code}`,
      ...Object.values(said).map((value) => (typeof value === 'object' ? JSON.stringify(value) : value)),
    ].join(' ');
  });
