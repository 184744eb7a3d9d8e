import { isoDate } from '../../model/calendar.js';
import type { Finding } from '../../model/finding.js';
import {
  type CiService,
  ciServices,
  isAsked,
  type LinePolicy,
  linePolicies,
  type MeasureAnswer,
  type NamedText,
  type ScriptSystem,
  type SeriesAnswer,
  scriptSystems,
  type WorkspaceAnswers,
} from '../../model/new-workspace.js';
import { distributionKinds } from '../../model/settings.js';
import type { Talk } from '../../model/talk.js';
import { judgeAnswers, readTypedPeriod } from '../../recipes/compile-new-workspace.js';
import { formatTalk } from '../../report/format-talk.js';
import { reportedFinding } from '../../report/reported-finding.js';
import { printable } from '../../report/terminal-text.js';
import { type TalkCode, talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';
import { type DraftedWorkspace, FIRST_NUMBER, readUnit, splitNamed, withStandIns } from './init-options.js';
import { type Transcript, WentBack } from './transcript.js';

/** Who is asked, and what there is to choose from. */
interface Asking {
  readonly prompter: Transcript;
  readonly terminal: Terminal;
  /** Names of the templates. */
  readonly templates: readonly string[];
  /** Whether the program has launchers of its own: an office that uses them has neither scripts nor a CI. */
  readonly hasLaunchers: boolean;
}

/**
 * Asks for all of a workspace, with what was stated for answers that Enter gives. An answer that is wrong is asked for
 * again, with what the parser says of it; one can go back.
 * @throws Cancelled where the person would rather not
 */
export async function askForWorkspace(drafted: DraftedWorkspace, asking: Asking): Promise<DraftedWorkspace> {
  const { prompter, terminal } = asking;
  // Nothing is said anew of what was answered before.
  const say = (text: string): void => {
    if (!prompter.isReplaying) terminal.say(text);
  };
  for (;;) {
    try {
      return await askForAll(drafted, { ...asking, terminal: { ...terminal, say } });
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
    }
  }
}

async function askForAll(drafted: DraftedWorkspace, asking: Asking): Promise<DraftedWorkspace> {
  tell(talk('init-welcome', {}), asking.terminal);
  let answers = await askForOffice(drafted.answers, asking);
  answers = await askForIssue(answers, asking);
  answers = await askForSeries(answers, asking);
  const template = await askForTemplate(drafted.template, asking);
  const lineBreaks = await choose<LinePolicy>('init-ask-line-breaks', linePolicies, drafted.lineBreaks, asking);
  if (asking.hasLaunchers) return { ...drafted, answers, lineBreaks, ...(template !== undefined && { template }) };
  const ci = await choose<CiService>('init-ask-ci', ciServices, drafted.ci, asking);
  const scripts = await choose<ScriptSystem>('init-ask-scripts', scriptSystems, drafted.scripts, asking);
  return { answers, lineBreaks, ci, scripts, ...(template !== undefined && { template }) };
}

async function askForOffice(drafted: WorkspaceAnswers, asking: Asking): Promise<WorkspaceAnswers> {
  let answers = await ask('init-ask-name', drafted.name, asking, (name) => ({ ...drafted, name }));
  answers = await ask('init-ask-publisher', answers.publisher, asking, (publisher) => ({
    ...answers,
    publisher,
  }));
  for (const kind of distributionKinds) {
    const given = answers.distribution.get(kind) ?? '';
    answers = await ask(`init-ask-${kind}`, given, asking, (typed) => ({
      ...answers,
      distribution: new Map([...answers.distribution, ...(typed === '' ? [] : [[kind, typed] as const])]),
    }));
  }
  answers = await ask('init-ask-copies', answers.copies ?? '', asking, (copies) =>
    copies === '' ? answers : { ...answers, copies },
  );
  const staff = answers.staff.map(({ name, text }) => `${name}=${text}`).join('、');
  return ask('init-ask-staff', staff, asking, (typed) => {
    const named = readList(typed, splitNamed);
    return named && { ...answers, staff: named };
  });
}

async function askForIssue(drafted: WorkspaceAnswers, asking: Asking): Promise<WorkspaceAnswers> {
  let answers = await ask('init-ask-number', drafted.number, asking, (number) => ({ ...drafted, number }));
  const known = answers.number === drafted.number ? drafted.issue : '';
  const issue = known || (answers.number === FIRST_NUMBER ? FIRST_NUMBER : '');
  answers = await ask('init-ask-issue', issue, asking, (typed) => ({ ...answers, issue: typed }));
  answers = await ask('init-ask-period', answers.period, asking, (typed) => {
    const period = readTypedPeriod(typed);
    return period && { ...answers, period: `${isoDate(period.from)}/${isoDate(period.to)}` };
  });
  const lastDay = answers.date ?? answers.period.split('/')[1] ?? '';
  answers = await ask('init-ask-date', lastDay, asking, (date) => ({ ...answers, date }));
  return ask('init-ask-sections', answers.sections.join('、'), asking, (typed) => {
    const sections = readList(typed, (title) => title);
    return sections && { ...answers, sections };
  });
}

async function askForSeries(drafted: WorkspaceAnswers, asking: Asking): Promise<WorkspaceAnswers> {
  let answers = drafted;
  tell(talk('init-series', {}), asking.terminal);
  for (;;) {
    const key = await asking.prompter.ask(question('init-ask-series', '', asking.terminal));
    if (key === '') return answers;
    const standIn: SeriesAnswer = { key, title: key, measures: [{ name: '件数', unit: '件', opening: '0' }] };
    const [wrong] = judge({ ...answers, series: [...answers.series, standIn] });
    if (/^\d+$/.test(key)) tell(talk('init-series-number', { typed: key }), asking.terminal);
    else if (wrong) complain(wrong, asking.terminal);
    else answers = await askForOneSeries(key, answers, asking);
  }
}

/** What was answered before stays, whatever of it is wrong: that alone is asked for again. */
async function askForOneSeries(key: string, answers: WorkspaceAnswers, asking: Asking): Promise<WorkspaceAnswers> {
  const { prompter, terminal } = asking;
  const title = (await prompter.ask(question('init-ask-series-title', key, terminal))) || key;
  const withMeasures = (measures: readonly MeasureAnswer[]): WorkspaceAnswers => ({
    ...answers,
    series: [...answers.series, { key, title, measures }],
  });
  const isFirst = answers.issue === FIRST_NUMBER;
  const measures = await askForMeasures((read) => withMeasures(isFirst ? read : withZeros(read)), asking);
  if (isFirst) return withMeasures(measures);
  let opened = withZeros(measures);
  for (const [index, measure] of measures.entries()) {
    if (!isAsked(measure)) continue;
    const put = (opening: string) => opened.map((one, place) => (place === index ? { ...one, opening } : one));
    const params = { measure: measure.name, through: Number(answers.number) - 1 };
    const asked = formatTalk(talk('init-ask-opening', params), terminal.language);
    const opening = await askUntilRight(asked, (typed) => withMeasures(put(typed)), asking);
    opened = put(opening);
  }
  return withMeasures(opened);
}

/** So that what is left to ask for is not what is wrong. */
const withZeros = (measures: readonly MeasureAnswer[]): readonly MeasureAnswer[] =>
  measures.map((measure) => ({ ...measure, opening: '0' }));

async function askForMeasures(
  put: (measures: readonly MeasureAnswer[]) => WorkspaceAnswers,
  { prompter, terminal }: Asking,
): Promise<readonly MeasureAnswer[]> {
  tell(talk('init-measures', {}), terminal);
  for (;;) {
    const typed = await prompter.ask(question('init-ask-measures', '', terminal));
    const measures = readList(typed, readMeasure);
    if (!measures || measures.length === 0) {
      tell(talk('init-not-measures', {}), terminal);
      continue;
    }
    const [wrong] = judge(put(measures));
    if (!wrong) return measures;
    complain(wrong, terminal);
  }
}

/** An answer that is right where `put` puts it. */
async function askUntilRight(
  asked: string,
  put: (typed: string) => WorkspaceAnswers,
  { prompter, terminal }: Asking,
): Promise<string> {
  for (;;) {
    const typed = settle(await prompter.ask(asked), put, terminal);
    if (typed !== undefined) return typed;
  }
}

/** What was typed, mended where there is no doubt; none, and what the parser says of it, where it is wrong. */
function settle(
  typed: string,
  put: (typed: string) => WorkspaceAnswers | undefined,
  terminal: Terminal,
): string | undefined {
  const judged = (text: string): Finding | undefined => {
    const next = put(text);
    return next && judge(next)[0];
  };
  const wrong = judged(typed);
  if (!wrong) return typed;
  const meant = meantNumber(wrong, typed);
  if (meant === undefined || judged(meant)) {
    complain(wrong, terminal);
    return undefined;
  }
  tell(talk('init-taken', { typed, wanted: meant }), terminal);
  return meant;
}

/** The number that was typed with commas or with full-width digits; none where that isn't what is wrong. */
function meantNumber({ code, params: { wanted } }: Finding, typed: string): string | undefined {
  const isForm = ['value-number/form', 'value-number/decimal-form', 'value-number/comma'].includes(code);
  return isForm && typeof wanted === 'string' && /^[\d０-９,，.．\s]+$/.test(typed) ? wanted : undefined;
}

/** `咨询 人次`, `咨询（人次）`, `最长等候 分钟 最大` */
function readMeasure(typed: string): MeasureAnswer | undefined {
  const parts = /^(.+?)(?:\s+|\s*[=＝:：]\s*|\s*(?=[（(]))(?:[（(]([^（）()]+)[)）])?(.*)$/.exec(typed);
  const [, name = '', bracketed = '', rest = ''] = parts ?? [];
  const unit = readUnit(`${bracketed} ${rest}`);
  return parts && unit ? { name, ...unit } : undefined;
}

/** The parts of a list; none where one of them is not what it should be. */
function readList<T extends NamedText | MeasureAnswer | string>(
  typed: string,
  read: (part: string) => T | undefined,
): readonly T[] | undefined {
  const parts = typed.split(/[、，,；;]/).map((part) => part.trim());
  const values = parts.filter((part) => part !== '').map(read);
  return values.every((value) => value !== undefined) ? values : undefined;
}

async function askForTemplate(given: string | undefined, { prompter, terminal, templates }: Asking) {
  for (;;) {
    const typed = (await prompter.ask(question('init-ask-template', given ?? '', terminal))) || given;
    if (typed === undefined || templates.includes(typed)) return typed;
    tell(talk('init-choices', { choices: templates }), terminal);
  }
}

async function choose<T extends string>(
  code: AskCode,
  choices: readonly T[],
  given: T,
  { prompter, terminal }: Asking,
): Promise<T> {
  for (;;) {
    const typed = (await prompter.ask(question(code, given, terminal))) || given;
    const chosen = choices.find((choice) => choice === typed.toLowerCase());
    if (chosen !== undefined) return chosen;
    tell(talk('init-choices', { choices }), terminal);
  }
}

type AskCode = Extract<TalkCode, `init-ask-${string}`>;

/** One question, until its answer is right. `put` gives nothing for what has not the right form. */
async function ask(
  code: AskCode,
  given: string,
  { prompter, terminal }: Asking,
  put: (typed: string) => WorkspaceAnswers | undefined,
): Promise<WorkspaceAnswers> {
  for (;;) {
    const typed = (await prompter.ask(question(code, given, terminal))) || given;
    if (!put(typed)) tell(talk('init-wrong-form', {}), terminal);
    else if (isNeeded(code) && typed === '') tell(talk('init-needed', {}), terminal);
    else {
      const settled = settle(typed, put, terminal);
      const answers = settled === undefined ? undefined : put(settled);
      if (answers) return answers;
    }
  }
}

const isNeeded = (code: AskCode): boolean =>
  ['init-ask-name', 'init-ask-publisher', 'init-ask-issue', 'init-ask-sections'].includes(code);

/** What is wrong with the answers so far; what was not asked yet is no matter. */
function judge(answers: WorkspaceAnswers): readonly Finding[] {
  const period = readTypedPeriod(answers.period);
  return period ? judgeAnswers({ answers: withStandIns(answers), period, template: 'bulletin' }) : [];
}

function complain(wrong: Finding, terminal: Terminal): void {
  const { message, note } = reportedFinding(wrong, terminal.language);
  terminal.say(`  ${printable(message)}${note === undefined ? '' : `\n  ${printable(note)}`}\n`);
}

function tell(said: Talk, { language, say }: Terminal): void {
  say(`${formatTalk(said, language)}\n`);
}

/** A question, with the answer that Enter gives. */
function question(code: AskCode, given: string, { language }: Terminal): string {
  const wording: string = talk.entries[code][language];
  const end = language === 'zh' ? '：' : ': ';
  return given === '' ? `${wording}${end}` : `${wording} [${printable(given)}]${end}`;
}
