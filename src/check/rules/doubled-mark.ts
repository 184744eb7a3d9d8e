import { finding } from '../../model/finding.js';
import { mendedBy, textRule } from '../running-text.js';

const DOUBLED = /([，。、；：])(?:[ \t]*\1)+|[？！]{4,}/g;

/** One mark of pause or stop stands by itself; three `。` are an ellipsis, and up to three of ？！ may stand together. */
export const doubledMark = textRule('doubled-mark', function* (text, shown) {
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
