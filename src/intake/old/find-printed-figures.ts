import { type Exact, readExact } from '../../model/exact.js';
import { addsUp, type Measure, unitAt } from '../../model/measure.js';
import { keyAt, nameAt } from '../../model/names.js';
import type { SeriesDefinition } from '../../model/settings.js';
import { isWithin, type Moment, valueAt } from '../../model/timed.js';

/** The figures of a series as an issue printed them, by the names of its own time. */
export interface PrintedFigures {
  readonly series: SeriesDefinition;
  readonly key: string;
  readonly week: ReadonlyMap<string, Exact>;
  readonly totals: ReadonlyMap<string, Exact>;
}

/** Behind these words stand cumulative figures. */
const TOTALS = /今年以来|本年以来|年初以来|截至|累计/;

/**
 * The figures of each series that a text has all of, as `measure number unit` in the order in which the series prints them: of
 * the week in front of 今年以来, cumulative ones behind it. None where one is missing or stands there twice.
 */
export function findPrintedFigures(
  paragraphs: readonly string[],
  definitions: readonly SeriesDefinition[],
  moment: Moment,
): readonly PrintedFigures[] {
  return definitions.flatMap((series): readonly PrintedFigures[] => {
    const measures = series.measures.filter(
      (measure) => addsUp(measure) && isWithin(moment, measure) && (series.list?.includes(measure.name) ?? true),
    );
    // What is printed in another unit than it is entered in was rounded.
    if (measures.length === 0 || measures.some(({ print }) => print)) return [];
    const title = valueAt(series.title, moment);
    const own =
      definitions.length === 1
        ? paragraphs
        : paragraphs.filter((text) => text.includes(title) || text.includes(keyAt(series, moment)));
    const weeks: ReadonlyMap<string, Exact>[] = [];
    const totals: ReadonlyMap<string, Exact>[] = [];
    for (const text of own) {
      const split = TOTALS.exec(text);
      const parts = split ? [text.slice(0, split.index), text.slice(split.index)] : [text, ''];
      const [week, total] = parts.map((part) => figuresIn(part, measures, moment));
      if (week) weeks.push(week);
      if (total) totals.push(total);
    }
    const [week] = weeks;
    const [total = new Map<string, Exact>()] = totals;
    if (!week || weeks.length > 1 || totals.length > 1) return [];
    return [{ series, key: keyAt(series, moment), week, totals: total }];
  });
}

function figuresIn(text: string, measures: readonly Measure[], moment: Moment): ReadonlyMap<string, Exact> | undefined {
  const found = new Map<string, Exact>();
  let at = 0;
  for (const measure of measures) {
    const name = nameAt(measure, moment);
    const pattern = new RegExp(
      `${escaped(name)}[^\\d，。；、]{0,4}?([\\d][\\d,，]*(?:\\.\\d+)?)${escaped(unitAt(measure, moment))}`,
      'gu',
    );
    const all = [...text.normalize('NFKC').matchAll(pattern)];
    const [match] = all;
    // Figures that come twice, or in another order than they are printed in, are of something else as well.
    if (!match || all.length > 1 || match.index < at) return undefined;
    at = match.index;
    found.set(name, readExact((match[1] ?? '').replace(/[,，]/g, '')));
  }
  return found;
}

const escaped = (text: string): string => text.normalize('NFKC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
