import type { MessageEntry } from '../../model/message.js';

/** What `bulletin release` and `bulletin list` say. */
export const releaseTalk = {
  'again-without-reason': {
    zh: '重新印发要写明原因',
    en: 'printing an issue again needs a reason',
    note: { zh: '写成：--again --reason "第二页图片印错"', en: 'write: --again --reason "wrong image on page 2"' },
  },
  'reason-without-again': {
    zh: '--reason 只用于重新印发',
    en: '--reason is for printing an issue again',
    note: { zh: '同时写上 --again', en: 'add --again' },
  },
  'released-already': {
    zh: '{issue}已经在 {date} 印发过',
    en: '{issue} was already released on {date}',
    note: {
      zh: '要重新印发，写明 --again --reason <原因>',
      en: 'to print it again, add --again --reason <why>',
    },
  },
  'not-released-yet': {
    zh: '{issue}还没有印发过，谈不上重新印发',
    en: '{issue} was not released yet: it can’t be released again',
    note: { zh: '去掉 --again 和 --reason', en: 'leave out --again and --reason' },
  },
  'release-of-other-pdf': {
    zh: '“{file}”与现在的稿件排出来的不一样：生成以后，稿件、字体或者程序变过',
    en: '“{file}” is not what the sources give now: they, the fonts or the program were changed since it was built',
    note: {
      zh: '先运行 bulletin build {folder}，核对这份 PDF 确是付印的，再印发',
      en: 'run bulletin build {folder}, make sure that its PDF is what was printed, then release it',
    },
  },
  'release-in-the-way': {
    zh: '“{file}”已经在那里，不是这次印发的',
    en: '“{file}” is there already, and is not of this release',
    note: {
      zh: '印发的 PDF、记录和稿件要存到这里：先把原来的文件移走或者改名',
      en: 'the PDF, the record and the sources of a release are kept there: move the other file away first',
    },
  },
  'release-unread': {
    zh: '没有印发：“{file}”在排版的时候改过，或者现在读不出来',
    en: 'nothing was released: “{file}” was changed while the issue was set, or cannot be read now',
    note: { zh: '等文件存好，看看磁盘，再运行一次', en: 'save it, look at the disk, and try again' },
  },
  'list-recompressed': {
    zh: '“{file}”与印发的（{archive}）只有压缩不同（是另一版 Node.js 生成的），内容一样',
    en: '“{file}” is the released document ({archive}) compressed in another way, by another Node.js',
  },
  'list-other-pdf': {
    zh: '“{file}”不是印发的那一份（{archive}）；再运行 bulletin build，放回印发的那一份',
    en: '“{file}” is not the PDF that was released ({archive}); bulletin build puts that in its place',
  },
  'release-recompressed': {
    zh: '这份 PDF 早就在那里，与现在的稿件排出来的只有压缩不同（是另一版 Node.js 生成的）：记下的就是它',
    en: 'the PDF that stood there differs from what the sources give now in its compression alone (another Node.js wrote it): it is the one that is recorded',
  },
  'release-stopped': {
    zh: '{issue}没有印发，没有留下记录；“{file}”已经写好。处理了下面的问题再运行一次',
    en: '{issue} was not released and no record was left; “{file}” is written. Mend what is said below and try again',
  },
  'release-unwritable': {
    zh: '印发的记录写不进“{file}”开头的内容',
    en: 'the release can’t be recorded in the header of “{file}”',
    note: {
      zh: '把开头写成普通的样子（每行一项：number: 519），再运行一次',
      en: 'write the header plainly, a key a line (number: 519), and try again',
    },
  },
  'release-by-hand': {
    zh: '印错了？撤销要自己动手：用 {before} 换回 {header}，再删去 {archive}',
    en: 'Released by mistake? Take it back by hand: put {before} in the place of {header}, and delete {archive}',
  },
  'would-release': {
    zh: '{issue}可以印发：{date}，{pages} 页，SHA-256 {sha256}（这次没有写入文件）',
    en: '{issue} can be released: {date}, {pages} page{plural}, SHA-256 {sha256} (nothing was written)',
  },
  'not-released': {
    zh: '{issue}没有印发：请先改正上面的错误',
    en: '{issue} was not released: mend the errors above first',
  },
  'released-kept': {
    zh: '{issue}已在 {date} 印发，PDF 没有动',
    en: '{issue} was released on {date}: its PDF is as it was',
  },
  'released-restored': {
    zh: '{issue}已在 {date} 印发，放回了印发的 PDF',
    en: '{issue} was released on {date}: its PDF was put back',
  },
  'unlisted-year': {
    zh: '没有“{typed}”年的稿件（--year 后面写的）',
    en: 'there is no issue of the year “{typed}” (given with --year)',
    note: { zh: '有稿件的年份：{known}', en: 'the years with issues are {known}' },
  },
  'list-empty': { zh: 'issues 文件夹里还没有一期稿件', en: 'there is no issue in the issues/ folder yet' },
  'help-list': {
    zh: '列出各期的登记表：期号、起止、印发日期、页数、PDF 的校验值、是否印发',
    en: 'the register of all issues: period, printing date, pages, checksum of the PDF, released or not',
  },
  'help-list-usage': { zh: '[选项]', en: '[options]' },
  'help-list-year-flags': { zh: '--year <年>', en: '--year <year>' },
  'help-list-year': { zh: '只列这一年的（默认：所有各期）', en: 'the issues of this year (default: all)' },
  'help-list-format-flags': { zh: '--format <格式>', en: '--format <format>' },
  'help-list-format': {
    zh: 'table、csv（Excel 能打开）或 json（默认：table）',
    en: 'table, csv (opens in Excel) or json (default: table)',
  },
  'help-list-examples': {
    zh: 'bulletin list  所有各期\nbulletin list --year 2024 --format csv  2024年各期，给 Excel 用',
    en: 'bulletin list  every issue\nbulletin list --year 2024 --format csv  those of 2024, for Excel',
  },
  'help-release': {
    zh: '印发：把付印的一期冻结下来，此后稿件、数字和 PDF 都不能改',
    en: 'freeze a printed issue: its text, figures and PDF stay from then on',
  },
  'help-release-usage': { zh: '[选项] <期号>', en: '[options] <number>' },
  'help-release-argument': { zh: '<期号>', en: '<number>' },
  'help-release-number': {
    zh: '总第号，如 519；增刊如 2024-增1',
    en: 'the issue’s number, as 519 or “2024-增1”, a special one',
  },
  'help-release-again': {
    zh: '重新印发已经印发过的一期，以前的记录和 PDF 都保留',
    en: 'release an issue again; earlier records and PDFs are kept',
  },
  'help-release-reason-flags': { zh: '--reason <原因>', en: '--reason <why>' },
  'help-release-reason': { zh: '重新印发的原因', en: 'why it is released again' },
  'help-release-dry-run': { zh: '只看能不能印发，不写文件', en: 'only see whether it can be released; write nothing' },
  'help-release-examples': {
    zh: 'bulletin release 519  印发第519期\nbulletin release 519 --again --reason "第二页图片印错"  重新印发',
    en: 'bulletin release 519  release issue 519\nbulletin release 519 --again --reason "wrong image"  release it again',
  },
} as const satisfies Record<string, MessageEntry>;
