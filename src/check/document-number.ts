import { isHan } from '../model/han.js';
import { characterBefore } from './character-kind.js';

/** The bracketed year of a document number: the `[2024]` of 某发[2024]12号. */
interface DocumentYear {
  readonly start: number;
  readonly end: number;
  readonly year: string;
  /** Whether the brackets are round: those of （2024）12号 may be meant, the others are not. */
  readonly isRound: boolean;
}

const BRACKETED_YEAR =
  /([[［【〔〖﹝(（])[ \t]*((?:19|20)\d{2})[ \t]*([\]］】〕〗﹞)）])(?=[ \t]*(第?)[ \t]*\d{1,5}[ \t]*号)/g;

/**
 * The years of document numbers that stand in other brackets than 〔〕. In round ones they count only behind the body's
 * code, as in 某发（2024）12号; 公告（2024）第3号 is no document number.
 */
export function findWrongYears(shown: string): readonly DocumentYear[] {
  return Array.from(
    shown.matchAll(BRACKETED_YEAR),
    ({ 0: whole, 1: open = '', 2: year = '', 3: close = '', 4: ordinal, index }) => ({
      start: index,
      end: index + whole.length,
      year,
      isRound: '(（'.includes(open) && ')）'.includes(close),
      isRight: open === '〔' && close === '〕',
      isOrdinal: ordinal !== '',
    }),
  ).filter(
    ({ start, isRound, isRight, isOrdinal }) =>
      !isRight && (!isRound || (!isOrdinal && isHan(characterBefore(shown, start)))),
  );
}
