import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ISSUES_A_YEAR = 52;
const FIRST_YEAR = 2001;
const DAY = 86_400_000;

/** Writes a workspace of an invented office with `count` weekly issues, 52 a year, the first of them number 1. */
export function writeWeeklyWorkspace(root, count) {
  const write = (path, text) => {
    mkdirSync(join(root, 'issues', path, '..'), { recursive: true });
    writeFileSync(join(root, 'issues', path), text);
  };
  write('bulletin.yaml', settings);
  for (let number = 1; number <= count; number += 1) write(`${number}/index.md`, header(number));
}

const settings = `name: 试验周报
publisher: 某某试验中心
template: bulletin
distribution: {报: 甲处, 发: 乙处、丙处}
copies: 3
statistics:
  窗口:
    title: 某窗口
    measures: {咨询: 人次, 收件: 件, 办结: 件, 流转: 件次}
`;

function header(number) {
  const year = FIRST_YEAR + Math.floor((number - 1) / ISSUES_A_YEAR);
  const issue = ((number - 1) % ISSUES_A_YEAR) + 1;
  const figures = [1600, 700, 1100, 5500].map((usual, measure) => usual + ((number * (37 + 14 * measure)) % 400));
  const [asked, taken, done, passed] = figures;
  const corrections = number % 10 === 0 ? correction(number - 3) : '';
  return `---
number: ${number}
year: ${year}
issue: ${issue}
period: ${weekOf(year, issue)}
date: ${printedOn(year, issue)}
distribution: {报: 甲处、乙处, 发: 丙处，丁处（室）}
copies: 100
statistics:
  窗口: {咨询: ${asked}, 收件: ${taken}, 办结: ${done}, 流转: ${passed}}
${corrections}---
`;
}

const correction = (number) => `corrections:
  - {series: 窗口, number: ${number}, 收件: -3, reason: 重复计件}
`;

/** Monday to Friday of the year's n-th week. */
const weekOf = (year, issue) => `${isoDay(mondayOf(year, issue))}/${isoDay(mondayOf(year, issue) + 4 * DAY)}`;

/** The Tuesday after. */
const printedOn = (year, issue) => isoDay(mondayOf(year, issue) + 8 * DAY);

function mondayOf(year, issue) {
  const newYear = Date.UTC(year, 0, 1);
  return newYear + ((8 - new Date(newYear).getUTCDay()) % 7) * DAY + (issue - 1) * 7 * DAY;
}

const isoDay = (time) => new Date(time).toISOString().slice(0, 10);
