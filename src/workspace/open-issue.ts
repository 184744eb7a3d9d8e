import type { Attachments } from '../model/attachments.js';
import { type ByteSource, digestSource } from '../model/byte-source.js';
import type { Finding } from '../model/finding.js';
import { unlessUnreadable } from '../model/read-error.js';
import { type Located, unreadFile, wholeFile } from '../model/source.js';
import {
  type CheckResult,
  type CompileInput,
  type CompilePlan,
  type CompileResult,
  checkIssue,
  compile,
  nothingMade,
  planCompile,
} from '../recipes/compile-issue.js';
import { type CompiledRedline, compileRedline, type RedlineInput } from '../recipes/compile-redline.js';
import type { IssueInput } from '../recipes/write-issue.js';
import { type GatheredIssue, gatherIssue } from './gather-sources.js';
import { type HeldAttachments, holdAttachments } from './hold-attachments.js';
import type { RedlineBase } from './redline-base.js';
import { type Stopwatch, startStopwatch, type Timing } from './stopwatch.js';
import { type Texts, withTexts } from './with-texts.js';
import type { Workspace } from './workspace.js';

/** How an issue is to be judged. */
type CheckWishes = Pick<IssueInput, 'draft' | 'draftNumber' | 'reissue' | 'printedToo'>;

/** How an issue is to be judged, and what is to be made of it. */
export type CompileWishes = CheckWishes & Pick<CompileInput, 'outputs' | 'kept' | 'despiteErrors'>;

/** One issue of an open workspace. It is read when it is opened; then it can be checked and compiled. */
export interface OpenIssue {
  readonly folder: string;
  /** The sources; undefined where they can't be compiled, as `reading` says. Their attachments note which of them are used. */
  readonly sources: GatheredIssue | undefined;
  /** What reading it found, and what all issues share. */
  readonly reading: readonly Finding[];
  readonly stopwatch: Stopwatch;
  /** All there is to find in it. */
  readonly check: (wishes?: CheckWishes) => Promise<CheckResult>;
  /** All there is to find in it, and its outputs where there are no errors. */
  readonly compile: (wishes?: CompileWishes) => Promise<CompileResult>;
  /** What `compile` would do, as far as that shows before anything is set. */
  readonly plan: (wishes?: CompileWishes) => Promise<CompilePlan>;
  /** The issue beside an earlier version of it; none where its sources can't be compiled, as `reading` says. */
  readonly redline: (base: RedlineBase, outputs: RedlineInput['outputs']) => Promise<CompiledRedline | undefined>;
  /** All files that were used, with what they held; none where one can't be read any more as it was. */
  readonly digestUsed: () => readonly UsedAttachment[] | undefined;
  /** Whether each of these files still holds what it held. */
  readonly stillHolds: (used: readonly UsedAttachment[]) => boolean;
  /** How the work has gone so far; ends the step that is under way. */
  readonly trace: () => Trace;
}

/** How the work on an issue went; plain data, which threads can hand on. */
export interface Trace {
  /** The issue's own files; none where it could not be read. */
  readonly files: readonly string[];
  /** How many headers were read, its own among them. */
  readonly headers: number;
  /** What was made before and taken again. */
  readonly kept?: 'build' | 'document';
  readonly timings: readonly Timing[];
}

/** A file that an issue names, with the digest of what it held. */
export interface UsedAttachment {
  readonly home: AttachmentHome;
  readonly path: string;
  readonly digest: string;
}

/** In the issue's folder, beside bulletin.yaml, or in the folder of an issue before it, whose name begins the path. */
export type AttachmentHome = 'issue' | 'workspace' | 'recent';

/**
 * Reads an issue of an open workspace.
 * @param texts what stands in the place of files, whatever is found in reading these
 */
export function openIssue(workspace: Workspace, folder: string, texts: Texts = new Map()): OpenIssue {
  const stopwatch = startStopwatch();
  stopwatch.begin('read');
  const { value, findings } = gatherIssue(workspace.shared, folder);
  const reading = [...workspace.reading, ...findings].filter(({ range }) => !texts.has(range.file.path));
  return asOpenIssue(workspace, { folder, gathered: value && withTexts(value, texts), reading, stopwatch });
}

/** Opens an issue as `openIssue` does; the files that its texts name are read once and held, to be recorded as they were set. */
export function openHeldIssue(
  workspace: Workspace,
  folder: string,
): OpenIssue & { readonly held: Readonly<Record<'issue' | 'workspace', HeldAttachments>> | undefined } {
  const stopwatch = startStopwatch();
  stopwatch.begin('read');
  const { value, findings } = gatherIssue(workspace.shared, folder);
  const reading = [...workspace.reading, ...findings];
  const held = value && {
    issue: holdAttachments(value.issue.attachments),
    workspace: holdAttachments(value.workspace.attachments),
  };
  const gathered = value && {
    ...value,
    issue: { ...value.issue, attachments: held?.issue ?? value.issue.attachments },
    workspace: { ...value.workspace, attachments: held?.workspace ?? value.workspace.attachments },
  };
  return { ...asOpenIssue(workspace, { folder, gathered, reading, stopwatch }), held };
}

/** An issue with these texts, whatever its files say. */
export const issueOfTexts = (workspace: Workspace, gathered: GatheredIssue): OpenIssue =>
  asOpenIssue(workspace, { folder: gathered.issue.folder, gathered, reading: [], stopwatch: startStopwatch() });

interface ReadIssue extends Pick<OpenIssue, 'folder' | 'reading' | 'stopwatch'> {
  readonly gathered: GatheredIssue | undefined;
}

function asOpenIssue(
  { fonts, memo, producer }: Workspace,
  { folder, gathered, reading, stopwatch }: ReadIssue,
): OpenIssue {
  const noting = gathered && noteAttachments(gathered);
  const sources = noting?.sources;
  const input = sources && { ...sources, reading, fonts, memo, producer, observe: stopwatch.begin };
  return {
    folder,
    sources,
    reading,
    stopwatch,
    check: async (wishes) => (input ? checkIssue({ ...input, ...wishes }) : { ...nothingMade, findings: reading }),
    compile: async (wishes) => (input ? compile({ ...input, ...wishes }) : { ...nothingMade, findings: reading }),
    plan: async (wishes) =>
      input ? planCompile({ ...input, ...wishes }) : { findings: reading, step: 'refuse', made: [] },
    redline: async ({ name, sources: before }, outputs) =>
      input && compileRedline({ now: input, before, base: name, outputs }),
    digestUsed: () => noting?.digestUsed() ?? [],
    stillHolds: (used) =>
      gathered !== undefined && used.every((one) => digestOfAttachment(gathered, one) === one.digest),
    trace: () => ({
      files: sources ? [sources.issue.index, ...sources.issue.sections].map(({ path }) => path) : [],
      headers: sources?.workspace.headers.length ?? 0,
      timings: stopwatch.stop(),
    }),
  };
}

interface NotingSources extends Pick<OpenIssue, 'digestUsed'> {
  readonly sources: GatheredIssue;
}

/** The sources with attachments that note which of them are used. */
function noteAttachments(gathered: GatheredIssue): NotingSources {
  const used = new Map<string, Omit<UsedAttachment, 'digest'> & { readonly source: ByteSource | undefined }>();
  const noted = (attachments: Attachments, home: AttachmentHome, folder = ''): Attachments => {
    const note = ({ value }: Located<string>, source: ByteSource | undefined): void => {
      const path = folder + value;
      const key = `${home} ${path}`;
      if (!used.has(key)) used.set(key, { home, path, source });
    };
    return {
      open(path) {
        const opened = attachments.open(path);
        note(path, opened.value);
        return opened;
      },
      read(path) {
        // Opened before it is read: should it change from here on, its source can't be read any more.
        note(path, attachments.open(path).value);
        return attachments.read(path);
      },
    };
  };
  const { workspace, issue } = gathered;
  return {
    sources: {
      ...gathered,
      workspace: { ...workspace, attachments: noted(workspace.attachments, 'workspace') },
      issue: { ...issue, attachments: noted(issue.attachments, 'issue') },
      recent: gathered.recent.map((one) => ({
        ...one,
        attachments: noted(one.attachments, 'recent', `${one.folder}/`),
      })),
    },
    digestUsed() {
      const digested = [...used.values()].map(({ source, ...one }) => ({ ...one, digest: digestOrNone(source) }));
      return digested.every(hasDigest) ? digested : undefined;
    },
  };
}

const hasDigest = (
  used: Omit<UsedAttachment, 'digest'> & { readonly digest: string | undefined },
): used is UsedAttachment => used.digest !== undefined;

/** What an attachment holds now; none for a file that can't be read, or is another one by now. */
function digestOfAttachment(
  { workspace, issue, recent }: GatheredIssue,
  { home, path }: Pick<UsedAttachment, 'home' | 'path'>,
): string | undefined {
  const before = home === 'recent' ? recent.find(({ folder }) => path.startsWith(`${folder}/`)) : undefined;
  const { attachments } = home === 'workspace' ? workspace : (before ?? issue);
  const value = before ? path.slice(before.folder.length + 1) : path;
  return digestOrNone(attachments.open({ value, range: wholeFile(unreadFile('')) }).value);
}

const digestOrNone = (source: ByteSource | undefined): string | undefined =>
  source && unlessUnreadable(() => digestSource(source));
