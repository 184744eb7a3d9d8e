import { declareFindings } from '../model/finding.js';

const mendLock = {
  zh: '把锁定的字体文件放进 fonts 文件夹（从上次付印的电脑上复制，或者向管字体的人要）；确实换了字体，看过版面再运行 bulletin fonts --lock',
  en: 'put the locked font into the fonts/ folder (from the computer that printed last); where the font was changed on purpose, look at the pages and run bulletin fonts --lock',
} as const;

/** What may be wrong with fonts: files that can’t be used, and fonts that are not those of the lock. */
export const finding = declareFindings({
  'font-lock': {
    severity: 'warning',
    zh: '“{role}”锁定的字体是 {locked}，现在用的是 {now}：{file}',
    en: '“{role}” is locked to {locked}, and set in {now} now: {file}',
    note: mendLock,
  },
  'font-lock/content': {
    severity: 'warning',
    zh: '“{role}”用的 {now} 和锁定时不是同一个文件：{file}',
    en: '“{role}” is set in another file of {now} than when it was locked: {file}',
    note: mendLock,
  },
  'font-lock/gone': {
    severity: 'warning',
    zh: '“{role}”锁定的字体是 {locked}，现在一个可用的也没有',
    en: '“{role}” is locked to {locked}, and has no font that can be used now',
    note: mendLock,
  },
  'font-lock/role': {
    severity: 'warning',
    zh: '锁定了“{role}”（{locked}），fonts.yaml 里却没有这种字体',
    en: '“{role}” is locked to {locked}, but is no role of fonts.yaml',
    note: { zh: '运行 bulletin fonts --lock 重新锁定', en: 'run bulletin fonts --lock' },
  },
  'font-lock/unlocked': {
    severity: 'warning',
    zh: '这些用途的字体没有锁定：{roles}',
    en: 'the fonts of these roles are not locked: {roles}',
    note: { zh: '运行 bulletin fonts --lock 重新锁定', en: 'run bulletin fonts --lock' },
  },
  'font-lock/other-gone': {
    severity: 'warning',
    zh: '锁定时 fonts 文件夹里有 {locked}，现在没有：别的字体缺字时，代替的会和锁定时不同',
    en: '{locked} was in fonts/ when fonts were locked, and is not now: it stood in for what others lack',
    note: mendLock,
  },
  'font-lock/other-new': {
    severity: 'warning',
    zh: 'fonts 文件夹里多了锁定时没有的 {now}：{file}',
    en: 'fonts/ has {now}, which was not there when fonts were locked: {file}',
    note: {
      zh: '不需要就从 fonts 文件夹里删去；需要的话，运行 bulletin fonts --lock 重新锁定',
      en: 'remove it from fonts/, or, where it is needed, run bulletin fonts --lock',
    },
  },
  'font-lock/unreadable': {
    severity: 'warning',
    zh: '字体的锁定记录读不懂，没有核对字体',
    en: 'the record of locked fonts can’t be read, so fonts were not compared with it',
    note: {
      zh: '从备份或者版本记录里恢复；没有的话，运行 bulletin fonts --lock 重新锁定',
      en: 'put back an earlier version of it; where there is none, run bulletin fonts --lock',
    },
  },
  'font-unusable': {
    severity: 'warning',
    zh: '这个字体没有用上：{reason}',
    en: 'this font is not used: {reason}',
    note: {
      zh: '换一份完好、允许嵌入的 .ttf、.otf、.ttc 或 .woff2；不需要就从 fonts/ 里删去',
      en: 'put an intact .ttf, .otf, .ttc or .woff2 that may be embedded in its place, or remove it from fonts/',
    },
  },
  'font-unusable/instance': {
    severity: 'warning',
    zh: '这个字体没有用上：{reason}',
    en: 'this font is not used: {reason}',
    note: {
      zh: '在 fonts.yaml 里把 instance 改成它有的一种；要别的，换一份只有那一种的字体文件',
      en: 'change the instance in fonts.yaml to one that it has, or put a font file in its place that is what you want',
    },
  },
});
