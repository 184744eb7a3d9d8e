/** A number as it was typed; UTF-16 offsets, `end` exclusive. */
export interface StandingNumber {
  readonly start: number;
  readonly end: number;
  /** ASCII digits without the blanks and hyphens between groups; X stays. */
  readonly digits: string;
}

/** Words before a number that is an ordinary reference: of a document, a case, an order, a payment. */
const reference = /(?:[文案单批编序]号|代码|条码|流水号?|(?<!证|证件)编号)[为是：:]?\s*$/;
/** How much before a number is looked at, in UTF-16 units: the words of a reference need no more. */
const REFERENCE_LENGTH = 8;

/** A number of a form that stands alone: not within a longer run of digits, letters or grouped digits. */
export const standing = (form: string): RegExp =>
  new RegExp(`(?<![\\dA-Za-z_.*]|\\d-)${form}(?![\\dA-Za-z_*]|[.-]\\d)`, 'g');

/** All numbers that are looked for have as many digits in a row, and few texts do. */
const FOUR_DIGITS = /[\d０-９]{4}/;

/**
 * Numbers of a form in running text, but no reference numbers. Full-width digits are taken for ASCII ones.
 * @param form `standing`; it has four digits in a row, and is matched in linear time
 */
export function standingNumbers(running: string, form: RegExp): readonly StandingNumber[] {
  if (!FOUR_DIGITS.test(running)) return [];
  const shown = toAscii(running);
  return Array.from(shown.matchAll(form), ({ 0: typed, index }) => ({
    start: index,
    end: index + typed.length,
    digits: typed.replace(/[ -]/g, '').toUpperCase(),
  })).filter(({ start }) => !reference.test(shown.slice(Math.max(0, start - REFERENCE_LENGTH), start)));
}

const toAscii = (text: string): string => text.replace(/[０-９Ｘｘ]/g, (wide) => wide.normalize('NFKC'));
