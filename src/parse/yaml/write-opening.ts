import { settingsSchema } from '../../model/schema/settings-schema.js';
import type { SourceFile } from '../../model/source.js';
import { parseYaml, type YamlEntry, type YamlMap, type YamlValue } from './parse-yaml.js';

/** An opening as it is written: the year, the last issue counted, and the figures by measure. */
export interface OpeningTexts {
  readonly series: string;
  readonly year: number;
  readonly through: number;
  readonly figures: ReadonlyMap<string, string>;
}

/**
 * The text of bulletin.yaml with an opening: in the place of the one of its year, else before or behind the others. Nothing else
 * changes.
 * @returns none where the series isn't declared in a form to which that can be added
 */
export function writeOpening(file: SourceFile, opening: OpeningTexts): string | undefined {
  const { text } = file;
  const root = parseYaml({ file, start: 0, end: text.length }).value;
  const [schema] = settingsSchema.keys.filter(({ key }) => key === 'statistics');
  const all = entryIn(root, schema?.key ?? '', schema && 'synonym' in schema ? schema.synonym : undefined);
  const series = entryIn(all?.value, opening.series);
  if (series?.value.type !== 'map') return undefined;
  const written = openingText(opening);
  const openings = entryIn(series.value, 'opening', '期初')?.value;
  if (openings?.type === 'list') {
    const same = openings.items.find((item) => yearOf(item) === opening.year);
    if (same) return replaced(text, same.range.start, same.range.end, written);
    const [first] = openings.items;
    if (!first) return undefined;
    const isFlow = text.charAt(openings.range.start) === '[';
    if (isFlow) return replaced(text, first.range.start, first.range.start, `${written}, `);
    const dash = text.lastIndexOf('-', first.range.start - 1);
    const line = text.lastIndexOf('\n', dash) + 1;
    return replaced(text, line, line, `${text.slice(line, dash)}- ${written}\n`);
  }
  if (openings) return undefined;
  return addKey(text, series.value, written);
}

function addKey(text: string, series: YamlMap, written: string): string | undefined {
  const [first] = series.entries;
  // In braces a key is added before the first one, on lines of their own below it.
  if (!first) return undefined;
  if (text.charAt(series.range.start) === '{') {
    return replaced(text, first.key.range.start, first.key.range.start, `opening: [${written}], `);
  }
  const line = text.lastIndexOf('\n', first.key.range.start) + 1;
  const indent = text.slice(line, first.key.range.start);
  if (indent.trim() !== '') return undefined;
  return replaced(text, line, line, `${indent}opening:\n${indent}  - ${written}\n`);
}

function yearOf(item: YamlValue): number | undefined {
  const year = entryIn(item, 'year', '年')?.value;
  return year?.type === 'scalar' ? Number(year.value) : undefined;
}

const entryIn = (value: YamlValue | undefined, key: string, synonym = key): YamlEntry | undefined =>
  value?.type === 'map' ? value.entries.find((one) => one.key.value === key || one.key.value === synonym) : undefined;

const replaced = (text: string, start: number, end: number, written: string): string =>
  text.slice(0, start) + written + text.slice(end);

/** An opening as it stands in bulletin.yaml. */
export const openingText = ({ year, through, figures }: OpeningTexts): string =>
  `{year: ${year}, through: ${through}, ${[...figures].map(([name, value]) => `${name}: ${value}`).join(', ')}}`;
