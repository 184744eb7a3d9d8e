import type { FindingEntry } from '../model/message.js';

/** Findings in front matter, bulletin.yaml and other files of settings. */
export const headerFindings = {
  'front-matter': {
    severity: 'error',
    zh: 'index.md 要以一行“---”开头，下面写这一期的期号、起止日期等',
    en: 'index.md must begin with a line “---”, followed by the header of the issue',
  },
  'front-matter/open': {
    severity: 'error',
    zh: '开头的“---”没有配对：期号、日期这些写完以后要再有一行“---”（前 64 KB 里没有找到）',
    en: 'the opening “---” has no closing “---” line (within the first 64 KB)',
  },
  'full-width': {
    severity: 'error',
    zh: '这里要用半角的“{wanted}”，写的是“{typed}”',
    en: 'expected ASCII “{wanted}” here, found “{typed}”',
    note: {
      zh: '切换到英文输入法再打，冒号和逗号后面空一格',
      en: 'type it without the Chinese input method, a blank after it',
    },
  },
  'colon-blank': {
    severity: 'error',
    zh: '冒号后面要空一格，写成“{key}: {value}”',
    en: 'expected a blank after the colon: “{key}: {value}”',
  },
  'yaml-syntax': {
    severity: 'error',
    zh: '这里的写法读不懂（{detail}）',
    en: 'cannot be read as YAML: {detail}',
    note: { zh: '每行写成“名称: 内容”，引号、括号要成对', en: 'one “key: value” a line, brackets and quotes in pairs' },
  },
  'yaml-comment': {
    severity: 'warning',
    zh: '从“#”起当作备注，“{typed}”不会印',
    en: 'from “#” on this is a comment: “{typed}” is not printed',
    note: {
      zh: '是内容的，把整个内容放在半角引号里；是备注的，“#”后面空一格',
      en: 'put the whole value in quotes, or a blank behind the “#” of a comment',
    },
  },
  'yaml-syntax/indent': {
    severity: 'error',
    zh: '缩进不对：同一层的各行要左对齐，下一层多空两格',
    en: 'wrong indentation: lines of one level begin at the same column, the next level two blanks further in',
  },
  'yaml-syntax/tab': {
    severity: 'error',
    zh: '行首不能用 Tab 键缩进，要用空格',
    en: 'tabs cannot be used for indentation, only blanks',
  },
  'yaml-syntax/full-width-indent': {
    severity: 'error',
    zh: '行首不能用全角空格缩进，要用半角空格',
    en: 'full-width blanks cannot be used for indentation, only ASCII blanks',
  },
  'yaml-syntax/unclosed': {
    severity: 'error',
    zh: '这里少了东西：括号或引号没有配对，或者名称后面没有冒号',
    en: 'something is missing here: a closing bracket or quote, or the colon after a key',
  },
  'yaml-syntax/unexpected': {
    severity: 'error',
    zh: '这里多了东西，或者放错了地方',
    en: 'not expected here',
    note: {
      zh: '内容里有特殊符号时，用半角引号括起来，如“名称: "内容"”',
      en: 'put values with special characters in double quotes',
    },
  },
  'yaml-syntax/behind-quote': {
    severity: 'error',
    zh: '引号后面的“{typed}”读不到',
    en: '“{typed}” behind the closing quote is not read',
    note: { zh: '把它也放进引号里，或者去掉引号', en: 'put it between the quotes, or take these away' },
  },
  'yaml-syntax/cut': {
    severity: 'error',
    zh: '前面的内容在逗号处断开了，“{typed}”读不到',
    en: 'the value before ends at its comma: “{typed}” is not read',
    note: {
      zh: '内容里有半角逗号，就把整个内容放在半角引号里，或者改用“、”；是另一项的，写成“{typed}: 内容”',
      en: 'put a value with commas in quotes; write “{typed}: value” where it is another entry',
    },
  },
  'yaml-syntax/start': {
    severity: 'error',
    zh: '内容不能以这个符号开头；要用就把整个内容放在半角引号里',
    en: 'a value cannot begin with this character unless it is quoted',
  },
  'yaml-syntax/two-colons': {
    severity: 'error',
    zh: '一行里有两个“名称:”；内容里要有半角冒号，就把整个内容放在半角引号里',
    en: 'two keys on one line; a value that contains a colon and a blank must be quoted',
  },
  'yaml-syntax/lines': {
    severity: 'error',
    zh: '这里的“名称”跨了行；看看上一行是不是少了冒号',
    en: 'a key goes over several lines; is the colon missing on the line before?',
  },
  'yaml-syntax/documents': {
    severity: 'error',
    zh: '这里又有一行“---”；一个文件只能有一份内容',
    en: 'a second document begins here; a file holds one',
  },
  'yaml-syntax/escape': {
    severity: 'error',
    zh: '双引号里的“\\”有特殊含义，这样写读不懂；改用单引号',
    en: 'a bad escape in a double-quoted value; use single quotes',
  },
  'yaml-syntax/nested': {
    severity: 'error',
    zh: '嵌套太深：超过 {limit} 层',
    en: 'nested too deeply: more than {limit} levels',
  },
  'yaml-feature': {
    severity: 'error',
    zh: '这里不能用“{typed}”这种写法（YAML 的锚点、引用、标签）',
    en: 'anchors, aliases and tags such as “{typed}” are not supported here',
    note: { zh: '把内容直接写出来；要用这个符号本身就加引号', en: 'write the value itself, or quote it' },
  },
  'yaml-feature/key': {
    severity: 'error',
    zh: '名称只能是简单的文字',
    en: 'a key must be plain text',
  },
  'key-unknown': {
    severity: 'error',
    zh: '没有“{key}”这一项',
    en: 'there is no key “{key}”',
    note: { zh: '这里可以写：{known}', en: 'known keys: {known}' },
  },
  'key-unknown/near': {
    severity: 'error',
    zh: '没有“{key}”这一项，是不是“{nearest}”？',
    en: 'there is no key “{key}”; did you mean “{nearest}”?',
  },
  'key-duplicate': {
    severity: 'error',
    zh: '“{key}”写了两次，上一次在第 {line} 行',
    en: '“{key}” stands here for the second time, first on line {line}',
    note: { zh: '只留一个', en: 'keep one of them' },
  },
  'key-duplicate/synonym': {
    severity: 'error',
    zh: '“{key}”和第 {line} 行的“{other}”是同一项',
    en: '“{key}” is the same as “{other}” on line {line}',
    note: { zh: '只留一个', en: 'keep one of them' },
  },
  'key-missing': {
    severity: 'error',
    zh: '缺少“{key}”',
    en: '“{key}” is missing',
    note: { zh: '写成：{example}', en: 'write: {example}' },
  },
  'key-missing/draft': {
    severity: 'error',
    missing: true,
    zh: '还没有填“{key}”',
    en: '“{key}” is not stated yet',
    note: { zh: '写成：{example}', en: 'write: {example}' },
  },
  'value-empty': {
    severity: 'error',
    missing: true,
    zh: '“{key}”还没有填',
    en: '“{key}” is not filled in yet',
  },
  'value-shape': {
    severity: 'error',
    zh: '“{key}”应当写成：{example}',
    en: '“{key}” should read: {example}',
  },
  'value-lines': {
    severity: 'error',
    zh: '“{key}”的内容要写在一行里',
    en: 'the value of “{key}” must stand on one line',
  },
  'value-number': {
    severity: 'error',
    zh: '“{key}”要填整数，读到的是“{text}”',
    en: '“{key}” must be a whole number, found “{text}”',
    note: {
      zh: '只写半角数字，不加逗号、空格、单位和“约”',
      en: 'plain ASCII digits, no separators, units or words',
    },
  },
  'value-number/form': {
    severity: 'error',
    zh: '“{key}”要填整数，读到的是“{text}”，请写成 {wanted}',
    en: '“{key}” must be a whole number, found “{text}”: write {wanted}',
    note: {
      zh: '只写半角数字，不加逗号、空格、单位和“约”',
      en: 'plain ASCII digits, no separators, units or words',
    },
  },
  'value-number/comma': {
    severity: 'error',
    zh: '数字里不要打逗号：{typed} 请写成 {wanted}',
    en: 'no comma stands in a number: write {wanted} for {typed}',
  },
  'value-number/decimal': {
    severity: 'error',
    zh: '“{key}”要填数字，读到的是“{text}”',
    en: '“{key}” must be a number, found “{text}”',
    note: {
      zh: '只写半角数字和小数点，如 12.5，不加逗号、空格、单位和“约”',
      en: 'plain ASCII digits with a point, as 12.5, no separators, units or words',
    },
  },
  'value-number/decimal-form': {
    severity: 'error',
    zh: '“{key}”要填数字，读到的是“{text}”，请写成 {wanted}',
    en: '“{key}” must be a number, found “{text}”: write {wanted}',
    note: {
      zh: '只写半角数字和小数点，不加逗号、空格、单位和“约”',
      en: 'plain ASCII digits with a point, no separators, units or words',
    },
  },
  'value-number/negative': {
    severity: 'error',
    zh: '“{key}”不能是负数，读到的是“{text}”',
    en: '“{key}” cannot be negative, found “{text}”',
    note: { zh: '以前的数报错了，用“更正”改', en: 'earlier figures are changed by “corrections”' },
  },
  'value-number/zero': {
    severity: 'error',
    zh: '“{key}”从 1 开始，不能是 0',
    en: '“{key}” starts at 1 and cannot be 0',
  },
  'value-number/large': {
    severity: 'error',
    zh: '“{key}”的数太大：{text}',
    en: '“{key}” is too large: {text}',
  },
  'value-year': {
    severity: 'error',
    zh: '“{key}”要填四位数的年份，读到的是“{text}”',
    en: '“{key}” must be a year of four digits, found “{text}”',
  },
  'value-date': {
    severity: 'error',
    zh: '“{key}”要填日期，读到的是“{text}”',
    en: '“{key}” must be a date, found “{text}”',
    note: { zh: '写成 2024-12-25 或 2024年12月25日', en: 'write 2024-12-25' },
  },
  'value-date/form': {
    severity: 'error',
    zh: '日期“{text}”请写成 {wanted}',
    en: 'write the date “{text}” as {wanted}',
  },
  'value-date/unreal': {
    severity: 'error',
    zh: '没有“{text}”这一天',
    en: 'there is no such day as {text}',
  },
  'value-period': {
    severity: 'error',
    zh: '“{key}”要填起止日期，读到的是“{text}”',
    en: '“{key}” must be a first and a last day, found “{text}”',
    note: { zh: '写成 2024-12-02/2024-12-06 或 2024年12月2日—12月6日', en: 'write 2024-12-02/2024-12-06' },
  },
  'value-period/form': {
    severity: 'error',
    zh: '起止日期“{text}”请写成 {wanted}',
    en: 'write the period “{text}” as {wanted}',
  },
  'value-period/reversed': {
    severity: 'error',
    zh: '结束的日期 {to} 比开始的日期 {from} 还早',
    en: 'the last day {to} is before the first day {from}',
  },
  'name-characters': {
    severity: 'error',
    zh: '“{name}”只能用汉字、字母和数字：正文里要用它引用数字',
    en: '“{name}” may have Han characters, letters and digits only, as figures are called by it',
  },
  'folder-number': {
    severity: 'error',
    zh: '文件夹是“{folder}”，这里写的却是 {stated}',
    en: 'the folder is “{folder}”, but this says {stated}',
    note: { zh: '改正这里的期号，或者改文件夹的名字', en: 'correct the number, or rename the folder' },
  },
  'special-number': {
    severity: 'error',
    zh: '增刊没有“{key}”：有 special（增刊）就不写总第期号和期号',
    en: 'a special issue has no “{key}”: special stands in the place of number and issue',
  },
  'fonts-file/candidate': {
    severity: 'error',
    zh: '字体“{role}”的这一项要么写 families、files，要么写 package',
    en: 'an entry of the font “{role}” has either families and files, or a package',
    note: {
      zh: '照程序自带的 fonts.yaml 来写',
      en: 'see the fonts.yaml that comes with the program',
    },
  },
  'fonts-file/package': {
    severity: 'error',
    zh: '“{key}”应当是{wanted}',
    en: '“{key}” must be {wanted}',
  },
  'fonts-file/packaged': {
    severity: 'error',
    zh: '程序自带的字体里没有“{name}”（有：{names}）',
    en: 'no font that comes with the program is called “{name}” (there are {names})',
    note: {
      zh: '照程序自带的 fonts.yaml 来写；npm 软件包里的字体要再写 file',
      en: 'see the fonts.yaml that comes with the program; a font of an npm package needs a file too',
    },
  },
  'fonts-file/latin-unknown': {
    severity: 'error',
    zh: 'latin 指的“{role}”不在 roles 里（有：{roles}）',
    en: 'latin names “{role}”, which is not one of the roles ({roles})',
  },
  'correction-empty': {
    severity: 'error',
    zh: '这一条更正没有写更正哪个指标',
    en: 'this correction names no measure',
    note: { zh: '加上一项，如“受理: -3”', en: 'add one, such as “受理: -3”' },
  },
  'term-form/both': {
    severity: 'error',
    zh: '“{form}”既写成规范用词，又写成错误写法',
    en: '“{form}” is stated both as a right form and as a wrong one',
    note: { zh: '删去其中一处', en: 'remove one of them' },
  },
} as const satisfies Record<string, FindingEntry>;
