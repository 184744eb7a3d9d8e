import { existsSync } from 'node:fs';
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

/** The face in which the package sets 仿宋 and 楷体 where an office has neither. */
const STAND_IN = 'LXGWWenKai-Light';

/** Whether an issue was set in a face that is not the one of a printed document. */
export const hasStandIn = (fonts: readonly string[]): boolean => fonts.includes(STAND_IN);

/**
 * Prints the paths of an issue's files and says what became of it. The findings are shown before.
 * @param tellsStandIn whether it is said that another face stood in for 仿宋: once in a call is enough
 */
export function sayOutcome(outcome: IssueOutcome, terminal: Terminal, tellsStandIn: boolean): void {
  const { language, color } = terminal;
  const wrapAt = terminal.interactive ? terminal.columns : undefined;
  const { folder, glyphFindings, trouble } = outcome;
  if (glyphFindings) terminal.say(formatFontReport(nameOf(folder), glyphFindings, language));
  if (trouble) terminal.say(formatUsageError(trouble, language, color, wrapAt));
  else if (outcome.status === 'failed') sayNotBuilt(outcome, terminal);
  else {
    for (const { path } of outcome.built?.files ?? []) terminal.print(pathFrom(terminal.standing, path));
    if (terminal.quiet) return;
    terminal.say(`${wordOutcome(outcome, language, tellsStandIn)}\n`);
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
  tellsStandIn: boolean,
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
  if (status === 'unchanged' || status === 'reused')
    return formatTalk(talk(status, { issue, pages, plural }), language);
  const seconds = (milliseconds / 1000).toFixed(2);
  const code = tellsStandIn && hasStandIn(fonts) ? 'built-stand-in' : 'built';
  return formatTalk(talk(code, { issue, pages, plural, seconds, fonts }), language);
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
