import type { MessageEntry } from '../../model/message.js';

/** What `bulletin import` says. */
export const importTalk = {
  'import-options': {
    zh: '--into、--section、--replace、--sum、--table 不能和 --history 一起用',
    en: '--into, --section, --replace, --sum and --table can’t be used with --history',
  },
  'import-mixed': {
    zh: '“{file}”是表格，和文稿要分开导入',
    en: '“{file}” is a sheet; sheets and documents are imported apart',
    note: { zh: '分两次导入', en: 'import them in two calls' },
  },
  'import-for-sheets': {
    zh: '{option} 是导入表格用的，这里没有单独的表格文件',
    en: '{option} is for sheets; no file is one by itself',
  },
  'import-table-alone': {
    zh: '--table 把一个表格做成正文里的表，一次只取一个文件，不和 --replace、--sum 一起用',
    en: '--table makes a table of the text of one sheet; it takes one file, and goes without --replace and --sum',
  },
  'import-section-documents': {
    zh: '--section 是导入文稿用的，表格里的数填进 index.md',
    en: '--section is for documents; the figures of a sheet go into index.md',
  },
  'import-figures-none': {
    zh: '{files} 里的数没有取，什么都没有写',
    en: 'the figures of {files} were not taken, and nothing was written',
  },
  'import-figures-taken': { zh: '取了：{figures}', en: 'taken: {figures}' },
  'import-figures-would': { zh: '会取：{figures}；没有写文件', en: 'would be taken: {figures}; nothing was written' },
  'import-figures-same': {
    zh: 'index.md 里已经是这些数：{figures}',
    en: 'index.md has these figures already: {figures}',
  },
  'import-table-title': {
    zh: '--table 要写表的标题',
    en: '--table takes the title of the table',
    note: { zh: '例如 --table 各市州办件情况', en: 'as in --table Regions' },
  },
  'import-table-made': {
    zh: '存成了 {file}；上面的一行贴进正文要放表的地方，单独一段',
    en: 'kept as {file}; paste the line above into the text where the table is to stand, as a paragraph of its own',
  },
  'import-table-would': {
    zh: '会存成 {file}；没有写文件',
    en: 'would be kept as {file}; nothing was written',
  },
  'import-guessed': {
    zh: '“{series}”的数是按名称找到的。要每周都从这里取，把下面几行贴在 bulletin.yaml 里“{series}”的 measures（指标）下面：',
    en: 'the figures of “{series}” were found by name; to take them from there every week, paste these lines into bulletin.yaml, below the measures of “{series}”:',
  },
  'import-corrections': {
    zh: '要按表里的本年累计改，核对是哪一期的数，把下面几行贴进 {file} 的文件头：',
    en: 'to follow the sheet, make sure which issue was counted wrong, and paste these lines into the header of {file}:',
  },
  'import-corrections-below': {
    zh: '要按表里的本年累计改，核对是哪一期的数，把下面这些加进 {file} 的 corrections（更正）里：',
    en: 'to follow the sheet, make sure which issue was counted wrong, and add this to “corrections” in {file}:',
  },
  'import-one-table': {
    zh: '--history 一次只取一个文件',
    en: '--history takes one file at a time',
  },
  'import-released': {
    zh: '{folder} 已经印发，不能再加内容',
    en: '{folder} is released; nothing can be added to it',
    note: { zh: '用 --into 指明导入到哪一期', en: 'name another issue with --into' },
  },
  'import-all-released': {
    zh: '最新的一期（{folder}）已经印发，没有可以导入的一期',
    en: 'the newest issue, {folder}, is released, and there is none to import into',
    note: { zh: '先用 bulletin new 建下一期', en: 'begin the next one with bulletin new' },
  },
  'import-into-older': {
    zh: '注意：第{newest}期已经印发，导入的是还没有印发的第{folder}期。要导入下一期，先用 bulletin undo 退回，再用 bulletin new 建好',
    en: 'careful: issue {newest} is released, and this goes into {folder}, which isn’t. For the next issue: bulletin undo, then bulletin new',
  },
  'import-no-issue': {
    zh: 'issues/{folder} 读不出来，先用 bulletin check {folder} 看看',
    en: 'issues/{folder} can’t be read; see bulletin check {folder}',
  },
  'import-file-missing': { zh: '没有“{file}”这个文件', en: 'there is no file “{file}”' },
  'import-file-kind': { zh: '“{file}”是{kind}，不是文件', en: '“{file}” is {kind}, no file' },
  'import-file-error': { zh: '“{file}”读不了（{reason}）', en: '“{file}” can’t be read ({reason})' },
  'import-file-too-large': {
    zh: '“{file}”太大（最多 128 MB）',
    en: '“{file}” is too large (at most 128 MB)',
    note: { zh: '图片太多、太大的，改小再导入', en: 'make its pictures smaller' },
  },
  'import-file-too-many': {
    zh: '“{file}”里的文件太多（最多 500 个）',
    en: '“{file}” holds too many files (at most 500)',
    note: { zh: '只放这一期的来稿再导入', en: 'leave only those of this issue in it' },
  },
  'import-folder-empty': { zh: '“{folder}”里没有文件', en: 'there is no file in “{folder}”' },
  'import-mended': {
    zh: '转换之后，又像 check --fix 那样改了标点、数字和空格 {count} 处：',
    en: 'after the conversion {count} mark{plural}, digit{plural} or blank{plural} were mended as by check --fix:',
  },
  'import-head-file': { zh: '文件', en: 'file' },
  'import-head-section': { zh: '来稿和写成的部分', en: 'document and its sections' },
  'import-sum-file': { zh: '{file}（{unit}）', en: '{file} ({unit})' },
  'import-head-blocks': { zh: '段', en: 'blocks' },
  'import-head-unproved': { zh: '待核', en: 'to check' },
  'import-head-left': { zh: '没取', en: 'left out' },
  'import-like': {
    zh: '{file} 和已有的 {like} 标题相同或者相近：要合在一起就把内容移过去，再删去这个文件',
    en: '{file} has the title of {like}, or nearly: to join them, move its text there and remove the file',
  },
  'import-sheet-beside': {
    zh: '“{file}”是表格，没有导入：要取里面的数，用 npx --no bulletin import {typed}；要做成正文里的表，后面再加 --table 标题',
    en: '“{file}” is a sheet and was not imported; for its figures: npx --no bulletin import {typed}; for a table of the text, add --table TITLE',
  },
  'import-sheet-packed': {
    zh: '“{file}”是表格，没有导入：要取里面的数，解压以后用 npx --no bulletin import {typed}；要做成正文里的表，后面再加 --table 标题',
    en: '“{file}” is a sheet and was not imported; for its figures, unpack it and use npx --no bulletin import {typed}; for a table of the text, add --table TITLE',
  },
  'import-refused': {
    zh: '下面的文件没有导入，可以复制了发给送稿的单位：',
    en: 'These were not imported; to be copied into a message to whoever sent them:',
  },
  'import-refused-file': { zh: '《{file}》：{reason}。{ask}', en: '“{file}”: {reason}; {ask}' },
  'import-refused-versions': {
    zh: '{files} 像是同一篇的几个版本，请告知用哪一份',
    en: '{files} are like versions of one text; please say which one is meant',
  },
  'import-ask-again': { zh: '请重新发一份', en: 'please send it again' },
  'import-ask-docx': { zh: '请发 Word 文件（.docx）', en: 'please send it as .docx' },
  'import-ask-picture': {
    zh: '要用图上的字，请发 Word 文件（.docx）；是配图，请说明配哪一篇',
    en: 'for what it says, please send it as .docx; for an illustration, please say of which text',
  },
  'import-ask-text': { zh: '请发文字稿', en: 'please send its text' },
  'import-ask-unpacked': { zh: '请解压以后直接发里面的文件', en: 'please send what is in it, unpacked' },
  'import-ask-password': { zh: '请去掉密码再发', en: 'please send it without a password' },
  'import-made': {
    zh: '导入了 {count} 个部分，先看“待核”和上面的提示，再用 bulletin check 检查',
    en: '{count} section{plural} imported; see what is to be checked above, then run bulletin check',
  },
  'import-would-make': {
    zh: '会导入 {count} 个部分；没有写文件',
    en: '{count} section{plural} would be imported; nothing was written',
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
    zh: '导入各单位的来稿、本周的数、去年的数，或者以前印的各期',
    en: 'take in documents that others sent, figures of the week or of a past year, or issues as they were printed',
  },
  'help-import-usage': { zh: '<文件>... [选项]', en: '<file>... [options]' },
  'help-import-argument': { zh: '<文件...>', en: '<file...>' },
  'help-import-file': {
    zh: '文稿：.docx、.pdf、.txt、装着它们的文件夹或者 .zip，“-”是粘贴进来的文字；表格：.xlsx、.csv；.doc、.wps（没有 LibreOffice 只取文字），.xls、.et 要装有 LibreOffice',
    en: 'documents: .docx, .pdf, .txt, folders or .zip of them, “-” for text that is piped in; sheets: .xlsx, .csv; .doc and .wps (bare text without LibreOffice), .xls and .et where LibreOffice is installed',
  },
  'help-import-into-flags': { zh: '--into <期号>', en: '--into <number>' },
  'help-import-into': {
    zh: '导入到哪一期；不写就是还没有印发的最新一期',
    en: 'the issue to import into; by default the newest that isn’t released',
  },
  'help-import-section-flags': { zh: '--section <标题>', en: '--section <title>' },
  'help-import-section': {
    zh: '每份来稿合成一个部分，用这个标题',
    en: 'make one section of each document, with this title',
  },
  'help-import-replace': {
    zh: '表里的数和 index.md 里的不一样，或者和上一期完全一样，也取',
    en: 'take figures of a sheet that differ from those in index.md, or are all those of the issue before',
  },
  'help-import-sum': {
    zh: '几个表格里同一个指标的数加起来，每个文件各是多少也留在 index.md 里',
    en: 'add up what several sheets have of a measure; what each file has is kept in index.md',
  },
  'help-import-table-flags': { zh: '--table <标题>', en: '--table <title>' },
  'help-import-table': {
    zh: '把表格另存为这一期的 CSV，做正文里的表，标题用这个；要贴进正文的一行写到标准输出',
    en: 'keep the sheet as a CSV of the issue, for a table of the text with this title; the line for the text goes to stdout',
  },
  'help-import-history-flags': { zh: '--history <年>', en: '--history <year>' },
  'help-import-history': {
    zh: '这是哪一年的数：一周或者一个月一行，表头写日期和指标；写成 issues/history-<年>.csv，不是一期',
    en: 'the file is a table of that year’s figures, a row for each week or month; written as issues/history-<year>.csv, never an issue',
  },
  'help-import-dry-run': { zh: '只看会写成什么，不写文件', en: 'show what would be written, and write nothing' },
  'help-import-examples': {
    zh: 'bulletin import 来稿.docx --dry-run  先看看会写成什么\nbulletin import 来稿.zip --into 519  整包导入第519期\nbulletin import 某厅.docx --section 政务工作动态  合成一个部分\nbulletin import 周报.xlsx  把本周的数填进 index.md\nbulletin import 一号窗口.xlsx 二号窗口.xlsx --sum  几张表的数加起来\nbulletin import 市州.xlsx --table 各市州办件情况  做正文里的一张表\nbulletin import 去年各周.csv --history 2023  写成 issues/history-2023.csv\nbulletin import --old 旧刊/*.docx --dry-run  以前印的各期会建成哪些文件夹',
    en: 'bulletin import article.docx --dry-run  see what would be written\nbulletin import sent.zip --into 519  import all of it into issue 519\nbulletin import office.docx --section News  make one section of it\nbulletin import week.xlsx  take the week’s figures into index.md\nbulletin import one.xlsx two.xlsx --sum  add up the figures of two sheets\nbulletin import regions.xlsx --table Regions  make a table of the text\nbulletin import last-year.csv --history 2023  write issues/history-2023.csv\nbulletin import --old printed/*.docx --dry-run  see which folders printed issues would become',
  },
} as const satisfies Record<string, MessageEntry>;
