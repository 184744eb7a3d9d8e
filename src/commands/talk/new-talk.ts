import type { MessageEntry } from '../../model/message.js';

/** What `bulletin new` says. */
export const newTalk = {
  'issue-exists': {
    zh: '“{folder}”已经在那里，没有动它',
    en: '“{folder}” is there already; it was left as it is',
    note: {
      zh: '接着写：bulletin watch {number}；要重新建，先把这个文件夹移走',
      en: 'go on with it: bulletin watch {number}; to make it anew, move the folder away first',
    },
  },
  'not-next-issue': {
    zh: '下一期是总第{next}期，不是{typed}：总第号要连着',
    en: 'the next issue is {next}, not {typed}: issues are numbered without gaps',
    note: {
      zh: '运行 bulletin new；确实要跳号，建好以后改文件夹名和 index.md 里的 number（总第）',
      en: 'run bulletin new; to leave numbers out all the same, rename the folder and its number afterwards',
    },
  },
  'special-by-hand': {
    zh: '增刊不接着上一期，请自己建文件夹：issues/{folder}',
    en: 'a special issue follows none: make its folder yourself, issues/{folder}',
    note: {
      zh: 'index.md 的开头写 special（增刊）、year（年）、period（起止）、date（印发日期）',
      en: 'its header states special, year, period and date',
    },
  },
  'number-used-up': {
    zh: '总第{number}期或它的年份、期号太大，编不下去了',
    en: 'issue {number}, its year or its number in the year is too large to go on from',
  },
  'not-a-period': {
    zh: '“{typed}”不是起止日期（--period 后面写的）',
    en: '“{typed}” is no period (given with --period)',
    note: {
      zh: '写成 2024-12-09/2024-12-13 或 2024年12月9日—12月13日，结束不能早于开始',
      en: 'write 2024-12-09/2024-12-13, the first day before the last',
    },
  },
  'period-not-later': {
    zh: '起止日期 {period} 要在上一期（总第{number}期，{last}）结束以后',
    en: 'the period {period} must begin after that of issue {number}, {last}, has ended',
  },
  'no-working-week': {
    zh: '照 issues/holidays.yaml，上一期以后一年里都没有一周上班',
    en: 'by issues/holidays.yaml no week of the next year is worked',
    note: {
      zh: '核对放假的年份，或者用 --period 写明起止日期',
      en: 'check the years of its days off, or state the days with --period',
    },
  },
  'new-made': {
    zh: '建好了：{issue}，{period}',
    en: '{issue} is ready, {period}',
  },
  'new-would-make': {
    zh: '只是看看，没有写文件：{issue}，{period}',
    en: 'nothing was written: {issue}, {period}',
  },
  'new-not-made': {
    zh: '没有建：请先改正上面的错误',
    en: 'nothing was made: mend the errors above first',
  },
  'new-over-new-year': {
    zh: '这一期跨年，工作日多的是 {year} 年，算作 {year} 年第{number}期；要算作另一年，改 index.md',
    en: 'the period goes over New Year and has more working days in {year}: no. {number} of {year}; change index.md otherwise',
  },
  'new-holidays-end': {
    zh: 'issues/holidays.yaml 里没有 {year} 年的放假安排，请核对起止日期',
    en: 'issues/holidays.yaml says nothing about {year}: check the period',
  },
  'new-weeks-off': {
    zh: '中间空了一周以上，请核对起止日期（issues/holidays.yaml 里整周放假的已经跳过）',
    en: 'a week or more was left out in between; check the period (weeks that are wholly off by issues/holidays.yaml were passed over)',
  },
  'new-last-unfinished': {
    zh: '上一期（总第{number}期）还没有填完',
    en: 'the issue before, {number}, is not filled in yet',
  },
  'new-no-sections': {
    zh: '以前各期都没有正文，所以只建了 index.md；每一部分加一个文件，如 01-工作动态.md',
    en: 'no earlier issue has sections, so there is index.md alone: add a file for each, as “01-工作动态.md”',
  },
  'new-next-steps': {
    zh: '下一步：\n  1. 填写 {folder}/index.md 开头的印发日期和本周数，再写各部分的正文；只有上一期才有的（如来稿），删去它的文件\n  2. 边写边看：npx --no bulletin watch {number} --open\n  3. 看还缺什么：npx --no bulletin check {number}',
    en: 'Next:\n  1. fill in the printing date and the week’s figures in {folder}/index.md, then the sections; remove those that only the last issue had\n  2. see the pages while you write: npx --no bulletin watch {number} --open\n  3. see what is missing: npx --no bulletin check {number}',
  },
  'help-new': {
    zh: '照上一期建下一期的文件夹；已经有的绝不覆盖',
    en: 'make the next issue’s folder from the last one; nothing is ever overwritten',
  },
  'help-new-usage': { zh: '[选项] [期号]', en: '[options] [number]' },
  'help-new-argument': { zh: '[期号]', en: '[number]' },
  'help-new-number': {
    zh: '下一期的总第号，用来核对（默认：最新一期加一）',
    en: 'the next issue’s number, to make sure (default: the newest and one)',
  },
  'help-new-period-flags': { zh: '--period <起止日期>', en: '--period <period>' },
  'help-new-period': {
    zh: '起止日期（默认：上一期以后的一周，星期一到星期五；有 issues/holidays.yaml 就避开放假）',
    en: 'first and last day (default: the next Monday to Friday, without the days off of issues/holidays.yaml)',
  },
  'help-new-dry-run': { zh: '只看会建什么，不写文件', en: 'show what would be made, and write nothing' },
  'help-new-examples': {
    zh: 'bulletin new  下一期\nbulletin new --period 2024-12-09/2024-12-13  写明起止日期\nbulletin new --period 2024年12月9日—12月13日  也可以这样写\nbulletin new --dry-run  先看看',
    en: 'bulletin new  the next issue\nbulletin new --period 2024-12-09/2024-12-13  state its days\nbulletin new --dry-run  have a look first',
  },
} as const satisfies Record<string, MessageEntry>;
