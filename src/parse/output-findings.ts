import type { FindingEntry } from '../model/message.js';

/** What may be wrong with `output`, the pattern of the PDFs' names. */
export const outputFindings = {
  'output-name': {
    severity: 'error',
    zh: '文件名里不能有“{character}”',
    en: '“{character}” can’t be in the name of a file',
    note: {
      zh: 'Windows 不许用 < > : " / \\ | ? *；可以用全角的（ ） ： ，PDF 总是写在 dist 里，不能另建文件夹',
      en: 'Windows forbids < > : " / \\ | ? *; full-width marks will do; folders can’t be made this way',
    },
  },
  'output-name/field': {
    severity: 'error',
    zh: '文件名里没有“{typed}”这一项',
    en: 'there is no field “{typed}” for the name of a file',
    note: { zh: '可以写：{fields}', en: 'there are: {fields}' },
  },
  'output-name/field-similar': {
    severity: 'error',
    zh: '文件名里没有“{typed}”这一项',
    en: 'there is no field “{typed}” for the name of a file',
    note: { zh: '是不是要写 {near}？', en: 'did you mean {near}?' },
  },
  'output-name/brace': {
    severity: 'error',
    zh: '花括号要用半角，成对地写，如 {example}',
    en: 'expected a pair of ASCII braces, as in {example}',
  },
  'output-name/ambiguous': {
    severity: 'error',
    zh: '各期的文件名会一样：里面没有期号',
    en: 'issues would have the same name: it lacks their number',
    note: { zh: '写上 {example}', en: 'add {example}' },
  },
} as const satisfies Record<string, FindingEntry>;
