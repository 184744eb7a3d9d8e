import { digestOf, type EntryCache, entryKey, readEntry } from '../../cache/entry-cache.js';
import { findingCatalogue } from '../../catalogue.js';
import type { Attachments } from '../../model/attachments.js';
import { type ByteSource, digestSource } from '../../model/byte-source.js';
import type { Finding } from '../../model/finding.js';
import { type Guard, isCount, isListOf, isOneOf, isOptional, isRecordOf, isShape, isText } from '../../model/guards.js';
import { unlessUnreadable } from '../../model/read-error.js';
import { type Located, unreadFile, wholeFile } from '../../model/source.js';
import { sharedFiles, templateFiles } from '../../model/sources.js';
import {
  type FindSource,
  isStoredFinding,
  restoreFindings,
  type StoredFinding,
  storeFindings,
} from '../../model/stored-finding.js';
import type { DocumentStore, KeptDocument } from '../../recipes/compile-document.js';
import type { GatheredIssue } from '../workspace/gather-sources.js';
import { type IssueInputs, keyOfInputs } from './issue-inputs.js';

/** How an issue was built: kept under the digest of its inputs. */
export interface KeptBuild {
  readonly inputs: IssueInputs;
  /** Key of the document; `NO_DOCUMENT` where the PDF is one that was released. */
  readonly document: string;
  /** Of the PDF. */
  readonly sha256: string;
  readonly pageCount: number;
  readonly fonts: readonly string[];
  readonly findings: readonly StoredFinding[];
  readonly attachments: readonly UsedAttachment[];
  /** Key of the digests of all headers, by path: to say which of them changed. */
  readonly headers: string;
  /** When the issue was released, `YYYY-MM-DD`, where it is as it was printed. */
  readonly released?: string;
}

/** A released PDF is kept beside its sources. */
export const NO_DOCUMENT = '';

/** A file that an issue names, with the digest of what it held. */
export interface UsedAttachment {
  readonly home: AttachmentHome;
  readonly path: string;
  readonly digest: string;
}

/** In the issue's folder, or beside bulletin.yaml. */
type AttachmentHome = 'issue' | 'workspace';

/** The build that was made of the same inputs and attachments. */
export function findBuild(entries: EntryCache, inputs: IssueInputs, sources: GatheredIssue): KeptBuild | undefined {
  const build = readBuild(entries, keyOfInputs(inputs));
  return build?.attachments.every((used) => digestOfAttachment(sources, used) === used.digest) ? build : undefined;
}

const readBuild = (entries: EntryCache, key: string): KeptBuild | undefined => readEntry(entries, key, isKeptBuild);

const isDigests = isRecordOf(isText);

const isStored = isStoredFinding(findingCatalogue);

const isKeptBuild: Guard<KeptBuild> = isShape<KeptBuild>({
  inputs: isShape<IssueInputs>({
    program: isText,
    fonts: isText,
    shared: isDigests,
    files: isDigests,
    recent: isDigests,
    headers: isText,
    reading: isText,
  }),
  document: isText,
  sha256: isText,
  pageCount: isCount,
  fonts: isListOf(isText),
  findings: isListOf(isStored),
  attachments: isListOf(
    isShape<UsedAttachment>({ home: isOneOf<AttachmentHome>('issue', 'workspace'), path: isText, digest: isText }),
  ),
  headers: isText,
  released: isOptional(isText),
});

/** The PDF of a build; none where it is no longer kept. */
export function readPdf(entries: EntryCache, { document, sha256 }: KeptBuild): Uint8Array | undefined {
  const pdf = entries.read(document)?.bytes;
  return pdf && digestOf(pdf) === sha256 ? pdf : undefined;
}

/** Keeps a build, and that it is the last one of its place. */
export function keepBuild(entries: EntryCache, place: string, build: KeptBuild): void {
  const key = keyOfInputs(build.inputs);
  if (entries.write(key, build)) entries.write(placeKey(place), key);
}

/** Notes that a build that was found is the last one of its place now. */
export function noteBuild(entries: EntryCache, place: string, { inputs }: KeptBuild): void {
  const key = keyOfInputs(inputs);
  if (readEntry(entries, placeKey(place), isText) !== key) entries.write(placeKey(place), key);
}

/** The last build that was kept of a place. */
export function lastBuild(entries: EntryCache, place: string): KeptBuild | undefined {
  const key = readEntry(entries, placeKey(place), isText);
  return key === undefined ? undefined : readBuild(entries, key);
}

const placeKey = (place: string): string => entryKey('last build', place);

/** How many names of an issue's PDF are remembered. */
const NAMES_REMEMBERED = 4;

/** Notes the name of a place's PDF, and hands back those that it had before, the last one first. */
export function renameOf(entries: EntryCache, place: string, name: string): readonly string[] {
  const key = entryKey('names', place);
  const names = readEntry(entries, key, isListOf(isText)) ?? [];
  const former = names.filter((one) => one !== name);
  if (names[0] !== name) entries.write(key, [name, ...former].slice(0, NAMES_REMEMBERED));
  return former;
}

/** Keeps the digests of headers by path, and hands back their key. */
export function keepHeaders(entries: EntryCache, digests: Readonly<Record<string, string>>): string {
  const key = entryKey('headers', JSON.stringify(digests));
  entries.write(key, digests);
  return key;
}

/** The digests of the headers that a build was made with; none where they are no longer kept. */
export const headersOf = (entries: EntryCache, build: KeptBuild): Readonly<Record<string, string>> | undefined =>
  readEntry(entries, build.headers, isDigests);

/** The documents that `entries` keeps, and the one that was asked for last. */
export interface TracedDocuments extends DocumentStore {
  /** Key of the document that was found or kept. */
  used(): string | undefined;
}

/** @param sources where the findings of a document stand */
export function documentsIn(entries: EntryCache, surroundings: string, sources: FindSource): TracedDocuments {
  let used: string | undefined;
  return {
    surroundings,
    find(key) {
      const entry = entries.read(entryKey('document', key));
      if (!entry || !isStoredDocument(entry.data)) return undefined;
      const { pageCount, fonts, layoutFindings, renderFindings } = entry.data;
      used = entryKey('document', key);
      return {
        pageCount,
        fonts,
        pdf: entry.bytes,
        layoutFindings: restoreFindings(layoutFindings, sources),
        renderFindings: restoreFindings(renderFindings, sources),
      };
    },
    keep(key, { pdf, layoutFindings, renderFindings, ...document }) {
      const layout = storeFindings(layoutFindings, sources);
      const render = storeFindings(renderFindings, sources);
      if (!layout || !render) return;
      const stored: StoredDocument = { ...document, layoutFindings: layout, renderFindings: render };
      if (entries.write(entryKey('document', key), stored, pdf)) used = entryKey('document', key);
    },
    used: () => used,
  };
}

type StoredDocument = Omit<KeptDocument, 'pdf' | 'layoutFindings' | 'renderFindings'> & {
  readonly layoutFindings: readonly StoredFinding[];
  readonly renderFindings: readonly StoredFinding[];
};

const isStoredDocument: Guard<StoredDocument> = isShape<StoredDocument>({
  pageCount: isCount,
  fonts: isListOf(isText),
  layoutFindings: isListOf(isStored),
  renderFindings: isListOf(isStored),
});

/** Where the findings of an issue may stand: its own files, tables and copies, and all that it shares with others. */
export function sourcesOf({ workspace, issue }: GatheredIssue): FindSource {
  const files = new Map(
    [
      ...sharedFiles(workspace),
      ...templateFiles(workspace),
      ...workspace.headers.map(({ index }) => index),
      issue.index,
      ...issue.sections,
    ].map((file) => [file.path, file]),
  );
  const home = `issues/${issue.folder}/`;
  return (path) => {
    const known = files.get(path);
    if (known || !path.startsWith('issues/')) return known;
    const [attachments, name] = path.startsWith(home)
      ? [issue.attachments, path.slice(home.length)]
      : [workspace.attachments, path.slice('issues/'.length)];
    const read = attachments.read(named(name)).value;
    if (read) files.set(path, read);
    return read;
  };
}

/** Sources whose attachments note which of them were used. */
export interface TracedSources {
  readonly sources: GatheredIssue;
  /** None where one can't be read any more as it was. */
  used(): readonly UsedAttachment[] | undefined;
}

export function traceAttachments(sources: GatheredIssue): TracedSources {
  const used = new Map<string, Omit<UsedAttachment, 'digest'> & { readonly source: ByteSource | undefined }>();
  const trace = (attachments: Attachments, home: AttachmentHome): Attachments => {
    const note = (path: Located<string>): Located<string> => {
      const key = `${home} ${path.value}`;
      // Opened before it is used: should it change from here on, its source can't be read any more.
      if (!used.has(key)) used.set(key, { home, path: path.value, source: attachments.open(path).value });
      return path;
    };
    return { open: (path) => attachments.open(note(path)), read: (path) => attachments.read(note(path)) };
  };
  const { workspace, issue } = sources;
  return {
    sources: {
      ...sources,
      workspace: { ...workspace, attachments: trace(workspace.attachments, 'workspace') },
      issue: { ...issue, attachments: trace(issue.attachments, 'issue') },
    },
    used() {
      const digested = [...used.values()].map(({ source, ...one }) => ({ ...one, digest: digestOrNone(source) }));
      return digested.every(hasDigest) ? digested : undefined;
    },
  };
}

const hasDigest = (
  used: Omit<UsedAttachment, 'digest'> & { readonly digest: string | undefined },
): used is UsedAttachment => used.digest !== undefined;

const digestOfAttachment = ({ workspace, issue }: GatheredIssue, { home, path }: UsedAttachment): string | undefined =>
  digestOrNone((home === 'issue' ? issue : workspace).attachments.open(named(path)).value);

/** None for a file that can't be read, or that is another one by now. */
const digestOrNone = (source: ByteSource | undefined): string | undefined =>
  source && unlessUnreadable(() => digestSource(source));

const named = (path: string): Located<string> => ({ value: path, range: wholeFile(unreadFile('')) });

/** What is known of a build before its findings and attachments are noted. */
export type BuildFacts = Omit<KeptBuild, 'findings' | 'attachments'>;

/** A build as it is kept; none where its findings could not be found again, or its attachments changed meanwhile. */
export function describeBuild(
  build: BuildFacts,
  findings: readonly Finding[],
  { sources, used }: TracedSources,
): KeptBuild | undefined {
  const stored = storeFindings(findings, sourcesOf(sources));
  const attachments = used();
  return stored && attachments && { ...build, findings: stored, attachments };
}
