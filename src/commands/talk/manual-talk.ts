import type { MessageEntry } from '../../model/message.js';

/** What `bulletin manual` says. */
export const manualTalk = {
  'manual-opened': {
    zh: '正在浏览器里打开手册，不用联网',
    en: 'opening the manual in the browser; it needs no network',
  },
  'manual-missing': {
    zh: '没有“{file}”：手册没有随程序装好',
    en: 'there is no “{file}”: the manual didn’t come along with the program',
    note: {
      zh: '重新安装 bulletin；在程序自己的文件夹里，运行 npm run build',
      en: 'install bulletin again; in the program’s own repository, npm run build',
    },
  },
  'help-manual': {
    zh: '手册：在浏览器里打开，不用联网；里面可以搜索',
    en: 'open the manual in the browser; it needs no network, and can be searched',
  },
  'help-manual-usage': { zh: '[选项]', en: '[options]' },
  'help-manual-examples': {
    zh: 'bulletin manual  打开中文手册\nbulletin manual --lang en  打开英文手册',
    en: 'bulletin manual  open the manual\nbulletin manual --lang zh  the Chinese one',
  },
} as const satisfies Record<string, MessageEntry>;
