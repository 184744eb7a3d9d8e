import type { Bilingual, FindingEntry, MessageEntry } from './entry.js';

/** Why a font can't be used. */
export const fontDefects = {
  'not-a-font': { zh: '不是可用的字体文件', en: 'it is not a usable font file' },
  format: { zh: '这种格式用不了', en: 'its format cannot be used' },
  damaged: { zh: '文件已损坏', en: 'the file is damaged' },
  'no-outlines': { zh: '里面没有可嵌入的字形轮廓', en: 'it has no outlines that could be embedded' },
  'no-characters': { zh: '没有 Unicode 字符表', en: 'it has no Unicode character map' },
  restricted: { zh: '字体厂商不允许嵌入 PDF', en: 'its maker does not allow embedding' },
  'no-subsetting': { zh: '字体厂商不允许只嵌入一部分字', en: 'its maker does not allow embedding only a part of it' },
  outside: { zh: '这是一个链接，指到工作文件夹以外', en: 'it is a link that leads out of the workspace' },
  'too-large': { zh: '文件太大，不会是字体', en: 'it is too large to be a font' },
  unreadable: { zh: '文件读不出来', en: 'the file cannot be read' },
  'not-installed': { zh: '没有安装', en: 'it is not installed' },
} as const satisfies Record<string, Bilingual>;

export type FontDefect = keyof typeof fontDefects;

/** Environments without the fonts that the template asks for: exit status 2. */
export const fontTalk = {
  'font-role-unknown': {
    zh: '模板用到字体“{role}”，但 fonts.yaml 里没有它（有：{roles}）',
    en: 'the template uses the font role “{role}”, which fonts.yaml does not have (it has {roles})',
    note: { zh: '在 fonts.yaml 的 roles 下加上“{role}”', en: 'add “{role}” to the roles of fonts.yaml' },
  },
  'font-role-unusable': {
    zh: '“{role}”没有可用的字体：{tried}',
    en: 'no usable font for “{role}”: {tried}',
    note: {
      zh: '重新安装程序（npm ci），或把“{role}”的字体文件放进 fonts/ 文件夹',
      en: 'install the program again (npm ci), or put a font for “{role}” into the fonts/ folder',
    },
  },
  'font-not-embeddable': {
    zh: '字体 {file} 嵌不进 PDF：{reason}',
    en: 'the font {file} cannot be embedded: {reason}',
    note: {
      zh: '换一份完好的，或者从 fonts/ 里删去它，改用别的字体；程序自带的字体坏了就重新安装（npm ci）',
      en: 'put an intact copy in its place or remove it; where it came with the program, install that again (npm ci)',
    },
  },
  'font-unreadable': {
    zh: '字体 {file} 现在读不出来：{reason}',
    en: 'the font {file} cannot be read at the moment: {reason}',
    note: {
      zh: '过一会儿再试，或者关掉几个别的程序；还是不行，重新复制一份字体，或者告诉管电脑的人',
      en: 'try again later, or close other programs; if that does not help, copy the font again, or tell who looks after the computer',
    },
  },
  'font-changed': {
    zh: '字体 {file} 在读的时候被改动了',
    en: 'the font {file} was changed while it was read',
    note: { zh: '等它复制完再试', en: 'try again when it is copied' },
  },
  'font-undigested': {
    zh: '字体 {file} 读不出来，没有锁定',
    en: 'the font {file} cannot be read; nothing was locked',
    note: { zh: '看看文件是不是还在、能不能打开', en: 'see whether the file is there and can be opened' },
  },
} as const satisfies Record<string, MessageEntry>;

const mendLock = {
  zh: '把锁定的字体文件放进 fonts 文件夹（从上次付印的电脑上复制，或者向管字体的人要）；确实换了字体，看过版面再运行 bulletin fonts --lock',
  en: 'put the locked font into the fonts/ folder (from the computer that printed last); where the font was changed on purpose, look at the pages and run bulletin fonts --lock',
} as const;

/** Findings in fonts.yaml and fonts.lock, and about the font files that lie beside them. */
export const fontFindings = {
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
      zh: '换一份完好、允许嵌入的 .ttf、.otf 或 .ttc；不需要就从 fonts/ 里删去',
      en: 'put an intact .ttf, .otf or .ttc that may be embedded in its place, or remove it from fonts/',
    },
  },
  'fonts-file/syntax': {
    severity: 'error',
    zh: '这里的写法读不懂',
    en: 'this is not valid YAML',
    note: {
      zh: '看看冒号、逗号、引号是不是用了全角，缩进是不是用了 Tab 键，同一个名称是不是写了两遍',
      en: 'look for full-width colons, commas or quotes, for tabs in the indentation, and for a key written twice',
    },
  },
  'fonts-file/shape': {
    severity: 'error',
    zh: '“{key}”应当写成{expected}',
    en: '“{key}” must be {expected}',
    note: { zh: '照程序自带的 fonts.yaml 来写', en: 'see the fonts.yaml that comes with the program' },
  },
  'fonts-file/unknown-key': {
    severity: 'error',
    zh: '没有“{key}”这一项（可以写：{keys}）',
    en: '“{key}” is not a key here (there are {keys})',
  },
  'fonts-file/latin-unknown': {
    severity: 'error',
    zh: 'latin 指的“{role}”不在 roles 里',
    en: 'latin names “{role}”, which is not one of the roles',
  },
} as const satisfies Record<string, FindingEntry>;
