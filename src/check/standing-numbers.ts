import type { CheckedText } from './checked-text.js';
import { runningText } from './running-text.js';

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

/**
 * Numbers of a form that stand alone: not within a longer run of digits, letters or grouped digits, not in an address,
 * not as a reference number. Full-width digits are taken for ASCII ones.
 * @param form a source of digits and groups, matched in linear time
 */
export function standingNumbers(text: CheckedText, form: string): readonly StandingNumber[] {
  const pattern = new RegExp(`(?<![\\dA-Za-z_.*]|\\d-)${form}(?![\\dA-Za-z_*]|[.-]\\d)`, 'g');
  const shown = toAscii(runningText(text));
  return Array.from(shown.matchAll(pattern), ({ 0: typed, index }) => ({
    start: index,
    end: index + typed.length,
    digits: typed.replace(/[ -]/g, '').toUpperCase(),
  })).filter(({ start }) => !reference.test(shown.slice(Math.max(0, start - REFERENCE_LENGTH), start)));
}

const toAscii = (text: string): string => text.replace(/[０-９Ｘｘ]/g, (wide) => wide.normalize('NFKC'));
