import type { FindingEntry } from '../model/message.js';

/** What is to be said of a sheet whose figures are taken into a header. */
export const sheetFindings = {
  'import-sheet/no-figures': {
    severity: 'error',
    zh: '表里没有认得出的数：表头里要有指标的名称',
    en: 'no figures are made out: the heads of the sheet have to name measures',
    note: { zh: '可以用的指标：{known}', en: 'the measures there are: {known}' },
  },
  'import-sheet/twice': {
    severity: 'error',
    zh: '“{measure}”有两列：{cells}，不知道取哪一列',
    en: 'there are two columns of “{measure}”: {cells}; which is meant can’t be known',
    note: {
      zh: '在表头上写明哪一列是本周、哪一列是累计，或者删去一列再导入',
      en: 'say in their heads which is “本周” and which “累计”, or remove one',
    },
  },
  'import-sheet/sheets': {
    severity: 'error',
    zh: '“{series}”的数在两张工作表里都有：{cells}',
    en: 'figures of “{series}” are in two sheets: {cells}',
    note: { zh: '只留一张，另存后再导入', en: 'keep one of them, save the file and import that' },
  },
  'import-sheet/no-total': {
    severity: 'error',
    zh: '“{measure}”下面有几行数（{cells}），没有“合计”行',
    en: 'there are several rows of “{measure}” ({cells}) and none that is called “合计”',
    note: { zh: '在表里加一行“合计”', en: 'add a row called “合计”' },
  },
  'import-sheet/no-value': {
    severity: 'error',
    zh: '{cell} 是公式，文件里没有存它的值',
    en: '{cell} is a formula whose value the file doesn’t hold',
    note: {
      zh: '用 Excel 或 WPS 打开，保存一次，再导入',
      en: 'open the file in Excel or WPS, save it, and import it again',
    },
  },
  'import-sheet/not-a-number': {
    severity: 'error',
    zh: '{cell} 里应当是“{measure}”的数，写的是“{text}”',
    en: '{cell} should hold the figure of “{measure}” and says “{text}”',
    note: { zh: '改成数，没有就写 0', en: 'make it a number, 0 for none' },
  },
  'import-sheet/fraction': {
    severity: 'error',
    zh: '{cell} 里“{measure}”的数是 {text}，最多 {places} 位小数',
    en: '{cell} has {text} for “{measure}”, which has at most {places} decimals',
    note: { zh: '核对以后改成整数，程序不替它四舍五入', en: 'correct it: nothing is rounded' },
  },
  'import-sheet/total': {
    severity: 'error',
    zh: '“{measure}”的合计 {cell} 是 {total}，上面各行加起来是 {sum}；写成文字的数：{texts}',
    en: 'the total of “{measure}” in {cell} is {total}, its rows add up to {sum}; numbers typed as text: {texts}',
    note: {
      zh: '写成文字的数 Excel 不加进合计：把它们改成数字，核对后再导入',
      en: 'sheets leave numbers that are typed as text out of their sums: make them numbers and look at the total again',
    },
  },
  'import-sheet/other-period': {
    severity: 'error',
    zh: '{cell} 写的是 {found}，这一期是 {wanted}',
    en: '{cell} says {found}; this issue is of {wanted}',
    note: {
      zh: '看看是不是拿错了表；要导入到别的一期，用 --into',
      en: 'see whether it is the right sheet; --into names another issue',
    },
  },
  'import-sheet/no-period': {
    severity: 'warning',
    zh: '表里没有写是哪一周的数',
    en: 'the sheet doesn’t say which week its figures are of',
    note: { zh: '核对一下是不是这一期的', en: 'make sure that they are of this issue' },
  },
  'import-sheet/stands': {
    severity: 'error',
    zh: '{file} 里“{series}.{measure}”已经是 {standing}，表里 {cell} 是 {text}',
    en: '“{series}.{measure}” is {standing} already in {file}; {cell} has {text}',
    note: { zh: '要换成表里的数，加 --replace', en: 'to take that of the sheet, add --replace' },
  },
  'import-sheet/same-week': {
    severity: 'error',
    zh: '“{series}”的数和上一期（总第{number}期）完全一样',
    en: 'the figures of “{series}” are all those of the issue before, {number}',
    note: {
      zh: '看看是不是拿错了表；确实一样，加 --replace',
      en: 'see whether it is the right sheet; where it is, add --replace',
    },
  },
  'import-sheet/header': {
    severity: 'error',
    zh: '{file} 里“统计”的写法程序改不了',
    en: 'the way in which “statistics” is written in {file} can’t be edited by the program',
    note: {
      zh: '把每个系列写成“统计”下面的一行，或者自己填',
      en: 'write each series on a line of its own below “statistics:”, or type the figures in',
    },
  },
  'import-sheet/missing': {
    severity: 'warning',
    zh: '表里没有“{series}”的 {measures}',
    en: 'the sheet has no {measures} of “{series}”',
    note: { zh: '没有取的自己填进 index.md', en: 'type them into index.md' },
  },
  'import-sheet/text': {
    severity: 'hint',
    zh: '{cells} 的数是写成文字的，照样取了',
    en: 'the numbers in {cells} are typed as text and were taken',
  },
  'import-sheet/hidden': {
    severity: 'hint',
    zh: '隐藏的工作表没有取：{sheets}',
    en: 'hidden sheets were left out: {sheets}',
  },
} as const satisfies Record<string, FindingEntry>;
