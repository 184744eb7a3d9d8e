import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedBlock, CheckedText } from '../checked-text.js';
import type { Rule } from '../rule.js';
import { mendedBy } from '../running-text.js';

const finding = declareFindings({
  'label-form': {
    severity: 'warning',
    zh: '序号写成“{typed}”，应当是“{wanted}”',
    en: 'a number is written “{typed}”, expected “{wanted}”',
  },
  'label-form/double': {
    severity: 'error',
    zh: '程序已经编了“{counted}”，这里又写了“{typed}”，两个序号都会印出来',
    en: 'the program counts “{counted}” here, and “{typed}” is typed too: both would be printed',
    note: { zh: '删去写上的序号', en: 'delete the typed one' },
  },
  'label-form/section': {
    severity: 'warning',
    zh: '“{typed}”是各部分标题的序号，正文里从“（一）”起编',
    en: '“{typed}” numbers the titles of sections; within one, numbers begin with “（一）”',
    note: {
      zh: '改成“（一）（二）”；如果是另一部分，就另写一个文件，标题前写“#”',
      en: 'use “（一）（二）”, or a file of its own with a “#” title for another section',
    },
  },
});

/** Numbers at the start of a heading or paragraph that are written otherwise than `一、`, `（一）`, `1.`, `（1）`. */
export const labelForm: Rule = {
  id: 'label-form',
  group: 'structure',
  finding,
  *check({ texts }) {
    for (const [i, text] of texts.entries()) {
      if (!isBlock(text) || (text.kind === 'paragraph' && text.block.kind === 'quote')) continue;
      const found = checkForm(text) ?? checkMark(text) ?? checkSectionNumber(text, [texts[i - 1], texts[i + 1]]);
      if (found) yield found;
    }
  },
};

const isBlock = (text: CheckedText): text is CheckedBlock => text.kind === 'heading' || text.kind === 'paragraph';

/** `1、2号窗口` and `一.五` are no numbers of paragraphs. */
const DIGITS = /^\d{1,3}、(?!\d)/;
const HAN_WITH_DOT = /^[一二三四五六七八九十]{1,3}[.．](?![\d.．])/;
/** `1）`: a number with one bracket. */
const HALF_BRACKETED = /^\d{1,3}）/;
const HAN = '一二三四五六七八九十';

/** `1、`, `一.` and `1）`: the right number has another mark. */
function checkForm(checked: CheckedBlock): Finding | undefined {
  const { block, text, rangeOf } = checked;
  const typed = (DIGITS.exec(text) ?? HAN_WITH_DOT.exec(text) ?? HALF_BRACKETED.exec(text))?.[0];
  if (typed === undefined) return undefined;
  const { length } = typed;
  const range = rangeOf(0, length);
  const blanks = /^[ \t\u3000]*/.exec(text.slice(length))?.[0].length ?? 0;
  if (block.label?.origin === 'counted') {
    const found = finding('label-form/double', range, { counted: block.label.text, typed });
    return mendedBy(found, checked, { start: 0, end: length + blanks, text: '' });
  }
  const number = typed.slice(0, -1);
  if (HALF_BRACKETED.test(typed)) {
    const wanted = `（${number}）`;
    return mendedBy(finding('label-form', range, { typed, wanted }), checked, { start: 0, end: length, text: wanted });
  }
  // `（一）` is the first level within a section.
  if (!DIGITS.test(typed)) return finding('label-form', range, { typed, wanted: `（${number}）` });
  const wanted = `${number}.`;
  const found = finding('label-form', range, { typed, wanted });
  // `1. ` would become a list, which the program numbers by its place.
  return blanks > 0 ? found : mendedBy(found, checked, { start: 0, end: length, text: wanted });
}

/** `（一）、`: brackets need no mark behind them, but `（一）、（二）两项` speaks of numbers. */
function checkMark(checked: CheckedBlock): Finding | undefined {
  const { block, text, rangeOf } = checked;
  const { label } = block;
  if (label?.origin !== 'typed' || !/[）)]$/.test(label.text)) return undefined;
  const start = label.text.length;
  const mark = /^[、，．.](?![（(\d])/.exec(text.slice(start))?.[0];
  if (mark === undefined) return undefined;
  const found = finding('label-form', rangeOf(0, start + 1), { typed: label.text + mark, wanted: label.text });
  return mendedBy(found, checked, { start, end: start + 1, text: '' });
}

/** `一、` before a paragraph, where `二、` is before the next: alone it may be the start of `一、二季度`. */
function checkSectionNumber(text: CheckedText, near: readonly (CheckedText | undefined)[]): Finding | undefined {
  const number = sectionNumber(text);
  if (number === undefined) return undefined;
  const follows = near.some(
    (other) => other && other.section === text.section && isNextTo(sectionNumber(other), number),
  );
  return follows ? finding('label-form/section', text.rangeOf(0, 2), { typed: text.text.slice(0, 2) }) : undefined;
}

const isNextTo = (other: number | undefined, number: number): boolean =>
  other !== undefined && Math.abs(other - number) === 1;

/** The number of a section, from 1 to 10; longer numerals come only after these, which are reported. */
function sectionNumber(checked: CheckedText): number | undefined {
  const { kind, text } = checked;
  if (kind !== 'paragraph' || checked.block.label || text.charAt(1) !== '、') return undefined;
  const at = HAN.indexOf(text.charAt(0));
  return at < 0 ? undefined : at + 1;
}
