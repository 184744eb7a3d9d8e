import type { MessageEntry } from '../../model/message.js';

/** What `bulletin release` and `bulletin list` say. */
export const releaseTalk = {
  'again-without-reason': {
    zh: '重新印发要写明原因',
    en: 'printing an issue again needs a reason',
    note: { zh: '写成：--again --reason "第二页图片印错"', en: 'write: --again --reason "wrong image on page 2"' },
  },
  'reason-without-again': {
    zh: '--reason 只用于重新印发、撤回和改过的签发稿',
    en: '--reason is for printing an issue again, for withdrawing a release, and for what was changed since it was signed',
    note: { zh: '同时写上 --again、--withdraw 或者 --signed', en: 'add --again, --withdraw or --signed' },
  },
  'signed-without-draft': {
    zh: '--signed 和 --draft 要一起写：谁签发的，签发的是第几稿',
    en: '--signed and --draft go together: who signed, and which draft',
    note: { zh: '写成：--signed 李某某 --draft 3', en: 'write: --signed "Li" --draft 3' },
  },
  'signed-unknown': {
    zh: '{issue}没有存下第“{typed}”稿的稿件',
    en: 'the sources of draft “{typed}” of {issue} were not kept',
    note: {
      zh: '送审稿用 build --draft 排，第几稿写在每一页上（第一稿不写）',
      en: 'drafts are made by build --draft; which it is stands on every page, but for the first',
    },
  },
  'signed-differs': {
    zh: '没有印发：{name}签发的是第 {draft} 稿，以后改过，如上。确实要这样印发，写明 --reason <原因>',
    en: 'nothing was released: {name} signed draft {draft}, and what is above was changed since. To release it all the same, add --reason <why>',
  },
  'signed-differs-why': {
    zh: '{name}签发的是第 {draft} 稿，以后改过，如上；原因记下了',
    en: '{name} signed draft {draft}, and what is above was changed since; the reason is recorded',
  },
  'withdraw-without-reason': {
    zh: '撤回印发要写明原因',
    en: 'withdrawing a release needs a reason',
    note: { zh: '写成：--withdraw --reason "第二页有错字"', en: 'write: --withdraw --reason "misprint on page 2"' },
  },
  'release-one-thing': {
    zh: '--again、--withdraw、--restore 一次只能写一个',
    en: 'only one of --again, --withdraw and --restore can be asked for',
  },
  'withdraw-unreleased': {
    zh: '{issue}没有印发过，或者已经撤回，没有可以撤回的',
    en: '{issue} was not released, or was withdrawn already: there is nothing to withdraw',
  },
  'withdraw-unrecorded': {
    zh: '{issue}没有撤回：印发的记录（{record}）不在，或者改过，看不出是不是今天印发的',
    en: '{issue} was not withdrawn: its record ({record}) is not there or was changed, so that the day of the release isn’t known',
    note: {
      zh: '确实要撤回：从 index.md 的开头删去 released（印发）那一段，再移走 {archive}',
      en: 'to withdraw it all the same, delete “released” from the header of index.md and move {archive} away',
    },
  },
  'withdraw-late': {
    zh: '{issue}是 {day} 印发的，只有当天能撤回',
    en: '{issue} was released on {day}: it can be withdrawn on that day alone',
    note: {
      zh: '数字有错，在下一期的 corrections（更正）里更正；确实要重印，用 --again --reason <原因>',
      en: 'state wrong figures in the corrections of the next issue; to print it again, use --again --reason <why>',
    },
  },
  withdrawn: {
    zh: '{issue}（{date}）的印发撤回了；存的 PDF（{archive}）、记录和稿件都留着。改好以后再 build、release',
    en: 'the release of {issue} ({date}) is withdrawn; its PDF ({archive}), its record and its sources stay. Mend the issue, then build and release it',
  },
  'would-withdraw': {
    zh: '{issue}（{date}）的印发可以撤回，存的 PDF（{archive}）会留着（这次没有写入文件）',
    en: 'the release of {issue} ({date}) can be withdrawn, its PDF ({archive}) would stay (nothing was written)',
  },
  'restore-number': {
    zh: '“{typed}”不是第几次印发',
    en: '“{typed}” is not the count of a release',
    note: { zh: '写成 --restore，或者 --restore 1', en: 'write --restore, or --restore 1' },
  },
  'restore-no-such': {
    zh: '{issue}没有第 {release} 次印发，没有可以恢复的',
    en: '{issue} has no release {release}: there is nothing to restore',
  },
  'restore-none': {
    zh: '{issue}没有恢复：第 {release} 次印发时的稿件没有存下（以前的程序印发的不存）',
    en: '{issue} was not restored: the sources of its release {release} were not kept (earlier programs kept none)',
    note: {
      zh: '从备份、版本记录或者 {history} 里找回来',
      en: 'take them from a backup, from the history of versions, or from {history}',
    },
  },
  'restore-damaged': {
    zh: '{issue}没有恢复，什么都没有动：{archive} 不是印发时的那一份，或者记录（{record}）对不上',
    en: '{issue} was not restored and nothing was changed: {archive} is not what was kept, or the record ({record}) doesn’t fit',
    note: { zh: '从备份或者版本记录里找回这两个文件', en: 'take both files from a backup or the history of versions' },
  },
  'restore-in-the-way': {
    zh: '没有恢复，什么都没有动：“{file}”读不出来',
    en: 'nothing was restored or changed: “{file}” can’t be read',
  },
  'restore-nothing': {
    zh: '{issue}的稿件就是印发时的样子，不用恢复',
    en: 'the sources of {issue} are as they were printed: there is nothing to restore',
  },
  restored: {
    zh: '{issue}恢复成了 {date} 印发时的稿件；恢复以前的存在 {folder}，bulletin undo 可以退回',
    en: 'the sources of {issue} are those of {date} again; what stood there until now is kept in {folder}, and bulletin undo puts it back',
  },
  'would-restore': {
    zh: '{issue}会恢复成 {date} 印发时的稿件（这次没有写入文件）',
    en: 'the sources of {issue} would be those of {date} again (nothing was written)',
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
    zh: '“{file}”与现在的稿件排出来的不一样：生成以后，稿件或者各期共用的设置改过',
    en: '“{file}” is not what the sources give now: they, or what issues share, were changed since it was built',
    note: {
      zh: '先运行 bulletin build {folder}，核对这份 PDF 确是付印的，再印发',
      en: 'run bulletin build {folder}, make sure that its PDF is what was printed, then release it',
    },
  },
  'release-of-other-pdf/fonts': {
    zh: '“{file}”与现在的稿件排出来的不一样：它的字体是 {before}，现在是 {now}',
    en: '“{file}” is not what the sources give now: its fonts were {before} and are {now} now',
    note: {
      zh: '先运行 bulletin build {folder}，核对这份 PDF 确是付印的，再印发',
      en: 'run bulletin build {folder}, make sure that its PDF is what was printed, then release it',
    },
  },
  'release-of-other-pdf/program': {
    zh: '“{file}”与现在的稿件排出来的不一样：它是 {before} 生成的，现在的程序是 {now}',
    en: '“{file}” is not what the sources give now: {before} built it, and this is {now}',
    note: {
      zh: '先运行 bulletin build {folder}，核对这份 PDF 确是付印的，再印发',
      en: 'run bulletin build {folder}, make sure that its PDF is what was printed, then release it',
    },
  },
  'release-of-other-pdf/unread': {
    zh: '“{file}”不是这一期的 PDF，或者坏了',
    en: '“{file}” is no PDF of this issue, or a broken one',
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
  'release-overruled': {
    zh: '备注里写明原因、没有报出来的（{count} 处）：',
    en: 'overruled with a reason ({count}):',
  },
  'release-overruled-place': {
    zh: '  {place} {rules}：{reason}',
    en: '  {place} {rules}: {reason}',
  },
  'release-by-hand': {
    zh: '印错了？今天可以撤回：bulletin release {folder} --withdraw --reason <原因>',
    en: 'Released by mistake? It can be withdrawn today: bulletin release {folder} --withdraw --reason <why>',
  },
  'would-release': {
    zh: '{issue}可以印发：{date}，{pages} 页，SHA-256 {sha256}（这次没有写入文件）',
    en: '{issue} can be released: {date}, {pages} page{plural}, SHA-256 {sha256} (nothing was written)',
  },
  'not-released': {
    zh: '{issue}没有印发：请先处理上面说的',
    en: '{issue} was not released: see to what is said above first',
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
    zh: 'table、csv（Excel 能打开）、json 或 xlsx（默认：table）',
    en: 'table, csv (opens in Excel), json or xlsx (default: table)',
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
  'help-release-reason': { zh: '重新印发或者撤回的原因', en: 'why it is released again, or withdrawn' },
  'help-release-withdraw': {
    zh: '撤回当天的印发：PDF、记录和稿件都留着',
    en: 'withdraw a release on its day; its PDF, record and sources stay',
  },
  'help-release-restore-flags': { zh: '--restore [第几次]', en: '--restore [count]' },
  'help-release-restore': {
    zh: '把稿件恢复成印发时的样子（默认：现在算数的那一次）',
    en: 'put the sources back as they were printed (default: of the release that holds)',
  },
  'help-release-signed-flags': { zh: '--signed <姓名>', en: '--signed <name>' },
  'help-release-signed': { zh: '谁签发的，记进印发的记录', en: 'who signed, which is recorded' },
  'help-release-draft-flags': { zh: '--draft <第几稿>', en: '--draft <count>' },
  'help-release-draft': {
    zh: '签发的是第几稿：现在的稿件与它不一样，就显示改了什么，不印发（写明 --reason 除外）',
    en: 'which draft was signed: what differs from it is shown and stops the release, unless there is a --reason',
  },
  'help-release-dry-run': {
    zh: '只看能不能印发、撤回、恢复，不写文件',
    en: 'only see whether it can be done; write nothing',
  },
  'help-release-examples': {
    zh: 'bulletin release 519  印发第519期\nbulletin release 519 --again --reason "第二页图片印错"  重新印发\nbulletin release 519 --restore --dry-run  看看恢复成印发时的稿件会动哪些文件',
    en: 'bulletin release 519  release issue 519\nbulletin release 519 --again --reason "wrong image"  release it again\nbulletin release 519 --restore --dry-run  see which files would be put back as they were printed',
  },
} as const satisfies Record<string, MessageEntry>;
