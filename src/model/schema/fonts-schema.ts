import type { MappingSchema } from './value-schema.js';

/** Where the font of a role is looked for: among the fonts of the office, or among those that come with the program. */
export const candidateSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'families',
      value: { type: 'texts' },
      presence: 'optional',
      description: {
        zh: 'fonts 文件夹里字体的名称，先写的先用',
        en: 'family or full names of fonts in the folder fonts, the first one first',
      },
      example: '[仿宋_GB2312, 仿宋]',
    },
    {
      key: 'files',
      value: { type: 'texts' },
      presence: 'optional',
      description: { zh: '电脑上装的字体的文件名', en: 'file names of fonts of the system' },
      example: '[simfang.ttf]',
    },
    {
      key: 'package',
      value: { type: 'text' },
      presence: 'optional',
      description: {
        zh: '程序自带的字体的名称；另外写了 file，就是 npm 软件包的名称',
        en: 'the name of a font that comes with the program; beside file, an npm package',
      },
      example: 'noto-serif-sc-300',
    },
    {
      key: 'file',
      value: { type: 'text' },
      presence: 'optional',
      description: { zh: 'npm 软件包里的字体文件', en: 'the font file inside an npm package' },
      example: 'files/some-font.ttf',
    },
    {
      key: 'width',
      value: { type: 'stretch' },
      presence: 'optional',
      description: {
        zh: '汉字在格子里的宽度，0.5 到 1.5；只对软件包里的字体起作用',
        en: 'how wide Han are drawn in their cells, from 0.5 to 1.5; of a package’s font alone',
      },
      example: '0.93',
    },
    {
      key: 'instance',
      synonym: '实例',
      value: { type: 'text' },
      presence: 'optional',
      description: {
        zh: '可变字体排成哪一种：字体里给它的名称，或者粗细的数；不写排默认的那一种',
        en: 'what of a variable font is set: an instance by the name that the font gives it, or a weight by number; without it the default one',
      },
      example: 'Bold',
    },
    {
      key: 'latin',
      value: { type: 'text' },
      presence: 'optional',
      description: {
        zh: '数字、字母和引号改用哪种字体；只对软件包里的字体起作用',
        en: 'the role that digits, letters and quotation marks are taken from; of a package’s font alone',
      },
      example: '西文',
    },
  ],
} as const satisfies MappingSchema;

/** fonts.yaml: where the font of each role comes from. */
export const fontsSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'roles',
      value: { type: 'entries', value: { type: 'list', item: candidateSchema } },
      presence: 'required',
      description: {
        zh: '版式里的每种字体，和它依次从哪里来',
        en: 'each font that templates call, and where it is looked for, the first place first',
      },
      example: '{仿宋: [{families: [仿宋]}]}',
    },
  ],
} as const satisfies MappingSchema;

/** A font that was locked. */
export const lockedFontSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'family',
      value: { type: 'remark' },
      presence: 'required',
      description: { zh: '字体的名称', en: 'the family' },
      example: '仿宋',
    },
    {
      key: 'version',
      value: { type: 'remark' },
      presence: 'required',
      description: { zh: '字体自己说的版本', en: 'the version as the font states it' },
      example: '"Version 5.01"',
    },
    {
      key: 'sha256',
      value: { type: 'digest' },
      presence: 'required',
      description: { zh: '字体（解开以后）的 SHA-256 校验值', en: 'the SHA-256 of the font, decoded' },
      example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
  ],
} as const satisfies MappingSchema;

/** fonts.lock, which `bulletin fonts --lock` writes. */
export const fontLockSchema = {
  type: 'mapping',
  keys: [
    {
      key: 'version',
      // A newer program may write another one.
      value: { type: 'one-of', words: ['1'] },
      presence: 'required',
      description: { zh: '这个文件的格式', en: 'the form of this file' },
      example: '1',
    },
    {
      key: 'fonts',
      value: { type: 'entries', value: lockedFontSchema },
      presence: 'required',
      description: { zh: '每种字体锁定时用的是哪一个', en: 'which font each role was set in' },
      example: '{仿宋: {family: 仿宋, version: "5.01", sha256: e3b0c442…}}',
    },
    {
      key: 'others',
      value: { type: 'list', item: lockedFontSchema },
      presence: 'optional',
      description: {
        zh: 'fonts 文件夹里的其他字体，别的字体缺字时顶上',
        en: 'other fonts in the folder fonts, which stand in for characters that a font lacks',
      },
      example: '[]',
    },
  ],
} as const satisfies MappingSchema;
