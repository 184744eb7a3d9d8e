import type { FindingEntry } from '../model/message.js';

/** What may be wrong with what bulletin.yaml says of measures and of times. */
export const measureFindings = {
  'measure-declaration/ways': {
    severity: 'error',
    zh: '“{measure}”同时写了几种算法：of（公式）、mean（加权）、take（累计方式）只能写一种',
    en: '“{measure}” is told to come about in several ways: of, mean and take go alone',
    note: { zh: '只留一种', en: 'keep one of them' },
  },
  'measure-declaration/formula': {
    severity: 'error',
    zh: '公式“{formula}”从“{rest}”起看不懂',
    en: 'the formula “{formula}” can’t be read from “{rest}” on',
    note: {
      zh: '只用这个系列的指标、括号和 + - × ÷，例如“(受理 - 退件) / 受理”',
      en: 'measures of the series, brackets and + - × ÷ alone, as in “(受理 - 退件) / 受理”',
    },
  },
  'measure-declaration/formula-end': {
    severity: 'error',
    zh: '公式“{formula}”没有写完',
    en: 'the formula “{formula}” breaks off',
    note: { zh: '补上后面的指标或者括号', en: 'add what is missing: a measure or a bracket' },
  },
  'measure-declaration/constant': {
    severity: 'error',
    zh: '“{measure}”的公式里没有指标，每期都会是同一个数',
    en: 'the formula of “{measure}” names no measure: it would never change',
    note: { zh: '写成“(受理 - 退件) / 受理”这样', en: 'write it like “(受理 - 退件) / 受理”' },
  },
  'measure-declaration/unknown': {
    severity: 'error',
    zh: '“{measure}”的公式里的“{typed}”不是这个系列里填数的指标',
    en: '“{typed}” in the formula of “{measure}” is no measure of the series that is filled in',
    note: { zh: '最接近的是“{nearest}”；可以用：{known}', en: 'the nearest is “{nearest}”; there are {known}' },
  },
  'measure-declaration/weight': {
    severity: 'error',
    zh: '“{measure}”按“{typed}”加权，可是“{typed}”不是这个系列里能相加的指标',
    en: '“{measure}” is weighted by “{typed}”, which is no measure of the series that adds up',
    note: { zh: '最接近的是“{nearest}”；可以用：{known}', en: 'the nearest is “{nearest}”; there are {known}' },
  },
  'measure-declaration/print': {
    severity: 'error',
    zh: '填数用“{entered}”，换不成“{printed}”',
    en: '“{entered}”, in which it is filled in, can’t be turned into “{printed}”',
    note: {
      zh: '两个单位只能差十、百、千、万、亿，例如“元”印作“万元”“亿元”',
      en: 'units may differ by powers of ten such as “万” and “亿” alone: “元” is printed as “万元” or “亿元”',
    },
  },
  'measure-declaration/digits': {
    severity: 'error',
    zh: '小数位数最多 {most} 位，写的是 {digits}',
    en: 'at most {most} decimals can be printed, not {digits}',
  },
  'measure-declaration/was': {
    severity: 'error',
    zh: '“{measure}”以前叫“{was}”，没有写从哪一期起改名',
    en: '“{measure}” was “{was}” before, but since when is not said',
    note: { zh: '加上 from（启用），例如 from: 620', en: 'add from, as in “from: 620”' },
  },
  'measure-declaration/list': {
    severity: 'error',
    zh: '“{series}”没有“{typed}”这个指标，不能列出',
    en: '“{series}” has no measure “{typed}” to list',
    note: { zh: '最接近的是“{nearest}”；指标有：{known}', en: 'the nearest is “{nearest}”; the measures are {known}' },
  },
  'measure-declaration/column': {
    severity: 'error',
    zh: '“{series}”没有“{typed}”这个填数的指标，不能写它在哪一列',
    en: '“{series}” has no measure “{typed}” that is filled in, so it has no column',
    note: { zh: '最接近的是“{nearest}”；指标有：{known}', en: 'the nearest is “{nearest}”; the measures are {known}' },
  },
  'measure-declaration/cell': {
    severity: 'error',
    zh: '“{typed}”不能是写着起止日期的单元格',
    en: '“{typed}” can’t be a cell that states the period',
    note: {
      zh: '写列号和行号，例如 A2；开始和结束分在两格的写成 [B1, D1]',
      en: 'write column and row, as in A2, or two of them, [B1, D1], for the first and the last day',
    },
  },
  'history-row/head': {
    severity: 'error',
    zh: '历史数据的第一行应该是“{wanted}”',
    en: 'the first line of past figures has to be “{wanted}”',
    note: {
      zh: '用 bulletin import 文件 --history 2023 从现成的表做；自己写的，照这个样子写',
      en: 'bulletin import FILE --history 2023 makes one of a table; one that is written by hand has this form',
    },
  },
  'history-row/dates': {
    severity: 'error',
    zh: '这一行的起止日期看不懂',
    en: 'the days of this row can’t be made out',
    note: { zh: '写成 2023-12-04,2023-12-08', en: 'write 2023-12-04,2023-12-08' },
  },
  'history-row/issue': {
    severity: 'error',
    zh: '“{text}”不是期号',
    en: '“{text}” is no number of an issue',
    note: {
      zh: '写本年第几期；一行是一个月的，空着',
      en: 'write which issue of the year it is; leave it empty where the row is a month',
    },
  },
  'history-row/number': {
    severity: 'error',
    zh: '“{column}”一列要填数字，读到的是“{text}”',
    en: 'the column “{column}” has numbers, found “{text}”',
    note: { zh: '只写数字和小数点；不知道的空着', en: 'digits and a point alone; leave empty what isn’t known' },
  },
  'time-reversed': {
    severity: 'error',
    zh: '从第{from}期起，到第{until}期止：止在起以前',
    en: 'from issue {from} until issue {until}: the end lies before the beginning',
    note: { zh: '请核对两个期数', en: 'check both numbers' },
  },
} as const satisfies Record<string, FindingEntry>;
