import { createHash } from 'node:crypto';
import { keyOfParts, type Memo } from '../../memo/memo.js';
import { digestOf } from '../../model/byte-source.js';
import type { Finding } from '../../model/finding.js';
import type { SourceFile } from '../../model/source.js';
import { sharedFiles, templateFiles } from '../../model/sources.js';
import type { GatheredIssue } from '../gather-sources.js';

/** The digest of each thing that an issue's document depends on, but the attachments, which only parsing makes known. */
export interface IssueInputs {
  /** The program, the machine and how they were asked. */
  readonly program: string;
  readonly fonts: string;
  /** Ids of the outputs. */
  readonly formats: string;
  /** bulletin.yaml, people.yaml, holidays.yaml, fonts.lock and the templates, by path. */
  readonly shared: Readonly<Record<string, string>>;
  /** index.md and the sections, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The texts that the issue is compared with, by folder. */
  readonly recent: Readonly<Record<string, string>>;
  /** One digest of all the headers before it. */
  readonly headers: string;
  /** What reading found, what is kept of releases, and which proof is made. */
  readonly reading: string;
}

/** Digests of headers, each made once although every later issue depends on it; and of any other file. */
export interface HeaderDigests {
  /** The digest of one file. */
  of(file: SourceFile): string;
  /** The digest of a header and all before it. */
  through(headers: readonly SourceFile[]): string;
}

export function createHeaderDigests({ keyOf: of }: Pick<Memo, 'keyOf'>): HeaderDigests {
  let hash = createHash('sha256');
  let hashed: readonly SourceFile[] = [];
  return {
    of,
    through(headers) {
      if (!hashed.every((file, index) => headers[index] === file)) {
        hash = createHash('sha256');
        hashed = [];
      }
      for (const file of headers.slice(hashed.length)) hash.update(`\0${of(file)}`);
      hashed = headers;
      return hash.copy().digest('hex');
    },
  };
}

interface InputsRequest {
  readonly sources: GatheredIssue;
  readonly reading: readonly Finding[];
  readonly program: string;
  readonly fonts: string;
  readonly formats: string;
  readonly headers: HeaderDigests;
  /** The number of the proof that is made; undefined where it is the issue itself. */
  readonly draft: number | undefined;
}

/** One pass over all that was read for an issue; nothing is parsed. */
export function digestInputs({
  sources,
  reading,
  program,
  fonts,
  formats,
  headers,
  draft,
}: InputsRequest): IssueInputs {
  const { workspace, issue, recent } = sources;
  const shared = [...sharedFiles(workspace), ...templateFiles(workspace)];
  const before = workspace.headers.filter(({ folder }) => folder !== issue.folder);
  return {
    program,
    fonts,
    formats,
    shared: digestFiles(shared, headers),
    files: digestFiles([issue.index, ...issue.sections], headers),
    recent: Object.fromEntries(
      recent.map(({ folder, index, sections }) => [
        folder,
        keyOfParts(...[index, ...sections].flatMap((file) => [file.path, headers.of(file)])),
      ]),
    ),
    headers: headers.through(before.map(({ index }) => index)),
    reading: digestOf(
      JSON.stringify([
        issue.kept,
        draft,
        reading.map(({ range, ...found }) => [found, range.file, range.start, range.end]),
      ]),
    ),
  };
}

const digestFiles = (files: readonly SourceFile[], headers: HeaderDigests): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map((file) => [file.path, headers.of(file)]));

/** The key of what is made from these. */
export const keyOfInputs = (inputs: IssueInputs): string => keyOfParts(JSON.stringify(inputs));
