import type { FindingEntry } from '../model/message.js';

/** Findings in what `![…](…)` names: images, tables from files, charts. */
export const imageFindings = {
  'image-place': {
    severity: 'error',
    zh: '图片要单独占一行，前后不能有文字',
    en: 'an image stands on a line of its own, without text beside it',
    note: { zh: '把图片移到单独的一行，前后空一行', en: 'move it to a line between empty lines' },
  },
  'image-place/inside': {
    severity: 'error',
    zh: '图片不能放在标题、列表、引用、表格或脚注里',
    en: 'an image cannot stand in a heading, a list, a quotation, a table or a footnote',
    note: {
      zh: '把图片移到单独的一行，顶格写，前后空一行',
      en: 'move it to a line that begins at the margin, between empty lines',
    },
  },
  'image-alternative': {
    severity: 'error',
    zh: '这张图片没有说明',
    en: 'this image has no caption',
    note: {
      zh: '在“[ ]”里写图上是什么，例如“![办事大厅开放日现场](会场.jpg)”：印作图注，看不见图的读者和档案也要靠它',
      en: 'say between “[ ]” what the picture shows: it is the caption, and all that screen readers and archives have',
    },
  },
  'image-address': {
    severity: 'error',
    zh: '没有写图片的文件名',
    en: 'no file is named for this image',
    note: { zh: '写成“![说明](文件名.jpg)”', en: 'write “![caption](file.jpg)”' },
  },
  'image-address/remote': {
    severity: 'error',
    zh: '图片要放在本期的文件夹里，不能用网址：“{address}”',
    en: 'an image is a file in the issue’s folder, not “{address}”',
    note: { zh: '先把图片存到本期文件夹，再写文件名', en: 'save it there and name the file' },
  },
  'image-width': {
    severity: 'error',
    zh: '看不懂“{typed}”，引号里只能写图片的宽度',
    en: '“{typed}” is no width; nothing else can stand in the quotation marks',
    note: {
      zh: '写成 "宽80mm"、"宽20字" 或 "宽60%"；图注写在“[ ]”里',
      en: 'write "width=80mm", "宽20字" (characters) or "width=60%"; the caption goes between “[ ]”',
    },
  },
  'image-width/range': {
    severity: 'error',
    zh: '图片的宽度不能是“{typed}”',
    en: 'an image cannot be “{typed}” wide',
    note: {
      zh: '宽度从 5mm 到 500mm，或者从 1 字到 100 字，或者从 1% 到 100%',
      en: 'from 5 mm to 500 mm, from 1 to 100 characters, or from 1 % to 100 %',
    },
  },
  'image-width/table': {
    severity: 'error',
    zh: '表格的宽度由程序定，不能写“{typed}”',
    en: 'the width of a table is not to be stated: “{typed}”',
    note: { zh: '去掉引号和里面的字', en: 'remove it' },
  },
  'chart-address': {
    severity: 'error',
    zh: '“{address}”不是图表的写法',
    en: '“{address}” is not how a chart is called',
    note: {
      zh: '写成“{example}”；不写指标就各项都画；只画最近 12 期的，后面加“?last=12”',
      en: 'write “{example}”; without a measure all are drawn, and with “?last=12” behind it the latest 12 issues',
    },
  },
  'chart-address/last': {
    severity: 'error',
    zh: '图表只能画最近 {least} 到 {most} 期，写的是 {last}',
    en: 'a chart shows the latest {least} to {most} issues, not {last}',
  },
} as const satisfies Record<string, FindingEntry>;
