import type { Bilingual } from './message.js';

/** Why a font can't be used. */
export const fontDefects = {
  'not-a-font': { zh: '不是可用的字体文件', en: 'it is not a usable font file' },
  format: { zh: '这种格式用不了', en: 'its format cannot be used' },
  damaged: { zh: '文件已损坏', en: 'the file is damaged' },
  'no-outlines': { zh: '里面没有可嵌入的字形轮廓', en: 'it has no outlines that could be embedded' },
  'no-characters': { zh: '没有 Unicode 字符表', en: 'it has no Unicode character map' },
  restricted: { zh: '字体厂商不允许嵌入 PDF', en: 'its maker does not allow embedding' },
  'no-subsetting': { zh: '字体厂商不允许只嵌入一部分字', en: 'its maker does not allow embedding only a part of it' },
  'not-variable': {
    zh: 'fonts.yaml 要它的一种（instance），它却不是可变字体',
    en: 'fonts.yaml asks for an instance of it, but it is no variable font',
  },
  'no-instance': {
    zh: '这个可变字体里没有 fonts.yaml 要的那一种',
    en: 'it has no such instance as fonts.yaml asks for',
  },
  'variable-outlines': {
    zh: '可变字体的轮廓是 CFF2，用不了；换 .ttf 的可变字体，或者只有一种粗细的字体',
    en: 'it is a variable font with CFF2 outlines, which cannot be used; take a variable .ttf, or a font of one weight',
  },
  outside: { zh: '这是一个链接，指到工作文件夹以外', en: 'it is a link that leads out of the workspace' },
  'too-large': { zh: '文件太大，不会是字体', en: 'it is too large to be a font' },
  unreadable: { zh: '文件读不出来', en: 'the file cannot be read' },
  'not-installed': { zh: '没有安装', en: 'it is not installed' },
} as const satisfies Record<string, Bilingual>;

export type FontDefect = keyof typeof fontDefects;
