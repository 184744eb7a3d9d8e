import { declareFindings } from '../../model/finding.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'pause-before-etc': {
    severity: 'warning',
    zh: '“等”的前面不用顿号',
    en: 'there is no “、” before “等”',
    note: { zh: '删去这个顿号', en: 'remove the mark' },
  },
});

/** `、等` where 等 is not the beginning of a word such as 等级 [GB/T 15834-2011 B.1.2]. */
const BEFORE_ETC = /、(?=等(?![级次待候同量额比值式差距离效号份到于价腰高温边速位第分身]))/g;

export const pauseBeforeEtc = textRule({ id: 'pause-before-etc', group: 'words', finding }, function* (text, shown) {
  for (const { index } of shown.matchAll(BEFORE_ETC)) {
    const found = finding('pause-before-etc', text.rangeOf(index, index + 1), {});
    yield mendedBy(found, text, { start: index, end: index + 1, text: '' });
  }
});
