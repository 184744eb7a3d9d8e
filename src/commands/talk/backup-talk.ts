import type { MessageEntry } from '../../model/message.js';

/** What `bulletin backup` says, and how `release` reminds of it. */
export const backupTalk = {
  'backed-up': {
    zh: '备份好了：{count} 个文件，{size}，已经重新打开逐个核对过',
    en: 'backed up: {count} files, {size}, opened again and compared one by one',
  },
  'backup-left-out': {
    zh: '没有放进备份：{files}（只备份 issues、templates、fonts 和工作文件夹里的文件）',
    en: 'not in the backup: {files} (it has issues, templates, fonts and the files beside them)',
  },
  'backup-beside': {
    zh: '备份和稿件在同一个文件夹里，电脑坏了会一起丢：再复制一份到 U 盘、移动硬盘或者网络盘',
    en: 'the backup lies in the workspace and is lost with it: copy it to another disk',
  },
  'backup-not-noted': {
    zh: '工作文件夹写不进去，没有记下备份的时间：印发时还会提醒备份',
    en: 'the workspace can’t be written to, so that the time of the backup was not noted: release will still remind of it',
  },
  'backup-hint': {
    zh: '要用的时候，解压到一个空的文件夹就能接着做',
    en: 'to use it, unpack it into an empty folder and go on there',
  },
  'backup-never': {
    zh: '这里还没有备份过：npx --no bulletin backup <U 盘或者网络盘上的文件夹>',
    en: 'this workspace was never backed up: npx --no bulletin backup <a folder on another disk>',
  },
  'backup-old': {
    zh: '已经 {weeks} 周没有备份：npx --no bulletin backup <U 盘或者网络盘上的文件夹>',
    en: 'the last backup is {weeks} weeks old: npx --no bulletin backup <a folder on another disk>',
  },
  'help-backup': {
    zh: '备份：把稿件、版式、字体装进一个写着时间的 ZIP 文件，并且重新打开核对',
    en: 'back the workspace up into a dated ZIP file, and prove that it opens',
  },
  'help-backup-usage': { zh: '[选项] <文件夹>', en: '[options] <folder>' },
  'help-backup-argument': { zh: '<文件夹>', en: '<folder>' },
  'help-backup-folder': {
    zh: '备份放在哪里，最好在另一个磁盘上；从不覆盖',
    en: 'where the backup goes, best on another disk; nothing is overwritten',
  },
  'help-backup-examples': {
    zh: 'bulletin backup U盘  备份到这个文件夹；在 Windows 上如 E:\\备份',
    en: 'bulletin backup /media/usb  back up into this folder; on Windows as E:\\backup',
  },
} as const satisfies Record<string, MessageEntry>;
