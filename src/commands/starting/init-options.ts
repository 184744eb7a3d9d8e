import { dateOfDay, dayNumber, isoDate, sinceMonday } from '../../model/calendar.js';
import type {
  CiService,
  LinePolicy,
  MeasureAnswer,
  NamedText,
  ScriptSystem,
  SeriesAnswer,
  WorkspaceAnswers,
} from '../../model/new-workspace.js';
import { type DistributionKind, distributionKinds } from '../../model/settings.js';
import { UsageError } from '../../model/usage-error.js';
import { talk } from '../talk.js';

/** The options of `bulletin init` as they were typed. */
export interface InitOptions {
  readonly name?: string;
  readonly publisher?: string;
  /** Typed as `报=…`, `送=…`, `发=…`. */
  readonly distribution?: readonly string[];
  readonly copies?: string;
  /** `责编=张三` */
  readonly staff?: readonly string[];
  /** `综窗=省本级综窗` */
  readonly series?: readonly string[];
  /** `综窗.咨询=人次` */
  readonly measure?: readonly string[];
  /** `综窗.咨询=75685` */
  readonly opening?: readonly string[];
  readonly number?: string;
  readonly issue?: string;
  readonly period?: string;
  readonly date?: string;
  readonly section?: readonly string[];
  /** Copies a template; `true` where none was named. */
  readonly template?: string | true;
  readonly lineBreaks?: LinePolicy;
  readonly ci?: CiService;
  readonly scripts?: ScriptSystem;
}

/** A workspace as far as it is known. */
export interface DraftedWorkspace {
  readonly answers: WorkspaceAnswers;
  /** The template that is to be copied whole; none where one that extends the package's does. */
  readonly template?: string;
  readonly lineBreaks: LinePolicy;
  readonly ci: CiService;
  readonly scripts: ScriptSystem;
}

export const FIRST_NUMBER = '1';
const DEFAULT_SECTION = '工作动态';

const ownSystems: Readonly<Partial<Record<NodeJS.Platform, ScriptSystem>>> = { win32: 'windows', darwin: 'macos' };

/**
 * What was typed, with what stands for the rest.
 * @param templates that there are
 * @throws UsageError for what has not the form of its option
 */
export function draftWorkspace(options: InitOptions, templates: readonly string[]): DraftedWorkspace {
  const { name = '', publisher = '', copies, number = FIRST_NUMBER, issue, period, date, section } = options;
  const template = options.template === true ? templates[0] : options.template;
  if (template !== undefined && !templates.includes(template)) {
    throw new UsageError(talk('invalid-choice', { option: '--template', value: template, choices: templates }));
  }
  // An office whose bulletin is new begins with the first issue of the year; any other has to state it.
  const inYear = issue ?? (number === FIRST_NUMBER ? FIRST_NUMBER : '');
  refuseUseless(options, inYear);
  const answers = {
    name,
    publisher,
    distribution: readDistribution(options.distribution ?? []),
    staff: (options.staff ?? []).map((typed) => readNamed(typed, '--staff', '责编=张三')),
    series: readSeries(options),
    number,
    issue: inYear,
    period: period ?? thisWeek(new Date()),
    sections: section ?? [DEFAULT_SECTION],
    ...(copies !== undefined && { copies }),
    ...(date !== undefined && { date }),
  };
  const { lineBreaks = 'push-in-first', ci = 'none', scripts = ownSystems[process.platform] ?? 'linux' } = options;
  return { answers, lineBreaks, ci, scripts, ...(template !== undefined && { template }) };
}

/** Where a text becomes several lines. */
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/** @throws UsageError for what would be left out, or become something else in the file */
function refuseUseless({ opening = [], section = [], staff = [] }: InitOptions, inYear: string): void {
  const [first] = opening;
  if (first !== undefined && inYear === FIRST_NUMBER)
    throw new UsageError(talk('init-opening-first', { typed: first }));
  const split = [...section, ...staff].find((typed) => LINE_BREAK.test(typed));
  if (split !== undefined) throw new UsageError(talk('init-lines', { typed: split }));
}

/** The options that can't be done without and were not typed. */
export function missingOptions({ answers }: DraftedWorkspace): readonly string[] {
  const needed = { '--name': answers.name, '--publisher': answers.publisher, '--issue': answers.issue };
  return Object.entries(needed).flatMap(([option, typed]) => (typed === '' ? [option] : []));
}

/** Answers with something in the place of what is not known yet, so that the rest can be judged. */
export function withStandIns(answers: WorkspaceAnswers): WorkspaceAnswers {
  const { name, publisher, issue } = answers;
  return { ...answers, name: name || '刊名', publisher: publisher || '单位', issue: issue || FIRST_NUMBER };
}

function readDistribution(typed: readonly string[]): ReadonlyMap<DistributionKind, string> {
  const named = typed.map((one) => ({ one, ...readNamed(one, '--distribution', '报=省中心领导') }));
  for (const { one, name } of named) {
    if (!isKind(name))
      throw new UsageError(talk('init-pair', { option: '--distribution', typed: one, example: EXAMPLE_KINDS }));
  }
  const texts = new Map(named.map(({ name, text }) => [name, text]));
  refuseTwice(
    '--distribution',
    named.map(({ name }) => name),
  );
  return new Map(
    distributionKinds.flatMap((kind) => [...(texts.has(kind) ? [[kind, texts.get(kind) ?? ''] as const] : [])]),
  );
}

const EXAMPLE_KINDS = '报=…、送=…、发=…';

const isKind = (name: string): boolean => distributionKinds.some((kind) => kind === name);

function readSeries({ series = [], measure = [], opening = [] }: InitOptions): readonly SeriesAnswer[] {
  const measures = measure.map((typed) => readMember(typed, '--measure', '综窗.咨询=人次'));
  const openings = opening.map((typed) => readMember(typed, '--opening', '综窗.咨询=75685'));
  refuseTwice(
    '--opening',
    openings.map((one) => `${one.series}.${one.name}`),
  );
  const read = series.map((typed) => {
    const { name: key, text: title } = readNamed(typed, '--series', '综窗=省本级综窗');
    const own = measures.filter((one) => one.series === key);
    return { key, title, measures: own.map((one) => withOpening(measureOf(one), key, openings)) };
  });
  const known = new Set(read.flatMap(({ key, measures: own }) => [key, ...own.map(({ name }) => `${key}.${name}`)]));
  const stray =
    measures.find((one) => !known.has(one.series)) ?? openings.find((one) => !known.has(`${one.series}.${one.name}`));
  if (stray) throw new UsageError(talk('init-stray', { typed: stray.typed }));
  const empty = read.find((one) => one.measures.length === 0);
  if (empty) throw new UsageError(talk('init-no-measures', { series: empty.key }));
  return read;
}

/** @throws UsageError where one is stated twice: either may be the one that is meant */
function refuseTwice(option: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(talk('init-twice', { option, name: twice }));
}

function withOpening(measure: MeasureAnswer, series: string, openings: readonly Member[]): MeasureAnswer {
  const opening = openings.find((one) => one.series === series && one.name === measure.name)?.text;
  return opening === undefined ? measure : { ...measure, opening };
}

function measureOf({ name, text, typed }: Member): MeasureAnswer {
  const unit = readUnit(text);
  if (!unit) throw new UsageError(talk('init-pair', { option: '--measure', typed, example: EXAMPLE_MEASURES }));
  return { name, ...unit };
}

const EXAMPLE_MEASURES = '综窗.咨询=人次、综窗.最长等候="分钟 最大"';

/** The words for how a measure's figures come about, behind its unit. */
const ways: readonly { readonly pattern: RegExp; readonly key: string }[] = [
  { pattern: /^公式\s*[:：=＝]?\s*(.+)$/, key: 'of' },
  { pattern: /^按(\S+?)加权\s*/, key: 'mean' },
  { pattern: /^(最大|最小|期末|合计)(?:\s+|$)/, key: 'take' },
  { pattern: /^(\d)\s*位小数\s*/, key: 'digits' },
];

/** `件`, `万元 2位小数`, `分钟 按受理加权`, `分钟 最大`, `% 公式 办结/受理`; none where it is something else. */
export function readUnit(typed: string): Pick<MeasureAnswer, 'unit' | 'ways'> | undefined {
  const [, unit = '', said = ''] = /^\s*(\S+)\s*(.*?)\s*$/.exec(typed) ?? [];
  const read: NamedText[] = [];
  let rest = said;
  while (rest !== '') {
    const found = ways.flatMap(({ pattern, key }) => {
      const match = pattern.exec(rest);
      return match ? [{ name: key, text: match[1] ?? '', length: match[0].length }] : [];
    })[0];
    if (!found) return undefined;
    read.push({ name: found.name, text: found.text });
    rest = rest.slice(found.length);
  }
  return unit === '' ? undefined : { unit, ...(read.length > 0 && { ways: read }) };
}

/** `综窗.咨询=人次` */
interface Member extends NamedText {
  readonly series: string;
  readonly typed: string;
}

function readMember(typed: string, option: string, example: string): Member {
  const { name: path, text } = readNamed(typed, option, example);
  const parts = /^(.+?)\s*[.．。·]\s*(.+)$/.exec(path);
  if (!parts) throw new UsageError(talk('init-pair', { option, typed, example }));
  const [, series = '', name = ''] = parts;
  return { series, name, text, typed };
}

function readNamed(typed: string, option: string, example: string): NamedText {
  const named = splitNamed(typed);
  if (!named) throw new UsageError(talk('init-pair', { option, typed, example }));
  return named;
}

/** `责编=张三`, with any sign between that a Chinese keyboard gives. */
export function splitNamed(typed: string): NamedText | undefined {
  const parts = /^\s*([^=＝:：]+?)\s*[=＝:：]\s*(\S.*?)\s*$/.exec(typed);
  return parts ? { name: parts[1] ?? '', text: parts[2] ?? '' } : undefined;
}

const FRIDAY = 4;

/** Monday to Friday of the week that a moment lies in, by the clock of this computer: `2024-12-02/2024-12-06`. */
function thisWeek(now: Date): string {
  const today = dayNumber({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
  const monday = today - sinceMonday(today);
  return `${isoDate(dateOfDay(monday))}/${isoDate(dateOfDay(monday + FRIDAY))}`;
}
