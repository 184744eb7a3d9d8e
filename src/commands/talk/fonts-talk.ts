import type { MessageEntry } from '../../model/message.js';

/** What `bulletin fonts` says. */
export const fontsTalk = {
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
