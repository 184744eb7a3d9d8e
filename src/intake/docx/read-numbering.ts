import { hanNumeral } from '../../model/label.js';
import { childOf, elementsIn, settingOf, type XmlElement } from '../read-xml.js';

/** The numbers that a document counts by itself. */
export interface AutomaticNumbers {
  /** The number of the next paragraph of a list as it is printed; empty for a bullet. */
  next(id: string, level: number): string;
}

interface NumberLevel {
  readonly format: string;
  /** `（%1）` */
  readonly text: string;
  readonly start: number;
}

interface NumberList {
  /** Lists that count on together have the same. */
  readonly counts: string;
  readonly levels: ReadonlyMap<number, NumberLevel>;
}

/** @param root of the part that declares numbers; none where the document has no such part */
export function readNumbering(root: XmlElement | undefined): AutomaticNumbers {
  const lists = readLists(root);
  const counts = new Map<string, number[]>();
  return {
    next(id, level) {
      const list = lists.get(id);
      const own = list?.levels.get(level);
      if (!list || !own) return '';
      const counted = counts.get(list.counts) ?? [];
      const number = (counted[level] ?? own.start - 1) + 1;
      const now = [...counted.slice(0, level), number];
      counts.set(list.counts, now);
      if (own.format === 'bullet' || own.format === 'none') return '';
      return own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const other = list.levels.get(at);
        return formatNumber(now[at] ?? other?.start ?? 1, other?.format ?? 'decimal');
      });
    },
  };
}

function readLists(root: XmlElement | undefined): ReadonlyMap<string, NumberList> {
  const all = elementsIn(root);
  const abstract = new Map(
    all.flatMap((element) => {
      const id = element.attributes.get('w:abstractNumId');
      return element.name === 'w:abstractNum' && id !== undefined ? [[id, readLevels(element)] as const] : [];
    }),
  );
  return new Map(
    all.flatMap((element) => {
      const id = element.attributes.get('w:numId');
      const base = settingOf(element, 'w:abstractNumId');
      if (element.name !== 'w:num' || id === undefined || base === undefined) return [];
      const levels = new Map(abstract.get(base));
      const overrides = elementsIn(element).filter(({ name }) => name === 'w:lvlOverride');
      for (const override of overrides) {
        const level = Number(override.attributes.get('w:ilvl') ?? 0);
        const other = childOf(override, 'w:lvl');
        const start = Number(settingOf(override, 'w:startOverride') ?? Number.NaN);
        const known = other ? readLevel(other) : levels.get(level);
        if (known) levels.set(level, Number.isFinite(start) ? { ...known, start } : known);
      }
      // A list that starts anew counts for itself.
      return [[id, { counts: overrides.length > 0 ? `num ${id}` : `abstract ${base}`, levels }] as const];
    }),
  );
}

const readLevels = (element: XmlElement): ReadonlyMap<number, NumberLevel> =>
  new Map(
    elementsIn(element)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [Number(level.attributes.get('w:ilvl') ?? 0), readLevel(level)]),
  );

function readLevel(level: XmlElement): NumberLevel {
  const start = Number(settingOf(level, 'w:start') ?? 1);
  return {
    format: settingOf(level, 'w:numFmt') ?? 'decimal',
    text: settingOf(level, 'w:lvlText') ?? '',
    start: Number.isFinite(start) ? start : 1,
  };
}

const CAPITAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** A number in a format of ST_NumberFormat [ECMA-376 part 1, 17.18.59]; in plain digits where a format has no such number. */
function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return number > 0 ? hanNumeral(number) : String(number);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return Array.from(String(number), (digit) => '〇一二三四五六七八九'.charAt(Number(digit))).join('');
    case 'chineseLegalSimplified':
      return Array.from(hanNumeral(number), (digit) => {
        const at = '零一二三四五六七八九'.indexOf(digit);
        return at >= 0 ? CAPITAL_DIGITS.charAt(at) : ({ 十: '拾', 百: '佰' }[digit] ?? digit);
      }).join('');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number >= 1 && number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : String(number);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return Array.from(String(number), (digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'ideographTraditional':
      return STEMS.charAt((number - 1) % STEMS.length);
    case 'ideographZodiac':
      return BRANCHES.charAt((number - 1) % BRANCHES.length);
    case 'upperLetter':
      return letters(number, 'A');
    case 'lowerLetter':
      return letters(number, 'a');
    case 'upperRoman':
      return roman(number);
    case 'lowerRoman':
      return roman(number).toLowerCase();
    default:
      return String(number);
  }
}

/** A … Z, AA, BB … */
const letters = (number: number, first: string): string =>
  String.fromCodePoint((first.codePointAt(0) ?? 0) + ((number - 1) % 26)).repeat(Math.min(9, Math.ceil(number / 26)));

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let rest = number;
  let text = '';
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}
