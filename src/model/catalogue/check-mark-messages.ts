import type { FindingEntry } from './entry.js';

/** Findings about punctuation, digits and blanks in running text. */
export const checkMarkMessages = {
  'half-width-mark': {
    severity: 'warning',
    zh: '中文里要用全角的“{wanted}”，写的是半角的“{typed}”',
    en: 'half-width “{typed}” in Chinese text; write “{wanted}”',
  },
  'half-width-mark/dot': {
    severity: 'warning',
    zh: '汉字之间有半角的“.”',
    en: 'half-width “.” between Chinese characters',
    note: { zh: '句子完了用“。”，人名中间用“·”', en: 'write “。” at the end of a sentence, “·” inside a name' },
  },
  'ellipsis-form': {
    severity: 'warning',
    zh: '省略号写作“……”，写的是“{typed}”',
    en: 'an ellipsis is written “……”, found “{typed}”',
  },
  'ellipsis-form/stop': {
    severity: 'warning',
    zh: '省略号后面不再用句号',
    en: 'no full stop behind an ellipsis',
  },
  'dash-form': {
    severity: 'warning',
    zh: '破折号写作“——”，写的是“{typed}”',
    en: 'a dash is written “——”, found “{typed}”',
  },
  'dash-form/connector': {
    severity: 'hint',
    zh: '“{typed}”不是规范的连接号',
    en: '“{typed}” is not a standard connector',
    note: {
      zh: '起止用“—”或“～”，复合词中间用“-”，破折号用“——”',
      en: 'write “—” or “～” for ranges, “-” inside a compound, “——” for a dash',
    },
  },
  'han-digit-space': {
    severity: 'hint',
    zh: '汉字与数字、字母之间不用打空格，排版时会自动留出间隔',
    en: 'no blank is needed here: the typesetter puts space between Han and digits or letters',
  },
  'han-digit-space/han': {
    severity: 'hint',
    zh: '“{before}”和“{after}”之间有空格',
    en: 'a blank between “{before}” and “{after}”',
    note: { zh: '多打的就删去；该用标点的地方用标点', en: 'delete it, or put a mark in its place' },
  },
  'straight-quote': {
    severity: 'warning',
    zh: '引号要用“{wanted}”，写的是“{typed}”',
    en: 'straight quotation mark “{typed}”; write “{wanted}”',
  },
  'straight-quote/unsure': {
    severity: 'warning',
    zh: '这里是直引号“{typed}”，看不准是前引号还是后引号',
    en: 'straight quotation mark “{typed}”; it is not certain whether it opens or closes',
    note: { zh: '改成成对的“和”，引号里面的引号用‘和’', en: 'write a pair of “ and ”, and ‘ and ’ inside them' },
  },
  'doubled-mark': {
    severity: 'warning',
    zh: '标点重复：“{typed}”只要一个“{mark}”',
    en: '“{mark}” is typed more than once: “{typed}”',
  },
  'doubled-mark/many': {
    severity: 'warning',
    zh: '问号、叹号最多连用三个，这里是“{typed}”',
    en: 'at most three question or exclamation marks stand together, found “{typed}”',
  },
  'mark-sequence': {
    severity: 'warning',
    zh: '“{typed}”这两个符号不能连在一起',
    en: '“{typed}” cannot stand together',
    note: { zh: '删去多余的一个', en: 'delete the one that is too many' },
  },
  'mark-sequence/mend': {
    severity: 'warning',
    zh: '“{typed}”两个标点连用，应当只用“{wanted}”',
    en: '“{typed}” cannot stand together; write “{wanted}”',
  },
  'sentence-end': {
    severity: 'warning',
    zh: '这一段的末尾没有标点',
    en: 'this paragraph has no mark at its end',
    note: { zh: '句子完了加上“。”', en: 'put “。” at the end of the sentence' },
  },
  'sentence-end/comma': {
    severity: 'warning',
    zh: '这一段以“{typed}”结尾，句子没有完',
    en: 'this paragraph ends with “{typed}”',
    note: { zh: '改成“。”；如果缺了文字就补上', en: 'write “。”, or add what is missing' },
  },
  'full-width-digit': {
    severity: 'warning',
    zh: '数字和字母要用半角的“{wanted}”，写的是全角的“{typed}”',
    en: 'full-width “{typed}”; write “{wanted}”',
  },
  'year-bracket': {
    severity: 'error',
    zh: '发文字号的年份要用六角括号“{wanted}”，写的是“{typed}”',
    en: 'the year of a document number stands in “{wanted}”, found “{typed}”',
  },
  'year-bracket/round': {
    severity: 'warning',
    zh: '发文字号的年份要用六角括号“{wanted}”，写的是“{typed}”',
    en: 'the year of a document number stands in “{wanted}”, found “{typed}”',
  },
} as const satisfies Record<string, FindingEntry>;
