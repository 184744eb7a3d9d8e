import { join, resolve } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { type FindingFormat, hasErrors } from '../model/finding.js';
import { UsageError } from '../model/usage-error.js';
import { isReleasedIssue } from '../recipes/compile-import.js';
import { type CompiledReview, compileReview } from '../recipes/compile-review.js';
import { formatCheck } from '../report/format-check.js';
import { formatDiff } from '../report/format-diff.js';
import { formatReviewList, type ReviewListRow, reviewListFormats } from '../report/format-review-list.js';
import { formatTalk } from '../report/format-talk.js';
import { writeFile } from '../workspace/files/write-file.js';
import { pathFrom } from '../workspace/find-root.js';
import { rewriteSources } from '../workspace/history/rewrite-sources.js';
import { openIssue } from '../workspace/open-issue.js';
import { openWorkspace, type Workspace } from '../workspace/workspace.js';
import { findRulePage } from './explain-rule.js';
import { openCopies } from './reviewing/open-copies.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin review` as it was called. */
export interface ReviewRequest {
  readonly number: string;
  readonly files: readonly string[];
  /** The numbers of the edits that are to be made, as typed; true for all. */
  readonly apply?: string | true;
  /** The one reviewer whose edits count. */
  readonly by?: string;
  /** Where the list of what was taken goes, relative to where the caller stands. */
  readonly list?: string;
  readonly format?: FindingFormat;
  readonly dryRun?: boolean;
  readonly cwd: string | undefined;
  readonly packageRoot: string;
  readonly version: string;
}

type Items = CompiledReview['items'];

/**
 * Lists what reviewers changed and said in copies that came back, and makes in the sources what was chosen of it.
 * @throws UsageError where there is no such issue, it is released, or what a copy was made of isn't known
 */
export async function review(request: ReviewRequest, terminal: Terminal): Promise<ExitCode> {
  const typed = partNumbers(request);
  const format = listFormat(typed.list);
  if (typed.files.length === 0) throw new UsageError(talk('review-no-file', {}));
  // Pages are set for PDFs alone.
  const systemFonts = typed.files.some((file) => /\.pdf$/i.test(file));
  const opening = { ...typed, numbers: [typed.number], systemFonts };
  const { value: workspace } = await openWorkspace(opening, terminal.standing);
  const [folder = ''] = workspace?.chosen ?? [typed.number];
  if (!workspace) throw new UsageError(talk('review-unreadable', { folder }));
  try {
    const { sources, reading } = openIssue(workspace, folder);
    if (!sources) {
      new FindingsReport(terminal).show(reading.filter((found) => hasErrors([found])));
      throw new UsageError(talk('review-unreadable', { folder }));
    }
    if (isReleasedIssue(folder, sources.issue.index)) throw new UsageError(talk('review-released', { folder }));
    const opened = await openCopies(typed.files, { workspace, sources }, terminal);
    if (!opened) return exitCodes.unusable;
    const compiled = compileReview(sources, opened.copies, workspace.memo, opened.pdfs);
    if (!compiled) throw new UsageError(talk('review-unreadable', { folder }));
    return finish(compiled, { request: typed, workspace, folder, format }, terminal);
  } finally {
    workspace.close();
  }
}

/** What stands behind `--apply` may be a file as well. */
function partNumbers(request: ReviewRequest): ReviewRequest {
  const { apply } = request;
  const isFile = typeof apply === 'string' && !/^[\d\s,，、.~～—–-]*$/.test(apply.normalize('NFKC'));
  return isFile ? { ...request, apply: true, files: [apply, ...request.files] } : request;
}

function listFormat(file: string | undefined): (typeof reviewListFormats)[number] | undefined {
  if (file === undefined) return undefined;
  const format = reviewListFormats.find((ending) => file.toLowerCase().endsWith(`.${ending}`));
  if (format === undefined) throw new UsageError(talk('review-list-format', { file }));
  return format;
}

interface Chosen {
  readonly request: ReviewRequest;
  readonly workspace: Workspace;
  readonly folder: string;
  readonly format: (typeof reviewListFormats)[number] | undefined;
}

function finish(compiled: CompiledReview, chosen: Chosen, terminal: Terminal): ExitCode {
  const { request, workspace } = chosen;
  const { by, dryRun } = request;
  const wanted = compiled.items.filter(({ who }) => by === undefined || who.split('、').includes(by));
  if (by !== undefined && wanted.length === 0) {
    const known = [...new Set(compiled.items.flatMap(({ who }) => who.split('、')))];
    throw new UsageError(talk('review-nobody', { name: by, known }));
  }
  const numbers = request.apply === undefined ? undefined : numbersOf(request.apply, compiled.items.length);
  const taken = new Set(wanted.flatMap(({ number }) => (numbers?.has(number) ? [number] : [])));
  const applied = numbers && compiled.apply(taken);
  if (applied && applied.files.length > 0 && !dryRun) {
    rewriteSources(workspace.root, { command: 'review', files: applied.files });
  }
  const now = new Map((applied?.items ?? compiled.items).map((item) => [item.number, item]));
  const items = wanted.map((item) => now.get(item.number) ?? item);
  show(items, chosen, terminal);
  if (applied) sayApplied(applied, chosen, terminal);
  else if (!terminal.quiet) sumUp(items, terminal);
  putList(items, chosen, terminal);
  const isOpen = items.some(({ state }) => state === 'refused' || state === 'conflict');
  return isOpen ? exitCodes.sourceErrors : exitCodes.done;
}

/** @throws UsageError for what are no numbers, or of no edit */
function numbersOf(typed: string | true, most: number): ReadonlySet<number> {
  if (typed === true) return new Set(Array.from({ length: most }, (_, at) => at + 1));
  const refuse = (): never => {
    throw new UsageError(talk('review-numbers', { typed, most }));
  };
  const numbers = new Set<number>();
  for (const part of typed
    .normalize('NFKC')
    .split(/[,、\s]+/)
    .filter((one) => one !== '')) {
    const [, from, to = from] = /^(\d{1,6})(?:[-~—–](\d{1,6}))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === undefined || first < 1 || last > most || first > last) refuse();
    for (let number = first; number <= last; number += 1) numbers.add(number);
  }
  return numbers.size === 0 ? refuse() : numbers;
}

function show(items: Items, { request, folder }: Chosen, terminal: Terminal): void {
  const { language, results, verbose } = terminal;
  const format = request.format ?? 'pretty';
  const findings = items.flatMap(({ finding }) => finding ?? []);
  const report = { findings, folders: [`issues/${folder}`], version: request.version, pageOf: findRulePage };
  const options = { language, verbose, ...results };
  if (format !== 'pretty' && format !== 'short') terminal.writeData(formatCheck(report, format, options));
  // People go by the numbers: all are shown, in their order.
  else for (const one of findings) terminal.write(formatCheck({ ...report, findings: [one] }, format, options));
}

function sumUp(items: Items, { language, say }: Terminal): void {
  const edits = items.filter(({ kind }) => kind === 'edit');
  const open = edits.filter(({ state }) => state === 'open').length;
  if (items.length === 0) {
    say(`${formatTalk(talk('review-none', {}), language)}\n`);
    return;
  }
  const comments = items.length - edits.length;
  say(`${formatTalk(talk('review-counts', { edits: edits.length, open, comments }), language)}\n`);
  if (open > 0) say(`${formatTalk(talk('review-how', {}), language)}\n`);
}

function sayApplied(
  { applied, files }: ReturnType<CompiledReview['apply']>,
  { request }: Chosen,
  terminal: Terminal,
): void {
  const { language, say } = terminal;
  if (request.dryRun) for (const file of files) terminal.say(formatDiff(file, terminal.color));
  if (terminal.quiet) return;
  const count = applied.size;
  if (files.length === 0) say(`${formatTalk(talk('review-applied-none', {}), language)}\n`);
  else if (request.dryRun) say(`${formatTalk(talk('review-would-apply', { count }), language)}\n`);
  else {
    say(`${formatTalk(talk('review-applied', { count, files: files.map(({ path }) => path) }), language)}\n`);
    say(`${formatTalk(talk('undo-hint', {}), language)}\n`);
  }
}

function putList(items: readonly ReviewListRow[], { request, format }: Chosen, terminal: Terminal): void {
  if (request.list === undefined || format === undefined) return;
  const file = resolve(terminal.standing, request.list);
  writeFile(join(file), formatReviewList(items, format, terminal.language));
  terminal.print(pathFrom(terminal.standing, file));
}
