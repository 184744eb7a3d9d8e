import { declareFindings } from '../model/finding.js';
import { fileFindings } from './file-findings.js';
import { sheetFindings } from './sheet-findings.js';

/** What is to be said of files that others sent: why one can't be read, what was left out, what has another form now. */
export const finding = declareFindings({
  ...fileFindings,
  ...sheetFindings,
  'import-hidden': {
    severity: 'warning',
    zh: '第{number}段里有隐藏的文字，没有取：“{text}”',
    en: 'paragraph {number} has hidden text, which was left out: “{text}”',
    note: { zh: '要印的话，请对方取消隐藏再发一份', en: 'where it is to be printed, ask the sender to unhide it' },
  },
  'import-comment': {
    severity: 'warning',
    zh: '第{number}段有批注，没有取：“{text}”',
    en: 'paragraph {number} has a comment, which was left out: “{text}”',
    note: { zh: '看看批注里的问题解决了没有', en: 'make sure that what it asks has been answered' },
  },
  'import-tracked': {
    severity: 'hint',
    zh: '第{number}段有修订，按接受全部修订后的样子取了：增加“{added}”，删除“{removed}”',
    en: 'paragraph {number} has tracked changes and was taken as if all were accepted: added “{added}”, removed “{removed}”',
  },
  'import-tracked/added': {
    severity: 'hint',
    zh: '第{number}段有修订，按接受全部修订后的样子取了：增加“{added}”',
    en: 'paragraph {number} has tracked changes and was taken as if all were accepted: added “{added}”',
  },
  'import-tracked/removed': {
    severity: 'hint',
    zh: '第{number}段有修订，按接受全部修订后的样子取了：删除“{removed}”',
    en: 'paragraph {number} has tracked changes and was taken as if all were accepted: removed “{removed}”',
  },
  'import-merged-cells': {
    severity: 'hint',
    zh: '第{number}段的表格有合并的单元格：每一格都填上了同样的字',
    en: 'the table that is paragraph {number} has merged cells: each of them was given the same text',
  },
  'import-merged-cells/head': {
    severity: 'hint',
    zh: '第{number}段的表格有两行以上的表头，上下各格连成了一行：{heads}',
    en: 'the table that is paragraph {number} has a head of several rows, which were joined: {heads}',
  },
  'import-nested-table': {
    severity: 'hint',
    zh: '第{number}段的表格里还套着表格，里面的字连成了一段：“{text}”',
    en: 'the table that is paragraph {number} has a table in a cell, whose text was run together: “{text}”',
  },
  'import-text-style': {
    severity: 'hint',
    zh: '第{number}段的“{text}”原来是{style}，只取了字',
    en: 'of “{text}” in paragraph {number}, which was {style}, the text alone was taken',
    note: {
      zh: '删除线常常是要删的意思，上标、下标看是否要写成“²”“₂”',
      en: 'what is struck through may be meant to go; what was raised or lowered may want another character',
    },
  },
  'import-ruby': {
    severity: 'hint',
    zh: '第{number}段的“{text}”上面注的音（{reading}），写在了后面的括号里',
    en: 'what stood above “{text}” in paragraph {number} ({reading}) now stands in brackets behind it',
  },
  'import-broken-field': {
    severity: 'warning',
    zh: '第{number}段有一处失效的引用，现在写着“{text}”',
    en: 'paragraph {number} has a reference that leads nowhere, which now reads “{text}”',
    note: { zh: '改成原来要引的字，如“表1”', en: 'write what it referred to, such as “表1”' },
  },
  'import-formula': {
    severity: 'hint',
    zh: '第{number}段有公式，只取了里面的字：“{text}”',
    en: 'of a formula in paragraph {number} the text alone was taken: “{text}”',
  },
  'import-symbol': {
    severity: 'hint',
    zh: '第{number}段有符号字体（{font}）里的符号，换成了“{text}”',
    en: 'a sign of the font {font} in paragraph {number} was replaced by “{text}”',
  },
  'import-text-box': {
    severity: 'hint',
    zh: '第{number}段原来在文本框里，放在了框所在的段落后面',
    en: 'paragraph {number} stood in a text box; it now follows the paragraph that held the box',
  },
  'import-link': {
    severity: 'hint',
    zh: '第{number}段的“{text}”连着“{address}”，不是网页或邮箱，只取了字',
    en: 'of “{text}” in paragraph {number} the text alone was taken: “{address}” is no page or mail',
  },
  'import-title': {
    severity: 'hint',
    zh: '来稿的总标题“{text}”写成了备注，不印：下面的各部分各有标题',
    en: 'the title “{text}” became a note, which isn’t printed: the parts below have titles of their own',
  },
  'import-header-footer': {
    severity: 'hint',
    zh: '页眉、页脚没有取：“{text}”',
    en: 'headers and footers were left out: “{text}”',
  },
  'import-contents': {
    severity: 'hint',
    zh: '目录没有取：“{text}”',
    en: 'the table of contents was left out: “{text}”',
  },
  'import-pdf-lines': {
    severity: 'warning',
    zh: 'PDF 里没有标明段落，是照行的位置分的段；拿不准的写成了“待核”',
    en: 'the PDF doesn’t state its paragraphs, which were told by where its lines stand; what is in doubt became notes',
    note: {
      zh: '对照 PDF 看一遍分段；有 .docx 的导入 .docx',
      en: 'compare the paragraphs; where there is a .docx, import that',
    },
  },
  'import-pdf-page': {
    severity: 'warning',
    zh: 'PDF 的第{pages}页没有文字，可能是扫描的图片，没有取',
    en: 'page {pages} of the PDF has no text, and may be a scan; it was left out',
    note: { zh: '对照 PDF 看看这几页写了什么', en: 'look at what these pages say' },
  },
  'import-old': {
    severity: 'warning',
    zh: '{folder} 的报头、版记：{doubt}',
    en: 'masthead and colophon of {folder}: {doubt}',
    note: {
      zh: '对照旧刊核对 index.md，再删去那里的“待核”备注',
      en: 'compare index.md with the issue, then remove the note there',
    },
  },
  'import-old/figures': {
    severity: 'warning',
    zh: '{folder} 没有认出“{series}”的数',
    en: 'the figures of {series} were not found in {folder}',
    note: {
      zh: '本周的数要按“指标、数、单位”的样子一个挨一个地写在一段里；对照旧刊填进 index.md 的“统计”',
      en: 'figures of the week stand in one paragraph as measure, number, unit; fill them in from the issue',
    },
  },
  'import-old/chain': {
    severity: 'warning',
    zh: '{series}.{measure} 接不上：{before} 累计 {total}，加上 {folder} 本周的 {week} 是 {sum}，{folder} 印的累计是 {printed}，差 {difference}',
    en: '{series}.{measure} doesn’t add up: {total} in all by {before} and {week} of the week of {folder} are {sum}, while {folder} printed {printed}; the difference is {difference}',
    note: {
      zh: '{year}年的期初和这几期的本周数都没有写；查清是哪一期印错、改过数，再填写',
      en: 'neither the opening of {year} nor the weeks of these issues were written: find out which issue is wrong, then fill them in',
    },
  },
  'import-old/gap': {
    severity: 'warning',
    zh: '{series}：{before} 和 {folder} 之间缺了期，本年累计接不起来',
    en: '{series}: issues are missing between {before} and {folder}, so that the year’s totals don’t add up',
    note: {
      zh: '{year}年的期初和这几期的本周数都没有写；找到缺的几期，和这几期一起导入',
      en: 'neither the opening of {year} nor the weeks of these issues were written: import the missing ones along with these',
    },
  },
  'import-old/ledger': {
    severity: 'warning',
    zh: '{folder} 本周的数写进去，会使已有各期的累计对不上，没有写进“统计”',
    en: 'with the figures of {folder} the totals of issues that are there would no longer be right; they were not written',
    note: {
      zh: '看看 bulletin.yaml 的期初和已有各期的“已刊累计”，再把数填进 index.md',
      en: 'look at the openings in bulletin.yaml and at what the issues there printed, then fill them in',
    },
  },
  'import-bare-text': {
    severity: 'warning',
    zh: '这台电脑上没有找到 LibreOffice，只取了文字：图片、表格的样子、修订、隐藏的文字都看不出来',
    en: 'without LibreOffice the bare text was taken: pictures, the form of tables, tracked changes and hidden text are not known',
    note: {
      zh: '对照来稿看一遍；用 Word、WPS 另存为 .docx 再导入更好',
      en: 'compare it with the document; better, save it as .docx in Word or WPS and import that',
    },
  },
  'import-object': {
    severity: 'warning',
    zh: '第{number}段有{what}，没有取，原处写了“待核”',
    en: '{what} in paragraph {number} was left out; a note marks its place',
    note: {
      zh: '截图存成 PNG 放进本期文件夹，或者请对方另发图片',
      en: 'save a screenshot of it as PNG in the issue’s folder',
    },
  },
  'import-macro': {
    severity: 'hint',
    zh: '文件里有宏，没有运行，也没有取',
    en: 'the file has macros, which were neither run nor taken',
  },
  'import-encoding': {
    severity: 'hint',
    zh: '文件不是 UTF-8，按 {encoding} 读的',
    en: 'the file is not UTF-8 and was read as {encoding}',
  },
});
