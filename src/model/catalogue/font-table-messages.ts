import type { MessageEntry } from './entry.js';

/** What `bulletin fonts` says. */
export const fontTableMessages = {
  'fonts-role': { zh: '用途', en: 'role' },
  'fonts-font': { zh: '字体', en: 'font' },
  'fonts-license': { zh: '许可', en: 'licence' },
  'fonts-embedding': { zh: '嵌入', en: 'embed' },
  'fonts-gb2312': { zh: 'GB 2312', en: 'GB 2312' },
  'fonts-general': { zh: '规范汉字', en: 'general' },
  'fonts-gb18030': { zh: 'GB 18030', en: 'GB 18030' },
  'fonts-none': { zh: '（没有可用的字体）', en: '(no usable font)' },
  'fonts-all': { zh: '全', en: 'all' },
  'fonts-lacks': { zh: '缺{count}', en: 'lacks {count}' },
  'fonts-license-own': { zh: '见下', en: 'below' },
  'fonts-license-unstated': { zh: '没写', en: 'unstated' },
  'fonts-installable': { zh: '可以', en: 'yes' },
  'fonts-editable': { zh: '可以', en: 'yes' },
  'fonts-preview': { zh: '限打印', en: 'print' },
  'fonts-restricted': { zh: '不可以', en: 'no' },

  'fonts-found': { zh: '{role}：{font}（{place}）', en: '{role}: {font} ({place})' },
  'fonts-not-found': { zh: '{role}：没有可用的字体', en: '{role}: no font can be used' },
  'fonts-found-by': { zh: '找到的是：{name}', en: 'found by the name: {name}' },
  'fonts-absent-workspace': { zh: 'fonts 文件夹里没有：{names}', en: 'not in fonts/: {names}' },
  'fonts-absent-system': { zh: '这台电脑上没有：{names}', en: 'not on this computer: {names}' },
  'fonts-absent-package': { zh: '程序自带的里面没有：{names}', en: 'not among those that come with bulletin: {names}' },
  'fonts-system-skipped': {
    zh: '这台电脑上的字体没有看（--no-system-fonts）',
    en: 'fonts of this computer were not looked at (--no-system-fonts)',
  },
  'fonts-refused': { zh: '没有用 {file}：{reason}', en: 'passed over {file}: {reason}' },
  'fonts-file': { zh: '文件：{file}', en: 'file: {file}' },
  'fonts-version': { zh: '版本：{version}', en: 'version: {version}' },
  'fonts-rights': { zh: '嵌入：{allowed}（fsType {fsType}）', en: 'embedding: {allowed} (fsType {fsType})' },
  'fonts-license-text': { zh: '许可：{text}', en: 'licence: {text}' },
  'fonts-width': { zh: '汉字收窄到 {percent}%', en: 'Han characters are set at {percent}% of their width' },
  'fonts-latin': { zh: '数字、字母和引号用“{role}”', en: 'digits, letters and quotation marks come from “{role}”' },
  'fonts-missing': {
    zh: '{name}（{total} 字）缺 {count} 字：{characters}',
    en: 'of {name} ({total} characters) it lacks {count}: {characters}',
  },
  'fonts-lock-same': { zh: '锁定：一致', en: 'lock: the same' },
  'fonts-lock-differs': { zh: '锁定：不是锁定的那个字体', en: 'lock: another font than was locked' },
  'fonts-lock-gone': { zh: '锁定：锁定的字体没有了', en: 'lock: the font that was locked is gone' },
  'fonts-lock-unlocked': { zh: '锁定：没有锁定', en: 'lock: not locked' },
  'fonts-unused': {
    zh: '{file}（{names}）：不是哪一种用途的字体，别的字体缺字时才用；要用它，把名称写进 fonts.yaml 的 families',
    en: '{file} ({names}): no role’s font, used only for what others lack; to use it, add its name to the families of fonts.yaml',
  },
  'fonts-unusable': { zh: '{file}：用不了，{reason}', en: '{file}: can’t be used: {reason}' },
  'fonts-no-issue': {
    zh: '没有可以查的一期，没有看稿件缺不缺字',
    en: 'there is no issue whose characters could be looked at',
  },
  'fonts-places': { zh: '{first}，共 {count} 处', en: '{first}, {count} in all' },
  'fonts-accepted': { zh: '已认可', en: 'accepted' },

  'fonts-measuring': { zh: '看字体', en: 'measuring fonts' },
  'fonts-looking': { zh: '查缺字', en: 'looking for characters' },
  'fonts-unset': {
    zh: '{issue}排不出来，缺不缺字没有查全；先运行 bulletin check {folder}',
    en: '{issue} can’t be set, so its characters were not all looked at; run bulletin check {folder} first',
  },
  'fonts-unlocked-all': {
    zh: '字体还没有锁定。运行 bulletin fonts --lock 锁定以后，换了字体就会提醒',
    en: 'the fonts are not locked: after bulletin fonts --lock you are told when they change',
  },
  'fonts-check-passed': { zh: '字体没有问题', en: 'the fonts are as they should be' },
  'fonts-check-failed': { zh: '字体有 {count} 处问题：', en: '{count} problem{plural} with the fonts:' },
  'fonts-locked': { zh: '已锁定 {count} 种用途的字体', en: 'locked the fonts of {count} roles' },
  'fonts-locked-again': { zh: '和原来锁定的一样，没有改动', en: 'they are locked as they are; nothing was changed' },
  'fonts-lock-change': { zh: '{role}：{before} → {now}', en: '{role}: {before} → {now}' },
  'fonts-lock-remark': {
    zh: '各种用途的字体锁定在哪个字体上。由 bulletin fonts --lock 写成，不要手改；换了字体，再运行一次。',
    en: 'Which font each role is locked to. Written by bulletin fonts --lock: run it again after a change of fonts.',
  },
  'fonts-lock-alone': {
    zh: '--lock 只锁定字体，不能和 {option} 一起用',
    en: '--lock only locks the fonts; it does not go with {option}',
    note: { zh: '先锁定，再另外运行一次', en: 'lock them first, then run it again' },
  },

  'problem-no-font': { zh: '“{role}”没有可用的字体', en: '“{role}” has no font that can be used' },
  'problem-not-embeddable': { zh: '{file}：{reason}', en: '{file}: {reason}' },
  'problem-missing': {
    zh: '{codePoint}（{character}）：哪个字体里都没有；{place}',
    en: '{codePoint} ({character}): no font has it; {place}',
  },
  'problem-stand-in': {
    zh: '{codePoint}（{character}）：“{role}”的字体里没有，用别的字体或写法代替；{place}',
    en: '{codePoint} ({character}): the font of “{role}” lacks it, something else stands in; {place}',
  },
  'problem-lock-unreadable': { zh: '{file} 读不懂', en: '{file} can’t be read' },
  'problem-unset': { zh: '{issue}排不出来', en: '{issue} can’t be set' },

  'help-fonts': {
    zh: '列出每种字体用的是哪一个、为什么、许可，以及稿件缺不缺字',
    en: 'the font of each role and why, its licence, and what the issues’ texts lack',
  },
  'help-fonts-usage': { zh: '[选项] [期号...]', en: '[options] [number...]' },
  'help-fonts-argument': { zh: '[期号...]', en: '[number...]' },
  'help-fonts-numbers': {
    zh: '看这几期缺不缺字（默认：还没印发的最新一期）',
    en: 'issues whose characters are looked at (default: the newest that is not released)',
  },
  'help-fonts-all': { zh: '看所有各期', en: 'look at every issue' },
  'help-fonts-format-flags': { zh: '--format <格式>', en: '--format <format>' },
  'help-fonts-format': { zh: 'table 或 json（默认：table）', en: 'table or json (default: table)' },
  'help-fonts-check': {
    zh: '缺字、不许嵌入或者和锁定的不一致时，以退出码 1 结束',
    en: 'exit with 1 where characters are missing, a font may not be embedded or the lock differs',
  },
  'help-fonts-lock': {
    zh: '锁定：把现在用的字体记到 fonts/fonts.lock，以后换了就提醒',
    en: 'record the fonts in fonts/fonts.lock, so that you are told when they change',
  },
  'help-fonts-examples': {
    zh: 'bulletin fonts  每种字体的来历，最新一期缺不缺字\nbulletin fonts --lock  锁定现在的字体\nbulletin fonts --all --check  查所有各期，自动检查时用',
    en: 'bulletin fonts  each font, and what the newest issue lacks\nbulletin fonts --lock  lock the fonts as they are\nbulletin fonts --all --check  every issue, for CI',
  },
} as const satisfies Record<string, MessageEntry>;
