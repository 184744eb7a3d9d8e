import type { MessageEntry } from '../../model/message.js';

/** What `bulletin check` says: wrong calls, the texts of its report and of its help. */
export const checkTalk = {
  'not-a-count': {
    zh: '“{option}”后面要写不小于 0 的整数，写的是“{typed}”',
    en: '“{option}” takes a whole number from 0 on, not “{typed}”',
  },
  'unknown-rule': {
    zh: '没有“{typed}”这条规则',
    en: 'there is no rule “{typed}”',
    note: {
      zh: '最接近的是 {nearest}；规则的名称在每条提示末尾的方括号里',
      en: 'the nearest is {nearest}; rules are named in brackets behind each finding',
    },
  },
  'explain-alone': {
    zh: '--explain 只说明一条规则，不能再写期号或 --all',
    en: '--explain only explains a rule: it takes no numbers and no --all',
  },
  'files-alone': {
    zh: '“{file}”是文件，不能和期号、--all、--changed-since 一起写',
    en: '“{file}” is a file: it does not go with numbers, --all or --changed-since',
    note: { zh: '只写文件，或者只写期号', en: 'write files alone, or numbers alone' },
  },
  'stdin-nameless': {
    zh: '没有写明标准输入是哪个文件',
    en: 'which file the text on stdin is of was not said',
    note: {
      zh: '加上它的路径：bulletin check - --stdin-filename issues/519/01-动态.md',
      en: 'add its path: bulletin check - --stdin-filename issues/519/index.md',
    },
  },
  'stdin-fix': {
    zh: '标准输入里的稿件不能改：没有可以写回去的文件',
    en: 'a text on stdin can not be mended: there is no file to write',
    note: {
      zh: '加 --format json，每条能自动改的提示里有怎样改（fix）；或者先存好，再对文件运行 --fix',
      en: 'with --format json a finding that can be mended has its edit (fix); or save the file and run --fix on that',
    },
  },
  'file-count': { zh: ' {count} 个文件', en: '{count} files' },
  'checked-clean': { zh: '查了{issues}，没有发现问题', en: 'checked {issues}: nothing to report' },
  'checked-count': { zh: '查了{issues}：{counts}', en: 'checked {issues}: {counts}' },
  'too-many-warnings': {
    zh: '警告有 {count} 个，--max-warnings 只许 {most} 个',
    en: '{count} warnings, where --max-warnings allows {most}',
  },
  checking: { zh: '正在检查', en: 'checking' },
  'help-check': {
    zh: '核对稿件，列出所有发现，不生成文件',
    en: 'check the sources and list every finding; nothing is written',
  },
  'help-check-all': { zh: '核对所有各期', en: 'check every issue' },
  'help-check-format-flags': { zh: '--format <格式>', en: '--format <format>' },
  'help-check-format': {
    zh: 'pretty 给人看（默认）；short 每条一行；json、github、sarif、junit、codequality 给程序看',
    en: 'pretty for people (the default), short for one line each, the others for programs: json, github, sarif, junit, codequality',
  },
  'help-check-explain-flags': { zh: '--explain <规则>', en: '--explain <rule>' },
  'help-check-explain': {
    zh: '说明一条规则：查什么、为什么、怎样写才对',
    en: 'explain a rule: what it finds, why, and what is right',
  },
  'help-check-max-warnings-flags': { zh: '--max-warnings <个数>', en: '--max-warnings <n>' },
  'help-check-max-warnings': { zh: '警告超过这个数也算没有通过', en: 'fail when there are more warnings than this' },
  'help-check-argument': { zh: '[期号或文件...]', en: '[number or file...]' },
  'help-check-numbers': {
    zh: '总第号，如 519；增刊如 2024-增1；或者稿件的路径，只列那几个文件里的（默认：最新一期）',
    en: 'issue numbers, as 519 or “2024-增1”, a special one; or paths of sources, of which alone findings are listed (default: the newest issue)',
  },
  'help-check-stdin-filename-flags': { zh: '--stdin-filename <路径>', en: '--stdin-filename <path>' },
  'help-check-stdin-filename': {
    zh: '写“-”时：标准输入里的是哪个文件还没有存的稿件',
    en: 'with “-”: the file whose unsaved text comes in on stdin',
  },
  'help-check-usage': { zh: '[选项] [期号或文件...]', en: '[options] [number or file...]' },
  'help-check-examples': {
    zh: 'bulletin check  最新一期\nbulletin check 519 --format short  每条发现一行\nbulletin check --all  所有各期\nbulletin check issues/519/index.md  一个文件\nbulletin check --explain label-order  说明这条规则',
    en: 'bulletin check  the newest issue\nbulletin check 519 --format short  one line a finding\nbulletin check --all  every issue\nbulletin check issues/519/index.md  one file\nbulletin check --explain label-order  what that rule is about',
  },
} as const satisfies Record<string, MessageEntry>;
