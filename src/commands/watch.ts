import { join } from 'node:path';
import type { ExitCode } from '../exit-code.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import { UsageError } from '../model/usage-error.js';
import { buildInTurn } from '../preview/build-in-turn.js';
import { editorLink } from '../preview/editor-link.js';
import { firstState, nextState } from '../preview/preview-session.js';
import type { PreviewState } from '../preview/preview-state.js';
import { type PreviewServer, servePreview } from '../preview/serve-preview.js';
import { watchFolders } from '../preview/watch-folders.js';
import { formatCounts, formatPretty } from '../report/format-findings.js';
import { formatTalk, formatUsageError } from '../report/format-talk.js';
import { issueName } from '../workspace/choose-issues.js';
import { findRoot } from '../workspace/find-root.js';
import { type WatchedBuild, WatchedIssue } from '../workspace/watched-issue.js';
import type { IssuesRequest } from '../workspace/workspace.js';
import { followReview } from './reviewing/follow-review.js';
import { talk } from './talk.js';
import { openBrowser } from './terminal/open-browser.js';
import { sayTrace } from './terminal/say-trace.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin watch` as it was called. */
export interface WatchRequest extends Omit<IssuesRequest, 'all'> {
  /** The port as it was typed. */
  readonly port?: string;
  readonly host?: string;
  /** Opens a browser. */
  readonly open?: boolean;
  readonly editor?: string;
  /** Copies that came back from reviewers; what is open of them is listed beside the pages. */
  readonly review?: readonly string[];
  /** The version of the program. */
  readonly version: string;
}

const DEFAULT_PORT = 5190;
const LOOPBACK = '127.0.0.1';
const DEFAULT_EDITOR = 'vscode';

/**
 * Shows an issue in the browser and follows its sources until it is interrupted.
 * @throws UsageError where there is no workspace or no such issue, or nothing can be served
 */
export async function watch(request: WatchRequest, terminal: Terminal): Promise<ExitCode> {
  const root = findRoot(request.cwd, terminal.standing);
  const { editor = DEFAULT_EDITOR } = request;
  const host = readHost(request.host ?? LOOPBACK);
  const linkTo = editorLink(editor, root);
  const port = readPort(request.port);
  const findMore = request.review && (await followReview(request.review, request, terminal));
  const issue = await WatchedIssue.open(request, terminal.standing, findMore);
  // Who names a host wants others to look too.
  const isShared = request.host !== undefined;
  const refuseClassified = (): void => {
    if (isShared && issue.mayBeClassified) throw new UsageError(talk('host-classified', {}));
  };
  refuseClassified();
  const pageFolder = join(request.packageRoot, 'build/preview/page');
  let state = firstState(terminal.language);
  const server = await servePreview({ host, isSecret: isShared, port, pageFolder }, state);
  announce(server, { isShared, open: request.open ?? false }, terminal);

  return new Promise<ExitCode>((_, reject) => {
    // What was thrown ends all of it: nothing goes on to answer.
    const stop = (error: unknown): void => {
      const closing = [server.close(), watching.then((watcher) => watcher.close())];
      void Promise.allSettled(closing).then(() => reject(error));
    };
    const queue = buildInTurn(async (changed) => {
      const started = performance.now();
      const build = await issue.build(changed);
      refuseClassified();
      const milliseconds = Math.round(performance.now() - started);
      const told = { ...build, trouble: troubleOf(build, issue, terminal), issue: nameOf(issue, terminal) };
      const next = nextState(state, { ...told, milliseconds, edited: issue.edited }, linkTo);
      state = next.state;
      server.show(state, next.pages);
      if (build.trace) sayTrace(issue.folder, build.trace, terminal);
      say(build, next, terminal);
    }, stop);
    const watching = watchFolders(root, (path) => issue.isMadeFrom(path), queue.request);
    watching.then(() => queue.request(new Set()), stop);
  }).finally(() => issue.close());
}

/** Takes an address out of the brackets in which it stands in a URL. */
const readHost = (typed: string): string =>
  typed
    .normalize('NFKC')
    .trim()
    .replace(/^\[(.*)\]$/, '$1');

function readPort(typed: string | undefined): number {
  const digits = typed?.normalize('NFKC').trim() ?? String(DEFAULT_PORT);
  const port = Number(digits);
  if (!/^\d{1,5}$/.test(digits) || port > 65_535) throw new UsageError(talk('not-a-port', { typed: typed ?? '' }));
  return port;
}

function announce(
  { addresses }: PreviewServer,
  { isShared, open }: { isShared: boolean; open: boolean },
  { print, say, quiet, language }: Terminal,
): void {
  const [address = ''] = addresses;
  for (const each of addresses) print(each);
  if (isShared) say(`${formatTalk(talk('watch-open-host', {}), language)}\n`);
  if (!quiet) say(`${formatTalk(talk('watch-started', {}), language)}\n`);
  if (open) openBrowser(address, () => say(`${formatTalk(talk('watch-no-browser', { address }), language)}\n`));
}

function nameOf({ folder }: WatchedIssue, { language }: Terminal): string {
  const parsed = parseIssueFolder(folder);
  return parsed ? issueName(parsed)[language] : folder;
}

function troubleOf({ trouble }: WatchedBuild, { folder }: WatchedIssue, { language }: Terminal) {
  return trouble && { file: `issues/${folder}`, rule: trouble.code, message: formatTalk(trouble, language) };
}

/** A line for each build, then what is to be said about the sources. */
function say(build: WatchedBuild, { state, printed }: ReturnType<typeof nextState>, terminal: Terminal): void {
  const { language } = terminal;
  const wrapAt = terminal.interactive ? terminal.columns : undefined;
  const { issue, pages, milliseconds } = state;
  const time = new Date().toTimeString().slice(0, 8);
  const plural = { zh: '', en: pages === 1 ? '' : 's' };
  const counts = formatCounts(build.findings, language);
  const params = { time, issue, pages, plural, milliseconds, counts };
  if (!terminal.quiet) terminal.say(`${formatTalk(talk(talkOf(state, counts), params), language)}\n`);
  if (build.findings.length > 0)
    terminal.say(formatPretty(build.findings, { ...terminal, printed, ...(build.fresh && { fresh: build.fresh }) }));
  if (build.trouble) terminal.say(formatUsageError(build.trouble, language, terminal.color, wrapAt));
}

function talkOf({ status }: PreviewState, counts: string) {
  if (status === 'no-pages') return counts === '' ? 'watch-no-pages' : 'watch-no-pages-counts';
  return counts === '' ? 'watch-built' : 'watch-built-counts';
}
