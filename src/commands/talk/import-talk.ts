import type { MessageEntry } from '../../model/message.js';

/** What `bulletin import` says. */
export const importTalk = {
  'import-what': {
    zh: '没有写要导入成什么',
    en: 'what to make of the file is not said',
    note: {
      zh: '去年的数写成 --history 2023；Word、WPS、Excel 文件还不能导入，把内容复制到 .md 文件里，或者另存为 CSV',
      en: 'last year’s figures: --history 2023; documents and sheets can’t be imported yet: copy their text into a Markdown file, or save them as CSV',
    },
  },
  'history-year-typed': {
    zh: '“{typed}”不是年份',
    en: '“{typed}” is no year',
    note: { zh: '写四位数，例如 --history 2023', en: 'write four digits, as in --history 2023' },
  },
  'history-there': {
    zh: '{file} 已经有了，不覆盖',
    en: '{file} is there already and is not overwritten',
    note: { zh: '要换，就先把它移开', en: 'move it away to replace it' },
  },
  'history-no-heads': {
    zh: '“{file}”里没有认得出的数：要有一行表头，写明日期（起止、开始、结束或者月份）和指标',
    en: 'no figures are made out in “{file}”: a row of heads has to name days (“起止”, “开始” and “结束”, or “月份”) and measures',
    note: { zh: '指标写成“系列.指标”，可以用：{known}', en: 'measures are called by series and name: {known}' },
  },
  'history-left-column': {
    zh: '“{text}”这一列不是指标，没有取',
    en: 'the column “{text}” is no measure and was left out',
  },
  'history-left-dates': {
    zh: '“{text}”这一行看不出起止日期，没有取',
    en: 'the row “{text}” has no days that can be made out and was left out',
  },
  'history-left-other-year': {
    zh: '“{text}”这一行不在{year}年，没有取',
    en: 'the row “{text}” is not of {year} and was left out',
  },
  'history-left-number': { zh: '“{text}”不是数，空着', en: '“{text}” is no number and was left empty' },
  'history-taken': {
    zh: '取了 {rows} 行：{measures}；{year}年的数现在可以同比',
    en: '{rows} rows of {year} were taken: {measures}; they can be compared with now',
  },
  'history-would-take': {
    zh: '会取 {rows} 行：{measures}（{year}年）；没有写文件',
    en: '{rows} rows of {year} would be taken: {measures}; nothing was written',
  },
  'help-import': {
    zh: '导入去年的数，第一年就能同比',
    en: 'take in the figures of a past year, to compare with in the first one',
  },
  'help-import-usage': { zh: '<文件> --history <年>', en: '<file> --history <year>' },
  'help-import-argument': { zh: '<文件>', en: '<file>' },
  'help-import-file': {
    zh: 'CSV 表，一周或者一个月一行，表头写日期和指标',
    en: 'a CSV with a row for each week or month, its heads naming days and measures',
  },
  'help-import-history-flags': { zh: '--history <年>', en: '--history <year>' },
  'help-import-history': {
    zh: '这是哪一年的数；写成 issues/history-<年>.csv，不是一期',
    en: 'of which year; written as issues/history-<year>.csv, never an issue',
  },
  'help-import-dry-run': { zh: '只看会写成什么，不写文件', en: 'show what would be written, and write nothing' },
  'help-import-examples': {
    zh: 'bulletin import 去年各周.csv --history 2023 --dry-run  先看看取了什么\nbulletin import 去年各周.csv --history 2023  写成 issues/history-2023.csv',
    en: 'bulletin import last-year.csv --history 2023 --dry-run  see what is taken\nbulletin import last-year.csv --history 2023  write issues/history-2023.csv',
  },
} as const satisfies Record<string, MessageEntry>;
