import type { Bilingual, MessageEntry } from './entry.js';

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
