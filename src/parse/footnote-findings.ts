import type { FindingEntry } from '../model/message.js';

/** Findings in footnotes and their marks. */
export const footnoteFindings = {
  'footnote-undefined': {
    severity: 'error',
    zh: '脚注“{mark}”没有内容',
    en: 'there is no text for the footnote “{mark}”',
    note: {
      zh: '在这个文件里另起一行写“{mark}: 脚注内容”，冒号用半角，前后空一行',
      en: 'write “{mark}: text” on a line of its own in this file, with an ASCII colon',
    },
  },
  'footnote-definition/unused': {
    severity: 'error',
    zh: '正文里没有“{mark}”，这条脚注不会印',
    en: '“{mark}” stands nowhere in the text: this footnote would not be printed',
    note: {
      zh: '在要加注的字后面写上“{mark}”，或者删去这一条',
      en: 'put “{mark}” where it belongs, or delete the note',
    },
  },
  'footnote-definition/twice': {
    severity: 'error',
    zh: '脚注“{mark}”在第 {line} 行已经写过',
    en: 'the footnote “{mark}” is on line {line} already',
    note: { zh: '给其中一条换一个编号', en: 'give one of them another label' },
  },
  'footnote-definition/empty': {
    severity: 'error',
    zh: '脚注“{mark}”后面没有文字',
    en: 'there is no text behind “{mark}”',
  },
  'footnote-definition/block': {
    severity: 'error',
    zh: '脚注里只能写文字，不能有标题、列表、表格等',
    en: 'a footnote has text alone: no headings, lists or tables',
  },
  'footnote-place': {
    severity: 'error',
    zh: '这里不能加脚注',
    en: 'a footnote cannot be referred to here',
    note: {
      zh: '只能加在正文和表格的格子里，不能加在标题、图注、表题、表注或别的脚注里',
      en: 'in running text and cells only: not in headings, captions, remarks below tables or other footnotes',
    },
  },
  'footnote-form/bracket': {
    severity: 'error',
    zh: '“{typed}”的方括号要用半角：“{wanted}”',
    en: 'the brackets of “{typed}” are to be ASCII: “{wanted}”',
  },
  'footnote-form/colon': {
    severity: 'error',
    zh: '“{typed}”的冒号要用半角：“{wanted}”',
    en: 'the colon of “{typed}” is to be ASCII: “{wanted}”',
  },
  'footnote-form/label': {
    severity: 'error',
    zh: '脚注的编号里不能有空格：“{typed}”',
    en: 'the label of a footnote has no blanks: “{typed}”',
  },
  'footnote-many': {
    severity: 'error',
    zh: '一期最多 {limit} 条脚注，从这里起超过了',
    en: 'an issue has at most {limit} footnotes; this is one more',
    note: { zh: '带圈的编号只到 ㊿；把次要的注写进正文', en: 'circled numbers end at ㊿' },
  },
} as const satisfies Record<string, FindingEntry>;
