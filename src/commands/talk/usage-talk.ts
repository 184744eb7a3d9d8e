import type { MessageEntry } from '../../model/message.js';

/** Wrong calls and environments that can't do the work: exit status 2. */
export const usageTalk = {
  'no-workspace': {
    zh: '这里不是公报的工作文件夹：从“{folder}”往上都没有 issues 文件夹',
    en: 'no workspace here: no issues/ folder in “{folder}” or above it',
    note: {
      zh: '先进入工作文件夹，或者用 -C 指明它：bulletin build -C <文件夹>；要新建一个，用 bulletin init',
      en: 'change to the workspace, or name it with -C: bulletin build -C <folder>; bulletin init makes a new one',
    },
  },
  'no-such-folder': {
    zh: '没有“{folder}”这个文件夹（-C 后面写的）',
    en: 'there is no folder “{folder}” (given with -C)',
  },
  'no-standing-folder': {
    zh: '当前文件夹已经不在了：删掉、改名或者移走了',
    en: 'the current folder is gone: it was deleted, renamed or moved',
    note: { zh: '先进入一个还在的文件夹（cd），再运行', en: 'change to a folder that is there, and run it again' },
  },
  'no-issues': {
    zh: 'issues 文件夹里还没有一期稿件',
    en: 'there is no issue in the issues/ folder yet',
    note: {
      zh: '每期一个文件夹，用总第号命名，如 issues/519；增刊要写明，如 bulletin build 2024-增1',
      en: 'each issue is a folder named by its number, as issues/519; a special issue must be named: “bulletin build 2024-增1”',
    },
  },
  'no-such-issue': {
    zh: '没有{issue}：issues 文件夹里最新的是{newest}',
    en: 'there is no {issue}: the newest in the issues/ folder is {newest}',
    note: { zh: '是不是 {similar}？', en: 'did you mean {similar}?' },
  },
  'issue-not-begun': {
    zh: '还没有{issue}：issues 文件夹里最新的是{newest}',
    en: 'there is no {issue} yet: the newest in the issues/ folder is {newest}',
    note: { zh: '要建这一期：bulletin new', en: 'to begin it: bulletin new' },
  },
  'not-an-issue': {
    zh: '“{typed}”不是期号',
    en: '“{typed}” is not the number of an issue',
    note: {
      zh: '写总第号，如 519；增刊写年份和序号，如 2024-增1',
      en: 'write its number, as 519; a special issue by year and number, as “2024-增1”',
    },
  },
  'all-and-numbers': {
    zh: '--all 是生成所有各期，不能再写期号',
    en: '--all means every issue: it takes no numbers',
  },
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
