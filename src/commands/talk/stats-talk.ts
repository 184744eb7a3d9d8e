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
  'contributors-alone': {
    zh: '--contributors 只列供稿情况，不能和 {option} 一起写',
    en: '--contributors shows who supplied the texts: it can’t stand beside {option}',
    note: { zh: '可以加 --year、--month、--format 和 -o', en: '--year, --month, --format and -o go with it' },
  },
  'contributors-empty': {
    zh: '{year}年的稿件里没有写供稿单位：在文后写“（某厅窗口供稿）”，或者写备注“<!-- 供稿: 某厅 -->”',
    en: 'no text of {year} names who supplied it: write “（某厅窗口供稿）” behind it, or a comment “<!-- 供稿: 某厅 -->”',
  },
  'option-unfit': { zh: '{option} 要和 {needs} 一起写', en: '{option} goes with {needs}' },
  'xlsx-file': {
    zh: 'xlsx 不能写到标准输出',
    en: 'a workbook can’t go to stdout',
    note: { zh: '写明文件：{example}', en: 'name a file: {example}' },
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
    zh: 'table 表格（默认）、csv（Excel 能打开）、json、markdown 或 xlsx（每个系列一张表）',
    en: 'table (the default), csv (opens in Excel), json, markdown or xlsx (a sheet a series)',
  },
  'help-stats-output-flags': { zh: '-o, --output <文件>', en: '-o, --output <file>' },
  'help-stats-output': { zh: '写到文件（xlsx 必须写）', en: 'write it into a file (xlsx needs one)' },
  'help-stats-heads': {
    zh: 'csv 的表头用中文（zh）还是英文（en，默认）',
    en: 'the head of a CSV: zh, or en (the default)',
  },
  'help-stats-heads-flags': { zh: '--heads <语言>', en: '--heads <language>' },
  'help-stats-contributors': {
    zh: '采用情况：各单位供了多少段、多少字，在哪里；按文后的“（某厅窗口供稿）”和备注“<!-- 供稿: 某厅 -->”',
    en: 'who supplied how many paragraphs and characters, and where: by “（某厅窗口供稿）” and “<!-- 供稿: 某厅 -->”',
  },
  'help-stats-month-flags': { zh: '--month <月>', en: '--month <month>' },
  'help-stats-month': { zh: '只列这个月的采用情况', en: 'contributors of one month alone' },
  'stats-no-figure': { zh: '{why}', en: '{why}' },
  'stats-hint': { zh: '{hint}', en: '{hint}' },
  'help-stats-explain-flags': { zh: '--explain <指标>', en: '--explain <measure>' },
  'help-stats-explain': {
    zh: '逐项列出这个指标的本年累计数，注明文件和行；“一季度.受理”“上年同期.受理”是别的数，写法和正文里一样',
    en: 'list every addend of the measure’s total with its file and line; “一季度.受理” and “上年同期.受理” are other figures, as texts have them',
  },
  'help-stats-chart-flags': { zh: '--chart <文件.svg>', en: '--chart <file.svg>' },
  'help-stats-chart': {
    zh: '画成图：每个指标一幅，柱是本周，线是本年累计；- 写到标准输出',
    en: 'draw a chart: a panel for each measure, bars for weeks, a line for the total; - for stdout',
  },
  'help-stats-examples': {
    zh: 'bulletin stats  最近一年的全部统计\nbulletin stats --explain 受理 --issue 519  第519期的“受理”累计怎么来的\nbulletin stats --explain 综窗.本周.受理 --issue 519  别的数怎么来的：本周、上月、一季度、上年同期……\nbulletin stats --format csv > 统计.csv  存成 Excel 能打开的表\nbulletin stats --format xlsx -o 统计.xlsx  Excel 文件，每个系列一张表\nbulletin stats --contributors --month 12  12月各单位的采用情况\nbulletin stats --chart 统计.svg  画成图',
    en: 'bulletin stats  the newest year\nbulletin stats --explain 受理 --issue 519  how that total comes about\nbulletin stats --explain 综窗.本周.受理 --issue 519  any other figure: “本周”, “上月”, “一季度”, “上年同期” …\nbulletin stats --format csv > stats.csv  a table that opens in Excel\nbulletin stats --format xlsx -o stats.xlsx  a workbook, a sheet a series\nbulletin stats --contributors --month 12  who supplied what in December\nbulletin stats --chart stats.svg  a chart',
  },
} as const satisfies Record<string, MessageEntry>;
