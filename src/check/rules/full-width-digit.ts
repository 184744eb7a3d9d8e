import { declareFindings } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';
import { blanksBefore } from '../character-kind.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'full-width-digit': {
    severity: 'warning',
    zh: '数字和字母要用半角的“{wanted}”，写的是全角的“{typed}”',
    en: 'full-width “{typed}”; write “{wanted}”',
  },
});

/** Full-width letters and digits with the signs of numbers and addresses between them, and such a sign behind ASCII ones. */
const FULL_WIDTH =
  /[０-９Ａ-Ｚａ-ｚ]+(?:[．＠＿－／][０-９Ａ-Ｚａ-ｚ]+)*％?|(?<=[0-9])％|(?<=[0-9A-Za-z])[．＠](?=[0-9A-Za-z])/g;

/** How far a full-width form stands behind its ASCII character in Unicode: U+FF01 … U+FF5E for U+0021 … U+007E. */
const DISTANCE = 0xfee0;

/** Digits and letters are the ASCII ones, with their points and per cent signs. */
export const fullWidthDigit = textRule({ id: 'full-width-digit', group: 'marks', finding }, function* (text, shown) {
  for (const { 0: typed, index: start } of shown.matchAll(FULL_WIDTH)) {
    const end = start + typed.length;
    const wanted = toAscii(typed);
    const found = finding('full-width-digit', text.rangeOf(start, end), { typed, wanted });
    const startsList = /^[.)]/.test(shown.slice(end, end + 1)) && beginsLine(found.range);
    yield startsList ? found : mendedBy(found, text, { start, end, text: wanted });
  }
});

const toAscii = (typed: string): string =>
  Array.from(typed, (character) => String.fromCharCode(character.charCodeAt(0) - DISTANCE)).join('');

/** Whether only blanks stand before it on its line: `１. 某` would become a list, which is numbered by its place. */
function beginsLine({ file, start }: SourceRange): boolean {
  const before = blanksBefore(file.text, start);
  return before === 0 || /[\r\n>\u3000]/.test(file.text.charAt(before - 1));
}
