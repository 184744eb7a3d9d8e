import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, type Outcome, unmade } from '../model/finding.js';
import { FRONT_MATTER_LIMIT, findFrontMatter } from '../model/front-matter.js';
import { FileChanged } from '../model/read-error.js';
import { type SourceFile, unreadFile, wholeFile } from '../model/source.js';
import { decodeText } from './decode-text.js';
import { finding } from './finding.js';
import { openInside, type Refused, reasonOf } from './open-inside.js';
import { readAll, readStart } from './read-file.js';

/** Where a text file is and how much of it is wanted. */
interface TextFileRequest {
  /** The folder that the file, links resolved, must lie in. */
  readonly root: string;
  /** Relative to `root`, with `/`. */
  readonly path: string;
  /** How findings name the file, where that is not `path`. */
  readonly shownAs?: string;
  /** A whole file of at most `limit` bytes; or only the front matter of a Markdown file, however large that is. */
  readonly part: { readonly type: 'whole'; readonly limit: number } | { readonly type: 'front-matter' };
  /** What is said where there is no such file. */
  readonly missing?: 'file-missing' | 'file-missing/index' | 'file-missing/settings';
}

/**
 * Reads one text file: UTF-8, BOM dropped. Whatever is wrong with it is a finding at its start, or at the first bad byte.
 * Never blocks and never throws: only regular files inside the root are opened.
 */
export function readTextFile(request: TextFileRequest): Outcome<SourceFile> {
  const path = request.shownAs ?? request.path;
  const opened = openInside(request.root, join(request.root, request.path));
  if (opened.type === 'refused') return unmade(refusal(path, opened, request));
  try {
    if (request.part.type === 'front-matter') {
      const head = readStart(opened, Math.min(FRONT_MATTER_LIMIT, opened.size));
      return decodeText(path, cutFrontMatter(head), head.length < opened.size);
    }
    const { limit } = request.part;
    if (opened.size <= limit) return decodeText(path, readAll(opened), false);
    return unmade(tooLarge(path, limit));
  } catch (error) {
    const place = wholeFile(unreadFile(path));
    const found =
      error instanceof FileChanged
        ? finding('file-unreadable/changed', place, {})
        : finding('file-unreadable', place, { reason: reasonOf(error) });
    return unmade(found);
  } finally {
    closeSync(opened.descriptor);
  }
}

/** @param limit in bytes */
export const tooLarge = (path: string, limit: number): Finding =>
  finding('file-too-large', wholeFile(unreadFile(path)), { limit: `${Math.floor(limit / 1024)} KB` });

function refusal(path: string, refused: Refused, request: TextFileRequest): Finding {
  const place = wholeFile(unreadFile(path));
  switch (refused.why) {
    case 'missing':
      return finding(request.missing ?? 'file-missing', place, {});
    case 'outside':
      return finding('outside-workspace', place, {});
    case 'kind':
      return finding('not-a-file', place, { kind: refused.kind });
    case 'error':
      return finding('file-unreadable', place, { reason: refused.reason });
  }
}

/** The bytes up to the end of the front matter, so that nothing below it is judged; all of them where it has no end. */
function cutFrontMatter(bytes: Uint8Array): Uint8Array {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  // One character a byte, so that offsets are those of the bytes.
  const block = findFrontMatter(Buffer.from(bytes.subarray(bom)).toString('latin1'));
  return block ? bytes.subarray(0, bom + block.after) : bytes;
}
