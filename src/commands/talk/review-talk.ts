import type { MessageEntry } from '../../model/message.js';

/** What `bulletin review` says. */
export const reviewTalk = {
  'review-released': {
    zh: '{folder} 已经印发，不能再改',
    en: '{folder} is released and is not changed any more',
    note: {
      zh: '印错了的，在后面一期更正，或者先撤回：bulletin release {folder} --withdraw',
      en: 'correct it in a later issue, or withdraw it first: bulletin release {folder} --withdraw',
    },
  },
  'review-unreadable': {
    zh: 'issues/{folder} 读不出来，先用 bulletin check {folder} 看看',
    en: 'issues/{folder} can’t be read; see bulletin check {folder}',
  },
  'review-guessed': {
    zh: '“{file}”没有写明是从哪份稿子生成的，按内容对上了这一期的稿件',
    en: '“{file}” doesn’t say what it was made of; its text was found to be that of this issue',
  },
  'review-no-file': {
    zh: '没有写是哪份改稿',
    en: 'which copy came back was not said',
    note: {
      zh: '写上文件，例如 bulletin review 519 甲.docx',
      en: 'name the file, as in bulletin review 519 returned.docx',
    },
  },
  'review-numbers': {
    zh: '“{typed}”不是序号：写成 1,3-5 这样，从 1 到 {most}',
    en: '“{typed}” are no numbers: write them as 1,3-5, from 1 to {most}',
  },
  'review-nobody': {
    zh: '没有“{name}”改的地方',
    en: 'nothing is by “{name}”',
    note: { zh: '审改人有：{known}', en: 'reviewers are: {known}' },
  },
  'review-list-format': {
    zh: '--list 的文件名要用 .md、.csv 或者 .xlsx 结尾，写的是“{file}”',
    en: '--list takes a file that ends with .md, .csv or .xlsx, not “{file}”',
  },
  'review-none': { zh: '和送审时一样，没有改动，也没有批注', en: 'nothing was changed, and nothing was said' },
  'review-counts': {
    zh: '改动 {edits} 处，可以采纳 {open} 处；批注 {comments} 条',
    en: 'changes: {edits}, of which {open} can be applied; comments: {comments}',
  },
  'review-how': {
    zh: '采纳全部加 --apply，采纳几处加 --apply 1,3-5，采纳一个人的加 --apply --by 姓名',
    en: 'take all with --apply, some with --apply 1,3-5, those of one person with --apply --by NAME',
  },
  'review-applied': { zh: '采纳了 {count} 处，写进了：{files}', en: 'applied: {count}, in {files}' },
  'review-would-apply': { zh: '会采纳 {count} 处；没有写文件', en: 'would be applied: {count}; nothing was written' },
  'review-applied-none': {
    zh: '没有可以采纳的，什么都没有写',
    en: 'there was nothing to apply, and nothing was written',
  },
  'help-review': {
    zh: '列出 Word 改稿里改了什么、批注了什么，采纳到稿件里',
    en: 'list what reviewers changed and said in a Word copy, and apply it',
  },
  'help-review-usage': { zh: '<期号> <文件>... [选项]', en: '<number> <file>... [options]' },
  'help-review-number-argument': { zh: '<期号>', en: '<number>' },
  'help-review-number': { zh: '哪一期，例如 519', en: 'the issue, such as 519' },
  'help-review-files-argument': { zh: '[文件...]', en: '[file...]' },
  'help-review-files': {
    zh: '改稿：.docx，或者写了批注的 .pdf；.doc、.wps、.odt 要装有 LibreOffice。几份一起比，改得不一样的地方会指出来',
    en: 'the copies that came back: .docx, or a .pdf with notes; .doc, .wps and .odt where LibreOffice is installed. Of several, what disagrees is shown',
  },
  'help-review-apply-flags': { zh: '--apply [序号]', en: '--apply [numbers]' },
  'help-review-apply': {
    zh: '写进稿件：全部，或者 1,3-5 这几处；写进去和改稿不一致的不写',
    en: 'write them into the sources: all, or those of 1,3-5; what would not say what was returned is left out',
  },
  'help-review-by-flags': { zh: '--by <姓名>', en: '--by <name>' },
  'help-review-by': { zh: '只看、只采纳这个人的', en: 'those of one reviewer alone' },
  'help-review-list-flags': { zh: '--list <文件>', en: '--list <file>' },
  'help-review-list': {
    zh: '写一份修改采纳表：.md、.csv 或者 .xlsx',
    en: 'write a list of what was taken and what wasn’t, and why: .md, .csv or .xlsx',
  },
  'help-review-dry-run': { zh: '只看会怎样改，不写文件', en: 'show what would be changed, and write nothing' },
  'help-review-examples': {
    zh: 'bulletin review 519 519-送审稿-改.docx  改了什么、批注了什么\nbulletin review 519 甲.docx 乙.docx  几份一起看\nbulletin review 519 甲.docx --apply --dry-run  先看会怎样改\nbulletin review 519 甲.docx --apply 1,3-5  采纳这几处\nbulletin review 519 甲.docx --list 采纳表.xlsx  写一份修改采纳表',
    en: 'bulletin review 519 returned.docx  what was changed and said\nbulletin review 519 one.docx two.docx  several at once\nbulletin review 519 one.docx --apply --dry-run  see what would be changed\nbulletin review 519 one.docx --apply 1,3-5  apply these\nbulletin review 519 one.docx --list taken.xlsx  write a list of what was taken',
  },
} as const satisfies Record<string, MessageEntry>;
