import type { MessageEntry } from '../../model/message.js';

/** Wrong calls and environments that can't do the work: exit status 2. */
export const usageTalk = {
  'cannot-print': {
    zh: '结果输出不了：{reason}',
    en: 'cannot write to standard output: {reason}',
  },
  'unknown-option': {
    zh: '没有“{option}”这个选项',
    en: 'there is no option “{option}”',
    note: { zh: '运行 bulletin --help 看有哪些选项', en: 'bulletin --help lists the options' },
  },
  'unknown-option-similar': {
    zh: '没有“{option}”这个选项',
    en: 'there is no option “{option}”',
    note: { zh: '是不是要写 {similar}？', en: 'did you mean {similar}?' },
  },
  'unknown-command': {
    zh: '没有“{command}”这个命令',
    en: 'there is no command “{command}”',
    note: { zh: '运行 bulletin --help 看有哪些命令', en: 'bulletin --help lists the commands' },
  },
  'unknown-command-similar': {
    zh: '没有“{command}”这个命令',
    en: 'there is no command “{command}”',
    note: { zh: '是不是要写 {similar}？', en: 'did you mean {similar}?' },
  },
  'missing-argument': {
    zh: '缺少参数“{argument}”',
    en: 'the argument “{argument}” is missing',
    note: {
      zh: '写在命令的后面；用法和例子看 bulletin help <命令>',
      en: 'write it behind the command; bulletin help <command> has examples',
    },
  },
  'missing-option-value': {
    zh: '选项“{option}”后面缺少内容',
    en: 'the option “{option}” lacks its value',
  },
  'invalid-choice': {
    zh: '“{option}”不能是“{value}”',
    en: '“{option}” can’t be “{value}”',
    note: { zh: '可以是：{choices}', en: 'it can be: {choices}' },
  },
  'invalid-choice-similar': {
    zh: '“{option}”不能是“{value}”',
    en: '“{option}” can’t be “{value}”',
    note: { zh: '是不是 {similar}？可以是：{choices}', en: 'did you mean {similar}? it can be: {choices}' },
  },
  'full-width-command': {
    zh: '“{typed}”里有全角的字母或空格',
    en: '“{typed}” has full-width letters or blanks',
    note: { zh: '换成半角：{meant}', en: 'write it in ASCII: {meant}' },
  },
  'dashed-option': {
    zh: '“{typed}”开头的横线不是半角的 -',
    en: 'the dashes of “{typed}” are not hyphens',
    note: { zh: '选项用半角的横线：{option}', en: 'options are written with plain hyphens: {option}' },
  },
  'too-many-arguments': {
    zh: '参数太多：最多 {expected} 个，写了 {given} 个',
    en: 'too many arguments: {expected} at most, {given} given',
  },
  'wrong-call': {
    zh: '命令写得不对：{message}',
    en: 'wrong call: {message}',
    note: { zh: '运行 bulletin --help 看用法', en: 'see bulletin --help' },
  },
} as const satisfies Record<string, MessageEntry>;
