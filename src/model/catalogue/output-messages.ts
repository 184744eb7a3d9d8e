import type { FindingEntry } from './entry.js';

/** What may be wrong with `output`, the pattern of the files' names, and with `formats`. */
export const outputMessages = {
  'output-format': {
    severity: 'error',
    zh: '没有“{typed}”这种输出格式',
    en: 'there is no format “{typed}”',
    note: { zh: '可以写：{known}', en: 'there are: {known}' },
  },
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
  'output-name/value': {
    severity: 'error',
    zh: '{folder} 的文件名是“{name}”，里面不能有“{character}”',
    en: 'the file of {folder} would be named “{name}”, which can’t have “{character}” in it',
    note: { zh: '把刊名直接写进 output，不用 {field}', en: 'write the name into output itself, without {field}' },
  },
  'output-name/edge': {
    severity: 'error',
    zh: '{folder} 的文件名是“{name}”：开头不能是点，末尾不能是点，两头不能有空格',
    en: 'the file of {folder} would be named “{name}”: no dot or blank may begin or end it',
  },
  'output-name/device': {
    severity: 'error',
    zh: '{folder} 的文件名是“{name}”：这是 Windows 的设备名，不能用',
    en: 'the file of {folder} would be named “{name}”, which is a device on Windows',
  },
  'output-name/long': {
    severity: 'error',
    zh: '{folder} 的文件名太长：“{name}”',
    en: 'the name of {folder}’s file is too long: “{name}”',
    note: { zh: '最多 66 个汉字', en: 'at most 66 Han characters' },
  },
  'output-name/special': {
    severity: 'error',
    zh: '{folder} 的文件名是“{name}”，与增刊的一样',
    en: 'the file of {folder} would be named “{name}”, as that of a special issue is',
    note: { zh: '“-增”换成别的字', en: 'put something else in the place of “-增”' },
  },
  'output-name/same': {
    severity: 'error',
    zh: '{folder} 和 {other} 的文件名一样：“{name}”',
    en: 'the files of {folder} and {other} would have the same name: “{name}”',
    note: { zh: '在 output 里写上 {field}，前后用汉字隔开', en: 'add {field} to output, with words around it' },
  },
} as const satisfies Record<string, FindingEntry>;
