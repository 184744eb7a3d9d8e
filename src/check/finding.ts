import { declareFindings } from '../model/finding.js';

const mend = {
  zh: '印发过的不能改：照印发时的样子改回去；数字有错，写在下一期的 corrections（更正）里；要重新印发，运行 bulletin release {number} --again --reason <原因>',
  en: 'what was printed stays: put it back as it was; state wrong figures in the corrections of the next issue; to print it again, run bulletin release {number} --again --reason <why>',
} as const;

/** What this stage finds beside its rules: of settings of rules, of notes that silence them, of names of PDFs, and of released issues. */
export const finding = declareFindings({
  'rule-unknown': {
    severity: 'warning',
    zh: '没有“{rule}”这条规则',
    en: 'there is no rule “{rule}”',
    note: { zh: '规则的名称在每条提示末尾的方括号里', en: 'rules are named in brackets behind each finding' },
  },
  'rule-unknown/near': {
    severity: 'warning',
    zh: '没有“{rule}”这条规则，是不是“{nearest}”？',
    en: 'there is no rule “{rule}”; did you mean “{nearest}”?',
  },
  'rule-fixed': {
    severity: 'warning',
    zh: '“{rule}”查的是没法付印的错误，不能关闭，也不能改轻重',
    en: '“{rule}” finds what makes the PDF wrong or impossible: it can be neither switched off nor changed',
    note: { zh: '删去这一行，照提示改稿件', en: 'remove this line and mend what the rule finds' },
  },
  'rule-fixed/note': {
    severity: 'warning',
    zh: '“{rule}”查的是没法付印的错误，不能忽略',
    en: '“{rule}” finds what makes the PDF wrong or impossible: it cannot be ignored',
    note: { zh: '删去它，照提示改稿件', en: 'remove it and mend what the rule finds' },
  },
  'ignore-unknown': {
    severity: 'warning',
    zh: '没有“{rule}”这条规则',
    en: 'there is no rule “{rule}”',
    note: { zh: '规则的名称在每条提示末尾的方括号里', en: 'rules are named in brackets behind each finding' },
  },
  'ignore-unknown/near': {
    severity: 'warning',
    zh: '没有“{rule}”这条规则，是不是“{nearest}”？',
    en: 'there is no rule “{rule}”; did you mean “{nearest}”?',
  },
  'ignore-unknown/none': {
    severity: 'warning',
    zh: '这条备注没有写要忽略哪条规则',
    en: 'this note names no rule to ignore',
    note: {
      zh: '写成“<!-- bulletin-ignore 规则: 原因 -->”，规则是提示末尾方括号里的名称',
      en: 'write <!-- bulletin-ignore rule: reason -->; rules are named in brackets behind each finding',
    },
  },
  'ignore-reason': {
    severity: 'warning',
    zh: '忽略要写明原因；没有原因不算数',
    en: 'a reason must be given; without one nothing is ignored',
    note: {
      zh: '写成“<!-- bulletin-ignore {rules}: 原因 -->”',
      en: 'write <!-- bulletin-ignore {rules}: reason -->',
    },
  },
  'ignore-unused': {
    severity: 'warning',
    zh: '“{rule}”在下面这一段里没有查出什么，用不着忽略',
    en: '“{rule}” finds nothing in the block that follows: there is nothing to ignore',
    note: {
      zh: '把它删去；它管的是后面紧接着的一段，写在段落里就管那一段',
      en: 'remove it; a note is for the block behind it, or the paragraph that it stands in',
    },
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
  'released-changed': {
    severity: 'error',
    zh: '第{number}期已经印发，“{file}”在印发以后改过{added}',
    en: 'issue {number} was released, and “{file}” was changed since{added}',
    note: mend,
  },
  'released-changed/line': {
    severity: 'error',
    zh: '第{number}期已经印发，“{file}”在印发以后改过 {count} 处，先看第 {line} 行：印发时是“{was}”',
    en: 'issue {number} was released, and “{file}” was changed since (places: {count}), first at line {line}, which was “{was}”',
    note: mend,
  },
  'released-changed/gone': {
    severity: 'error',
    zh: '第{number}期已经印发，印发时的“{file}”不见了',
    en: 'issue {number} was released with “{file}”, which is gone',
    note: mend,
  },
  'released-changed/new': {
    severity: 'error',
    zh: '第{number}期已经印发，“{file}”是印发以后加的',
    en: 'issue {number} was released, and “{file}” was added since',
    note: mend,
  },
  'released-pdf': {
    severity: 'error',
    zh: '第{number}期印发的 PDF 找不到了，现在排出来的又与它不一样（程序、字体或者各期共用的内容变过）',
    en: 'the PDF that issue {number} was released with is gone, and what is set now differs from it (the program, fonts or what issues share have changed)',
    note: {
      zh: '从备份里找回印发的 PDF，放到 {archive}，再运行一次',
      en: 'take the released PDF from a backup, put it at {archive}, and try again',
    },
  },
  'released-pdf/archive': {
    severity: 'warning',
    zh: '第{number}期存档的 PDF（{archive}）不见了，或者不是印发的那一份',
    en: 'the PDF of issue {number} that was kept as {archive} is gone, or not the one that was released',
    note: {
      zh: '从 dist 或者备份里找回印发的那一份，放到那里；找不到就运行 bulletin build {number}，重排出来一模一样的，会写到 dist',
      en: 'put the released one there again, from dist or a backup; or run bulletin build {number}: where it comes out the same, it is written to dist',
    },
  },
  'released-record': {
    severity: 'error',
    zh: '第{number}期的印发记录（{record}）改过，不是印发时的那一份',
    en: 'the record of the release of issue {number} ({record}) was changed since',
    note: { zh: '从备份或者版本记录里找回原来的那一份', en: 'take it from a backup or the history' },
  },
  'released-record/gone': {
    severity: 'error',
    zh: '第{number}期的印发记录（{record}）不见了',
    en: 'the record of the release of issue {number} ({record}) is gone',
    note: { zh: '从备份或者版本记录里找回来，放到那里', en: 'take it from a backup or the history and put it there' },
  },
  'released-record/unread': {
    severity: 'error',
    zh: '第{number}期的印发记录（{record}）读不懂：它可能是更新的程序写的',
    en: 'the record of the release of issue {number} ({record}) can’t be made out: a newer program may have written it',
    note: { zh: '用写它的那一版程序，或者更新的程序', en: 'use the program that wrote it, or a newer one' },
  },
  'released-record/header': {
    severity: 'error',
    zh: '第{number}期印发的 {key} 与记录（{record}）里的不一样：index.md 里的改过',
    en: '{key} of the release of issue {number} is not what was recorded ({record}): it was changed in index.md',
    note: { zh: '照记录改回去；released（印发）下面的都不要手改', en: 'put it back as the record has it' },
  },
  'released-record/unnamed': {
    severity: 'error',
    zh: '第{number}期有印发记录（{record}），index.md 里却没有它的 record（记录校验值）',
    en: 'there is a record of the release of issue {number} ({record}), but index.md has no record of it',
    note: {
      zh: '从备份或者版本记录里找回 index.md 的 released（印发）',
      en: 'take released of index.md from a backup or the history',
    },
  },
  'released-record/chain': {
    severity: 'error',
    zh: '第{before}期的印发记录（{record}），在第{number}期印发以后改过',
    en: 'the record of the release of issue {before} ({record}) was changed since issue {number} was released',
    note: { zh: '从备份或者版本记录里找回原来的那一份', en: 'take it from a backup or the history' },
  },
  'released-record/chain-gone': {
    severity: 'error',
    zh: '第{before}期的印发记录（{record}）不见了：第{number}期印发时它还在',
    en: 'the record of the release of issue {before} ({record}) is gone, which was there when issue {number} was released',
    note: { zh: '从备份或者版本记录里找回来，放到那里', en: 'take it from a backup or the history and put it there' },
  },
  'released-record/withdrawn': {
    severity: 'error',
    zh: '第{before}期的印发（{day}）写成了撤回，可是第{number}期印发时（{later}）它还算数：撤回只能在印发当天',
    en: 'the release of issue {before} ({day}) is marked withdrawn, though it still held when issue {number} was released ({later}): a release is withdrawn on its day alone',
    note: { zh: '删去 withdrawn（撤回）这一项', en: 'take “withdrawn” out' },
  },
  'released-record/sources': {
    severity: 'warning',
    zh: '第{number}期印发时的稿件（{archive}）不见了，或者改过：没法用它恢复',
    en: 'the sources that issue {number} was released with ({archive}) are gone or were changed: they can’t be restored',
    note: { zh: '从备份里找回来，放到那里', en: 'take them from a backup and put them there' },
  },
  'released-record/orphan': {
    severity: 'warning',
    zh: '“{file}”是印发时存下的，第{number}期的 index.md 里却没有这次印发',
    en: '“{file}” was kept of a release, but index.md of issue {number} has no such release',
    note: {
      zh: '印发过：从备份找回 index.md 的 released（印发）；没有印发过：移走这个文件',
      en: 'if it was released, take released of index.md from a backup; if not, move the file away',
    },
  },
  'released-without-record': {
    severity: 'hint',
    zh: '第{number}期等是以前的程序印发的，记录里没有印出的每个数和当时的稿件；记录照样算数',
    en: 'issue {number} and perhaps others were released by an earlier program, whose records lack the figures and the sources; they hold all the same',
    note: {
      zh: '不用处理。不想看到这一条，在 bulletin.yaml 的 rules 下写 released-without-record: off',
      en: 'nothing has to be done; released-without-record: off under rules in bulletin.yaml silences this',
    },
  },
  'more-findings': {
    severity: 'error',
    zh: '这个文件里还有 {count} 处同样的问题（{rule}），没有一一列出',
    en: 'this file has {count} more findings of {rule}, which are not listed',
    note: { zh: '先改好列出的，再检查一遍', en: 'mend those that are listed, then check again' },
  },
  'output-format': {
    severity: 'error',
    zh: '没有“{typed}”这种输出格式',
    en: 'there is no format “{typed}”',
    note: { zh: '可以写：{known}', en: 'there are: {known}' },
  },
});
