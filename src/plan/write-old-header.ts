import { isoDate } from '../model/calendar.js';
import { decimalText, type Exact } from '../model/exact.js';
import type { OldIssue } from '../model/old-issue.js';
import { distributionKinds } from '../model/settings.js';
import { yamlScalar } from '../model/yaml-scalar.js';

type Figures = ReadonlyMap<string, ReadonlyMap<string, Exact>>;

interface UnprovedFigures {
  readonly key: string;
  readonly week: ReadonlyMap<string, Exact>;
  readonly totals: ReadonlyMap<string, Exact>;
}

interface OldHeaderPlan {
  readonly issue: OldIssue;
  /** The figures that belong into the ledger, by series: of the week, and cumulative as they were printed. */
  readonly statistics: Figures;
  readonly published: Figures;
  /** Those that don't, since they were not proved. */
  readonly unproved: readonly UnprovedFigures[];
  /** What bulletin.yaml says of every issue, which needs no line of its own. */
  readonly usual: { readonly name?: string | undefined; readonly publisher?: string | undefined };
}

/**
 * The header of an old issue as it was printed, and below it a note for each thing that is in doubt: notes there block the build
 * of this issue alone, while an error in its header would falsify the totals of all later ones.
 */
export function writeOldHeader({ issue, statistics, unproved, published, usual }: OldHeaderPlan): string {
  const { identity, year, period, date, distribution, staff, doubts } = issue;
  const receivers = distributionKinds.flatMap((kind) => {
    const text = distribution.get(kind);
    return text === undefined ? [] : [`${kind}: ${yamlScalar(text)}`];
  });
  const extra = distribution.get('增发');
  const lines = [
    ...(identity.type === 'regular' ? [`number: ${identity.number}`] : []),
    `year: ${year}`,
    identity.type === 'regular' ? `issue: ${identity.issue}` : `special: ${identity.special}`,
    `period: ${isoDate(period.from)}/${isoDate(period.to)}`,
    ...(date ? [`date: ${isoDate(date)}`] : []),
    ...own('name', issue.name, usual.name),
    ...own('publisher', issue.publisher, usual.publisher),
    ...own('title', issue.title),
    ...listOf(
      'marking',
      issue.marking.map((text) => `- ${yamlScalar(text)}`),
    ),
    ...listOf('distribution', receivers),
    ...own('增发', extra),
    ...own('copies', issue.copies),
    ...listOf(
      'staff',
      [...staff].map(([duty, name]) => `${yamlScalar(duty)}: ${yamlScalar(name)}`),
    ),
    ...listOf('statistics', seriesLines(statistics)),
    ...listOf('published', seriesLines(published)),
  ];
  const notes = [
    ...doubts,
    ...unproved.map(
      ({ key, week, totals }) => `“${key}”的数没有核对上，没有写进去：统计 ${flow(week)}，已刊累计 ${flow(totals)}`,
    ),
  ].map((words) => `\n<!-- 待核：${words.replaceAll('--', '－－').replaceAll('>', '＞')} -->\n`);
  return `${['---', ...lines, '---', ''].join('\n')}${notes.join('')}`;
}

const own = (key: string, value: string | undefined, usual?: string): readonly string[] =>
  value === undefined || value === usual ? [] : [`${key}: ${yamlScalar(value)}`];

const listOf = (key: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${key}:`, ...lines.map((line) => `  ${line}`)];

const seriesLines = (figures: Figures): readonly string[] =>
  [...figures].flatMap(([series, values]) => (values.size === 0 ? [] : [`${yamlScalar(series)}: ${flow(values)}`]));

const flow = (values: ReadonlyMap<string, Exact>): string =>
  `{${[...values].map(([name, value]) => `${yamlScalar(name)}: ${decimalText(value)}`).join(', ')}}`;
