import { standardForms } from './traditional-forms.js';

/*
 * Letters that look like others and are not found by a search for them: radicals and compatibility ideographs, which come out of
 * PDFs and scans, and traditional forms.
 */

/** The radicals that Unicode gives no decomposition, each before its ideograph [UCD, EquivalentUnifiedIdeograph.txt]. */
const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜⻳龟';

const ideographs: ReadonlyMap<string, string> = new Map(
  Array.from({ length: RADICALS.length / 2 }, (_, i) => [RADICALS.charAt(2 * i), RADICALS.charAt(2 * i + 1)]),
);

/** Radicals, and what Unicode has for compatibility with other encodings alone. */
const COMPATIBILITY = String.raw`\u2e80-\u2fd5\uf900-\ufad9`;

/** A run of radicals and compatibility ideographs, also of those beyond 16 bits. */
export const radicalLetters = new RegExp(String.raw`[${COMPATIBILITY}\u{2f800}-\u{2fa1d}]+`, 'gu');
const COMPATIBLE = new RegExp(`[${COMPATIBILITY}]`);

/** A run of letters of which the first and the last are traditional, in a text that has some. */
interface TraditionalRun {
  readonly typed: string;
  readonly index: number;
}

/** So many other letters may stand between two traditional ones of a run. */
const BETWEEN = 3;

/**
 * Traditional letters, and the few letters between two of them. They are looked up one by one: a pattern of nearly three
 * thousand takes longer to be made than most texts to be read.
 */
export function traditionalRuns(text: string): readonly TraditionalRun[] {
  const runs: { index: number; end: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!isTraditionalUnit(text.charCodeAt(at))) continue;
    const last = runs.at(-1);
    const between = last && text.slice(last.end, at);
    if (last && between !== undefined && between.length <= BETWEEN && /^\p{Script=Han}*$/u.test(between))
      last.end = at + 1;
    else runs.push({ index: at, end: at + 1 });
  }
  return runs.map(({ index, end }) => ({ typed: text.slice(index, end), index }));
}

/** The letter of the standard that is meant by one; itself where there is none. */
function standardLetter(letter: string): string {
  const ideograph = ideographs.get(letter) ?? letter.normalize('NFKC');
  const standard = ideograph.length === 1 && standardForms[ideograph.charCodeAt(0)];
  return standard ? String.fromCharCode(standard) : ideograph;
}

/** A text with the letters of the standard in the place of those that look like them. */
export const standardLetters = (text: string): string => Array.from(text, standardLetter).join('');

/** The same for searching in it: every offset holds. */
export function searchable(text: string): string {
  if (countTraditional(text) === 0 && !COMPATIBLE.test(text)) return text;
  return text.replace(/[^\ud800-\udfff]/g, (letter) => {
    return isTraditionalUnit(letter.charCodeAt(0)) || COMPATIBLE.test(letter) ? standardLetter(letter) : letter;
  });
}

export function countTraditional(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (isTraditionalUnit(text.charCodeAt(at))) count += 1;
  return count;
}

const isTraditionalUnit = (unit: number): boolean => standardForms[unit] !== 0;
