import { type CalendarDate, dayNumber, isoDate } from '../model/calendar.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { HeldTitle, People, Person } from '../model/people.js';
import { heldTitleSchema, peopleSchema, personSchema } from '../model/schema/people-schema.js';
import type { Located, SourceFile } from '../model/source.js';
import { finding } from './finding.js';
import { parseYaml, type YamlEntry, type YamlMap, type YamlValue } from './parse-yaml.js';
import { readDate } from './read-dates.js';
import { readKeys } from './read-keys.js';
import { asMap, readOrdinal, readText, valueReader } from './read-values.js';

/** How people.yaml is written, for messages. */
const EXAMPLE = '- {name: 张某某, titles: 某某局局长, rank: 1}';

/** Reads people.yaml. A person without a name and a title without its text are reported and left out. */
export function parsePeople(file: SourceFile): Outcome<People> {
  const yaml = parseYaml({ file, start: 0, end: file.text.length });
  if (!yaml.value) return { value: undefined, findings: yaml.findings };
  const findings = [...yaml.findings];
  const { value } = yaml;
  // A file of comments alone is read as an empty mapping.
  if (value.type === 'map' && value.entries.length === 0) return { value: { file, persons: [] }, findings };
  if (value.type !== 'list') {
    findings.push(finding('value-shape', value.range, { key: 'people.yaml', example: EXAMPLE }));
    return { value: undefined, findings };
  }
  const persons = value.items.flatMap((item) => readPerson(item, file, findings) ?? []);
  return { value: { file, persons }, findings };
}

function readPerson(item: YamlValue, file: SourceFile, findings: Finding[]): Person | undefined {
  const entry = {
    key: { value: 'people.yaml', range: { file, start: item.range.start, end: item.range.start } },
    value: item,
  };
  const map = asMap(entry, findings, EXAMPLE);
  if (!map) return undefined;
  const read = valueReader(readKeys(map, peopleSchema.item, map.range, findings), personSchema, findings);
  const name = read('name', readText);
  const titles = read('titles', readTitles) ?? [];
  const rank = read('rank', readOrdinal);
  return name && { name, titles, ...(rank && { rank }) };
}

/** A list of titles, or one alone; each with its days in office, or as its text alone. */
function readTitles(entry: YamlEntry, findings: Finding[], example: string): readonly HeldTitle[] {
  const { key, value } = entry;
  const items = value.type === 'list' ? value.items : [value];
  return items.flatMap((item) => {
    if (item.type === 'scalar') {
      const title = readText({ key, value: item }, findings);
      return title ? [{ title }] : [];
    }
    const map = asMap({ key, value: item }, findings, example);
    return (map && readTitle(map, findings)) ?? [];
  });
}

function readTitle(map: YamlMap, findings: Finding[]): HeldTitle | undefined {
  const read = valueReader(readKeys(map, heldTitleSchema, map.range, findings), heldTitleSchema, findings);
  const title = read('title', readText);
  const from = read('from', readDate);
  const to = read('to', readDate);
  checkOrder(from, to, findings);
  return title && { title, ...(from && { from: from.value }), ...(to && { to: to.value }) };
}

function checkOrder(
  from: Located<CalendarDate> | undefined,
  to: Located<CalendarDate> | undefined,
  findings: Finding[],
): void {
  if (!from || !to || dayNumber(from.value) <= dayNumber(to.value)) return;
  findings.push(finding('value-period/reversed', to.range, { from: isoDate(from.value), to: isoDate(to.value) }));
}
