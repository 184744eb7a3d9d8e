import { type Em, em, mm, type Pt, pt } from '../model/length.js';
import type { Bilingual } from '../model/message.js';
import { black, type Color } from '../model/page.js';

/** How one kind of value is read from a template's text. */
export interface ValueReader<T> {
  /** Undefined where the text is not such a value. */
  readonly read: (text: string) => T | undefined;
  /** What it should have been. */
  readonly wanted: Bilingual;
  /** Taken in place of a wrong value until all of the template is read. */
  readonly standIn: T;
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
/** Narrower, no letter can be read. */
const leastShare = 0.1;
/** No line is longer. */
const mostEms = em(1000);

const lengthOf = (text: string): Pt | undefined => {
  const size = typeSizes.get(text);
  if (size !== undefined) return pt(size);
  const [, value, unit] = measured.exec(text) ?? [];
  if (unit === 'mm') return mm(Number(value));
  return unit === 'pt' ? pt(Number(value)) : undefined;
};

export const readLength: ValueReader<Pt> = {
  read: (text) => {
    const length = lengthOf(text);
    return length !== undefined && length <= longest ? length : undefined;
  },
  wanted: {
    zh: '长度，如 28mm、42pt 或 四号，最多 2000mm',
    en: 'a length such as 28mm, 42pt or 四号, at most 2000mm',
  },
  standIn: pt(1),
};

/** A length that something is divided by: of paper, of type. */
export const readSize: ValueReader<Pt> = {
  read: (text) => {
    const length = readLength.read(text);
    return length !== undefined && length >= smallest ? length : undefined;
  },
  wanted: {
    zh: '长度，如 28mm、42pt 或 四号，最少 1pt，最多 2000mm',
    en: 'a length such as 28mm, 42pt or 四号, from 1pt to 2000mm',
  },
  standIn: pt(1),
};

export const readEm: ValueReader<Em> = {
  read: (text) => {
    const [, value, unit] = measured.exec(text) ?? [];
    return unit === 'em' && Number(value) <= mostEms ? em(Number(value)) : undefined;
  },
  wanted: { zh: '字数，如 0.5em', en: 'a number of em such as 0.5em' },
  standIn: em(1),
};

export const readInteger: ValueReader<number> = {
  read: (text) => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined),
  wanted: { zh: '1 到 999 的整数', en: 'an integer from 1 to 999' },
  standIn: 1,
};

export const readShare: ValueReader<number> = {
  read: (text) => (/^(?:1|0?\.\d+|1\.0+)$/.test(text) && Number(text) >= leastShare ? Number(text) : undefined),
  wanted: { zh: '0.1 到 1 的数', en: 'a number from 0.1 to 1' },
  standIn: 1,
};

export const readColor: ValueReader<Color> = {
  read: (text) => {
    const [, red, green, blue] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text) ?? [];
    if (red === undefined || green === undefined || blue === undefined) return undefined;
    const share = (hex: string): number => Number.parseInt(hex, 16) / 255;
    return { red: share(red), green: share(green), blue: share(blue) };
  },
  wanted: { zh: '颜色，如 #ff0000', en: 'a colour such as #ff0000' },
  standIn: black,
};

export const readText: ValueReader<string> = {
  read: (text) => (text === '' ? undefined : text),
  wanted: { zh: '文字', en: 'a text' },
  standIn: '',
};

/** One of a few words. */
export const oneOf = <const T extends string>(first: T, ...others: readonly T[]): ValueReader<T> => ({
  read: (text) => [first, ...others].find((choice) => choice === text),
  wanted: { zh: [first, ...others].join('、'), en: [first, ...others].join(', ') },
  standIn: first,
});
