import { declareFindings } from '../model/finding.js';

const byHand = { zh: '请手工改', en: 'make it by hand' } as const;

/** What is to be said of each change and comment in a copy that came back. */
export const finding = declareFindings({
  'review-edit': {
    severity: 'hint',
    zh: '第{number}处，{who}：“{old}”改为“{text}”',
    en: '{number}. {who}: “{old}” becomes “{text}”',
  },
  'review-edit/inserted': {
    severity: 'hint',
    zh: '第{number}处，{who}：在“{old}”后面加“{text}”',
    en: '{number}. {who}: “{text}” is inserted behind “{old}”',
  },
  'review-edit/deleted': {
    severity: 'hint',
    zh: '第{number}处，{who}：删去“{old}”',
    en: '{number}. {who}: “{old}” is deleted',
  },
  'review-edit/split': {
    severity: 'hint',
    zh: '第{number}处，{who}：从“{old}”后面另起一段',
    en: '{number}. {who}: a new paragraph begins behind “{old}”',
  },
  'review-edit/joined': {
    severity: 'hint',
    zh: '第{number}处，{who}：和下一段连成一段，中间写“{text}”',
    en: '{number}. {who}: joined with the next paragraph by “{text}”',
  },
  'review-edit/added': {
    severity: 'hint',
    zh: '第{number}处，{who}：加一段“{text}”',
    en: '{number}. {who}: a new paragraph “{text}”',
  },
  'review-edit/removed': {
    severity: 'hint',
    zh: '第{number}处，{who}：整段删去“{old}”',
    en: '{number}. {who}: the paragraph “{old}” is removed',
  },
  'review-edit/moved': {
    severity: 'hint',
    zh: '第{number}处，{who}：“{old}”移到“{text}”后面',
    en: '{number}. {who}: “{old}” moves behind “{text}”',
  },
  'review-edit/row': {
    severity: 'hint',
    zh: '第{number}处，{who}：表里加一行“{text}”',
    en: '{number}. {who}: a new row “{text}”',
  },
  'review-comment': {
    severity: 'warning',
    zh: '第{number}处，{who}批注“{old}”：{text}',
    en: '{number}. {who} comments on “{old}”: {text}',
    note: { zh: '办理以后在文件里删去批注', en: 'answer it, then remove the comment from the file' },
  },
  'review-comment/mark': {
    severity: 'warning',
    zh: '第{number}处，{who}在“{old}”上做了标记（{kind}），没有写字',
    en: '{number}. {who} marked “{old}” ({kind}) and wrote nothing',
    note: { zh: '划掉多半是要删，问一问再改', en: 'what is struck out is mostly meant to go; ask before it does' },
  },
  'review-manual/place': {
    severity: 'warning',
    zh: '第{number}处，{who}批注：{text}；这里找不到它说的是哪一句',
    en: '{number}. {who} comments: {text}; what it is about can’t be found here',
    note: { zh: '在 PDF 第{page}页看它指的是哪里', en: 'look at page {page} of the PDF' },
  },
  'review-figure': {
    severity: 'warning',
    zh: '第{number}处，{who}：“{old}”改为“{text}”；这里的数是从 {place} 算出来的，没有改',
    en: '{number}. {who}: “{old}” becomes “{text}”; the figure is computed from {place} and was left alone',
    note: { zh: '要改就改 {place}，再看累计对不对', en: 'change it at {place}, then look at the totals' },
  },
  'review-figure/total': {
    severity: 'warning',
    zh: '第{number}处，{who}：“{old}”改为“{text}”；这里的数是各期累计出来的，没有改',
    en: '{number}. {who}: “{old}” becomes “{text}”; the figure adds up several issues and was left alone',
    note: {
      zh: '这一期的数错了就改 {place}；以前各期的数错了，在 {file} 的 corrections（更正）里写明',
      en: 'where the week’s own figure is wrong change {place}; where an earlier one is, state it under “corrections” in {file}',
    },
  },
  'review-fact': {
    severity: 'warning',
    zh: '第{number}处，{who}：“{old}”改为“{text}”；这是 {place} 里写的，没有改',
    en: '{number}. {who}: “{old}” becomes “{text}”; {place} says it, and was left alone',
    note: { zh: '要改就改 {place}', en: 'change {place}' },
  },
  'review-manual': {
    severity: 'warning',
    zh: '第{number}处，{who}：“{old}”改为“{text}”；这样写进去和改稿不一致，没有改',
    en: '{number}. {who}: “{old}” becomes “{text}”; written here it would not say what was returned, and was left alone',
    note: byHand,
  },
  'review-manual/moved': {
    severity: 'warning',
    zh: '第{number}处，{who}：“{old}”移到“{text}”后面；这样写进去和改稿不一致，没有改',
    en: '{number}. {who}: “{old}” moves behind “{text}”; written there it would not say what was returned, and was left alone',
    note: byHand,
  },
  'review-manual/note': {
    severity: 'warning',
    zh: '第{number}处，{who}：“{old}”改为“{text}”；牵涉到脚注，没有改',
    en: '{number}. {who}: “{old}” becomes “{text}”; a footnote is concerned, and nothing was changed',
    note: byHand,
  },
  'review-manual/changed': {
    severity: 'warning',
    zh: '第{number}处，{who}：“{old}”改为“{text}”；送审以后这里已经改成别的了，没有改',
    en: '{number}. {who}: “{old}” becomes “{text}”; this place was changed otherwise since, and was left alone',
    note: byHand,
  },
  'review-manual/table': {
    severity: 'warning',
    zh: '第{number}处，{who}：改了表格的样子，没有改',
    en: '{number}. {who}: the shape of a table was changed, and was left alone',
    note: { zh: '改稿里是：{text}', en: 'what was returned: {text}' },
  },
  'review-manual/label': {
    severity: 'warning',
    zh: '第{number}处，{who}：编号“{old}”改为“{text}”；编号是程序排的，没有改',
    en: '{number}. {who}: the number “{old}” becomes “{text}”; the program counts it, and it was left alone',
    note: { zh: '要改次序就移动段落', en: 'move paragraphs to change their order' },
  },
  'review-manual/heading': {
    severity: 'warning',
    zh: '第{number}处，{who}：“{line}”的标题级别由“{old}”改为“{text}”，没有改',
    en: '{number}. {who}: the heading level of “{line}” becomes “{text}”, not “{old}”; it was left alone',
    note: byHand,
  },
  'review-manual/picture': {
    severity: 'warning',
    zh: '第{number}处，{who}：送审时有 {old} 张图，改稿里有 {text} 张，没有改',
    en: '{number}. {who}: there were {old} pictures, and {text} came back; nothing was changed',
    note: byHand,
  },
  'review-conflict': {
    severity: 'warning',
    zh: '第{number}处，{who}：“{old}”改为“{text}”；{other}在第{with}处改为“{theirs}”',
    en: '{number}. {who}: “{old}” becomes “{text}”; in {with} {other} makes it “{theirs}”',
    note: { zh: '用 --apply 加序号选一处', en: 'choose one by its number with --apply' },
  },
});
