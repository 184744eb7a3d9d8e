import type { FindingEntry } from '../model/message.js';

/** Findings in tables, those of Markdown and those from files. */
export const tableFindings = {
  'table-place': {
    severity: 'error',
    zh: '表格不能放在列表或引用里',
    en: 'a table cannot stand in a list or a quotation',
    note: {
      zh: '表格的每一行都顶格写，前后空一行；列表可以在表格后面接着编号',
      en: 'begin its lines at the margin, with an empty line before and behind; the list may go on after it',
    },
  },
  'table-row/fewer': {
    severity: 'error',
    zh: '表头有 {columns} 格，这一行只有 {cells} 格',
    en: 'the table’s header has {columns} cells, this row {cells}',
    note: { zh: '补上少的“|”；没有内容的格也要留着', en: 'add the missing “|”; empty cells need theirs too' },
  },
  'table-row/more': {
    severity: 'error',
    zh: '表头有 {columns} 格，这一行有 {cells} 格，多出来的不会印',
    en: 'the table’s header has {columns} cells, this row {cells}: the rest would not be printed',
    note: { zh: '要打出“|”本身，写成“\\|”', en: '“\\|” prints the character itself' },
  },
  'table-row/text': {
    severity: 'error',
    zh: '这一行紧接着表格，会被当成表格的一行',
    en: 'this line follows a table and would become a row of it',
    note: { zh: '和表格之间空一行', en: 'leave a line empty behind the table' },
  },
  'table-row/rule': {
    severity: 'error',
    zh: '表头有 {columns} 格，下面的横线却有 {cells} 格，排不成表格',
    en: 'the header has {columns} cells, the line below it {cells}: this makes no table',
    note: { zh: '让两行的格数一样', en: 'give both the same number of cells' },
  },
  'table-row/no-rule': {
    severity: 'error',
    zh: '这里像是表格，但表头下面没有“|---|---|”那样一行，会照样印成文字',
    en: 'this looks like a table, but there is no line “|---|---|” below its head: it would be printed as text',
    note: {
      zh: '表头下面加一行，每格一个“---”；要打出“|”本身，写成“\\|”',
      en: 'add that line with “---” for every cell; “\\|” prints the character itself',
    },
  },
  'table-row/tabs': {
    severity: 'error',
    zh: '这里像是从 Excel 或 WPS 粘过来的表格，各格之间是制表符，会连成一段文字',
    en: 'this looks like a table pasted from Excel or WPS: its cells are parted by tabs and would run together as text',
    note: {
      zh: '用 check --fix 改成表格，或者写成“| 甲 | 乙 |”',
      en: 'check --fix makes a table of it; or write “| a | b |”',
    },
  },
  'table-row/bar': {
    severity: 'error',
    zh: '表格的竖线打成了全角“｜”，排不成表格',
    en: 'the bars of this table are full-width “｜”: this makes no table',
    note: { zh: '都改成半角“|”', en: 'type “|”' },
  },
  'table-file/spreadsheet': {
    severity: 'error',
    zh: '不能直接用电子表格文件“{path}”',
    en: 'a spreadsheet such as “{path}” cannot be used as it is',
    note: {
      zh: '在 Excel 或 WPS 里“另存为”选“CSV UTF-8（逗号分隔）”，再写那个 .csv 文件的名字',
      en: 'save it as “CSV UTF-8” and name the .csv file',
    },
  },
  'table-file/empty': {
    severity: 'error',
    zh: '这个文件里没有表格',
    en: 'there is no table in this file',
  },
  'table-file/no-rows': {
    severity: 'error',
    zh: '这个表格只有表头，没有数据',
    en: 'this table has a header and no rows',
  },
  'table-file/many-rows': {
    severity: 'error',
    zh: '表格超过 {limit} 行',
    en: 'the table has more than {limit} rows',
    note: { zh: '只留要印的行，或者分成几个文件', en: 'keep the rows that are to be printed, or split the file' },
  },
  'table-file/many-columns': {
    severity: 'error',
    zh: '表格超过 {limit} 列',
    en: 'the table has more than {limit} columns',
    note: { zh: '只留要印的列', en: 'keep the columns that are to be printed' },
  },
  'table-file/long-row': {
    severity: 'error',
    zh: '这一行超过 {limit} 个字符，可能是前面少了一个引号',
    en: 'this row has more than {limit} characters: is a quotation mark missing before it?',
  },
  'table-file/fewer': {
    severity: 'error',
    zh: '表头有 {columns} 格，这一行只有 {cells} 格',
    en: 'the table’s header has {columns} cells, this row {cells}',
    note: { zh: '用 Excel 或 WPS 重新保存一遍，或者补上少的逗号', en: 'save it again, or add the missing commas' },
  },
  'table-file/more': {
    severity: 'error',
    zh: '表头只有 {columns} 格，这一行从这里起多出来了',
    en: 'the table’s header has {columns} cells; from here on this row has more',
    note: {
      zh: '内容里有逗号的格要用半角双引号括起来；表头的每一格都要有名称',
      en: 'put cells that have commas in them in double quotes, and name every column in the header',
    },
  },
  'table-file/quote-open': {
    severity: 'error',
    zh: '这一格的双引号没有结束',
    en: 'the quotation mark of this cell is not closed',
    note: { zh: '在这一格的末尾补上半角双引号', en: 'close it at the end of the cell' },
  },
  'table-file/quote': {
    severity: 'error',
    zh: '这一格里的双引号写得不对',
    en: 'a quotation mark stands wrong in this cell',
    note: {
      zh: '整格用半角双引号括起来，里面的每个双引号写两遍',
      en: 'put the whole cell in double quotes and double those inside',
    },
  },
  'table-file/delimiter': {
    severity: 'error',
    zh: '各列之间用的是“{mark}”，应当用半角逗号',
    en: 'columns are parted by “{mark}”; they are to be parted by commas',
    note: { zh: '在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”', en: 'save it as “CSV UTF-8 (comma delimited)”' },
  },
  'table-file/placeholder': {
    severity: 'error',
    zh: '表格文件里不能引用数字：“{typed}”',
    en: 'a figure cannot be called in a table’s file: “{typed}”',
    note: { zh: '直接写数，或者把表格写在正文里', en: 'type the number, or write the table in the text' },
  },
  'table-file/title': {
    severity: 'warning',
    zh: '第一行应当是表头，“{typed}”像是标题或者单位',
    en: 'the first row is to be the header; “{typed}” looks like a title or a unit',
    note: {
      zh: '从文件里删掉这一行；标题写在正文的“![标题](文件名.csv)”里，单位写在它上面一行，如“单位：件”',
      en: 'delete this row; the title stands in “![title](name.csv)” in the text, the unit on a line above it',
    },
  },
  'table-file/head': {
    severity: 'warning',
    zh: '表头的第 {columns} 格是空的',
    en: 'cell {columns} of the header is empty',
    note: {
      zh: '每一列都写上名称；合并过的格，在 Excel 或 WPS 里取消合并再填',
      en: 'name every column; unmerge merged cells first',
    },
  },
} as const satisfies Record<string, FindingEntry>;
