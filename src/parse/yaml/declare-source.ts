import type { Finding } from '../../model/finding.js';
import { isEntered, type Measure } from '../../model/measure.js';
import { nearestName } from '../../model/nearest-name.js';
import type { SheetSource } from '../../model/settings.js';
import { readCellAddress } from '../../model/sheet.js';
import { finding } from '../finding.js';

/** The first day and the last may stand in a cell each. */
const MOST_DATES = 2;

/** Where a series' figures stand in sheets, as far as that can be: columns of its measures, dates in cells. */
export function declareSource(
  { columns, dates, ...source }: SheetSource,
  { key, measures }: { readonly key: string; readonly measures: readonly Measure[] },
  findings: Finding[],
): SheetSource {
  const known = measures.filter(isEntered).flatMap(({ name, former }) => [name, ...(former ? [former.name] : [])]);
  const kept = [...columns].filter(([measure, { range }]) => {
    const isKnown = known.includes(measure);
    const params = { series: key, typed: measure, nearest: nearestName(measure, known) ?? '…', known };
    if (!isKnown) findings.push(finding('measure-declaration/column', range, params));
    return isKnown;
  });
  const cells = dates.filter(({ value: typed, range }, at) => {
    const fits = readCellAddress(typed.toUpperCase()) !== undefined && at < MOST_DATES;
    if (!fits) findings.push(finding('measure-declaration/cell', range, { typed }));
    return fits;
  });
  return { ...source, columns: new Map(kept), dates: cells };
}
