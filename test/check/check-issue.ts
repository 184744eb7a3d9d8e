import { collectTexts, type FoundAt } from '../../src/check/collect-texts.js';
import type { RecentIssue } from '../../src/check/recent-issue.js';
import type { Rule } from '../../src/check/rule.js';
import type { Finding } from '../../src/model/finding.js';
import type { SourceFile } from '../../src/model/source.js';
import { buildIssue } from '../../src/parse/build-issue.js';
import { parseSection } from '../../src/parse/parse-section.js';
import { parsePeople } from '../../src/parse/yaml/parse-people.js';
import { parseSettings } from '../../src/parse/yaml/parse-settings.js';
import { figureValues } from '../../src/statistics/figures.js';
import { headerOf } from '../statistics/build-header.js';
import { buildLedger } from '../tools/build-ledger.js';

export interface IssueText {
  /** Paragraphs of the one section, without its title. */
  readonly text: string;
  /** people.yaml */
  readonly people?: string;
  /** Lines of bulletin.yaml besides the usual ones. */
  readonly settings?: string;
  readonly recent?: readonly RecentIssue[];
  /** Of the issue, and its year; 18 to 22 March 2030 where none is given. */
  readonly period?: string;
  /** What was found before. */
  readonly foundAt?: FoundAt;
}

const SETTINGS = `name: 试验周报
publisher: 某某中心
template: bulletin
statistics:
  窗口:
    title: 试验窗口
    measures: {咨询: 人次, 受理: 件}
    opening: [{year: 2030, through: 10, until: 2030-03-01, 咨询: 1000, 受理: 400}]
`;

/** What rules find in issue 12, of 18 to 22 March 2030: 120 and 45 in its week, 110 and 40 in the one before. */
export function checkIssue(
  rules: readonly Rule[],
  { text, people, settings: more = '', recent = [], period = '2030-03-18/2030-03-22', foundAt }: IssueText,
): Finding[] {
  const settings = parseSettings({ path: 'issues/bulletin.yaml', text: SETTINGS + more }).value;
  const file: SourceFile = { path: 'issues/12/01-例.md', text: `# 标题\n\n${text}\n` };
  const section = parseSection(file).value;
  const earlier = headerOf({ number: 11, year: 2030, issue: 11, period: '2030-03-11/2030-03-15' }, [
    'statistics: {窗口: {咨询: 110, 受理: 40}}',
  ]);
  const header = headerOf({ number: 12, year: Number(period.slice(0, 4)), issue: 12, period }, [
    'statistics: {窗口: {咨询: 120, 受理: 45}}',
  ]);
  const issue = settings && section && buildIssue({ settings, header, preamble: [], sections: [section] }).value;
  if (!settings || !issue) throw new Error(`no issue:\n${text}`);
  const { ledger } = buildLedger({ settings, headers: [earlier, header] });
  const checked = {
    settings,
    header,
    issue,
    files: [header.file, file],
    texts: collectTexts(issue, foundAt),
    ledger,
    figureValue: figureValues(ledger, ledger.issues.get(12)),
    earlier: [{ number: 11, header: earlier }],
    recent,
    holidays: undefined,
    people: people === undefined ? undefined : parsePeople({ path: 'issues/people.yaml', text: people }).value,
  };
  return rules.flatMap((rule) => [...rule.check(checked)]);
}

/** `code: what is marked`, in the order of the text. */
export const shownIn = (findings: readonly Finding[]): readonly string[] =>
  [...findings]
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ code, range: { file, start, end } }) => `${code}: ${file.text.slice(start, end)}`);
