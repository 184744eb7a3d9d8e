import { type Hold, hold, type Item } from './item.js';

/**
 * What belongs to the character before it and may not start a line, and what may not end one, of the characters that are
 * set as Western or as Han [typography.md K1, K2]. A ’ is among them as an apostrophe: elsewhere it closes a quotation.
 */
const bound = { noLineStart: new Set('%‰℃,.;:!?)]}’/％／'), noLineEnd: new Set('([{/／') };

/**
 * K1–K3: whether kinsoku (行首行尾禁则) forbids a break between two neighbours [CLREQ "Prohibition rules for line start
 * and line end"; GB/T 15834-2011 5.1.1–5.1.3, 5.1.6, 5.1.7, 5.1.9].
 */
export function kinsokuHold(before: Item, after: Item): Hold {
  // The mark of a footnote belongs to the word before it.
  if (mayNotEndLine(before) || mayNotStartLine(after) || after.raised) return hold.kinsoku;
  return hold.free;
}

/** K1. A —— may start a line, a …… may not (K3). */
function mayNotStartLine({ charClass, text, base = text }: Item): boolean {
  switch (charClass) {
    case 'closing':
    case 'stop':
    case 'middle':
    case 'connector':
      return true;
    case 'long':
      return base === '…';
    case 'han':
    case 'sign':
      return bound.noLineStart.has(base);
    default:
      return false;
  }
}

/** K2. A solidus of either width stands at neither edge [GB/T 15834-2011 5.1.9]. */
function mayNotEndLine({ charClass, text, base = text }: Item): boolean {
  return charClass === 'opening' || bound.noLineEnd.has(base);
}
