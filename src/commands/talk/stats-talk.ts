import type { MessageEntry } from '../../model/message.js';

/** What `bulletin stats` says: wrong calls, the texts of its tables and of its help. */
export const statsTalk = {
  'chart-alone': {
    zh: '--chart 只画图，不能和 {option} 一起写',
    en: '--chart only draws: it can’t stand beside {option}',
    note: { zh: '分两次运行', en: 'run the command twice' },
  },
  'chart-not-svg': {
    zh: '图的文件名要以 .svg 结尾，不能是“{file}”；写到标准输出用 -',
    en: 'the chart’s file name must end with .svg, not “{file}”; - is for stdout',
    note: { zh: '写成 --chart {example}', en: 'write --chart {example}' },
  },
  'stats-withheld': {
    zh: '没有列出统计：请先改正上面的错误，或者用 --issue 看出错以前的一期',
    en: 'no figures are shown: mend the errors above first, or look from an earlier issue with --issue',
  },
  'stats-empty': { zh: '{year}年还没有统计数字', en: 'there are no figures of {year} yet' },
  'stats-sum': { zh: '合计 {sum}', en: 'sum {sum}' },
  'help-stats': {
    zh: '列出各期的本周数和本年累计数，逐项说明累计数的来历',
    en: 'show the ledger: each issue’s figures and totals, and every addend of a total',
  },
  'help-stats-usage': { zh: '[选项]', en: '[options]' },
  'help-stats-year-flags': { zh: '--year <年>', en: '--year <year>' },
  'help-stats-year': { zh: '哪一年（默认：最近一年）', en: 'which year (default: the newest)' },
  'help-stats-series-flags': { zh: '--series <系列>', en: '--series <series>' },
  'help-stats-series': { zh: '哪个系列（默认：全部）', en: 'which series (default: all)' },
  'help-stats-issue-flags': { zh: '--issue <总第号>', en: '--issue <number>' },
  'help-stats-issue': {
    zh: '只算到这一期，以后各期和它们的更正都不看',
    en: 'as that issue saw it: later issues and their corrections don’t count',
  },
  'help-stats-format-flags': { zh: '--format <格式>', en: '--format <format>' },
  'help-stats-format': {
    zh: 'table 表格（默认）、csv（Excel 能打开）、json 或 markdown',
    en: 'table (the default), csv (opens in Excel), json or markdown',
  },
  'help-stats-explain-flags': { zh: '--explain <指标>', en: '--explain <measure>' },
  'help-stats-explain': {
    zh: '逐项列出这个指标的本年累计数，注明文件和行',
    en: 'list every addend of the measure’s total with its file and line',
  },
  'help-stats-chart-flags': { zh: '--chart <文件.svg>', en: '--chart <file.svg>' },
  'help-stats-chart': {
    zh: '画成图：每个指标一幅，柱是本周，线是本年累计；- 写到标准输出',
    en: 'draw a chart: a panel for each measure, bars for weeks, a line for the total; - for stdout',
  },
  'help-stats-examples': {
    zh: 'bulletin stats  最近一年的全部统计\nbulletin stats --explain 受理 --issue 519  第519期的“受理”累计怎么来的\nbulletin stats --format csv > 统计.csv  存成 Excel 能打开的表\nbulletin stats --chart 统计.svg  画成图',
    en: 'bulletin stats  the newest year\nbulletin stats --explain 受理 --issue 519  how that total comes about\nbulletin stats --format csv > stats.csv  a table that opens in Excel\nbulletin stats --chart stats.svg  a chart',
  },
} as const satisfies Record<string, MessageEntry>;
