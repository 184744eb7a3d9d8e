import { existsSync } from 'node:fs';
import type { FontRole } from '../../model/face.js';
import { parseIssueFolder } from '../../model/issue-folder.js';
import type { Bilingual, Language } from '../../model/message.js';
import type { Talk } from '../../model/talk.js';
import { formatFontReport } from '../../report/format-font-report.js';
import { formatTalk, formatUsageError } from '../../report/format-talk.js';
import type { IssueOutcome, IssueStatus } from '../../workspace/building/build-issue.js';
import { issueName } from '../../workspace/choose-issues.js';
import { pathFrom } from '../../workspace/find-root.js';
import { talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';

/**
 * Prints the paths of an issue's files and says what became of it. The findings are shown before.
 * @param standIns the roles of which it is said that a font of the program stood in for that of official documents
 */
export function sayOutcome(outcome: IssueOutcome, terminal: Terminal, standIns: readonly FontRole[]): void {
  const { language, color } = terminal;
  const wrapAt = terminal.interactive ? terminal.columns : undefined;
  const { folder, glyphFindings, trouble } = outcome;
  if (glyphFindings) terminal.say(formatFontReport(nameOf(folder), glyphFindings, language));
  if (trouble) terminal.say(formatUsageError(trouble, language, color, wrapAt));
  else if (outcome.status === 'failed') sayNotBuilt(outcome, terminal);
  else {
    for (const { path } of outcome.built?.files ?? []) terminal.print(pathFrom(terminal.standing, path));
    if (terminal.quiet) return;
    terminal.say(`${wordOutcome(outcome, language, standIns)}\n`);
    const { formerFiles = [] } = outcome;
    if (formerFiles.length > 0) terminal.say(`${formatTalk(talk('former-files', { files: formerFiles }), language)}\n`);
  }
}

/** Prints a line on what would become of an issue. */
export function printPlan({ folder, status, why }: IssueOutcome, { language, print }: Terminal): void {
  const issue = nameOf(folder);
  const code = planned[status];
  const reasons = { zh: wordReasons(why, 'zh'), en: wordReasons(why, 'en') };
  print(formatTalk(talk(code, { issue, why: reasons }), language));
}

const planned = {
  planned: 'plan-planned',
  built: 'plan-planned',
  reused: 'plan-reused',
  unchanged: 'plan-unchanged',
  failed: 'plan-failed',
} as const satisfies Record<IssueStatus, string>;

/** Why an issue is built, in words. */
export function wordReasons(why: readonly Talk[], language: Language): string {
  const worded = why.map((reason) => formatTalk(reason, language));
  return worded.join(language === 'zh' ? '；' : '; ');
}

function wordOutcome(
  { folder, status, built, milliseconds, released }: IssueOutcome,
  language: Language,
  standIns: readonly FontRole[],
): string {
  const { pageCount: pages = 0, fonts = [] } = built ?? {};
  const issue = nameOf(folder);
  const plural = { zh: '', en: pages === 1 ? '' : 's' };
  if (released !== undefined) {
    return formatTalk(
      talk(status === 'unchanged' ? 'released-kept' : 'released-restored', { issue, date: released }),
      language,
    );
  }
  if (status === 'unchanged' || status === 'reused') {
    const said = formatTalk(talk(status, { issue, pages, plural }), language);
    if (standIns.length === 0) return said;
    return `${said}\n${formatTalk(talk('stand-ins', { roles: standIns }), language)}`;
  }
  const seconds = (milliseconds / 1000).toFixed(2);
  const params = { issue, pages, plural, seconds, fonts };
  return standIns.length > 0
    ? formatTalk(talk('built-stand-in', { ...params, roles: standIns }), language)
    : formatTalk(talk('built', params), language);
}

function sayNotBuilt({ folder, target }: IssueOutcome, { quiet, language, standing, say }: Terminal): void {
  if (quiet) return;
  const issue = nameOf(folder);
  const said = existsSync(target)
    ? formatTalk(talk('not-built-kept', { issue, file: pathFrom(standing, target) }), language)
    : formatTalk(talk('not-built', { issue }), language);
  say(`${said}\n`);
}

/** How an issue is called in a sentence. */
export function nameOf(folder: string): Bilingual | string {
  const parsed = parseIssueFolder(folder);
  return parsed ? issueName(parsed) : folder;
}
