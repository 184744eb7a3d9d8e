import { declareFindings, type Finding } from '../../model/finding.js';
import { hasHan } from '../../model/han.js';
import {
  characterAt,
  characterBefore,
  isChinese,
  isClosing,
  isOpening,
  isPause,
  isWestern,
} from '../character-kind.js';
import type { CheckedText } from '../checked-text.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'straight-quote': {
    severity: 'warning',
    zh: '引号要用“{wanted}”，写的是“{typed}”',
    en: 'straight quotation mark “{typed}”; write “{wanted}”',
  },
  'straight-quote/unsure': {
    severity: 'warning',
    zh: '这里是直引号“{typed}”，看不准是前引号还是后引号',
    en: 'straight quotation mark “{typed}”; it is not certain whether it opens or closes',
    note: { zh: '改成成对的“和”，引号里面的引号用‘和’', en: 'write a pair of “ and ”, and ‘ and ’ inside them' },
  },
});

/** Quotation marks are “ and ”; where it is certain which ones belong together, they are put in. */
export const straightQuote = textRule({ id: 'straight-quote', group: 'marks', finding }, function* (text, shown) {
  const quotes = Array.from(shown.matchAll(/["＂]/g), ({ index }) => index);
  if (quotes.length === 0 || !hasHan(shown)) return;
  const isCertain = pairsAreCertain(shown, quotes);
  for (let i = 0; i < quotes.length; i += 2) {
    const [open = 0, close] = quotes.slice(i, i + 2);
    if (close !== undefined && isForeign(shown, open, close)) continue;
    if (isCertain && close !== undefined) yield* mendPair(text, open, close);
    else for (const at of [open, close]) if (at !== undefined) yield unsure(text, at);
  }
});

function* mendPair(text: CheckedText, open: number, close: number): Generator<Finding> {
  // Half a pair is worse than none.
  if (!text.isPlain(open, open + 1) || !text.isPlain(close, close + 1)) {
    yield unsure(text, open);
    yield unsure(text, close);
    return;
  }
  for (const [at, wanted] of [
    [open, '“'],
    [close, '”'],
  ] as const) {
    const found = finding('straight-quote', text.rangeOf(at, at + 1), { typed: text.text.charAt(at), wanted });
    yield mendedBy(found, text, { start: at, end: at + 1, text: wanted });
  }
}

const unsure = (text: CheckedText, at: number): Finding =>
  finding('straight-quote/unsure', text.rangeOf(at, at + 1), { typed: text.text.charAt(at) });

/** Whether the quotes of a paragraph open and close by turns, by themselves and not inside or around “”. */
function pairsAreCertain(shown: string, quotes: readonly number[]): boolean {
  if (quotes.length % 2 === 1) return false;
  let open = false;
  let curly = false;
  for (const { 0: mark, index } of shown.matchAll(/["＂“”\n]/g)) {
    if (mark === '\n' || mark === '“' || mark === '”') {
      if (open || (mark !== '\n' && curly !== (mark === '”'))) return false;
      if (mark !== '\n') curly = mark === '“';
      continue;
    }
    if (curly || (open ? !canClose(shown, index) : !canOpen(shown, index))) return false;
    open = !open;
  }
  return !curly;
}

function canOpen(shown: string, at: number): boolean {
  const inside = characterAt(shown, at + 1);
  return !/^\s?$/.test(inside) && !isPause(inside) && !isClosing(inside) && !isWestern(characterBefore(shown, at));
}

function canClose(shown: string, at: number): boolean {
  const inside = characterBefore(shown, at);
  return !/^\s?$/.test(inside) && !isOpening(inside) && !isWestern(characterAt(shown, at + 1));
}

/** A Western quotation amid Western text. */
const isForeign = (shown: string, open: number, close: number): boolean =>
  !hasHan(shown.slice(open, close)) &&
  !isChinese(characterBefore(shown, open)) &&
  !isChinese(characterAt(shown, close + 1));
