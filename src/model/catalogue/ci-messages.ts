import type { MessageEntry } from './entry.js';

/** What `bulletin ci` says, its summary, and the texts of its help. */
export const ciMessages = {
  'ci-place': { zh: '{service}，仓库在 {folder}', en: '{service}, the repository is in {folder}' },
  'ci-nowhere': { zh: '不在自动检查的平台上', en: 'no CI service that is known' },
  'ci-written': { zh: '结果写在 {folder}', en: 'results are in {folder}' },

  'ci-passed': { zh: '公报：通过', en: 'Bulletin: passed' },
  'ci-failed': { zh: '公报：没有通过', en: 'Bulletin: failed' },
  'ci-checked': { zh: '核对了{issues}，没有发现问题', en: 'checked {issues}: nothing to report' },
  'ci-found': { zh: '核对了{issues}：{counts}', en: 'checked {issues}: {counts}' },
  'ci-issue': { zh: '期', en: 'Issue' },
  'ci-outcome': { zh: '结果', en: 'Outcome' },
  'ci-errors': { zh: '错误', en: 'Errors' },
  'ci-warnings': { zh: '警告', en: 'Warnings' },
  'ci-pages': { zh: '页数', en: 'Pages' },
  'ci-built': { zh: '重新生成', en: 'built' },
  'ci-reused': { zh: '取自缓存', en: 'from the cache' },
  'ci-unchanged': { zh: '没有变化', en: 'unchanged' },
  'ci-not-built': { zh: '没有生成', en: 'not built' },
  'ci-findings': { zh: '要看的地方', en: 'Findings' },
  'ci-more': {
    zh: '还有 {count} 条没有列出，全部在 findings.json 里',
    en: '{count} more are in findings.json',
  },
  'ci-more-issues': { zh: '还有 {count} 期没有列出，全部在 report.json 里', en: '{count} more are in report.json' },

  'help-ci': {
    zh: '给自动检查的平台用：核对所有各期，再生成所有各期，结果写到 dist/ci',
    en: 'for CI services: check every issue, then build every issue; the results go to dist/ci',
  },
  'help-ci-usage': { zh: '[选项]', en: '[options]' },
  'help-ci-jobs': {
    zh: '同时生成几期（默认 auto：看处理器和内存）',
    en: 'how many are built at once (default: auto, by processors and memory)',
  },
  'help-ci-examples': {
    zh: 'bulletin ci  有一期不对就以退出码 1 结束\nbulletin ci --no-system-fonts  不管机器上装了什么字体，结果都一样',
    en: 'bulletin ci  fails when any issue is wrong\nbulletin ci --no-system-fonts  the same on every machine, whatever fonts it has',
  },
} as const satisfies Record<string, MessageEntry>;
