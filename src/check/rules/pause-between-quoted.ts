import { declareFindings } from '../../model/finding.js';
import { textRule } from '../running-text.js';

const finding = declareFindings({
  'pause-between-quoted': {
    severity: 'hint',
    zh: '引号之间、书名号之间通常不用顿号',
    en: 'there is usually no “、” between quoted or titled items',
    note: { zh: '写成“甲”“乙”“丙”、《甲》《乙》', en: 'write “甲”“乙”“丙” and “《甲》《乙》”' },
  },
});

/** A `、` that a member of the row needs: one without marks beside it, or a note in brackets behind the marks. */
const NEEDED = /[^”》、]、[“《]|[”》]、[^“《]|[”》][（(〔]/;

/** No `、` between quoted or titled items, unless something stands between them [GB/T 15834-2011 4.5.3.5]. */
export const pauseBetweenQuoted = textRule(
  { id: 'pause-between-quoted', group: 'words', finding },
  function* (text, shown) {
    for (const { 0: sentence, index: start } of shown.matchAll(/[^。；！？\n]+/g)) {
      if (NEEDED.test(sentence)) continue;
      for (const { index } of sentence.matchAll(/(?<=”)、(?=“)|(?<=》)、(?=《)/g)) {
        const at = start + index;
        yield finding('pause-between-quoted', text.rangeOf(at, at + 1), {});
      }
    }
  },
);
