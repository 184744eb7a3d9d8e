import type { Bilingual } from '../model/message.js';
import { BARE_FORMAT, CHANGE_FORMAT, TIMES_FORMAT } from '../model/word-change.js';
import type { FigureEntry } from './figures.js';

/* The forms that a placeholder may ask for behind its `|`. */

export const TEN_THOUSANDS_FORMAT = '万';
export const SINCE_FORMAT = '自起';

interface NamedFormat extends Bilingual {
  readonly name: string;
}

export const namedFormats: readonly NamedFormat[] = [
  { name: BARE_FORMAT, zh: '单个指标只要数，不带单位、不加词', en: 'the number alone, without a unit or words' },
  { name: TEN_THOUSANDS_FORMAT, zh: '以万为单位，一位小数', en: 'in ten thousands, with one decimal' },
  { name: CHANGE_FORMAT, zh: '用于环比、同比：增加123件、减少…', en: 'of a change: by how many' },
  { name: TIMES_FORMAT, zh: '用于环比、同比：是原来的几倍', en: 'of a change: how many times as many' },
  {
    name: SINCE_FORMAT,
    zh: '用于累计：年中才有的指标从哪一期起，（自第12期起）',
    en: 'of a total: since which issue, where it began within the year',
  },
];

export const formatNames: readonly string[] = namedFormats.map(({ name }) => name);

/** Whether a form goes with a figure, of one measure or of a list. */
export function fitsFormat(format: string, figure: FigureEntry, hasMeasure: boolean): boolean {
  switch (format) {
    case BARE_FORMAT:
      return hasMeasure;
    case TEN_THOUSANDS_FORMAT:
      return figure.type !== 'title' && figure.type !== 'change';
    case CHANGE_FORMAT:
    case TIMES_FORMAT:
      return figure.type === 'change';
    default:
      return figure.type === 'total' || figure.type === 'months';
  }
}
