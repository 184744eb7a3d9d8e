import { traditionalForms } from './traditional-forms.js';

/*
 * Letters that look like others and are not found by a search for them: radicals and compatibility ideographs, which come out of
 * PDFs and scans, and traditional forms.
 */

/** Of the radicals that Unicode gives no decomposition, each before its ideograph [UCD, EquivalentUnifiedIdeograph.txt]. */
const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜⻳龟';

const ideographs: ReadonlyMap<string, string> = new Map(
  Array.from({ length: RADICALS.length / 2 }, (_, i) => [RADICALS.charAt(2 * i), RADICALS.charAt(2 * i + 1)]),
);

/** Radicals, and what Unicode has for compatibility with other encodings alone. */
const COMPATIBILITY = String.raw`\u2e80-\u2fd5\uf900-\ufad9`;
const TRADITIONAL = [...traditionalForms.keys()].join('');

/** A run of radicals and compatibility ideographs, also of those beyond 16 bits. */
export const radicalLetters = new RegExp(String.raw`[${COMPATIBILITY}\u{2f800}-\u{2fa1d}]+`, 'gu');
/** Traditional letters, and the few letters between two of them. */
export const traditionalLetters = new RegExp(
  String.raw`[${TRADITIONAL}]+(?:\p{Script=Han}{0,3}[${TRADITIONAL}]+)*`,
  'gu',
);
const TRADITIONAL_LETTER = new RegExp(`[${TRADITIONAL}]`, 'g');
const LOOK_ALIKE = new RegExp(`[${COMPATIBILITY}${TRADITIONAL}]`, 'g');

/** The letter of the standard that is meant by one; itself where there is none. */
function standardLetter(letter: string): string {
  const ideograph = ideographs.get(letter) ?? letter.normalize('NFKC');
  return traditionalForms.get(ideograph) ?? ideograph;
}

/** A text with the letters of the standard in the place of those that look like them. */
export const standardLetters = (text: string): string => Array.from(text, standardLetter).join('');

/** The same for searching in it: every offset holds. */
export const searchable = (text: string): string => text.replace(LOOK_ALIKE, standardLetter);

export const countTraditional = (text: string): number => text.match(TRADITIONAL_LETTER)?.length ?? 0;
