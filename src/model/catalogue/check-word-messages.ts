import type { FindingEntry } from './entry.js';

/** Findings of the rules of words, dates and numbers, and of marks that go by twos. */
export const checkWordMessages = {
  'unpaired-mark': {
    severity: 'warning',
    zh: '“{mark}”没有配对的“{missing}”',
    en: '“{mark}” has no “{missing}” that closes it',
    note: {
      zh: '补上另一半；引文分几段时，每段开头都用前引号，只在最后一段末尾用后引号',
      en: 'add the other half; a quotation of several paragraphs opens in each and closes once, in the last',
    },
  },
  'unpaired-mark/unopened': {
    severity: 'warning',
    zh: '“{mark}”前面没有配对的“{missing}”',
    en: '“{mark}” closes nothing: there is no “{missing}” before it',
    note: { zh: '补上另一半，或删去这一个', en: 'add the other half, or remove this one' },
  },
  'unpaired-mark/crossed': {
    severity: 'warning',
    zh: '“{mark}”放早了：里面的“{inner}”还没有结束',
    en: '“{mark}” comes too early: “{inner}” inside it is still open',
    note: { zh: '先结束里面的一对，再结束外面的一对', en: 'close the inner pair before the outer one' },
  },
  'unpaired-mark/repeated': {
    severity: 'warning',
    zh: '“{mark}”里面又用了“{mark}”，里面一层要用“{wanted}”',
    en: '“{mark}” inside another “{mark}”; the inner pair is “{wanted}”',
  },
  'pause-between-quoted': {
    severity: 'hint',
    zh: '引号之间、书名号之间通常不用顿号',
    en: 'there is usually no “、” between quoted or titled items',
    note: { zh: '写成“甲”“乙”“丙”、《甲》《乙》', en: 'write “甲”“乙”“丙” and “《甲》《乙》”' },
  },
  'pause-before-etc': {
    severity: 'warning',
    zh: '“等”的前面不用顿号',
    en: 'there is no “、” before “等”',
    note: { zh: '删去这个顿号', en: 'remove the mark' },
  },
  'number-range': {
    severity: 'warning',
    zh: '“{typed}”的前一个数也要带百分号：{wanted}',
    en: 'the first number of “{typed}” needs its percent sign too: {wanted}',
  },
  'number-range/unit': {
    severity: 'warning',
    zh: '“{typed}”说不清前一个数是多少：是“{wanted}”还是“{other}”',
    en: '“{typed}” is ambiguous: is it “{wanted}” or “{other}”?',
    note: { zh: '前一个数也带上“万”“亿”', en: 'give the first number its “万” or “亿” too' },
  },
  'number-range/mark': {
    severity: 'warning',
    zh: '数值、时间的起止用“{wanted}”连接，不用“{typed}”',
    en: 'a range is written with “{wanted}”, not “{typed}”',
  },
  'date-style': {
    severity: 'warning',
    zh: '“{typed}”里既有阿拉伯数字，又有汉字数字',
    en: '“{typed}” mixes digits and Han numbers',
    note: { zh: '同一个日期统一用阿拉伯数字', en: 'write one date in digits throughout' },
  },
  'date-zero': {
    severity: 'warning',
    zh: '正文里的月、日前面不加“0”：{wanted}',
    en: 'no zero before a month or a day in running text: {wanted}',
  },
  'date-real': {
    severity: 'error',
    zh: '没有“{typed}”这一天',
    en: 'there is no such day as “{typed}”',
  },
  'date-real/month': {
    severity: 'error',
    zh: '没有“{typed}”这个月份',
    en: 'there is no such month as in “{typed}”',
  },
  weekday: {
    severity: 'error',
    zh: '{date}是{right}，不是{typed}',
    en: '{date} is {right}, not {typed}',
    note: { zh: '核对日期和星期，改正写错的一个', en: 'find out which of the two is wrong' },
  },
  'weekday/assumed': {
    severity: 'warning',
    zh: '{date}在{year}年是{right}，不是{typed}',
    en: '{date} is {right} in {year}, not {typed}',
    note: {
      zh: '核对日期和星期；如果说的是别的年份，写上年份',
      en: 'find out which is wrong, or state the year if it is another',
    },
  },
  'event-date': {
    severity: 'hint',
    zh: '“{typed}”离本期起止日期（{period}）超过7天',
    en: '“{typed}” is more than 7 days from the period of this issue ({period})',
    note: { zh: '核对月份和日期', en: 'check the month and the day' },
  },
  'event-date/year': {
    severity: 'warning',
    zh: '“{typed}”不在本期起止日期（{period}）的年份，年份是否应为{year}年',
    en: '“{typed}” is in another year than this issue ({period}); is {year} meant?',
    note: { zh: '核对年份', en: 'check the year' },
  },
  'thousands-separator': {
    severity: 'warning',
    zh: '本期别处的大数不用分隔逗号，这里的“{typed}”用了：{wanted}',
    en: 'long numbers elsewhere in this issue have no separators, “{typed}” has: {wanted}',
    note: { zh: '一期之内写法要一致', en: 'write them in one way throughout an issue' },
  },
  'thousands-separator/missing': {
    severity: 'warning',
    zh: '本期别处的大数用了分隔逗号，这里的“{typed}”没有用：{wanted}',
    en: 'long numbers elsewhere in this issue have separators, “{typed}” has none: {wanted}',
    note: { zh: '一期之内写法要一致', en: 'write them in one way throughout an issue' },
  },
  'repeated-word': {
    severity: 'warning',
    zh: '“{word}”重复了',
    en: '“{word}” is repeated',
    note: { zh: '删去一个', en: 'remove one of them' },
  },
  'repeated-word/perhaps': {
    severity: 'hint',
    zh: '“{word}”连着出现两次，是否重复',
    en: '“{word}” stands twice in a row; is one too many?',
  },
  'confusable-word': {
    severity: 'warning',
    zh: '“{typed}”应为“{right}”：{because}',
    en: '“{typed}” should be “{right}”: {because}',
  },
  'left-over': {
    severity: 'error',
    missing: true,
    zh: '“{typed}”是没有填好的内容',
    en: '“{typed}” was left to be filled in',
    note: { zh: '填上内容，或者删去', en: 'fill it in, or remove it' },
  },
  'left-over/sample': {
    severity: 'warning',
    zh: '新建时的样例还在，会印出来',
    en: 'the sample of the new workspace is still here, and would be printed',
    note: { zh: '换成正文，或者删去', en: 'write the text in its place, or remove it' },
  },
  'classified-mark': {
    severity: 'warning',
    zh: '“{mark}”是国家秘密的标志：涉密文稿不得在非涉密计算机上处理',
    en: '“{mark}” marks a state secret, which must not be on a computer that is not for classified matter',
    note: {
      zh: '不涉密的，去掉这个标志；这台是涉密计算机的，在 bulletin.yaml 里写“classified: permitted”（“涉密: 允许”）',
      en: 'remove the mark where nothing is classified; on a computer that is for it, write “classified: permitted” in bulletin.yaml',
    },
  },
  'invisible-character': {
    severity: 'warning',
    zh: '这里有看不见的字符 {codes}',
    en: 'there is an invisible character here: {codes}',
    note: { zh: '多半是从网页或别的文件粘贴带来的，删去', en: 'it mostly comes with pasted text; remove it' },
  },
  'invisible-character/direction': {
    severity: 'error',
    zh: '这里有改变文字方向的字符 {codes}，看到的顺序与实际的可能不同',
    en: 'there is a character that turns the text around here: {codes}',
    note: { zh: '删去', en: 'remove it' },
  },
  'invisible-character/control': {
    severity: 'error',
    zh: '这里有控制字符 {codes}，印不出来',
    en: 'there is a control character here, which cannot be printed: {codes}',
    note: { zh: '删去，或换成要用的字', en: 'remove it, or write what is meant' },
  },
  'invisible-character/unknown': {
    severity: 'error',
    zh: '字符 {codes} 没有统一的字形，换一种字体就可能变样或变成空白',
    en: 'the character {codes} has no shape of its own: every font shows it in another way or not at all',
    note: {
      zh: '多半是造字或粘贴留下的，换成标准的字',
      en: 'it is a private character or left by pasting; write a standard one',
    },
  },
} as const satisfies Record<string, FindingEntry>;
