import type { MessageEntry } from '../../model/message.js';

/** What `bulletin update` says of what it did, and its help. Why a package is not taken says whoever looks at it. */
export const updateTalk = {
  'update-usage': {
    zh: 'update 后面写一个更新包，或者只写 --rollback',
    en: 'update takes a package, or --rollback alone',
  },
  updated: {
    zh: '更新好了：以后用 {version}。原来的 {installed} 还在，要退回就用 bulletin update --rollback',
    en: 'updated: {version} runs from now on. {installed} is kept, and bulletin update --rollback goes back to it',
  },
  'update-would': {
    zh: '完好，会从 {installed} 更新到 {version}（这次没有写入文件）',
    en: 'all is sound: {installed} would be updated to {version} (nothing was written)',
  },
  'update-same': { zh: '已经是 {version} 了，没有动', en: '{version} is installed already; nothing was changed' },
  'update-rolled-back': {
    zh: '退回了：以后用 {version}，{installed} 还在，再 update 一次就又用它',
    en: 'gone back: {version} runs from now on. {installed} is kept, and update takes it again',
  },
  'help-update': {
    zh: '更新离线包：核对签名和每个文件，装在旁边，再换过去；坏的、改过的、别人签的一概不用',
    en: 'update the offline package: verify signature and files, unpack beside, then switch; nothing damaged or foreign is taken',
  },
  'help-update-usage': { zh: '[选项] [更新包]', en: '[options] [package]' },
  'help-update-argument': { zh: '[更新包]', en: '[package]' },
  'help-update-file': {
    zh: 'bulletin-<版本>-<平台>.zip 或 .tar.gz，不要解压',
    en: 'bulletin-<version>-<platform>.zip or .tar.gz, as it was downloaded',
  },
  'help-update-sha256-flags': { zh: '--sha256 <校验值>', en: '--sha256 <digest>' },
  'help-update-sha256': {
    zh: '没有签名时，用别的途径核实过的 SHA-256',
    en: 'the SHA-256 that you learned by another way, in the place of a signature',
  },
  'help-update-rollback': { zh: '退回上一版', en: 'go back to the version before' },
  'help-update-dry-run': { zh: '只核对，不写文件', en: 'verify it, and write nothing' },
  'help-update-examples': {
    zh: 'bulletin update bulletin-0.2.0-win-x64.zip  更新\nbulletin update bulletin-0.2.0-win-x64.zip --dry-run  先核对\nbulletin update --rollback  新版不合用，退回上一版',
    en: 'bulletin update bulletin-0.2.0-win-x64.zip  update\nbulletin update bulletin-0.2.0-win-x64.zip --dry-run  verify it first\nbulletin update --rollback  go back to the version before',
  },
} as const satisfies Record<string, MessageEntry>;
