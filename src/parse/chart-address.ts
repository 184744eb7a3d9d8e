import { type Outcome, unmade } from '../model/finding.js';
import type { PictureSource } from '../model/issue.js';
import type { Located } from '../model/source.js';
import { finding } from './finding.js';
import { excerpt } from './yaml/read-values.js';

type Chart = Extract<PictureSource, { readonly type: 'chart' }>;

/** How many issues a chart can show: one makes no line, and it goes no further back than a year of weeks. */
const LEAST = 2;
const MOST = 53;

const SCHEME = /^\s*chart\s*[:：]/i;
/** `综窗.受理?last=12`, also as a Chinese input method types it. */
const FORM = /^([\p{L}\p{N}]+)(?:\s*[.．。·]\s*([\p{L}\p{N}]+))?(?:\s*[?？]\s*last\s*[=＝]\s*(\d{1,9}))?$/iu;

export const isChartAddress = (address: string): boolean => SCHEME.test(address);

/** Splits `chart:系列.指标?last=12`. Whether there is such a series and measure is for others to say. */
export function readChartAddress({ value, range }: Located<string>): Outcome<Chart> {
  const address = excerpt(value);
  const [, series, measure, digits] = FORM.exec(address.replace(SCHEME, '').trim()) ?? [];
  if (series === undefined) {
    return unmade(finding('chart-address', range, { address, example: 'chart:综窗.受理' }));
  }
  const last = digits === undefined ? undefined : Number(digits.normalize('NFKC'));
  if (last !== undefined && (last < LEAST || last > MOST)) {
    return unmade(finding('chart-address/last', range, { least: LEAST, most: MOST, last }));
  }
  const chart: Chart = {
    type: 'chart',
    series,
    ...(measure !== undefined && { measure }),
    ...(last !== undefined && { last }),
    range,
  };
  return { value: chart, findings: [] };
}
