import { createHash } from 'node:crypto';
import type { IssueSources } from './sources.js';

/** The sources that a file was made of, short enough to be one of its properties. */
export interface SourcesMark {
  /** The issue's folder. */
  readonly folder: string;
  /** In hexadecimal figures. */
  readonly digest: string;
}

/** In figures: no two states of an issue have the same by chance. */
const LENGTH = 32;

/** Tells the texts of an issue apart from what they were at any other time. */
export function markSources({
  folder,
  index,
  sections,
}: Pick<IssueSources, 'folder' | 'index' | 'sections'>): SourcesMark {
  const digest = createHash('sha256');
  for (const { path, text } of [index, ...sections]) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    digest.update(`${JSON.stringify([name, text])}\n`);
  }
  return { folder, digest: digest.digest('hex').slice(0, LENGTH) };
}

/** The name of the property by which a copy that comes back is known. */
export const COPY_PROPERTY = 'bulletin';

/** A mark as files carry it. */
export const writeSourcesMark = ({ folder, digest }: SourcesMark): string => `${folder} ${digest}`;

/** The mark that a file carries; none where what it carries is none. */
export function readSourcesMark(written: string): SourcesMark | undefined {
  const [, folder, digest] = /^(\S+) ([\da-f]{32})$/.exec(written) ?? [];
  return folder === undefined || digest === undefined ? undefined : { folder, digest };
}
