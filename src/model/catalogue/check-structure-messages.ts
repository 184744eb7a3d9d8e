import type { FindingEntry } from './entry.js';

/** What the rules on the structure of sections find. */
export const checkStructureMessages = {
  'section-empty': {
    severity: 'error',
    missing: true,
    zh: '这一部分只有标题，没有内容',
    en: 'this section has a title and nothing else',
    note: { zh: '写上内容；这一期没有就删去这个文件', en: 'write its text, or delete the file' },
  },
  'section-empty/heading': {
    severity: 'warning',
    zh: '这个标题下面没有内容',
    en: 'there is nothing below this heading',
    note: {
      zh: '写上内容，或者删去标题；它本身就是一段话的，去掉“#”',
      en: 'write its text or delete it; take the “#” away where it is a paragraph itself',
    },
  },
  'title-mark': {
    severity: 'warning',
    zh: '标题末尾不用“{mark}”',
    en: 'a title does not end with “{mark}”',
  },
  'title-mark/lower': {
    severity: 'hint',
    zh: '单独成行的标题末尾一般不用“{mark}”',
    en: 'a heading on its own line rarely ends with “{mark}”',
  },
  'label-form': {
    severity: 'warning',
    zh: '序号写成“{typed}”，应当是“{wanted}”',
    en: 'a number is written “{typed}”, expected “{wanted}”',
  },
  'label-form/double': {
    severity: 'error',
    zh: '程序已经编了“{counted}”，这里又写了“{typed}”，两个序号都会印出来',
    en: 'the program counts “{counted}” here, and “{typed}” is typed too: both would be printed',
    note: { zh: '删去写上的序号', en: 'delete the typed one' },
  },
  'label-form/section': {
    severity: 'warning',
    zh: '“{typed}”是各部分标题的序号，正文里从“（一）”起编',
    en: '“{typed}” numbers the titles of sections; within one, numbers begin with “（一）”',
    note: {
      zh: '改成“（一）（二）”；如果是另一部分，就另写一个文件，标题前写“#”',
      en: 'use “（一）（二）”, or a file of its own with a “#” title for another section',
    },
  },
  'label-mixed': {
    severity: 'warning',
    zh: '序号“{typed}”和前面的“{first}”写法不一致',
    en: 'the number “{typed}” is written otherwise than “{first}” before it',
    note: { zh: '圆点统一用半角“.”', en: 'use the ASCII full stop throughout' },
  },
  'list-restart': {
    severity: 'hint',
    zh: '编号又从“{typed}”开始，前面已经编到“{last}”',
    en: 'the numbers begin again with “{typed}” after “{last}”',
    note: {
      zh: '接着前面的就写成下一个数；另起一列的，前一段最好用冒号引出',
      en: 'go on with the next number; a list of its own is best led in by a colon',
    },
  },
  'lonely-item': {
    severity: 'hint',
    zh: '只有“{label}”，没有第二项',
    en: 'there is “{label}” and no second one',
    note: { zh: '只有一项就不用编号；还有别的就补上', en: 'a single item needs no number; or is another one missing?' },
  },
  'heading-mark': {
    severity: 'error',
    zh: '“{typed}”没有成为标题，会照样印出来',
    en: '“{typed}” makes no heading here and would be printed',
    note: {
      zh: '“#”用半角，写在行首，后面空一个半角空格：“# 标题”；要打出“#”本身，写成“\\#”',
      en: 'write “# heading”: an ASCII “#” and a blank; “\\#” prints the character itself',
    },
  },
  'heading-mark/quote': {
    severity: 'error',
    zh: '“＞”没有成为引文，会照样印出来',
    en: '“＞” makes no quotation here and would be printed',
    note: {
      zh: '引文用半角“>”，写在行首：“> 引文”；要打出“＞”本身，不要放在行首',
      en: 'begin the line with an ASCII “>”; “＞” itself cannot begin a line',
    },
  },
  'emphasis-mark': {
    severity: 'error',
    zh: '“{typed}”没有起作用，会照样印出来',
    en: '“{typed}” emphasises nothing here and would be printed',
    note: {
      zh: '“**”要成对，里侧不留空格：“**文字**”；要打出“*”本身，写成“\\*”',
      en: 'write “**text**” in a pair, without blanks inside; “\\*” prints the character itself',
    },
  },
  'emphasis-mark/sign': {
    severity: 'warning',
    zh: '数字或字母之间的“*”会照样印出来',
    en: '“*” between digits or letters is printed as it is',
    note: {
      zh: '乘号写“×”，两个数之间可以用 check --fix 改；就要印“*”，写成“\\*”',
      en: 'write “×” for a product (check --fix does between numbers); “\\*” is “*” itself',
    },
  },
  'image-mark': {
    severity: 'error',
    zh: '“{typed}”没有成为图片，会照样印出来',
    en: '“{typed}” makes no image and would be printed',
    note: { zh: '“!”“[ ]”“( )”都用半角：“![说明](文件名.png)”', en: 'all marks are ASCII: “![caption](file.png)”' },
  },
  'image-mark/blank': {
    severity: 'error',
    zh: '文件名里有空格，“{typed}”没有成为图片，会照样印出来',
    en: 'the file name has a blank, so “{typed}” makes no image and would be printed',
    note: {
      zh: '给文件名加上尖括号：“![说明](<文件 名.png>)”，或者去掉空格',
      en: 'write “![caption](<file name.png>)”',
    },
  },
  'hidden-paragraph': {
    severity: 'hint',
    zh: '这里换了行，但没有空行，下一行会接着印，不另起一段',
    en: 'the line ends here, but without an empty line the next one is set as the same paragraph',
    note: { zh: '要另起一段，就空一行', en: 'leave a line empty to begin a paragraph' },
  },
  'hidden-paragraph/indent': {
    severity: 'warning',
    zh: '下一行空了两格，但前面没有空行，会接着印，不另起一段',
    en: 'the next line is indented, but without an empty line it is set as the same paragraph',
    note: { zh: '要另起一段，就空一行', en: 'leave a line empty to begin a paragraph' },
  },
  'hidden-paragraph/mark': {
    severity: 'warning',
    zh: '这一行前面没有空行，会接着上一行印，不另起一段',
    en: 'without an empty line before it this item is set in the paragraph of the one before',
    note: {
      zh: '要另起一段，就空一行；要列成几项，写成“- 甲”“1. 甲”',
      en: 'leave a line empty before it, or write the items as “- a” or “1. a”',
    },
  },
} as const satisfies Record<string, FindingEntry>;
