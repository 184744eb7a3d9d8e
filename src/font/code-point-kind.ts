/**
 * Digits, Latin and related letters, ASCII and the marks of Western text, with the quotation marks that Chinese text
 * shares: what a role may take from its Latin font. Not the middle dot, dashes and the ellipsis: in Chinese text they
 * are Chinese marks. [CLREQ 3.1.1]
 */
export const isInLatinFont = (codePoint: number): boolean => IN_LATIN_FONT.test(String.fromCodePoint(codePoint));

const IN_LATIN_FONT =
  /^[\u0020-\u00b6\u00b8-\u02ff\u0370-\u052f\u1e00-\u1fff\u2018-\u201f\u2020\u2021\u2030-\u2033\u20a0-\u20cf\u2116\u2122]$/u;

/** Han, kana and the marks and forms that fill a cell as these do. [UAX #11: W and F, without symbols] */
export const isFullWidth = (codePoint: number): boolean => FULL_WIDTH.test(String.fromCodePoint(codePoint));

const FULL_WIDTH =
  /^[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3ffff}]$/u;

/** Blanks and invisible marks: their glyphs leave no ink. */
export const isBlank = (codePoint: number): boolean => BLANK.test(String.fromCodePoint(codePoint));

const BLANK = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}]$/u;

/** Code points without a meaning of their own: GBK's user-defined characters came to stand here, and icons of all kinds. */
export const isPrivate = (codePoint: number): boolean => PRIVATE.test(String.fromCodePoint(codePoint));

const PRIVATE = /^\p{Private_Use}$/u;

/**
 * The ideograph that stands for a compatibility ideograph, or for the radical that looks like it (⼀ 一)
 * [Unicode Standard, 5.22 and 18.1]; none for every other character.
 */
export function equivalentOf(codePoint: number): number | undefined {
  const character = String.fromCodePoint(codePoint);
  if (!COMPATIBLE.test(character)) return undefined;
  const [equivalent = character, ...others] = character.normalize('NFKC');
  return equivalent === character || others.length > 0 ? undefined : equivalent.codePointAt(0);
}

const COMPATIBLE = /^[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]$/u;
