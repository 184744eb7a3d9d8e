import type { Language } from '../../model/message.js';
import { thisSystem } from '../../read/surroundings.js';
import { formatTalk } from '../../report/format-talk.js';
import { cacheFolder } from '../../workspace/cache/cache-folder.js';
import type { Trace } from '../../workspace/open-issue.js';
import type { Workspace } from '../../workspace/workspace.js';
import { nameOf } from '../building/say-outcome.js';
import { talk } from '../talk.js';
import type { Terminal } from './terminal.js';
import { writeWords } from './write-out.js';

/* What `--verbose` says. */

/** Says what all issues of a command share, and how long it took to read. */
export function sayPrepared({ root, shared, chosen, fonts }: Workspace, started: number, terminal: Terminal): void {
  if (!terminal.verbose) return;
  const { language } = terminal;
  const files = [shared.settings, shared.people, shared.holidays].flatMap(({ value }) => value?.path ?? []);
  const templates = [...shared.templates.value.values()].map(({ path }) => path);
  const lines = [
    formatTalk(talk('verbose-workspace', { folder: root, count: chosen.length }), language),
    formatTalk(talk('verbose-read', { files: [...files, ...templates] }), language),
    formatTalk(
      talk('verbose-fonts', { count: fonts?.local.length ?? 0, roles: [...(fonts?.roles.keys() ?? [])] }),
      language,
    ),
    formatTalk(talk('verbose-cache', { folder: cacheFolder(thisSystem()) ?? '-' }), language),
    formatTalk(talk('verbose-prepared', { time: inMilliseconds(performance.now() - started) }), language),
  ];
  terminal.say(lines.map((line) => `${line}\n`).join(''));
}

/** Says how the work on an issue went. */
export function sayTrace(folder: string, { files, headers, kept, timings }: Trace, terminal: Terminal): void {
  if (!terminal.verbose) return;
  const { language } = terminal;
  const issue = nameOf(folder);
  const steps = timings.map(({ step, milliseconds }) => {
    const name = formatTalk(talk(`step-${step}`, {}), language);
    return `${name} ${inMilliseconds(milliseconds)}`;
  });
  const lines = [
    ...(files.length > 0 ? [formatTalk(talk('verbose-issue', { issue, files, headers }), language)] : []),
    ...(kept ? [formatTalk(talk(`verbose-kept-${kept}`, { issue }), language)] : []),
    formatTalk(talk('verbose-times', { issue, steps }), language),
  ];
  terminal.say(lines.map((line) => `${line}\n`).join(''));
}

/** Says how long the process has taken so far. */
export function sayTotal(language: Language): void {
  const time = inMilliseconds(performance.now());
  writeWords('stderr', `${formatTalk(talk('verbose-total', { time }), language)}\n`);
}

const inMilliseconds = (milliseconds: number): string => `${Math.round(milliseconds)} ms`;
