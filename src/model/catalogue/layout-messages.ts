import type { FindingEntry } from './entry.js';

/** Findings of the typesetter. */
export const layoutMessages = {
  'missing-glyph': {
    severity: 'error',
    zh: '缺字 {codePoint}：“{character}”，“{role}”和备用字体里都没有',
    en: 'missing glyph {codePoint} “{character}”: neither {role} nor any fallback font has it',
    note: {
      zh: '把含有这个字的字体文件放进 fonts/ 文件夹',
      en: 'put a font that has the character into the fonts/ folder',
    },
  },
} as const satisfies Record<string, FindingEntry>;
