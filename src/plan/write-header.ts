import { isoDate, type Period } from '../model/calendar.js';
import { chineseDate, chinesePeriod } from '../model/chinese-date.js';
import type { IssueHeader } from '../model/header.js';
import { isEntered } from '../model/measure.js';
import { keyAt, nameAt } from '../model/names.js';
import type { Numbering } from '../model/next-issue.js';
import { headerSchema } from '../model/schema/header-schema.js';
import { type KeySchema, NO_FIGURES } from '../model/schema/value-schema.js';
import { distributionKinds, type SeriesDefinition } from '../model/settings.js';
import { isWithin, type Moment } from '../model/timed.js';
import { yamlScalar } from '../model/yaml-scalar.js';

/** What the header of the next issue is made from. */
interface HeaderPlan {
  /** The header of the issue before. */
  readonly last: IssueHeader;
  /** How its keys were typed, by their name in the schema. */
  readonly typedKeys: ReadonlyMap<string, string>;
  readonly numbering: Numbering;
  readonly period: Period;
  /** What is counted every week. */
  readonly series: readonly SeriesDefinition[];
}

type Key = (typeof headerSchema.keys)[number]['key'];

/**
 * The front matter of the next issue, fences included, lines parted by LF. What the last header states for itself goes
 * on; what belongs to one issue alone (date, title, 增发, corrections, published …) doesn't. Figures and date are empty.
 */
export function writeHeader(plan: HeaderPlan): string {
  const { last, numbering, series } = plan;
  const key = keyNames(plan.typedKeys);
  const text = (value: { readonly value: string | number } | undefined): string | undefined =>
    value && yamlScalar(String(value.value));
  // What the next issue has behind each key: a text, lines below it, or nothing.
  const next: Readonly<Record<Key, string | readonly string[] | undefined>> = {
    number: String(numbering.number),
    year: String(numbering.year),
    issue: String(numbering.issue),
    special: undefined,
    period: periodLike(last, plan.period),
    date: '',
    name: text(last.name),
    publisher: text(last.publisher),
    template: text(last.template),
    title: undefined,
    marking: last.marking.map(({ value }) => `- ${yamlScalar(value)}`),
    distribution: distributionLines(last),
    增发: undefined,
    copies: text(last.copies),
    max_pages: text(last.maxPages),
    staff: [...last.staff].map(([duty, name]) => `${yamlScalar(duty)}: ${yamlScalar(name.value)}`),
    statistics: series.flatMap((one) => weekLine(one, { number: numbering.number, period: plan.period })),
    published: undefined,
    corrections: undefined,
    released: undefined,
  };
  const lines = headerSchema.keys.flatMap(({ key: name }) => {
    const value = next[name] ?? [];
    return typeof value === 'string' ? [`${key(name)}: ${value}`] : listOf(key(name), value);
  });
  return ['---', ...hints(plan, key), ...lines, '---', ''].join('\n');
}

/** What is to be filled in, as comments. */
function hints({ numbering, period, series }: HeaderPlan, key: (name: Key) => string): readonly string[] {
  const first = series[0];
  return [
    `# 照总第${numbering.number - 1}期建的。请填写（填好以后，“#”开头的这几行可以删去）：`,
    `#   ${key('date')}：印发日期，写成“${isoDate(period.to)}”或“${chineseDate(period.to)}”；送审时可以先空着`,
    ...(first
      ? [`#   ${key('statistics')}：本周的数，没有发生的写 0；整周没有数的系列写“${first.key}: ${NO_FIGURES}”`]
      : []),
    `# 请核对“${key('period')}”；放假和调休写在 issues/holidays.yaml 里，下次就会避开`,
    ...(period.from.year === period.to.year
      ? []
      : [`# 这一期跨年，工作日多的是 ${numbering.year} 年；要算作另一年，就改“${key('year')}”和“${key('issue')}”`]),
    `# 这一期才有的，在下面另加：${key('title')}（大标题）、增发（增加的收文单位）、${key('corrections')}（更正以前的数）`,
  ];
}

/** A key as the last header has it; one that it lacks in the language of most others. */
function keyNames(typed: ReadonlyMap<string, string>): (name: Key) => string {
  const keys: readonly KeySchema[] = headerSchema.keys;
  const synonyms = new Map(keys.flatMap(({ key, synonym }) => (synonym ? [[key, synonym]] : [])));
  const bilingual = [...typed].filter(([name]) => synonyms.has(name));
  const isChinese = bilingual.filter(([name, as]) => as !== name).length * 2 > bilingual.length;
  return (name) => typed.get(name) ?? (isChinese ? synonyms.get(name) : undefined) ?? name;
}

/** A period in the form in which the last one was typed. */
function periodLike({ period: { range } }: IssueHeader, period: Period): string {
  const isChinese = range.file.text.slice(range.start, range.end).includes('年');
  const { from, to } = period;
  if (!isChinese) return `${isoDate(from)}/${isoDate(to)}`;
  // One day alone is typed as a period all the same.
  const isOneDay = isoDate(from) === isoDate(to);
  const text = isOneDay ? `${chineseDate(from)}—${to.day}日` : chinesePeriod(period);
  return isOneDay || from.year !== to.year ? text : `${from.year}年${text}`;
}

const distributionLines = ({ distribution = {} }: IssueHeader): readonly string[] =>
  distributionKinds.flatMap((kind) => {
    const receivers = distribution[kind]?.value;
    return receivers ? [`${kind}: ${yamlScalar(receivers)}`] : [];
  });

/** A key with its lines below it; nothing where it has none. */
const listOf = (key: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${key}:`, ...lines.map((line) => `  ${line}`)];

/** A series whose measures have all ended has no week. */
function weekLine(series: SeriesDefinition, moment: Moment): readonly string[] {
  const asked = series.measures.filter((measure) => isEntered(measure) && isWithin(moment, measure));
  return asked.length === 0
    ? []
    : [
        emptyWeek(
          keyAt(series, moment),
          asked.map((measure) => nameAt(measure, moment)),
        ),
      ];
}

/** `综窗: {咨询: , 受理: }` */
export const emptyWeek = (key: string, measures: readonly string[]): string =>
  `${key}: {${measures.map((name) => `${name}: `).join(', ')}}`;
