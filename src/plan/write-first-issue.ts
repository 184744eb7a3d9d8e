import { isoDate, type Period } from '../model/calendar.js';
import { chineseDate } from '../model/chinese-date.js';
import {
  isAsked,
  SAMPLE_PARAGRAPH,
  type SeriesAnswer,
  type WorkspaceAnswers,
  type WorkspaceFile,
} from '../model/new-workspace.js';
import { yamlScalar } from '../model/yaml-scalar.js';
import { emptyWeek } from './write-header.js';

/** What the first issue of a new workspace is written from. */
interface FirstIssuePlan {
  readonly answers: WorkspaceAnswers;
  readonly year: number;
  readonly period: Period;
}

/** Characters that some system forbids in the name of a file. */
const FORBIDDEN = /[\p{Cc}\\/:*?"<>|]/gu;
/** How much of a title stands in a file's name: a hint, not the title itself. */
const TITLE_IN_NAME = 24;

/** index.md, then a file for each section: paths from the workspace, lines parted by LF. */
export function writeFirstIssue(plan: FirstIssuePlan): readonly WorkspaceFile[] {
  const { answers } = plan;
  const folder = `issues/${answers.number}`;
  const sections = answers.sections.map((title, index) => ({
    path: `${folder}/${String(index + 1).padStart(2, '0')}-${fileNameOf(title)}.md`,
    text: section(title, index === 0 ? answers.series : []),
  }));
  return [{ path: `${folder}/index.md`, text: writeFirstHeader(plan) }, ...sections];
}

function fileNameOf(title: string): string {
  const plain = [...title.replace(FORBIDDEN, '').trim()].slice(0, TITLE_IN_NAME).join('');
  return plain.replace(/[\s.]+$/, '') || '正文';
}

function writeFirstHeader({ answers, year, period }: FirstIssuePlan): string {
  const { number, issue, date, staff, series } = answers;
  const lines = [
    '---',
    ...hints(answers, period),
    `number: ${yamlScalar(number)}`,
    `year: ${year}`,
    `issue: ${yamlScalar(issue)}`,
    `period: ${isoDate(period.from)}/${isoDate(period.to)}`,
    `date: ${yamlScalar(date ?? isoDate(period.to))}`,
    ...(staff.length > 0 ? ['staff:'] : []),
    ...staff.map(({ name, text }) => `  ${yamlScalar(name)}: ${yamlScalar(text)}`),
    ...(series.length > 0 ? ['statistics:'] : []),
    ...series.map(
      ({ key, measures }) =>
        `  ${emptyWeek(
          yamlScalar(key),
          measures.filter(isAsked).map(({ name }) => name),
        )}`,
    ),
    '---',
    '',
  ];
  return lines.join('\n');
}

function hints({ series, date }: WorkspaceAnswers, period: Period): readonly string[] {
  const first = series[0];
  return [
    '# 这是第一期。以后各期不用从头建：“新建”（bulletin new）照上一期建好（“#”开头的这几行可以删去）',
    ...(date === undefined
      ? [`# 请核对 date：印发日期，先填了 period 的最后一天；也可以写成“${chineseDate(period.to)}”`]
      : []),
    ...(first ? [`# 请填写 statistics：本周的数，没有发生的写 0；整周没有数的系列写“${first.key}: 无”`] : []),
  ];
}

/** A section with a paragraph that is to be replaced, and every week's figures where it has any. */
function section(title: string, series: readonly SeriesAnswer[]): string {
  const figures = series.map(({ key }) => `本周，{{${key}.名称}}共计{{${key}.本周}}。今年以来，累计{{${key}.本年}}。`);
  const paragraphs = [
    `# ${title}`,
    '<!-- 在下面写正文，一段写一行，段与段之间空一行；写好以后，删去这一行和样例 -->',
    ...figures,
    SAMPLE_PARAGRAPH,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}
