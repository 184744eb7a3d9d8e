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
import { type Mend, mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'straight-quote': {
    severity: 'warning',
    zh: '直引号 {typed} 换成{side} {wanted}',
    en: 'straight quotation mark {typed}: write the {side} {wanted}',
  },
  'straight-quote/unsure': {
    severity: 'warning',
    zh: '直引号 {typed} 看不准是前引号还是后引号',
    en: 'straight quotation mark {typed}: it is not certain whether it opens or closes',
    note: {
      zh: '前面的换成 “，后面的换成 ”；引号里面的用 ‘ 和 ’',
      en: 'write a pair of “ and ”, and ‘ and ’ inside them',
    },
  },
});

/** Quotation marks are “ and ”; where it is certain which ones belong together, they are put in. */
export const straightQuote = textRule({ id: 'straight-quote', group: 'marks', finding }, function* (text, shown) {
  if (!hasHan(shown)) return;
  yield* checkSingle(text, shown);
  const quotes = Array.from(shown.matchAll(/["＂]/g), ({ index }) => index);
  if (quotes.length === 0) return;
  const isCertain = pairsAreCertain(shown, quotes);
  for (let i = 0; i < quotes.length; i += 2) {
    const [open = 0, close] = quotes.slice(i, i + 2);
    if (close !== undefined && isForeign(shown, open, close)) continue;
    if (isCertain && close !== undefined) {
      yield* mendPair(text, [
        { start: open, end: open + 1, text: '“' },
        { start: close, end: close + 1, text: '”' },
      ]);
    } else for (const at of [open, close]) if (at !== undefined) yield unsure(text, at);
  }
});

/** A quotation between single marks, in the many forms in which they are typed. */
const SINGLE =
  /(?<![A-Za-z0-9])(?<open>``|''|[`'´＇])(?<inside>[^`'´＇"“”‘’\n]+)(?<close>``|''|[`'´＇])(?![A-Za-z0-9])/g;

/** A pair of single straight quotes, or of those of TeX, around Han: an apostrophe stands in Western words alone. */
function* checkSingle(text: CheckedText, shown: string): Generator<Finding> {
  for (const { index: start, 0: whole, groups } of shown.matchAll(SINGLE)) {
    const { open = '', inside = '', close = '' } = groups ?? {};
    if (!hasHan(inside)) continue;
    const end = start + whole.length;
    const isInner = shown.lastIndexOf('“', start) > shown.lastIndexOf('”', start);
    const [wantedOpen, wantedClose] = isInner ? ['‘', '’'] : ['“', '”'];
    yield* mendPair(text, [
      { start, end: start + open.length, text: wantedOpen },
      { start: end - close.length, end, text: wantedClose },
    ]);
  }
}

const SIDES = { open: { zh: '前引号', en: 'opening' }, close: { zh: '后引号', en: 'closing' } };

/** The edits of both marks of a pair, or none: half a pair is worse. */
function* mendPair(text: CheckedText, [open, close]: readonly [Mend, Mend]): Generator<Finding> {
  const isPlain = [open, close].every(({ start, end }) => text.isPlain(start, end));
  for (const mend of [open, close]) {
    const { start, end, text: wanted } = mend;
    if (!isPlain) yield unsure(text, start, end);
    else {
      const params = { typed: text.text.slice(start, end), wanted, side: mend === open ? SIDES.open : SIDES.close };
      yield mendedBy(finding('straight-quote', text.rangeOf(start, end), params), text, mend);
    }
  }
}

const unsure = (text: CheckedText, start: number, end = start + 1): Finding =>
  finding('straight-quote/unsure', text.rangeOf(start, end), { typed: text.text.slice(start, end) });

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
  const after = characterAt(shown, at + 1);
  // How many there are often follows what is quoted: "潮汐窗口"3个.
  const isCounted = isChinese(inside) && /\d/.test(after);
  return !/^\s?$/.test(inside) && !isOpening(inside) && (isCounted || !isWestern(after));
}

/** A Western quotation amid Western text. */
const isForeign = (shown: string, open: number, close: number): boolean =>
  !hasHan(shown.slice(open, close)) &&
  !isChinese(characterBefore(shown, open)) &&
  !isChinese(characterAt(shown, close + 1));
