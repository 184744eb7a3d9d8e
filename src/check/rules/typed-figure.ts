import type { Exact } from '../../model/exact.js';
import { declareFindings, type Finding, type TextEdit } from '../../model/finding.js';
import type { LedgerIssue, LedgerSeries } from '../../model/ledger.js';
import { addsUp, type Measure, nameAt, printedUnit, writeEntered } from '../../model/measure.js';
import type { CheckedIssue } from '../checked-issue.js';
import type { CheckedText } from '../checked-text.js';
import { figureMeant, figuresNamed } from '../figure-times.js';
import { placeholdersIn } from '../placed-placeholders.js';
import type { Rule } from '../rule.js';
import { namesOf, type SeriesNames } from '../series-names.js';
import { isFigure, readTyped } from '../typed-number.js';
import { wrongCells } from '../wrong-cells.js';

const finding = declareFindings({
  'typed-figure': {
    severity: 'warning',
    zh: '{measure}写的是 {typed}，台账上本周是 {week}、本年累计是 {year}',
    en: '{measure} is given as {typed}; the ledger has {week} for this week and {year} for the year',
    note: {
      zh: '请核对；引用台账的数字可以写成 {example}，由程序填入',
      en: 'check it; {example} puts the ledger’s own figure in',
    },
  },
  'typed-figure/time': {
    severity: 'warning',
    zh: '{measure}写的是 {typed}，台账上{figure}是 {value}',
    en: '{measure} is given as {typed}; the ledger has {value} for {figure}',
    note: {
      zh: '请核对；引用台账的数字可以写成 {example}，由程序填入',
      en: 'check it; {example} puts the ledger’s own figure in',
    },
  },
});

/** A number typed beside a measure's name, in a text about the series or in a table, that the ledger doesn't have. */
export const typedFigure: Rule = {
  id: 'typed-figure',
  group: 'figures',
  finding,
  check(checked) {
    const { header, ledger, texts } = checked;
    const { identity } = header;
    const issue = identity.type === 'regular' ? ledger.issues.get(identity.number.value) : undefined;
    if (!issue) return [];
    const paragraphs = texts.filter(({ kind, text }) => kind === 'paragraph' && !correction.test(text));
    const inParagraphs = [...ledger.series.values()].flatMap((series) => {
      const search = searchFor(series, checked, issue);
      return search ? paragraphs.flatMap((text) => checkParagraph(text, search)) : [];
    });
    const inCells = wrongCells(checked, issue).map(({ range, figure, ...params }) =>
      finding('typed-figure/time', range, { ...params, figure }),
    );
    return [...inParagraphs, ...inCells];
  },
};

/** A paragraph that corrects what was printed names wrong figures on purpose. */
const correction = /^(?:[（(]?[\d一二三四五六七八九十百]{1,7}[)）.．、]?)?\s*更正/;

/** How far behind the naming of the series a number may stand, in UTF-16 units, to be taken for the series' own. */
const REACH = 200;
const sentenceEnd = /[。！？\n]/g;

/** Others than the series that a number may be about. */
const otherSubject = /其中|窗口|[厅局委处市州县区]|中心|部门|单位|企业|公司|大厅|平台|热线|[日人平]均/;

/** What may stand directly before a measure's name; a word before it makes it another measure, as in 不予受理. */
const before =
  /(?:^|[\s，、；：。（(“\ufffc]|[共总]计|合计|累计|全部|[共总已并和及]|[本上]周|[本今全去上]年|同期|[本当上]月|季度|半年|以来)$/;

interface Search {
  readonly series: LedgerSeries;
  readonly issue: LedgerIssue;
  readonly names: SeriesNames;
  /** A measure's name, then a number. */
  readonly pattern: RegExp;
  /** The measures by the names that they have in the issue. */
  readonly measures: ReadonlyMap<string, Measure>;
  readonly figureOf: (figure: string, measure: Measure) => Exact | undefined;
}

function searchFor(series: LedgerSeries, { figureValue }: CheckedIssue, issue: LedgerIssue): Search | undefined {
  const { definition } = series;
  const measures = new Map(definition.measures.map((measure) => [nameAt(measure, issue), measure]));
  if (measures.size === 0) return undefined;
  const names = [...measures.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<name>${names.join('|')})(?:总?[量数]|数量|件数)?(?:共计|合计|总计|累计|达到|[共计为是达了])?[ \\u3000]*` +
      String.raw`(?<number>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d.,]*\d)(?<scale>[ ]*[万亿])?`,
    'g',
  );
  const known = new Map<string, Exact | undefined>();
  const figureOf = (figure: string, { name }: Measure): Exact | undefined => {
    const key = `${figure}.${name}`;
    if (!known.has(key)) known.set(key, figureValue(definition.key, figure, name));
    return known.get(key);
  };
  return { series, issue, names: namesOf(definition), pattern, measures, figureOf };
}

function checkParagraph(text: CheckedText, search: Search): readonly Finding[] {
  const named = namings(text, search);
  let next = 0;
  return Array.from(text.text.matchAll(search.pattern), (match) => {
    while ((named[next] ?? Number.POSITIVE_INFINITY) <= match.index) next += 1;
    const context = contextOf(text.text, named[next - 1], match.index);
    return context ? checkNumber(text, search, { match, context }) : [];
  }).flat();
}

/** Where the series is named, by a name or by a placeholder: the offsets behind each place, ascending. */
function namings(text: CheckedText, { series, names }: Search): readonly number[] {
  const marks = placeholdersIn(text).filter(({ placeholder }) => placeholder.series === series.definition.key);
  const ends = marks.map(({ at }) => at + 1);
  for (const name of [...names.full, ...names.short]) {
    const isPart = names.short.includes(name);
    for (let at = text.text.indexOf(name); at >= 0; at = text.text.indexOf(name, at + 1)) {
      if (!isPart || !isWithinWord(text.text, at)) ends.push(at + name.length);
    }
  }
  return ends.sort((a, b) => a - b);
}

/** Whether a short name is the end of another one, as 大厅 in 办事大厅. */
const isWithinWord = (text: string, at: number): boolean =>
  /\p{Script=Han}$/u.test(text.slice(Math.max(0, at - 1), at)) &&
  !/(?:本周|以来|[和与及在])$/.test(text.slice(Math.max(0, at - 2), at));

/** What stands before a number's measure. */
interface Context {
  /** What stands before the number in its sentence. */
  readonly sentence: string;
  /** What of it stands behind the last naming of the series, else all of it. */
  readonly own: string;
}

/** Undefined where the series is not named before the number, or too far from it. */
function contextOf(text: string, naming: number | undefined, at: number): Context | undefined {
  if (naming === undefined) return undefined;
  const start = Math.max(0, at - REACH);
  const lastEnd = Array.from(text.slice(start, at).matchAll(sentenceEnd)).at(-1);
  const sentenceStart = lastEnd ? start + lastEnd.index + 1 : start;
  const isNear = naming >= start || lastEnd !== undefined || start === 0;
  if (!isNear) return undefined;
  return { sentence: text.slice(sentenceStart, at), own: text.slice(Math.max(naming, sentenceStart), at) };
}

interface Typed {
  readonly match: RegExpMatchArray;
  readonly context: Context;
}

function checkNumber(text: CheckedText, search: Search, { match, context }: Typed): readonly Finding[] {
  const { issue, measures, figureOf } = search;
  const { name = '', number = '', scale = '' } = match.groups ?? {};
  const measure = measures.get(name);
  const { sentence, own } = context;
  if (!measure || !before.test(own) || otherSubject.test(own)) return [];
  const end = (match.index ?? 0) + match[0].length;
  const unit = typedUnit(measure, issue, scale.trim() + text.text.slice(end).trimStart());
  const typed = unit === undefined ? undefined : readTyped(number, unit, measure, issue);
  const named = figuresNamed(sentence);
  if (!typed || unit === undefined || !named) return [];
  const figures = ['本周', '本年', ...named].map((figure) => figureOf(figure, measure));
  // Where one of them isn't known, the number may be that.
  if (figures.some((figure) => figure === undefined || isFigure(typed, figure))) return [];
  const start = end - scale.length - number.length;
  const place = { start, numberEnd: start + number.length, end };
  return [describe(text, search, { measure, name, unit, place, meant: figureMeant(sentence) })];
}

/** A number that is none of its measure's figures. */
interface WrongNumber {
  readonly measure: Measure;
  /** What the measure is called in the issue. */
  readonly name: string;
  readonly unit: string;
  /** Offsets in the text; a word such as 万 stands between the last two. */
  readonly place: { readonly start: number; readonly numberEnd: number; readonly end: number };
  /** The figure that was meant, where it is clear. */
  readonly meant: string | undefined;
}

function describe(text: CheckedText, search: Search, wrong: WrongNumber): Finding {
  const { series, figureOf } = search;
  const { measure, name, place, meant } = wrong;
  const { start, end } = place;
  const range = text.rangeOf(start, end);
  const placeholder = (figure: string, form = '') => `{{${series.definition.key}.${figure}.${name}${form}}}`;
  const write = (figure: string): string => {
    const value = figureOf(figure, measure);
    return value ? writeEntered(measure, value) : '';
  };
  const typed = text.text.slice(start, end).replace(/\s/g, '');
  const params = { measure: name, typed, example: placeholder(meant ?? '本周') };
  const isPast = meant !== undefined && meant !== '本周' && meant !== '本年';
  const found = isPast
    ? finding('typed-figure/time', range, { ...params, figure: meant, value: write(meant) })
    : finding('typed-figure', range, { ...params, week: write('本周'), year: write('本年') });
  const fix = meant === undefined ? undefined : fixOf(text, search, wrong, (form) => placeholder(meant, form));
  return fix ? { ...found, fix } : found;
}

/** The placeholder in the place of a number, where it prints in the unit that was typed. */
function fixOf(
  text: CheckedText,
  { issue }: Search,
  { measure, unit, place: { start, numberEnd, end } }: WrongNumber,
  placeholder: (form?: string) => string,
): TextEdit | undefined {
  const printed = printedUnit(measure, issue);
  if (!text.isPlain(start, end)) return undefined;
  if (unit === printed) return { range: text.rangeOf(start, numberEnd), text: placeholder() };
  return unit === `万${printed}` && addsUp(measure)
    ? { range: text.rangeOf(start, end), text: placeholder('|万') }
    : undefined;
}

/** The unit that follows a number, perhaps in ten thousands; none where another word does. */
function typedUnit(measure: Measure, issue: LedgerIssue, rest: string): string | undefined {
  const units = new Set([printedUnit(measure, issue), ...measure.unit.map(({ is }) => is)]);
  const bases = [...units].map((unit) => unit.replace(/^[十百千万亿]+/, ''));
  const candidates = [...units, ...bases.flatMap((base) => [`万${base}`, `亿${base}`, base])];
  return candidates.sort((a, b) => b.length - a.length).find((unit) => rest.startsWith(unit));
}
