import { declareFindings } from '../../model/finding.js';
import { isHan } from '../../model/han.js';
import { characterAt, characterBefore, isChinese, isPause, isWestern } from '../character-kind.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'dash-form': {
    severity: 'warning',
    zh: '破折号写作“——”，写的是“{typed}”',
    en: 'a dash is written “——”, found “{typed}”',
  },
  'dash-form/connector': {
    severity: 'hint',
    zh: '“{typed}”不是规范的连接号',
    en: '“{typed}” is not a standard connector',
    note: {
      zh: '起止用“—”或“～”，复合词中间用“-”，破折号用“——”',
      en: 'write “—” or “～” for ranges, “-” inside a compound, “——” for a dash',
    },
  },
  'dash-form/han': {
    severity: 'hint',
    zh: '“一一”是不是破折号“——”',
    en: '“一一”: is the dash “——” meant?',
    note: { zh: '是破折号就改；说“一个一个”的，不用改', en: 'leave it where it means one by one' },
  },
});

const DASH = '——';
/** A longer row is a line to be filled in, or a border. */
const LONGEST = 4;

const STROKES = /— +—|[-－–—―─]{2,}|[－—―─]/g;

/** A dash is two em dashes; the stroke that connects two places or times is one. */
export const dashForm = textRule({ id: 'dash-form', group: 'marks', finding }, function* (text, shown) {
  for (const { 0: typed, index: start } of shown.matchAll(STROKES)) {
    const end = start + typed.length;
    if (typed === DASH || typed.length > LONGEST) continue;
    const sides = { before: characterBefore(shown, start), after: characterAt(shown, end) };
    const range = text.rangeOf(start, end);
    if (isDash(typed, sides)) {
      yield mendedBy(finding('dash-form', range, { typed }), text, { start, end, text: DASH });
    } else if (/^[－―─]$/.test(typed) && sides.before !== '' && sides.after !== '' && !isMinus(shown, start)) {
      yield finding('dash-form/connector', range, { typed });
    }
  }
  for (const { index } of shown.matchAll(HAN_DASH)) yield finding('dash-form/han', text.rangeOf(index, index + 2), {});
});

/** Two 一 at the head of a subtitle, behind a title or a quotation, or before what no adverb stands before. */
const HAN_DASH =
  /(?:(?<=[”》])一一(?!对应|列|介绍|说明|落实|回[答应复]|核[对实]|解[答决释])|(?<=^|\n)一一(?=[“《]|[一-鿿]{2,30}$)|(?<=[一-鿿])(?<![一二三四五六七八九十统逐单唯])一一(?=这|那[是就个些]|即[“是使]|[让使][^，。]{1,12}[更能得满]|我们|它[是们]|是[^，。]))(?!一)/g;

/** The characters beside a stroke; empty at the edges of the text. */
interface Sides {
  readonly before: string;
  readonly after: string;
}

/** How far around a stroke a formula is looked for, UTF-16 units. */
const FORMULA = 30;

/** Whether a stroke takes something away, or stands before a number below zero. */
const isMinus = (shown: string, at: number): boolean =>
  /[＝=×÷]/.test(shown.slice(Math.max(0, at - FORMULA), at + FORMULA)) ||
  /^\d+(?:\.\d+)?(?:摄氏度|℃|度)/.test(shown.slice(at + 1, at + 12));

/** Whether a dash is meant for certain. */
function isDash(typed: string, { before, after }: Sides): boolean {
  const beside = [before, after];
  if (typed === '—') return isPause(before) || isPause(after) || (before === '' && isHan(after));
  if (typed.length === 1) return false;
  // `--` stands in options of programs too, and between numbers.
  if (/^-+$/.test(typed)) return beside.some(isChinese) && beside.every((side) => side === '' || isChinese(side));
  return beside.some(isChinese) && !beside.some(isWestern);
}
