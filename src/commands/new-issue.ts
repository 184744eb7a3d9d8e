import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { type CalendarDate, dayNumber, isoDate, type Period, sinceMonday, WEEK } from '../model/calendar.js';
import { chinesePeriod } from '../model/chinese-date.js';
import { type Finding, hasErrors, type Outcome } from '../model/finding.js';
import { issueFolderName, meantIssueFolder, parseIssueFolder } from '../model/issue-folder.js';
import type { Bilingual } from '../model/message.js';
import type { NextIssue, Numbering } from '../model/next-issue.js';
import { UsageError } from '../model/usage-error.js';
import { isHeaderOnly, loadIssue } from '../read/load-issue.js';
import { listIssues, loadHolidays, loadSettings } from '../read/load-workspace.js';
import {
  compileNextIssue,
  type LastIssue,
  type LastIssueSources,
  proposePeriod,
  readLastIssue,
  readTypedPeriod,
} from '../recipes/compile-next-issue.js';
import { formatTalk } from '../report/format-talk.js';
import { screened } from '../report/terminal-text.js';
import { withLock } from '../workspace/files/lock.js';
import { makeFolderOf } from '../workspace/files/make-folder-of.js';
import { findRoot, pathFrom } from '../workspace/find-root.js';
import { withHistory } from '../workspace/history/source-history.js';
import { talk } from './talk.js';
import { FindingsReport } from './terminal/findings-report.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin new` as it was called. */
export interface NewRequest {
  /** The number as it was typed; the next one where none is given. */
  readonly number?: string;
  /** The period as it was typed; the next working week where none is given. */
  readonly period?: string;
  /** Shows what would be made, and does no more. */
  readonly dryRun?: boolean;
  /** The workspace, or a folder in it. */
  readonly cwd: string | undefined;
}

/**
 * Makes the folder of the next issue from the newest one: whole or not at all, and never over anything.
 * @throws UsageError where there is no workspace or issue, the folder is there already, or number or period can't be
 */
export function newIssue(request: NewRequest, terminal: Terminal): ExitCode {
  const root = findRoot(request.cwd, terminal.standing);
  const report = new FindingsReport(terminal);
  const next = planIssue(root, request, report, terminal);
  if (!next) {
    if (!terminal.quiet) terminal.say(`${formatTalk(talk('new-not-made', {}), terminal.language)}\n`);
    report.sumUp();
    return exitCodes.sourceErrors;
  }
  const folder = issuePath(next.numbering.number);
  if (request.dryRun) show(next, folder, terminal);
  else make(next, root, folder, terminal);
  return exitCodes.done;
}

const issuePath = (number: number): string => `issues/${number}`;

function planIssue(
  root: string,
  request: NewRequest,
  report: FindingsReport,
  terminal: Terminal,
): NextIssue | undefined {
  const issues = listIssues(root);
  const regular = issues.value.filter((name) => parseIssueFolder(name)?.type === 'regular');
  const newest = regular.at(-1);
  if (!hasErrors(issues.findings) && newest === undefined) throw new UsageError(talk('no-issues', {}));
  if (newest !== undefined) checkNumber(root, request.number, Number(newest));
  const sources = newest === undefined ? { value: undefined, findings: issues.findings } : readSources(root, regular);
  const last = sources.value && readLastIssue(sources.value);
  const next = last?.value && compileNextIssue(last.value, choosePeriod(request.period, last.value));
  report.show([...sources.findings, ...(last?.findings ?? []), ...(next?.findings ?? [])]);
  if (!last?.value || !next?.value) return undefined;
  checkRange(next.value);
  remark(last.value, next.value, terminal);
  return next.value;
}

/**
 * Makes sure that the number is that of the next issue, and that its place is free.
 * @throws UsageError where it isn't
 */
function checkNumber(root: string, typed: string | undefined, newest: number): void {
  const next = newest + 1;
  const wanted = typed === undefined ? { type: 'regular' as const, number: next } : meantIssueFolder(typed);
  if (!wanted) throw new UsageError(talk('not-an-issue', { typed: typed ?? '' }));
  if (wanted.type === 'special') throw new UsageError(talk('special-by-hand', { folder: issueFolderName(wanted) }));
  const folder = issuePath(wanted.number);
  if (lstatSync(join(root, folder), { throwIfNoEntry: false })) {
    throw new UsageError(talk('issue-exists', { folder, number: wanted.number }));
  }
  if (wanted.number !== next) throw new UsageError(talk('not-next-issue', { next, typed: wanted.number }));
}

/** What the newest issue says, with the sections of the last issue that has any. */
function readSources(root: string, regular: readonly string[]): Outcome<LastIssueSources> {
  const folder = regular.at(-1) ?? '';
  const written = regular.findLast((name) => !isHeaderOnly(root, name)) ?? folder;
  const settings = loadSettings(root);
  const holidays = loadHolidays(root);
  const issue = loadIssue(root, folder);
  const before = written === folder ? issue : loadIssue(root, written);
  // That an issue is kept for its figures alone is no mistake here.
  const isOfMatter = ({ code }: Finding): boolean => code !== 'no-sections';
  const found = [...settings.findings, ...holidays.findings, ...issue.findings, ...before.findings];
  const findings = found.filter(isOfMatter).filter((finding) => hasErrors([finding]));
  if (!settings.value || !issue.value || findings.length > 0) return { value: undefined, findings };
  const value = {
    settings: settings.value,
    ...(holidays.value && { holidays: holidays.value }),
    folder,
    index: issue.value.index,
    sections: before.value?.sections ?? [],
  };
  return { value, findings };
}

function choosePeriod(typed: string | undefined, last: LastIssue): Period {
  const period = typed === undefined ? proposePeriod(last) : readTypedPeriod(typed);
  if (!period && typed !== undefined) throw new UsageError(talk('not-a-period', { typed }));
  if (!period) throw new UsageError(talk('no-working-week', {}));
  const before = last.header.period.value;
  if (dayNumber(period.from) > dayNumber(before.to)) return period;
  const { number } = last.numbering;
  throw new UsageError(talk('period-not-later', { period: periodText(period), number, last: periodText(before) }));
}

/**
 * Makes sure that the numbers can be written in a folder's name and in a header.
 * @throws UsageError where they are too large
 */
function checkRange({ numbering, period }: NextIssue): void {
  const { number, year, issue } = numbering;
  const fits = parseIssueFolder(String(number)) && Number.isSafeInteger(issue) && year <= LAST_YEAR;
  if (!fits || period.to.year > LAST_YEAR) throw new UsageError(talk('number-used-up', { number: number - 1 }));
}

const LAST_YEAR = 9999;

/** Says in what the proposal is a guess. */
function remark(last: LastIssue, next: NextIssue, { quiet, language, say }: Terminal): void {
  if (quiet) return;
  const { header, holidays, sections } = last;
  const { numbering, period } = next;
  const remarks: string[] = [];
  if (last.isUnfinished)
    remarks.push(formatTalk(talk('new-last-unfinished', { number: last.numbering.number }), language));
  if (period.from.year !== period.to.year) {
    const { year, issue } = numbering;
    remarks.push(formatTalk(talk('new-over-new-year', { year, number: issue }), language));
  }
  if (holidays) {
    const years = [...holidays.off, ...holidays.workdays].flatMap(({ value }) => [value.from.year, value.to.year]);
    const { year } = period.to;
    if (!years.includes(year)) remarks.push(formatTalk(talk('new-holidays-end', { year }), language));
  }
  const skips = mondayOf(period.to) - mondayOf(header.period.value.to) > WEEK;
  if (skips) remarks.push(formatTalk(talk('new-weeks-off', {}), language));
  if (sections.length === 0) remarks.push(formatTalk(talk('new-no-sections', {}), language));
  for (const text of remarks) say(`${text}\n`);
}

const mondayOf = (date: CalendarDate): number => dayNumber(date) - sinceMonday(dayNumber(date));

function make(next: NextIssue, root: string, folder: string, terminal: Terminal): void {
  const { language, quiet, standing } = terminal;
  const { number } = next.numbering;
  const files = next.files.map(({ name, text }) => ({ path: name, text }));
  const place = join(root, folder);
  const changes = files.map(({ path, text }) => ({ path: `${folder}/${path}`, after: Buffer.from(text) }));
  withLock(dirname(place), () => {
    // Somebody else may have made it since it was looked for.
    if (lstatSync(place, { throwIfNoEntry: false })) throw new UsageError(talk('issue-exists', { folder, number }));
    withHistory(root, { command: 'new', changes }, () => {
      if (!makeFolderOf(place, files)) throw new UsageError(talk('issue-exists', { folder, number }));
    });
  });
  terminal.print(pathFrom(standing, join(root, folder)));
  if (quiet) return;
  terminal.say(`${formatTalk(talk('new-made', describe(next)), language)}\n`);
  terminal.say(
    `${formatTalk(talk('new-next-steps', { folder: pathFrom(standing, join(root, folder)), number }), language)}\n`,
  );
  terminal.say(`${formatTalk(talk('undo-hint', {}), language)}\n`);
}

function show(next: NextIssue, folder: string, terminal: Terminal): void {
  const files = next.files.map(({ name, text }) => `==> ${folder}/${name} <==\n${text}`);
  // Its own colours, if a title has any, are none of ours.
  terminal.write(screened(files.join('\n'), false));
  if (!terminal.quiet) terminal.say(`${formatTalk(talk('new-would-make', describe(next)), terminal.language)}\n`);
}

const describe = ({ numbering, period }: NextIssue): { issue: Bilingual; period: Bilingual } => ({
  issue: issueText(numbering),
  period: periodText(period),
});

const issueText = ({ number, year, issue }: Numbering): Bilingual => ({
  zh: `${year}年第${issue}期（总第${number}期）`,
  en: `issue ${number} (no. ${issue} of ${year})`,
});

const periodText = (period: Period): Bilingual => ({
  zh: `${period.from.year === period.to.year ? `${period.from.year}年` : ''}${chinesePeriod(period)}`,
  en: `${isoDate(period.from)}/${isoDate(period.to)}`,
});
