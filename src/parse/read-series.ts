import type { Finding } from '../model/finding.js';
import type { Measure } from '../model/measure.js';
import { nearestName } from '../model/nearest-name.js';
import { comparisonWords, openingSchema, seriesSchema } from '../model/schema/series-schema.js';
import type { Comparison, Opening, SeriesDefinition } from '../model/settings.js';
import type { Located } from '../model/source.js';
import { finding } from './finding.js';
import type { YamlEntry, YamlMap } from './parse-yaml.js';
import { readDate } from './read-dates.js';
import { checkName, readFigures, readNames } from './read-figures.js';
import { readKeys } from './read-keys.js';
import { readMeasures } from './read-measures.js';
import { readTimed, textOf } from './read-timed.js';
import { asMap, readOrdinal, readText, readTexts, readYear, valueReader, wrongShape } from './read-values.js';

/** A series as it is declared; how it is compared may be said for all of them. */
type DeclaredSeries = Omit<SeriesDefinition, 'compare'> & Partial<Pick<SeriesDefinition, 'compare'>>;

/** The series that are counted, in the order they are declared in. */
export function readSeriesList(
  entry: YamlEntry,
  findings: Finding[],
  example: string,
): readonly DeclaredSeries[] | undefined {
  const map = asMap(entry, findings, example);
  return map && readNames(map, findings).flatMap((series) => readSeries(series, findings) ?? []);
}

function readSeries(entry: YamlEntry, findings: Finding[]): DeclaredSeries | undefined {
  const named = checkName(entry, findings);
  const map = asMap(entry, findings, `${entry.key.value}: {title: 省本级综窗, measures: {咨询: 人次}}`);
  if (!map) return undefined;
  const read = valueReader(readKeys(map, seriesSchema, entry.key.range, findings), seriesSchema, findings);
  const title = read('title', readTimed);
  const measures = read('measures', readMeasures);
  const openings = read('opening', readOpenings) ?? [];
  const list = read('list', readTexts);
  const compare = read('compare', readComparison);
  if (!named || !title || !measures) return undefined;
  const { value: key, range } = entry.key;
  const known = list
    ?.filter((name) => checkListed(name, { series: key, measures }, findings))
    .map(({ value }) => value);
  const definition = { key, range, title: textOf(title), measures, openings };
  return { ...definition, ...(compare && { compare }), ...(known && { list: known }) };
}

function checkListed(
  { value: typed, range }: Located<string>,
  { series, measures }: { readonly series: string; readonly measures: readonly Measure[] },
  findings: Finding[],
): boolean {
  const known = measures.map(({ name }) => name);
  if (known.includes(typed)) return true;
  const nearest = nearestName(typed, known) ?? '…';
  findings.push(finding('measure-declaration/list', range, { series, typed, nearest, known }));
  return false;
}

export function readComparison(entry: YamlEntry, findings: Finding[]): Comparison | undefined {
  const word = readText(entry, findings);
  const meaning = word && new Map(Object.entries(comparisonWords)).get(word.value);
  if (word && !meaning)
    findings.push(wrongShape(entry, `${entry.key.value}: ${Object.keys(comparisonWords).join(' / ')}`));
  return meaning;
}

function readOpenings(entry: YamlEntry, findings: Finding[], example: string): readonly Opening[] {
  if (entry.value.type !== 'list') {
    findings.push(wrongShape(entry, example));
    return [];
  }
  return entry.value.items.flatMap((item) => {
    const map = asMap({ key: entry.key, value: item }, findings, example);
    return map ? readOpening(map, findings) : [];
  });
}

function readOpening(map: YamlMap, findings: Finding[]): readonly Opening[] {
  const keyed = readKeys(map, openingSchema, map.range, findings);
  const read = valueReader(keyed, openingSchema, findings);
  const year = read('year', readYear);
  const through = read('through', readOrdinal);
  const until = read('until', readDate);
  const values = readFigures(keyed.others, findings);
  if (!year || !through) return [];
  const opening = { year, through, values, range: map.range };
  return [until ? { ...opening, until } : opening];
}
