import type { Exact } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import type { WeekFigures } from '../model/header.js';
import { noFigures } from '../model/schema/value-schema.js';
import type { Located } from '../model/source.js';
import { finding } from './finding.js';
import type { YamlEntry, YamlMap } from './parse-yaml.js';
import { readKeys } from './read-keys.js';
import { asMap, readDecimal, wrongShape } from './read-values.js';

/** How statistics of one series are written, for messages. */
const EXAMPLE = '{咨询: 1634, 受理: 677}';

/** A mapping whose keys are all names of the author's own. */
const namesOnly = { type: 'mapping', keys: [], others: { type: 'text' } } as const;

/** The entries of a mapping of names, doubled and empty ones reported and left out. */
export const readNames = (map: YamlMap, findings: Finding[]): readonly YamlEntry[] =>
  readKeys(map, namesOnly, map.range, findings).others;

/** The week's figures by series; a week written as `无` has none. */
export function readStatistics(
  entry: YamlEntry,
  findings: Finding[],
  example: string,
): ReadonlyMap<string, WeekFigures> | undefined {
  const map = asMap(entry, findings, example);
  return map && new Map(readNames(map, findings).flatMap((series) => readWeek(series, findings)));
}

function readWeek(series: YamlEntry, findings: Finding[]): readonly (readonly [string, WeekFigures])[] {
  const { key, value } = series;
  if (value.type === 'map') {
    const values = readFigures(readNames(value, findings), findings);
    const unread = value.entries
      .filter((entry) => !values.has(entry.key.value))
      .map((entry) => [entry.key.value, entry.value.type === 'empty' ? 'empty' : 'wrong'] as const);
    return [[key.value, { type: 'figures', values, unread: new Map(unread), range: value.range }]];
  }
  if (value.type === 'scalar' && value.value === noFigures) return [[key.value, { type: 'none', range: value.range }]];
  findings.push(wrongShape(series, `${key.value}: ${EXAMPLE}`));
  return [];
}

/** Cumulative figures by series and measure. */
export function readPublished(
  entry: YamlEntry,
  findings: Finding[],
  example: string,
): ReadonlyMap<string, ReadonlyMap<string, Located<Exact>>> | undefined {
  const map = asMap(entry, findings, example);
  if (!map) return undefined;
  return new Map(
    readNames(map, findings).flatMap((series) => {
      const figures = asMap(series, findings, `${series.key.value}: ${EXAMPLE}`);
      return figures ? [[series.key.value, readFigures(readNames(figures, findings), findings)] as const] : [];
    }),
  );
}

/** Figures by name; those that are no numbers are reported and left out. */
export function readFigures(entries: readonly YamlEntry[], findings: Finding[]): ReadonlyMap<string, Located<Exact>> {
  return new Map(
    entries.flatMap((entry) => {
      const figure = readDecimal(entry, findings);
      return figure ? [[entry.key.value, figure] as const] : [];
    }),
  );
}

/** Placeholders call series and measures by name: Han, letters and digits only. */
export function checkName({ key }: YamlEntry, findings: Finding[]): boolean {
  const fits = /^[\p{L}\p{N}]+$/u.test(key.value);
  if (!fits) findings.push(finding('name-characters', key.range, { name: key.value }));
  return fits;
}
