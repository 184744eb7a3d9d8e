import type { MessageEntry } from '../../model/message.js';

/** What `bulletin undo` says, and how the commands that write sources end. */
export const undoTalk = {
  'undo-hint': {
    zh: '不满意？npx --no bulletin undo 可以退回',
    en: 'Not what you wanted? npx --no bulletin undo takes it back',
  },
  'nothing-to-undo': {
    zh: '没有可以退回的：能退回的是 90 天里 check --fix、new、import、review --apply、init 写的，npx --no bulletin undo --list 看都有哪些',
    en: 'there is nothing to take back: that can be what check --fix, new, import, review --apply and init wrote within 90 days, see npx --no bulletin undo --list',
  },
  'undo-changed': {
    zh: '没有退回，什么都没有动：{time} 的 {command} 以后，又动过 {files}',
    en: 'nothing was taken back: changed again after {command} at {time}: {files}',
    note: {
      zh: '直接退回会丢掉后来改的。改以前的稿子存在 {folder}，要用哪一段，从那里拷贝',
      en: 'what was changed later would be lost. The texts from before are kept in {folder}: copy what you want from there',
    },
  },
  'undo-changed-new': {
    zh: '没有退回，什么都没有动：{time} 的 {command} 以后，又动过 {files}',
    en: 'nothing was taken back: changed again after {command} at {time}: {files}',
    note: {
      zh: '它们是那时新建的。确实不要了，把里面写的存到别处，再自己删去',
      en: 'it was made at that time: if you really don’t want it, put away what you wrote there and delete it yourself',
    },
  },
  'undo-release': {
    zh: '没有退回，什么都没有动：最后一次写稿件的是 {time} 的 {command}，印发的记录不能这样退回',
    en: 'nothing was taken back: the last to write sources was {command} at {time}, and what is recorded of a release can’t be taken back like this',
    note: {
      zh: '当天印发的，用 bulletin release {number} --withdraw --reason <原因> 撤回。以前的 index.md 存在 {folder}',
      en: 'a release is withdrawn on its day with bulletin release {number} --withdraw --reason <why>. The index.md from before is kept in {folder}',
    },
  },
  'history-unreadable': {
    zh: '没有退回，什么都没有动：“{folder}”里的记录读不出来，或者存的稿子不全',
    en: 'nothing was taken back: the record in “{folder}” can’t be read, or what it keeps is not complete',
    note: {
      zh: '它被改过，或者是更新的 bulletin 写的。里面存的稿子可以自己拷贝；把这个文件夹移到别处，就能退回再前面的一次',
      en: 'it was changed, or written by a newer bulletin. Copy the texts in it yourself; once that folder is moved away, the one before it can be taken back',
    },
  },
  'undo-done': {
    zh: '退回了 {time} 的 {command}',
    en: 'took back {command} at {time}',
  },
  'undo-would': {
    zh: '会退回 {time} 的 {command}（这次没有写入文件）',
    en: 'would take back {command} at {time} (nothing was written)',
  },
  'undo-nothing-left': {
    zh: '{time} 的 {command} 没有留下什么：都是以前的样子',
    en: 'nothing is left of {command} at {time}: all is as it was before',
  },
  'undo-restored': { zh: '{file}：改回了以前的样子', en: '{file}: put back as it was' },
  'undo-removed': { zh: '{file}：删去了，是那时新建的', en: '{file}: removed, since it was made then' },
  'undo-would-restore': { zh: '{file}：会改回以前的样子', en: '{file}: would be put back as it was' },
  'undo-would-remove': { zh: '{file}：会删去，是那时新建的', en: '{file}: would be removed, since it was made then' },
  'undo-folder-left': {
    zh: '文件夹 {folder} 没有删去：里面还有别的',
    en: 'the folder {folder} was left: there is something else in it',
  },
  'undo-kept': {
    zh: '退回前的稿子存在 {folder}，后悔了从那里拷贝',
    en: 'what stood there until now is kept in {folder}',
  },
  'help-undo': {
    zh: '撤销：把最后一次 check --fix、new、import、review --apply、init 改的、建的退回去；以后又改过的不动',
    en: 'take back what the last check --fix, new, import, review --apply or init wrote, unless it was changed since',
  },
  'help-undo-usage': { zh: '[选项]', en: '[options]' },
  'help-undo-list': { zh: '列出存着的各次，不退回', en: 'list what is kept, and take nothing back' },
  'help-undo-dry-run': { zh: '只看会退回什么，不写文件', en: 'show what would be taken back, and write nothing' },
  'help-undo-examples': {
    zh: 'bulletin undo --dry-run  先看看会退回什么\nbulletin undo  退回最后一次，再运行就退回再前面的一次\nbulletin undo --list  都有哪些',
    en: 'bulletin undo --dry-run  see what would be taken back\nbulletin undo  take back the last; again, the one before\nbulletin undo --list  what there is',
  },
  'undo-list-empty': { zh: '还没有存下什么', en: 'nothing is kept yet' },
  'undo-list-where': {
    zh: '改以前的稿子存在 {folder}，一次一个文件夹，名称是时间和命令',
    en: 'the texts from before are kept in {folder}, each in a folder named after time and command',
  },
} as const satisfies Record<string, MessageEntry>;
