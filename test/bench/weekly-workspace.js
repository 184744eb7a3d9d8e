import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/* The weekly bulletin of an invented office: what all workspaces of tests and benchmarks are made of. */

const ISSUES_A_YEAR = 52;
const FIRST_YEAR = 2001;
const DAY = 86_400_000;

/** A bulletin.yaml without statistics. */
export const weeklySettings = `name: 试验周报
publisher: 某某试验中心
template: bulletin
distribution: {报: 甲处, 发: 乙处、丙处}
copies: 3
`;

/**
 * The header of an issue. Issue 1 is that of the first week of 2001; each is printed on the Tuesday after its week.
 * @param more lines of the header, line ends included
 */
export function weeklyHeader(number, more = '') {
  const year = FIRST_YEAR + Math.floor((number - 1) / ISSUES_A_YEAR);
  const issue = ((number - 1) % ISSUES_A_YEAR) + 1;
  const newYear = Date.UTC(year, 0, 1);
  const monday = newYear + ((8 - new Date(newYear).getUTCDay()) % 7) * DAY + (issue - 1) * 7 * DAY;
  const day = (after) => new Date(monday + after * DAY).toISOString().slice(0, 10);
  return `---
number: ${number}
year: ${year}
issue: ${issue}
period: ${day(0)}/${day(4)}
date: ${day(8)}
${more}---
`;
}

/** Writes a workspace with the headers of `count` issues, 52 a year, the first of them number 1. */
export function writeWeeklyWorkspace(root, count) {
  const write = (path, text) => {
    mkdirSync(join(root, 'issues', path, '..'), { recursive: true });
    writeFileSync(join(root, 'issues', path), text);
  };
  write('bulletin.yaml', `${weeklySettings}${statistics}`);
  for (let number = 1; number <= count; number += 1)
    write(`${number}/index.md`, weeklyHeader(number, figuresOf(number)));
}

const statistics = `statistics:
  窗口:
    title: 某窗口
    measures: {咨询: 人次, 收件: 件, 办结: 件, 流转: 件次}
`;

function figuresOf(number) {
  const figures = [1600, 700, 1100, 5500].map((usual, measure) => usual + ((number * (37 + 14 * measure)) % 400));
  const [asked, taken, done, passed] = figures;
  return `distribution: {报: 甲处、乙处, 发: 丙处，丁处（室）}
copies: 100
statistics:
  窗口: {咨询: ${asked}, 收件: ${taken}, 办结: ${done}, 流转: ${passed}}
${number % 10 === 0 ? correction(number - 3) : ''}`;
}

const correction = (number) => `corrections:
  - {series: 窗口, number: ${number}, 收件: -3, reason: 重复计件}
`;
