import type { MessageEntry } from '../../model/message.js';

/** What `bulletin build` says about many issues and about the cache, and the texts of the help on both. */
export const buildTalk = {
  'former-files': {
    zh: '  同一个文件夹里还有这一期以前的 {files}，不再更新；不要了请删去',
    en: '  beside it stands {files} of this issue from before, which is no longer kept up: delete it when it isn’t needed',
  },
  'built-many': {
    zh: '共 {count} 期：生成 {built}，取自缓存 {reused}，没有变化 {unchanged}，没有生成 {failed}；用时 {seconds} 秒',
    en: '{count} issues: {built} built, {reused} from the cache, {unchanged} unchanged, {failed} not built; {seconds} s',
  },
  'nothing-to-build': {
    zh: '没有要生成的：从 {ref} 以来的改动不影响任何一期',
    en: 'nothing to build: what changed since {ref} concerns no issue',
  },
  'shard-empty': {
    zh: '第 {index} 份（共 {count} 份）里没有一期',
    en: 'shard {index} of {count} has no issue',
  },
  building: { zh: '正在生成', en: 'building' },
  'progress-left': { zh: '每秒 {rate} 期，还要 {left}', en: '{rate} a second, {left} left' },
  'progress-minutes': { zh: '{minutes} 分 {seconds} 秒', en: '{minutes} min {seconds} s' },
  'progress-seconds': { zh: '{seconds} 秒', en: '{seconds} s' },
  'plan-planned': { zh: '{issue}：要生成（{why}）', en: '{issue}: to be built ({why})' },
  'plan-reused': { zh: '{issue}：取自缓存（{why}）', en: '{issue}: from the cache ({why})' },
  'plan-unchanged': { zh: '{issue}：没有变化', en: '{issue}: no change' },
  'plan-failed': { zh: '{issue}：稿件有错误，不能生成', en: '{issue}: the sources have errors' },
  'not-a-size': {
    zh: '“{typed}”不是大小（{option}）',
    en: '“{typed}” is no size ({option})',
    note: { zh: '写成 500MB、2GB；0 是不用缓存', en: 'write 500MB or 2GB; 0 keeps nothing' },
  },
  'not-a-shard': {
    zh: '“{typed}”不是一份（--shard）',
    en: '“{typed}” is no shard (--shard)',
    note: { zh: '写成 1/4：分成 4 份，做第 1 份', en: 'write 1/4 for the first of four' },
  },
  'not-jobs': {
    zh: '“{typed}”不是同时做的期数（--jobs）',
    en: '“{typed}” is no number of jobs (--jobs)',
    note: { zh: '写 1 到 {most} 的数，或者 auto', en: 'write a number from 1 to {most}, or auto' },
  },
  'cache-none': {
    zh: '这台电脑上找不到放缓存的地方：用环境变量 BULLETIN_CACHE 指明一个文件夹',
    en: 'there is no place for a cache on this system: name a folder with BULLETIN_CACHE',
  },
  'cache-size': { zh: '{folder}：{files} 个文件，{size}', en: '{folder}: {files} file{plural}, {size}' },
  'cache-cleared': { zh: '删去 {files} 个文件，{size}', en: '{files} file{plural} removed, {size}' },
  'help-build-force': { zh: '重新生成，不用以前的结果', en: 'build anew, whatever was built before' },
  'help-build-dry-run': {
    zh: '只说会生成哪些期、为什么，什么都不写',
    en: 'only say what would be built, and why; write nothing',
  },
  'help-build-cache-max': {
    zh: '缓存最大多少，如 500MB；0 是不用缓存（默认 500MB，或环境变量 BULLETIN_CACHE_MAX）',
    en: 'how large the cache may be, as 500MB; 0 for none (default: BULLETIN_CACHE_MAX or 500MB)',
  },
  'help-build-cache-max-flags': { zh: '--cache-max <大小>', en: '--cache-max <size>' },
  'help-build-changed-since': {
    zh: '只生成 git 里从这个提交以来的改动（没有提交的也算）影响到的期',
    en: 'only the issues that are touched by what changed since a commit, uncommitted changes too',
  },
  'help-check-changed-since': {
    zh: '只核对 git 里从这个提交以来的改动（没有提交的也算）影响到的期',
    en: 'only the issues that are touched by what changed since a commit, uncommitted changes too',
  },
  'help-build-changed-since-flags': { zh: '--changed-since <提交>', en: '--changed-since <git-ref>' },
  'help-build-shard': { zh: '分成 n 份，只做第 i 份', en: 'only the i-th of n even parts' },
  'help-build-shard-flags': { zh: '--shard <i/n>', en: '--shard <i/n>' },
  'help-build-jobs': {
    zh: '同时做几期；auto 是看处理器、内存和期数（默认 1）',
    en: 'how many at once; auto goes by processors, memory and issues (default 1)',
  },
  'help-build-jobs-flags': { zh: '--jobs <数|auto>', en: '--jobs <n|auto>' },
  'help-build-to': {
    zh: '生成哪些格式，几种用逗号分开，如 pdf,docx（默认看 bulletin.yaml 的 formats，没有就是 pdf）',
    en: 'which formats, parted by commas, as pdf,docx (default: formats in bulletin.yaml, else pdf)',
  },
  'help-build-to-flags': { zh: '--to <格式>', en: '--to <formats>' },
  'help-build-report': {
    zh: '每期的结果写成 JSON：状态、页数、sha256、毫秒、原因；- 写到标准输出',
    en: 'write what became of each issue as JSON: status, pages, sha256, milliseconds, why; - for stdout',
  },
  'help-build-report-flags': { zh: '--report <文件.json>', en: '--report <file.json>' },
  'help-cache': { zh: '看缓存在哪里、有多大，或者清空', en: 'show where the cache is and how large, or clear it' },
  'help-cache-usage': { zh: '[选项] [clear]', en: '[options] [clear]' },
  'help-cache-clear-usage': { zh: '[选项]', en: '[options]' },
  'help-cache-clear-examples': {
    zh: 'bulletin cache clear  清空缓存',
    en: 'bulletin cache clear  clear the cache',
  },
  'help-cache-examples': {
    zh: 'bulletin cache  看缓存在哪里、有多大\nbulletin cache clear  清空缓存',
    en: 'bulletin cache  see where the cache is and how big\nbulletin cache clear  empty the cache',
  },
  'help-cache-clear': {
    zh: '清空缓存；随时可以，只是下次慢一些',
    en: 'clear the cache, at any time: the next build is slower',
  },
} as const satisfies Record<string, MessageEntry>;
