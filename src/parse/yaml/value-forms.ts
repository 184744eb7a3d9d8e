import { em, mm, type Pt, pt } from '../../model/length.js';
import type { Bilingual } from '../../model/message.js';
import type { Values } from '../../model/schema/value-schema.js';

/** How one kind of value is read from a scalar's text. */
export interface Form<T> {
  /** Undefined where the text is not such a value. */
  readonly read: (text: string) => T | undefined;
  /** What it should have been. */
  readonly wanted: Bilingual;
}

/** 字号, which GB/T 9704-2012 names only, in pt as type foundries and Word take them. */
const typeSizes: ReadonlyMap<string, number> = new Map([
  ['初号', 42],
  ['小初', 36],
  ['一号', 26],
  ['小一', 24],
  ['二号', 22],
  ['小二', 18],
  ['三号', 16],
  ['小三', 15],
  ['四号', 14],
  ['小四', 12],
  ['五号', 10.5],
]);

const measured = /^(\d+(?:\.\d+)?)(mm|pt|em)$/;

/** No paper is larger; a PDF's page at most 14 400 pt [ISO 32000-1, annex C]. */
const longest = mm(2000);
/** Smaller type can't be printed. */
const smallest = pt(1);
/** No line is longer. */
const mostEms = em(1000);

const lengthOf = (text: string): Pt | undefined => {
  const size = typeSizes.get(text);
  if (size !== undefined) return pt(size);
  const [, value, unit] = measured.exec(text) ?? [];
  const length = unit === 'mm' ? mm(Number(value)) : pt(Number(value));
  return unit !== undefined && unit !== 'em' && length <= longest ? length : undefined;
};

/** A number as it is written, within bounds. */
export const numberOf = (text: string, least: number, most: number): number | undefined => {
  const number = /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
};

/** The values of a template, each one scalar of a form. */
export const valueForms = {
  length: {
    read: lengthOf,
    wanted: {
      zh: '长度，如 28mm、42pt 或 四号，最多 2000mm',
      en: 'a length such as 28mm, 42pt or 四号, at most 2000mm',
    },
  },
  size: {
    read: (text) => {
      const length = lengthOf(text);
      return length !== undefined && length >= smallest ? length : undefined;
    },
    wanted: {
      zh: '长度，如 28mm、42pt 或 四号，最少 1pt，最多 2000mm',
      en: 'a length such as 28mm, 42pt or 四号, from 1pt to 2000mm',
    },
  },
  em: {
    read: (text) => {
      const [, value, unit] = measured.exec(text) ?? [];
      return unit === 'em' && Number(value) <= mostEms ? em(Number(value)) : undefined;
    },
    wanted: { zh: '字数，如 0.5em', en: 'a number of em such as 0.5em' },
  },
  integer: {
    read: (text) => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined),
    wanted: { zh: '1 到 999 的整数', en: 'an integer from 1 to 999' },
  },
  // No letter can be read that is narrower than a tenth.
  share: {
    read: (text) => numberOf(text, 0.1, 1),
    wanted: { zh: '0.1 到 1 的数', en: 'a number from 0.1 to 1' },
  },
  leading: {
    read: (text) => numberOf(text, 1, 3),
    wanted: { zh: '1 到 3 的数', en: 'a number from 1 to 3' },
  },
  color: {
    read: (text) => {
      const [, red, green, blue] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text) ?? [];
      if (red === undefined || green === undefined || blue === undefined) return undefined;
      const share = (hex: string): number => Number.parseInt(hex, 16) / 255;
      return { red: share(red), green: share(green), blue: share(blue) };
    },
    wanted: { zh: '颜色，如 #ff0000', en: 'a colour such as #ff0000' },
  },
  role: {
    read: (text) => (text === '' ? undefined : text),
    wanted: { zh: '字体', en: 'a font' },
  },
  wording: {
    read: (text) => (text === '' ? undefined : text),
    wanted: { zh: '文字', en: 'a text' },
  },
} as const satisfies { readonly [T in keyof Values]?: Form<Values[T]> };
