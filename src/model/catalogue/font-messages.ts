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
} as const satisfies Record<string, MessageEntry>;

/** Findings in fonts.yaml, and about the font files that lie beside it. */
export const fontFindings = {
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
