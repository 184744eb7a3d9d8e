import { declareFindings, type Finding } from '../../model/finding.js';
import type { Ledger, LedgerIssue, LedgerSeries } from '../../model/ledger.js';
import type { Measure } from '../../model/settings.js';
import type { CheckedText } from '../checked-text.js';
import { figuresOf, type LedgerFigures } from '../ledger-figures.js';
import { placeholdersIn } from '../placed-placeholders.js';
import type { Rule } from '../rule.js';

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
});

/** A number typed beside a measure's name, in a paragraph about the series, that the ledger doesn't have. */
export const typedFigure: Rule = {
  id: 'typed-figure',
  group: 'figures',
  finding,
  check({ header, ledger, texts }) {
    const { identity } = header;
    const issue = identity.type === 'regular' ? ledger.issues.get(identity.number.value) : undefined;
    if (!issue) return [];
    const paragraphs = texts.filter(({ kind, text }) => kind === 'paragraph' && !correction.test(text));
    return [...ledger.series.values()].flatMap((series) => {
      const search = searchFor(series, ledger, issue);
      return paragraphs.flatMap((text) => checkParagraph(text, search));
    });
  },
};

/** A paragraph that corrects what was printed names wrong figures on purpose. */
const correction = /^(?:[（(]?[\d一二三四五六七八九十百]{1,7}[)）.．、]?)?\s*更正/;

/** How far behind the naming of the series a number may stand, in UTF-16 units, to be taken for the series' own. */
const reach = 200;
const sentenceEnd = /[。！？\n]/g;

/** Others than the series that a number may be about. */
const otherSubject = /其中|窗口|[厅局委处市州县区]|中心|部门|单位|企业|公司|大厅|平台|热线|[日人平]均/;
/** Times that the ledger isn't asked for. */
const otherTime = /去年|上年|往年|前年|同期|上月|\d月|季度|半年/;

/** What may stand directly before a measure's name; a word before it makes it another measure, as in 不予受理. */
const before =
  /(?:^|[\s，、；：。（(“\ufffc]|[共总]计|合计|累计|全部|[共总已并和及]|[本上]周|[本今全]年|[本当]月|以来)$/;

interface Search {
  readonly series: LedgerSeries;
  /** A measure's name, then a number, perhaps in ten thousands, then its unit. */
  readonly pattern: RegExp;
  readonly measures: ReadonlyMap<string, { readonly measure: Measure; readonly figures: LedgerFigures }>;
}

function searchFor(series: LedgerSeries, ledger: Ledger, issue: LedgerIssue): Search {
  const { measures } = series.definition;
  const names = measures.map(({ name }) => name).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<name>${names.join('|')})(?:总?[量数]|数量|件数)?(?:共计|合计|总计|累计|达到|[共计为是达了])?[ \\u3000]*` +
      String.raw`(?<number>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d.,]*\d)(?<scale>[ ]*万)?`,
    'g',
  );
  const known = measures.map(
    (measure) => [measure.name, { measure, figures: figuresOf(ledger, series, measure.name, issue) }] as const,
  );
  return { series, pattern, measures: new Map(known) };
}

function checkParagraph(text: CheckedText, search: Search): readonly Finding[] {
  const named = namings(text, search.series);
  let next = 0;
  return Array.from(text.text.matchAll(search.pattern), (match) => {
    while ((named[next] ?? Number.POSITIVE_INFINITY) <= match.index) next += 1;
    const context = contextOf(text.text, named[next - 1], match.index);
    return context ? checkNumber(text, search, { match, context }) : [];
  }).flat();
}

/** Where the series is named, by its title or by a placeholder: the offsets behind each place, ascending. */
function namings(text: CheckedText, { definition: { key, title } }: LedgerSeries): readonly number[] {
  const marks = placeholdersIn(text).filter(({ placeholder }) => placeholder.series === key);
  const ends = marks.map(({ at }) => at + 1);
  for (let at = text.text.indexOf(title); at >= 0; at = text.text.indexOf(title, at + 1)) ends.push(at + title.length);
  return ends.sort((a, b) => a - b);
}

/** What stands before a number's measure. */
interface Context {
  /** In its sentence. */
  readonly sentence: string;
  /** Behind the last naming of the series in its sentence, else the whole of it. */
  readonly own: string;
}

/** None where the series is not named before the number, or too far from it. */
function contextOf(text: string, naming: number | undefined, at: number): Context | undefined {
  if (naming === undefined) return undefined;
  const start = Math.max(0, at - reach);
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

function checkNumber(text: CheckedText, { series, measures }: Search, { match, context }: Typed): readonly Finding[] {
  const { name = '', number = '', scale = '' } = match.groups ?? {};
  const entry = measures.get(name);
  const end = (match.index ?? 0) + match[0].length;
  const rest = text.text.slice(end).trimStart();
  if (!entry?.measure.unit || !rest.startsWith(entry.measure.unit)) return [];
  const { sentence, own } = context;
  if (!before.test(own) || otherSubject.test(own) || otherTime.test(sentence)) return [];
  const allowed = figuresFor(sentence, entry.figures);
  if (!allowed || allowed.some((figure) => isFigure(number, scale !== '', figure))) return [];
  const { week, year } = entry.figures;
  if (week === undefined || year === undefined) return [];
  const start = end - scale.length - number.length;
  const example = `{{${series.definition.key}.本周.${name}}}`;
  const typed = number + scale.trim();
  return [finding('typed-figure', text.rangeOf(start, end), { measure: name, typed, week, year, example })];
}

/** The figures a number may be; none where one of them isn't known. */
function figuresFor(sentence: string, { week, year, month, lastWeek }: LedgerFigures): readonly number[] | undefined {
  const asked: (number | undefined)[] = [week, year];
  if (/[本当]月/.test(sentence)) asked.push(month);
  if (/上一?周|上期/.test(sentence)) asked.push(lastWeek);
  const known = asked.filter((figure) => figure !== undefined);
  return known.length === asked.length ? known : undefined;
}

const tenThousand = 10_000;

/** Whether a typed number is a figure, exactly, or in ten thousands with any number of decimals, rounded or cut off. */
function isFigure(typed: string, inTenThousands: boolean, figure: number): boolean {
  const [whole = '', decimals = ''] = typed.replaceAll(',', '').split('.');
  if (!inTenThousands) return decimals === '' && Number(whole) === figure;
  const scale = 10 ** decimals.length;
  const short = figure * scale - Number(whole + decimals) * tenThousand;
  return short >= -tenThousand / 2 && short < tenThousand;
}
