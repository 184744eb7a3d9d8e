import type { Finding } from '../model/finding.js';
import { nearestName } from '../model/nearest-name.js';
import type { SeriesDefinition } from '../model/settings.js';
import type { SourceRange } from '../model/source.js';
import { finding } from './finding.js';

/** What is said of a series that bulletin.yaml doesn't declare. */
export function unknownSeries(
  range: SourceRange,
  series: string,
  declared: ReadonlyMap<string, { readonly definition: SeriesDefinition }>,
): Finding {
  const known = [...declared.keys()];
  const renamed = [...declared.values()].find(({ definition: { former } }) => former?.name === series);
  const nearest = renamed?.definition.key ?? nearestName(series, known);
  return nearest === undefined
    ? finding('series-unknown/none-declared', range, { series })
    : finding('series-unknown', range, { series, nearest, known });
}

/** What is said of a measure that the series doesn't have. */
export function unknownMeasure(range: SourceRange, definition: SeriesDefinition, measure: string): Finding {
  const known = definition.measures.map(({ name }) => name);
  const renamed = definition.measures.find(({ former }) => former?.name === measure);
  const nearest = renamed?.name ?? nearestName(measure, known) ?? '';
  return finding('measure-unknown', range, { series: definition.key, measure, nearest, known });
}
