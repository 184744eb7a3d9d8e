import { decimalPlacesOf, type Exact, fixed } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import type { Measure } from '../model/measure.js';
import type { SourceRange } from '../model/source.js';
import { finding } from './finding.js';

/** What is said of a figure with more decimals than its measure has; none where it has not. */
export function tooPrecise({ name, places }: Measure, value: Exact, range: SourceRange): Finding | undefined {
  if (places === undefined || decimalPlacesOf(value) <= places) return undefined;
  const params = { measure: name, text: fixed(value, decimalPlacesOf(value)) };
  return places === 0
    ? finding('measure-unfit/whole', range, {
        ...params,
        example: `${name}: {unit: 万元, digits: ${decimalPlacesOf(value)}}`,
      })
    : finding('measure-unfit/decimals', range, { ...params, places });
}
