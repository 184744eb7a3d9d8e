import type { FindingEntry } from '../model/message.js';

/** Findings in the Markdown of sections and 按语. */
export const sectionFindings = {
  'no-title': {
    severity: 'error',
    zh: '这一部分没有标题',
    en: 'this section has no title',
    note: { zh: '第一行写“# 标题”', en: 'begin the file with “# title”' },
  },
  'no-title/typed': {
    severity: 'error',
    zh: '这一部分没有标题：第 1 行少了“# ”',
    en: 'this section has no title: line 1 lacks its “# ”',
    note: { zh: '把第 1 行改成“# {title}”', en: 'make the first line “# {title}”' },
  },
  'text-before-title': {
    severity: 'error',
    zh: '标题前面不能有文字：“# 标题”要放在最前面',
    en: 'nothing may stand before the title: “# title” comes first',
  },
  'second-title': {
    severity: 'error',
    zh: '一个文件只能有一个“#”标题',
    en: 'a file has only one “#” title',
    note: { zh: '下一级标题用“##”，或者另写一个文件', en: 'use “##” for a lower heading, or another file' },
  },
  'preamble-heading': {
    severity: 'error',
    zh: '按语里不能有标题',
    en: 'there are no headings in index.md',
    note: { zh: '有标题的内容写到“01-….md”这样的文件里', en: 'put text with headings into a file such as “01-….md”' },
  },
  'heading-empty': {
    severity: 'error',
    zh: '标题是空的',
    en: 'this heading is empty',
  },
  'heading-end': {
    severity: 'error',
    zh: '标题末尾的“{typed}”不会印',
    en: '“{typed}” at the end of a heading is not printed',
    note: { zh: '要印就写成“\\#”，不要就删去', en: 'write “\\#” to print it, or delete it' },
  },
  'heading-skips': {
    severity: 'error',
    zh: '标题跳级了：上一级是 {above} 级，这里最多是 {most} 级（“{marks}”）',
    en: 'a heading level is skipped: after level {above} at most level {most} (“{marks}”)',
  },
  'heading-too-deep': {
    severity: 'error',
    zh: '标题最多四级，到“####”为止',
    en: 'headings go down to level four, “####”',
  },
  'heading-place': {
    severity: 'error',
    zh: '标题不能放在列表或引用里',
    en: 'a heading cannot stand in a list or a quotation',
  },
  'heading-number': {
    severity: 'error',
    zh: '这里的序号写的是“{typed}”，按顺序应当是“{counted}”',
    en: 'this heading is numbered “{typed}”, by its place it is “{counted}”',
    note: { zh: '序号由程序编排，可以不写', en: 'numbers are made by the program and need not be typed' },
  },
  'front-matter-place': {
    severity: 'error',
    zh: '“---”之间的期号、日期等只能写在 index.md 里',
    en: 'front matter may stand in index.md only',
    note: { zh: '把这几行删去，或移到 index.md', en: 'take it out, or move it to index.md' },
  },
  'setext-heading': {
    severity: 'error',
    zh: '这一行文字被下面的横线当成了标题',
    en: 'the line below turns this text into a heading',
    note: {
      zh: '要分开就在中间空一行并去掉横线；要做标题就用“## 标题”',
      en: 'remove that line, or write “## heading”',
    },
  },
  'label-order': {
    severity: 'warning',
    zh: '序号不连续：这里是“{typed}”，前面数到 {before}',
    en: 'numbers are not in order: “{typed}” here, the count before is {before}',
  },
  'label-twice': {
    severity: 'error',
    zh: '这一项已经有序号“{counted}”，又写了“{typed}”',
    en: 'this item is numbered “{counted}” already and has “{typed}” typed in it',
    note: { zh: '只留一个', en: 'keep one of them' },
  },
  'list-start': {
    severity: 'error',
    zh: '列表从 {start} 开始；只能从 1 开始，或者接着前面从 {next} 开始',
    en: 'this list starts at {start}; it may start at 1 or go on at {next}',
  },
  'list-too-deep': {
    severity: 'error',
    zh: '编号最多四级，这里的列表嵌套太深',
    en: 'numbers go down to level four; this list is nested too deeply',
  },
  'list-item-empty': {
    severity: 'error',
    zh: '这一项没有文字',
    en: 'this item has no text',
  },
  html: {
    severity: 'error',
    zh: '不能用 HTML：“{typed}”',
    en: 'HTML is not supported: “{typed}”',
    note: { zh: '去掉它；要打出“<”本身，写成“\\<”', en: 'remove it; write “\\<” for the character itself' },
  },
  unproved: {
    severity: 'error',
    zh: '这里有导入时没有核对上的内容，不能印',
    en: 'this was imported and has not been checked, so that nothing is printed yet',
    note: {
      zh: '对照来稿核对，要的写进正文，再删去这条“待核”备注',
      en: 'compare it with the document, write what is wanted into the text, then remove this note',
    },
  },
  'comment-open': {
    severity: 'error',
    zh: '备注“<!--”没有用“-->”结束',
    en: 'this note “<!--” is not closed by “-->”',
  },
  code: {
    severity: 'error',
    zh: '简报里不能有代码块（``` 或 ~~~）',
    en: 'there is no code in a bulletin (``` or ~~~)',
  },
  'code/inline': {
    severity: 'error',
    zh: '简报里不能有代码（反引号 `…`）',
    en: 'there is no code in a bulletin (backquotes `…`)',
    note: { zh: '去掉反引号；要打出反引号本身，写成“\\`”', en: 'remove the backquotes, or escape them with “\\”' },
  },
  'thematic-break': {
    severity: 'error',
    zh: '不能用分隔线（---、*** 或 ___）',
    en: 'thematic breaks (---, *** or ___) are not supported',
  },
  'task-item': {
    severity: 'error',
    zh: '不能用待办项“[ ]”',
    en: 'task lists “[ ]” are not supported',
  },
  strikethrough: {
    severity: 'error',
    zh: '不能用删除线“~~…~~”',
    en: 'strikethrough “~~…~~” is not supported',
    note: { zh: '不要的文字直接删去', en: 'delete the text itself' },
  },
  definition: {
    severity: 'error',
    zh: '不能把链接地址单列一行；写成“[文字](地址)”',
    en: 'link definitions are not supported; write “[text](address)”',
  },
  'link-address': {
    severity: 'error',
    zh: '链接地址要以 http://、https:// 或 mailto: 开头，写的是“{address}”',
    en: 'a link begins with http://, https:// or mailto:, found “{address}”',
  },
  'link-address/long': {
    severity: 'error',
    zh: '链接地址太长，超过 {limit} 个字符',
    en: 'the address of this link is longer than {limit} characters',
  },
  'link-empty': {
    severity: 'error',
    zh: '这个链接没有文字',
    en: 'this link has no text',
  },
  'sign-taken': {
    severity: 'warning',
    zh: '行首的“{mark}”当作了列表或引文的符号，不会印出来',
    en: 'the “{mark}” that begins this line is taken for a mark of Markdown and not printed',
    note: {
      zh: '是负号、大于号的，写成“\\{mark}”，或者改写成“零下5℃”“超过5000元”；是列表、引文的，不用改',
      en: 'write “\\{mark}” where it is a sign of the number; a list or a quotation is right as it is',
    },
  },
  'link-form': {
    severity: 'error',
    zh: '“{typed}”没有成为链接，会照样印出来',
    en: '“{typed}” makes no link and would be printed',
    note: {
      zh: '括号都用半角，中间不空格：“[文字](https://…)”',
      en: 'all brackets are ASCII, without blanks: “[text](https://…)”',
    },
  },
  'link-form/blank': {
    severity: 'error',
    zh: '“{typed}”里有空格，没有成为链接，会照样印出来',
    en: '“{typed}” has a blank in it: it makes no link and would be printed',
    note: {
      zh: '“]”和“(”之间、网址里面都不空格；网址里的空格写成“%20”',
      en: 'no blank between “]” and “(” or in the address, where “%20” stands for one',
    },
  },
  'link-form/title': {
    severity: 'error',
    zh: '网址后面的“{title}”不会印',
    en: '“{title}” behind the address is not printed',
    note: { zh: '要印就写进方括号里，不要就删去', en: 'write it between the square brackets, or delete it' },
  },
  'link-form/bracket': {
    severity: 'hint',
    zh: '“【{name}】”和后面的网址会照样印出来，不是链接',
    en: '“【{name}】” and the address behind it are printed as they are, not as a link',
    note: {
      zh: '要做成链接，写成“[{name}]({address})”；就这样印，不用改',
      en: 'for a link write “[{name}]({address})”; else leave it',
    },
  },
  'script-mark': {
    severity: 'error',
    zh: '“{typed}”不会印成上标或下标，会照样印出来',
    en: '“{typed}” is neither raised nor lowered and would be printed',
    note: {
      zh: '直接写“m²”“CO₂”这样的字；要打出符号本身，前面加“\\”',
      en: 'type “m²” or “CO₂” itself; “\\” before a mark prints it',
    },
  },
  'path-mark': {
    severity: 'error',
    zh: '“{typed}”只会印出“{printed}”',
    en: '“{typed}” would be printed as “{printed}”',
    note: { zh: '要印一个“\\”，写两个', en: 'write two backslashes for each that is to be printed' },
  },
  'placeholder-form': {
    severity: 'error',
    zh: '“{typed}”不是引用数字的写法',
    en: '“{typed}” is not how a figure is called',
    note: {
      zh: '写成 {example}；名称只用汉字、字母和数字',
      en: 'write {example}; names have Han characters, letters and digits only',
    },
  },
  'placeholder-brace': {
    severity: 'error',
    zh: '单独的“{typed}”：引用数字要写在一行里，前后括号成对',
    en: 'a stray “{typed}”: a figure stands on one line between a pair of braces',
    note: { zh: '要打出“{typed}”本身，前面加“\\”', en: 'put “\\” before it to print “{typed}” itself' },
  },
  'placeholder-place': {
    severity: 'error',
    zh: '这里不能引用数字：“{typed}”',
    en: 'a figure cannot stand here: “{typed}”',
    note: { zh: '只能放在正文文字里', en: 'figures stand in running text only' },
  },
  'section-too-large': {
    severity: 'error',
    zh: '这个文件超过 {limit} 行，分成几个文件',
    en: 'this file has more than {limit} lines of text; split it',
  },
  'section-too-large/markup': {
    severity: 'error',
    zh: '到这里已有 {limit} 个以上的排版符号（* _ ` [ ] 等），文件可能不是正文',
    en: 'more than {limit} characters of markup (* _ ` [ ] …) up to here; is this the text of a section?',
  },
  'section-too-large/nesting': {
    severity: 'error',
    zh: '列表或引用嵌套太深：超过 {limit} 层',
    en: 'lists or quotations nested too deeply: more than {limit} levels',
  },
} as const satisfies Record<string, FindingEntry>;
