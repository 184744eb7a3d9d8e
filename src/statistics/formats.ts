import type { Figure } from './figures.js';

/* The forms that a placeholder may ask for behind its `|`. */

export const bareFormat = '数值';
export const tenThousandsFormat = '万';
export const changeFormat = '增减';
export const timesFormat = '倍';
export const sinceFormat = '自起';

export const formatNames: readonly string[] = [bareFormat, tenThousandsFormat, changeFormat, timesFormat, sinceFormat];

/** Whether a form goes with a figure, of one measure or of a list. */
export function fitsFormat(format: string, figure: Figure, hasMeasure: boolean): boolean {
  switch (format) {
    case bareFormat:
      return hasMeasure;
    case tenThousandsFormat:
      return figure.type !== 'title' && figure.type !== 'change';
    case changeFormat:
    case timesFormat:
      return figure.type === 'change';
    default:
      return figure.type === 'total' || figure.type === 'months';
  }
}
