import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isListOf, isOneOf, isShape, isText } from '../model/guards.js';
import { unlessRefused } from '../model/system-error.js';
import { readPart, withFile } from '../read/read-file.js';
import { writeFile } from './files/write-file.js';

/* What was answered before `bulletin init` was interrupted, in a file where it was called, until the workspace is made. */

/** A question as it was put, and what was typed. */
export interface Exchange {
  readonly question: string;
  readonly answer: string;
}

interface KeptAnswers {
  readonly version: 1;
  /** The folder of the workspace as it was typed. */
  readonly folder: string;
  readonly answers: readonly Exchange[];
}

const isExchange = isShape<Exchange>({ question: isText, answer: isText });
const isKeptAnswers = isShape<KeptAnswers>({ version: isOneOf(1), folder: isText, answers: isListOf(isExchange) });

/** The largest file of answers that is read, in bytes: a few answers have nowhere near as many. */
const MOST = 1024 * 1024;

export const keptAnswersIn = (standing: string): string => join(standing, 'bulletin-init.json');

/** What was answered for this folder; nothing where no such file is there, or somebody else wrote it. */
export function readAnswers(file: string, folder: string): readonly Exchange[] {
  const bytes = unlessRefused(() => withFile(file, MOST, ({ descriptor, size }) => readPart(descriptor, 0, size)));
  const kept = bytes && parseJson(Buffer.from(bytes).toString());
  return isKeptAnswers(kept) && kept.folder === folder ? kept.answers : [];
}

export function keepAnswers(file: string, folder: string, answers: readonly Exchange[]): void {
  const kept: KeptAnswers = { version: 1, folder, answers };
  writeFile(file, Buffer.from(`${JSON.stringify(kept, undefined, 2)}\n`));
}

/** Once the workspace is made. What somebody else wrote under this name stays. */
export function removeAnswers(file: string, folder: string): void {
  if (readAnswers(file, folder).length > 0) rmSync(file, { force: true });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
