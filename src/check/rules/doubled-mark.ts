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
  'doubled-mark/colon': {
    severity: 'hint',
    zh: '一句话里套用了两个冒号',
    en: 'two colons, one within the other, in one sentence',
    note: {
      zh: '把这一个改成逗号或者句号；要保留这样的层次，不用改',
      en: 'put “，” or “。” in the place of this one, unless the two levels are meant',
    },
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
  for (const { 0: typed, index } of shown.matchAll(TWO_COLONS)) {
    const at = index + typed.length - 1;
    yield finding('doubled-mark/colon', text.rangeOf(at, at + 1), {});
  }
});

/**
 * 指出：要做好三点：一是…, one colon within what another one leads in [GB/T 15834-2011 4.7.3.5]. A short word before the first
 * one is a label: 时间：…地点：…
 */
const TWO_COLONS =
  /(?:[^。！？；：\n]{6}|指出|强调|要求|提出|表示|认为|明确|决定|通知)：[^。！？；：“”‘’（）《》\d\n]{2,60}：(?=[^\d\s]|\d[^\d:：])/g;
