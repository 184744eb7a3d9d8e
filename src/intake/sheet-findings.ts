import type { FindingEntry } from '../model/message.js';

/** What is to be said of a sheet whose figures are taken into a header. */
export const sheetFindings = {
  'import-sheet/no-figures': {
    severity: 'error',
    zh: '表里没有认得出的数：表头里要有指标的名称',
    en: 'no figures are made out: the heads of the sheet have to name measures',
    note: { zh: '可以用的指标：{known}', en: 'the measures there are: {known}' },
  },
  'import-sheet/no-measures': {
    severity: 'error',
    zh: '表里的数没有地方填：bulletin.yaml 里还没有要报的系列和指标',
    en: 'there is no place for the figures of the sheet: bulletin.yaml declares no series and measures yet',
    note: {
      zh: '先在 bulletin.yaml 的 statistics（统计）里写系列和指标；要做成正文里的表，加 --table 标题',
      en: 'declare them under “statistics” in bulletin.yaml; for a table of the text, add --table TITLE',
    },
  },
  'import-sheet/twice': {
    severity: 'error',
    zh: '“{measure}”有两列：{cells}，不知道取哪一列',
    en: 'there are two columns of “{measure}”: {cells}; which is meant can’t be known',
    note: {
      zh: '在 bulletin.yaml 里这个系列下面写明取哪一列：“source: {example}”',
      en: 'name the column in bulletin.yaml, below the series: “source: {example}”',
    },
  },
  'import-sheet/column': {
    severity: 'error',
    zh: '表里没有“{measure}”的“{column}”这一列，bulletin.yaml 里是这样写的',
    en: 'the sheet has no column “{column}”, in which bulletin.yaml says that “{measure}” stands',
    note: {
      zh: '表换了样子，就改 bulletin.yaml 里的 source（取数）',
      en: 'where the sheet has another form now, mend “source” in bulletin.yaml',
    },
  },
  'import-sheet/no-sheet': {
    severity: 'error',
    zh: '“{series}”要从工作表“{sheet}”里取，文件里没有（隐藏的不取）；有：{sheets}',
    en: 'the figures of “{series}” stand in the sheet “{sheet}”, which isn’t there (hidden ones are never taken); there are {sheets}',
    note: {
      zh: '看看是不是拿错了文件；工作表改了名，就改 bulletin.yaml 里的 source（取数）',
      en: 'see whether it is the right file; where the sheet has another name now, mend “source” in bulletin.yaml',
    },
  },
  'import-sheet/total-row': {
    severity: 'error',
    zh: '找不到“{measure}”的合计行，bulletin.yaml 里写的是“{total}”',
    en: 'the total row of “{measure}”, which bulletin.yaml calls “{total}”, isn’t there',
    note: {
      zh: '表换了样子，就改 bulletin.yaml 里的 source（取数）',
      en: 'where the sheet has another form now, mend “source” in bulletin.yaml',
    },
  },
  'import-sheet/other-file': {
    severity: 'error',
    zh: '没有一个系列从叫这个名字的文件里取数；bulletin.yaml 里写的是：{files}',
    en: 'no series takes its figures from a file of this name; bulletin.yaml names {files}',
    note: {
      zh: '看看是不是拿错了文件，或者改 bulletin.yaml 里的 source（取数）',
      en: 'see whether it is the right file, or mend “source” in bulletin.yaml',
    },
  },
  'import-sheet/percent': {
    severity: 'error',
    zh: '{cell} 是百分数 {text}%，“{measure}”填的是“{unit}”',
    en: '{cell} is a percentage, {text}%; “{measure}” is filled in in “{unit}”',
    note: { zh: '看看是不是取错了列', en: 'see whether it is the right column' },
  },
  'import-sheet/sheets': {
    severity: 'error',
    zh: '“{series}”的数在两张工作表里都有：{cells}',
    en: 'figures of “{series}” are in two sheets: {cells}',
    note: {
      zh: '在 bulletin.yaml 里这个系列下面写明取哪一张：“source: {example}”',
      en: 'name the sheet in bulletin.yaml, below the series: “source: {example}”',
    },
  },
  'import-sheet/files': {
    severity: 'error',
    zh: '几个文件里都有“{series}”的 {measures}：{files}',
    en: 'several files have {measures} of “{series}”: {files}',
    note: { zh: '要加起来，加 --sum；不是，就只导入一个', en: 'to add them up, add --sum; else import one of them' },
  },
  'import-sheet/twin': {
    severity: 'error',
    zh: '内容和 {other} 完全一样',
    en: 'it says the same as {other}',
    note: {
      zh: '看看是不是同一份表拿了两次；确实是两份，加 --replace',
      en: 'see whether one sheet was taken twice; where they are two, add --replace',
    },
  },
  'import-sheet/sum-missing': {
    severity: 'error',
    zh: '要加起来的文件里，有的没有“{series}.{measure}”：{files}',
    en: 'of the files that are to be added up some have no “{series}.{measure}”: {files}',
    note: { zh: '没有的写 0', en: 'where there is none, write 0' },
  },
  'import-sheet/sum-kind': {
    severity: 'error',
    zh: '“{series}.{measure}”不是相加的数，几张表的不能加起来：{cells}',
    en: '“{series}.{measure}” doesn’t add up; those of several sheets can’t be added: {cells}',
    note: { zh: '只留一张表里的，或者自己填', en: 'keep that of one sheet, or type it in' },
  },
  'import-sheet/year': {
    severity: 'warning',
    zh: '{cell} 写的“{measure}”本年累计是 {stated}，台账累计到这一期是 {total}，差 {difference}',
    en: '{cell} says that “{measure}” of this year is {stated}; in the ledger it is {total} up to this issue: {difference}',
    note: {
      zh: '累计由程序算，不从表里取；表里的对，就把后面的更正写进 index.md，台账的对，就告诉送表的单位',
      en: 'totals are worked out and never taken; where that of the sheet is right, paste the correction below into index.md, else tell whoever sent it',
    },
  },
  'import-sheet/no-dates': {
    severity: 'warning',
    zh: 'bulletin.yaml 写的日期单元格 {cells} 里没有起止日期',
    en: 'no period is stated in {cells}, where bulletin.yaml says that it is',
    note: { zh: '核对一下是不是这一期的', en: 'make sure that it is of this issue' },
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
  'import-sheet/which': {
    severity: 'error',
    zh: '文件里有几张工作表：{sheets}，不知道哪一张做成表',
    en: 'there are several sheets, {sheets}; which is to be the table can’t be known',
    note: {
      zh: '--table 的标题写成工作表的名称，或者只留一张，另存后再导入',
      en: 'give --table the name of the sheet as its title, or keep one of them and save the file',
    },
  },
  'import-sheet/no-table': {
    severity: 'error',
    zh: '没有可以做成表的内容：要有一行表头，下面至少一行',
    en: 'there is nothing to make a table of: it takes a row of heads and a row below it',
  },
  'import-sheet/broken-cell': {
    severity: 'error',
    zh: '{cell} 写着“{text}”，不能印',
    en: '{cell} says “{text}”, which can’t be printed',
    note: { zh: '在表里改好，保存，再导入', en: 'mend it in the sheet, save it, and import it again' },
  },
  'import-sheet/table-form': {
    severity: 'error',
    zh: '这张表做成 CSV 以后，读回来和原来不一样',
    en: 'made a CSV, this table doesn’t come back as it was',
    note: {
      zh: '把它另存为“CSV UTF-8”，自己放进这一期的文件夹',
      en: 'save it as CSV UTF-8 and put it into the issue’s folder yourself',
    },
  },
  'import-sheet/beside-table': {
    severity: 'hint',
    zh: '表上面、下面的话没有做进表里：{texts}',
    en: 'what stands above and below the table was left out: {texts}',
    note: {
      zh: '要的写进正文，表注写成表下面的“注：…”',
      en: 'write what is wanted into the text; a note of the table begins with “注：” below it',
    },
  },
  'import-sheet/other-weeks': {
    severity: 'hint',
    zh: '别的周的工作表没有取：{sheets}',
    en: 'sheets of other weeks were left out: {sheets}',
  },
  'import-sheet/merged': {
    severity: 'hint',
    zh: '有合并的单元格：每一格都填上了同样的字，几行表头连成了一行',
    en: 'cells were merged: each of them has the same text now, and a head of several rows is one',
  },
  'import-sheet/hidden': {
    severity: 'hint',
    zh: '隐藏的工作表没有取：{sheets}',
    en: 'hidden sheets were left out: {sheets}',
  },
} as const satisfies Record<string, FindingEntry>;
