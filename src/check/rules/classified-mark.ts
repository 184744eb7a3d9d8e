import { declareFindings } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { printedValues, rangeInValue } from '../printed-values.js';
import type { Rule } from '../rule.js';
import { runningText } from '../running-text.js';

const finding = declareFindings({
  'classified-mark': {
    severity: 'warning',
    zh: '“{mark}”是国家秘密的标志：涉密文稿不得在非涉密计算机上处理',
    en: '“{mark}” marks a state secret, which must not be on a computer that is not for classified matter',
    note: {
      zh: '不涉密的，去掉这个标志；这台是涉密计算机的，在 bulletin.yaml 里写“classified: permitted”（“涉密: 允许”）',
      en: 'remove the mark where nothing is classified; on a computer that is for it, write “classified: permitted” in bulletin.yaml',
    },
  },
});

/** The three classes of state secrets, often with a blank in the middle. */
const LEVEL = '(?:绝[ \\t\\u3000]*密|机[ \\t\\u3000]*密|秘[ \\t\\u3000]*密)级?';

/** How long, or until when. */
const TERM =
  '(?:\\d{4}\\s*年\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?|[\\d一二三四五六七八九十]+\\s*(?:年|个月|月|天|日)|长期)';

/** The mark of a state secret, wherever it stands, with what is behind it. */
const STARRED = new RegExp(`${LEVEL}[ \\t\\u3000]*[★☆⭐][ \\t\\u3000]*${TERM}?`, 'g');

/** A whole line that says how secret the text is; `密级` before it or a term behind it leave no doubt. */
const LINE = new RegExp(`^(密级[:：]?\\s*)?${LEVEL}[ \\t\\u3000：:，,（(]*(?:保密期限[:：]?\\s*)?(${TERM})?[）)]?$`);

/** A class in a marking. */
const MARKED = new RegExp(`${LEVEL}(?:[ \\t\\u3000]*[★☆⭐])?(?:\\s*${TERM})?`, 'g');

/** What else may stand beside a class in one piece, before it and behind it. */
const BEFORE = /(?:密级|^|[^\p{Script=Han}])\s*$/u;
const BEHIND = /^\s*(?:件|文件|资料|特提|特急|加急|急件|紧急|平急|$|[^\p{Script=Han}])/u;

/** What is classified must not be on a computer that isn't for it. */
export const classifiedMark: Rule = {
  id: 'classified-mark',
  group: 'words',
  finding,
  *check({ settings, header, texts }) {
    if (settings.classified) return;
    for (const value of printedValues(header)) {
      const marks = header.marking.includes(value) ? markedIn(value.value) : value.value.matchAll(STARRED);
      for (const { 0: mark, index } of marks) {
        yield finding('classified-mark', rangeInValue(value, index, index + mark.length), { mark });
      }
    }
    for (const text of texts) {
      for (const { mark, start } of marksIn(text)) {
        yield finding('classified-mark', text.rangeOf(start, start + mark.length), { mark });
      }
    }
  },
};

/** Classes that are no part of another word, such as 商业秘密 or 机密性. */
const markedIn = (marking: string): readonly RegExpExecArray[] =>
  [...marking.matchAll(MARKED)].filter(
    ({ 0: mark, index }) => BEFORE.test(marking.slice(0, index)) && BEHIND.test(marking.slice(index + mark.length)),
  );

function* marksIn(text: CheckedText): Iterable<{ readonly mark: string; readonly start: number }> {
  const shown = runningText(text);
  if (!shown.includes('密')) return;
  for (const { 0: mark, index } of shown.matchAll(STARRED)) yield { mark, start: index };
  for (const { 0: line, index } of shown.matchAll(/[^\n]+/g)) {
    const mark = line.trim();
    const parts = LINE.exec(mark);
    if (parts && isAlone(text, parts)) yield { mark, start: index + line.indexOf(mark) };
  }
}

/** A class alone may also be what a table or a list of the classes says. */
function isAlone(text: CheckedText, [, label, term]: RegExpExecArray): boolean {
  if (label !== undefined || term !== undefined) return true;
  return text.kind === 'heading' || (text.kind === 'paragraph' && !text.block.item);
}
