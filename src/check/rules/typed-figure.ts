import type { Exact } from '../../model/exact.js';
import { declareFindings, type Finding, type TextEdit } from '../../model/finding.js';
import type { LedgerIssue, LedgerSeries } from '../../model/ledger.js';
import { addsUp, type Measure, printedUnit, writeEntered } from '../../model/measure.js';
import { keyAt, nameAt } from '../../model/names.js';
import type { CheckedIssue } from '../checked-issue.js';
import type { CheckedText } from '../checked-text.js';
import { figureMeant, figuresNamed } from '../figure-times.js';
import { placeholdersIn } from '../placed-placeholders.js';
import type { Rule } from '../rule.js';
import { namesOf, type SeriesNames } from '../series-names.js';
import { changePattern, rightChange } from '../typed-change.js';
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
    const inCells = wrongCells(checked, issue).map(({ range, fix, ...params }) => ({
      ...finding('typed-figure/time', range, params),
      ...(fix && { fix }),
    }));
    return [...inParagraphs, ...inCells];
  },
};

/** A paragraph that corrects what was printed names wrong figures on purpose. */
const correction = /^(?:[（(]?[\d一二三四五六七八九十百]{1,7}[)）.．、]?)?\s*更正/;

/** How far behind the naming of the series a number may stand, in UTF-16 units, to be taken for the series' own. */
const REACH = 200;
const sentenceEnd = /[。！？\n]/g;

/** Others than the series that a number may be about. */
const otherSubject =
  /力争|计划|预计|目标|要求|确保|拟|不[低少高超]|其中|窗口|[厅局委处市州县区]|中心|部门|单位|企业|公司|大厅|平台|热线|[日人平]均/;

/** What may stand behind a number of others than the series, or of what is no figure: 100%的窗口, 95%以上. */
const otherObject = /^(?:的|以[上下内]|左右)/;

/** What may stand directly before a measure's name; a word before it makes it another measure, as in 不予受理. */
const before =
  /(?:^|[\s，、；：。（(“\ufffc]|[共总]计|合计|累计|全部|[共总已并和及]|[本上]周|[本今全去上]年|同期|[本当上]月|月份?|季度|半年|以来|^的)$/;

interface Search {
  readonly series: LedgerSeries;
  readonly issue: LedgerIssue;
  readonly names: SeriesNames;
  /** A measure's name, then a number. */
  readonly pattern: RegExp;
  /** The same with another time before the number, and perhaps a number of this time before that. */
  readonly comparison: RegExp;
  /** A measure's name, its figure and how that changed. */
  readonly change: RegExp;
  /** The measures by the names that they have in the issue. */
  readonly measures: ReadonlyMap<string, Measure>;
  readonly figureOf: (figure: string, measure: Measure) => Exact | undefined;
}

/** What is counted, where a measure is called by what is done with it: 受理各类事项1315件. */
const object =
  '(?:总?[量数]|数量|件数)?(?:(?:各类|各项)?(?:政务服务|审批服务|行政审批)?(?:事项|业务|申请|办件|服务|件))?';
const number = String.raw`(?<number>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d.,]*\d)(?<scale>[ ]*[万亿])?`;
const COMPARED_TIMES = '上一?周|上期|[上去]年同[期周]|上个?月';

function searchFor(series: LedgerSeries, { figureValue }: CheckedIssue, issue: LedgerIssue): Search | undefined {
  const { definition } = series;
  const measures = new Map(definition.measures.map((measure) => [nameAt(measure, issue), measure]));
  if (measures.size === 0) return undefined;
  const names = [...measures.keys()].sort((a, b) => b.length - a.length);
  const name = `(?<name>${names.join('|')})${object}`;
  const pattern = new RegExp(`${name}(?:共计|合计|总计|累计|达到|[共计为是达了])?[ \\u3000]*${number}`, 'g');
  const comparison = new RegExp(
    `${name}(?:[^\\d，。；、]{0,4}[\\d.,]+[^\\d，。；、]{0,4})?[，、；（(]?(?:比|较|由|从|与|而)?` +
      `(?<time>${COMPARED_TIMES})(?:的|为|是|仅|只有)?[ \\u3000]*${number}`,
    'g',
  );
  const known = new Map<string, Exact | undefined>();
  const figureOf = (figure: string, { name }: Measure): Exact | undefined => {
    const key = `${figure}.${name}`;
    if (!known.has(key)) known.set(key, figureValue(definition.key, figure, name));
    return known.get(key);
  };
  return {
    series,
    issue,
    names: namesOf(definition),
    pattern,
    comparison,
    change: changePattern(name),
    measures,
    figureOf,
  };
}

function checkParagraph(text: CheckedText, search: Search): readonly Finding[] {
  const named = namings(text, search);
  return [search.pattern, search.comparison, search.change].flatMap((pattern) => {
    let next = 0;
    return Array.from(text.text.matchAll(pattern), (match) => {
      while ((named[next] ?? Number.POSITIVE_INFINITY) <= match.index) next += 1;
      const context = contextOf(text.text, named[next - 1], match.index);
      if (!context) return [];
      return (pattern === search.change ? checkChange : checkNumber)(text, search, { match, context });
    }).flat();
  });
}

/** Where the series is named, by a name or by a placeholder: the offsets behind each place, ascending. */
function namings(text: CheckedText, { series, issue, names }: Search): readonly number[] {
  const marks = placeholdersIn(text).filter(
    ({ placeholder }) => placeholder.series === keyAt(series.definition, issue),
  );
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
  const { name = '', number = '', scale = '', time } = match.groups ?? {};
  const measure = measures.get(name);
  const { sentence, own } = context;
  if (!measure || !before.test(own) || otherSubject.test(own)) return [];
  const end = (match.index ?? 0) + match[0].length;
  const behind = scale.trim() + text.text.slice(end).trimStart();
  const unit = typedUnit(measure, issue, behind);
  const typed = unit === undefined ? undefined : readTyped(number, unit, measure, issue);
  if (unit !== undefined && otherObject.test(behind.slice(unit.length))) return [];
  // A time that stands directly before the number is the number's own.
  const told = time ?? sentence;
  const named = figuresNamed(told, issue);
  if (!typed || unit === undefined || !named || figuresNamed(sentence, issue) === undefined) return [];
  const names = time === undefined ? ['本周', '本年', ...named] : named;
  const figures = names.map((figure) => figureOf(figure, measure));
  // Where one of them isn't known, the number may be that.
  if (figures.some((figure) => figure === undefined || isFigure(typed, figure))) return [];
  const start = end - scale.length - number.length;
  const place = { start, numberEnd: start + number.length, end };
  return [
    describe(text, search, {
      measure,
      name,
      unit,
      place,
      meant: figureMeant(time ?? withoutCompared(sentence), issue),
    }),
  ];
}

/** What earlier figures of a sentence are compared with is not what it is about. */
const withoutCompared = (sentence: string): string => sentence.replace(compared, '');
const compared = new RegExp(`[比较](?:${COMPARED_TIMES})`, 'g');

function checkChange(text: CheckedText, search: Search, { match, context }: Typed): readonly Finding[] {
  const { series, issue, measures, figureOf } = search;
  const { name = '', than = '', way = '', number = '', unit = '' } = match.groups ?? {};
  const measure = measures.get(name);
  const { sentence, own } = context;
  if (!measure || !before.test(own) || otherSubject.test(own)) return [];
  // The change of a month or a year gone by is nobody's figure.
  const told = withoutCompared(sentence);
  if (figuresNamed(told, issue)?.length !== 0) return [];
  const right = rightChange(
    { than, way, number, unit },
    {
      measure,
      moment: issue,
      figureOf: (figure) => figureOf(figure, measure),
      ofYear: figureMeant(told, issue) === '本年',
    },
  );
  if (!right) return [];
  const typedUnitLength = /^(?:[%％]|个百分点)/.exec(unit)?.[0].length ?? printedUnit(measure, issue).length;
  const end = (match.index ?? 0) + match[0].length - unit.length + typedUnitLength;
  const start = end - typedUnitLength - number.length - way.length;
  const typed = text.text.slice(start, end);
  const example = `{{${keyAt(series.definition, issue)}.${right.figure}.${name}${right.form}}}`;
  const range = text.rangeOf(start, end);
  const found = finding('typed-figure/time', range, {
    measure: name,
    typed,
    figure: right.figure,
    value: right.text,
    example,
  });
  return [text.isPlain(start, end) && typed.startsWith(way) ? { ...found, fix: { range, text: example } } : found];
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
  const { series, issue, figureOf } = search;
  const { measure, name, place, meant } = wrong;
  const { start, end } = place;
  const range = text.rangeOf(start, end);
  const placeholder = (figure: string, form = '') => `{{${keyAt(series.definition, issue)}.${figure}.${name}${form}}}`;
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
