import { declareFindings } from '../../model/finding.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'doubled-mark': {
    severity: 'warning',
    zh: '标点重复：“{typed}”只要一个“{mark}”',
    en: '“{mark}” is typed more than once: “{typed}”',
  },
  'doubled-mark/many': {
    severity: 'warning',
    zh: '问号、叹号最多连用三个，这里是“{typed}”',
    en: 'at most three question or exclamation marks stand together, found “{typed}”',
  },
});

const DOUBLED = /([，。、；：])(?:[ \t]*\1)+|[？！]{4,}/g;

/** One mark of pause or stop stands by itself; three `。` are an ellipsis, and up to three of ？！ may stand together. */
export const doubledMark = textRule({ id: 'doubled-mark', group: 'marks', finding }, function* (text, shown) {
  for (const { 0: typed, 1: mark, index: start } of shown.matchAll(DOUBLED)) {
    const end = start + typed.length;
    const range = text.rangeOf(start, end);
    if (mark === undefined) yield finding('doubled-mark/many', range, { typed });
    else if (!/^。{3}/.test(typed)) {
      const found = finding('doubled-mark', range, { typed, mark });
      yield mendedBy(found, text, { start, end, text: mark });
    }
  }
});
