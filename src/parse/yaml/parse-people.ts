import { dayNumber, isoDate } from '../../model/calendar.js';
import type { Finding, Outcome } from '../../model/finding.js';
import type { HeldTitle, People } from '../../model/people.js';
import { peopleSchema } from '../../model/schema/people-schema.js';
import type { SourceFile } from '../../model/source.js';
import { finding } from '../finding.js';
import { type ReadYaml, readYamlFile } from './package-yaml.js';
import { readList } from './read-mapping.js';

/** How people.yaml is written, for messages. */
const EXAMPLE = '- {name: 张某某, titles: 某某局局长, rank: 1}';

/** Reads people.yaml. A person without a name and a title without its text are reported and left out. */
export function parsePeople(file: SourceFile, readYaml?: ReadYaml): Outcome<People> {
  const { value, findings: early } = readYamlFile(file, readYaml);
  if (!value) return { value: undefined, findings: early };
  const findings = [...early];
  // A file of comments alone is read as an empty mapping.
  if (value.type === 'map' && value.entries.length === 0) return { value: { file, persons: [] }, findings };
  if (value.type !== 'list') {
    findings.push(finding('value-shape', value.range, { key: 'people.yaml', example: EXAMPLE }));
    return { value: undefined, findings };
  }
  const key = { value: 'people.yaml', range: { file, start: value.range.start, end: value.range.start } };
  const persons = readList({ key, value }, findings, EXAMPLE, peopleSchema) ?? [];
  for (const { titles } of persons) for (const title of titles) findings.push(...checkOrder(title));
  return { value: { file, persons }, findings };
}

function checkOrder({ from, to }: HeldTitle): readonly Finding[] {
  if (!from || !to || dayNumber(from.value) <= dayNumber(to.value)) return [];
  return [finding('value-period/reversed', to.range, { from: isoDate(from.value), to: isoDate(to.value) })];
}
