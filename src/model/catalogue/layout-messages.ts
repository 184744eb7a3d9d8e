import type { FindingEntry } from './entry.js';

/** Findings of the typesetter. */
export const layoutMessages = {
  'missing-glyph': {
    severity: 'error',
    zh: '缺字 {codePoint}：“{character}”在“{role}”和备用字体里都没有',
    en: 'missing glyph {codePoint}: neither {role} nor any fallback font has “{character}”',
    note: {
      zh: '把含有这个字的字体文件放进 fonts/ 文件夹，或者换一个写法',
      en: 'put a font that has the character into the fonts/ folder, or write it another way',
    },
  },
  'masthead-image': {
    severity: 'error',
    zh: '这个版本还不能用图片做报头',
    en: 'a masthead image is not supported yet',
    note: {
      zh: '删去这一行就用文字报头；用套红纸印刷写 masthead: preprinted',
      en: 'leave it out for a text masthead, or write masthead: preprinted',
    },
  },
  'imprint-too-long': {
    severity: 'error',
    zh: '编印单位太长，和印发日期放不进一行，多出 {over} 个字',
    en: 'publisher and printing date do not fit on one line: {over} characters too many',
    note: {
      zh: '缩短 publisher（编印单位），或在版式里把 imprint 的字号改小',
      en: 'shorten the publisher, or set imprint smaller in the template',
    },
  },
  'line-overfull': {
    severity: 'warning',
    zh: '这一行比版心宽，一个字也放不下',
    en: 'not even one character fits this line',
  },
  'forced-break/glue': {
    severity: 'hint',
    zh: '这一行放不下，只好在数字和单位之间转行',
    en: 'this line had to be broken between a number and its unit',
  },
  'forced-break/word': {
    severity: 'warning',
    zh: '外文单词或网址比一行还长，只好从中间断开',
    en: 'a word or address is longer than a line and was broken inside',
    note: { zh: '改短，或者换一个写法', en: 'shorten it or write it another way' },
  },
  'forced-break/number': {
    severity: 'warning',
    zh: '数字比一行还长，只好从中间断开',
    en: 'a number is longer than a line and was broken inside',
  },
  'forced-break/kinsoku': {
    severity: 'warning',
    zh: '标点太密，只好让不该在行首（行末）的标点落在行首（行末）',
    en: 'so many marks stand together that one had to start or end a line where it must not',
  },
  'forced-break/long': {
    severity: 'warning',
    zh: '版心太窄，破折号或省略号断成了两行',
    en: 'the measure is so narrow that a dash or ellipsis was split',
  },
  'loose-line': {
    severity: 'warning',
    zh: '这一行的字距拉开了 {gap} 字',
    en: 'the gaps on this line are {gap} em wide',
  },
  'loose-line/very': {
    severity: 'warning',
    zh: '这一行太松：字距拉开了 {gap} 字',
    en: 'a very loose line: its gaps are {gap} em wide',
    note: {
      zh: '在它后面的长单词、网址或数字前后增减几个字，让它换个地方转行',
      en: 'add or take out a few characters before the long word, address or number that follows',
    },
  },
} as const satisfies Record<string, FindingEntry>;
