import { type Outcome, unmade } from '../model/finding.js';
import type { FigureWidth } from '../model/issue.js';
import { em, mm } from '../model/length.js';
import type { Located } from '../model/source.js';
import { finding } from './finding.js';
import { excerpt } from './yaml/read-values.js';

/** `宽80mm`, `宽 20 字`, `width=60%`, `80mm`. */
const FORM = /^(?:宽度?|width)?\s*[=:为]?\s*(\d{1,6}(?:\.\d{1,3})?)\s*(mm|毫米|cm|厘米|字|%)\s*宽?$/i;

/** No picture can be used that is narrower, and no paper is wider. */
const MILLIMETRES = { least: 5, most: 500 };
const CELLS = { least: 1, most: 100 };
const PERCENT = { least: 1, most: 100 };

/** The width that is written behind an image's address. */
export function readImageWidth(title: Located<string>): Outcome<Located<FigureWidth>> {
  const { value, range } = title;
  const typed = excerpt(value);
  const [, digits, unit] = FORM.exec(typed.normalize('NFKC').trim()) ?? [];
  if (digits === undefined || unit === undefined) {
    return unmade(finding('image-width', range, { typed }));
  }
  const width = widthOf(Number(digits), unit.toLowerCase());
  if (!width) return unmade(finding('image-width/range', range, { typed }));
  return { value: { value: width, range }, findings: [] };
}

/** The width that was typed; undefined where the number is absurd. */
function widthOf(number: number, unit: string): FigureWidth | undefined {
  const within = ({ least, most }: { readonly least: number; readonly most: number }, value: number): boolean =>
    value >= least && value <= most;
  switch (unit) {
    case '字':
      return within(CELLS, number) ? { type: 'cells', cells: em(number) } : undefined;
    case '%':
      return within(PERCENT, number) ? { type: 'share', share: number / 100 } : undefined;
    default: {
      const millimetres = /cm|厘米/.test(unit) ? number * 10 : number;
      return within(MILLIMETRES, millimetres) ? { type: 'length', length: mm(millimetres) } : undefined;
    }
  }
}
