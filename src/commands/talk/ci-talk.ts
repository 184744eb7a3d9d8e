import type { MessageEntry } from '../../model/message.js';

/** What `bulletin ci` says, its summary, and the texts of its help. */
export const ciTalk = {
  'ci-place': { zh: '{service}，仓库在 {folder}', en: '{service}, the repository is in {folder}' },
  'ci-nowhere': { zh: '不在自动检查的平台上', en: 'no CI service that is known' },
  'ci-written': { zh: '结果写在 {folder}', en: 'results are in {folder}' },
  'ci-checked': { zh: '核对了{issues}，没有发现问题', en: 'checked {issues}: nothing to report' },
  'ci-found': { zh: '核对了{issues}：{counts}', en: 'checked {issues}: {counts}' },
  'help-ci': {
    zh: '给自动检查的平台用：核对所有各期，再生成所有各期，结果写到 dist/ci',
    en: 'for CI services: check every issue, then build every issue; the results go to dist/ci',
  },
  'help-ci-usage': { zh: '[选项]', en: '[options]' },
  'help-ci-jobs': {
    zh: '同时生成几期（默认 auto：看处理器、内存和期数）',
    en: 'how many are built at once (default: auto, by processors, memory and issues)',
  },
  'help-ci-examples': {
    zh: 'bulletin ci  有一期不对就以退出码 1 结束\nbulletin ci --no-system-fonts  不管机器上装了什么字体，结果都一样',
    en: 'bulletin ci  fails when any issue is wrong\nbulletin ci --no-system-fonts  the same on every machine, whatever fonts it has',
  },
} as const satisfies Record<string, MessageEntry>;
