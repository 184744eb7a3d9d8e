import type { Period } from '../model/calendar.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { Holidays } from '../model/holidays.js';
import { holidaysSchema } from '../model/schema/holidays-schema.js';
import type { Located, SourceFile } from '../model/source.js';
import { finding } from './finding.js';
import { parseYaml, type YamlEntry, type YamlValue } from './parse-yaml.js';
import { readDate, readPeriod } from './read-dates.js';
import { readKeys } from './read-keys.js';
import { valueReader } from './read-values.js';

/** Reads holidays.yaml. Days that can't be read are reported and left out. */
export function parseHolidays(file: SourceFile): Outcome<Holidays> {
  const yaml = parseYaml({ file, start: 0, end: file.text.length });
  if (!yaml.value) return { value: undefined, findings: yaml.findings };
  const findings = [...yaml.findings];
  if (yaml.value.type !== 'map') {
    const example = 'off: [2024-10-01/2024-10-07]';
    findings.push(finding('value-shape', yaml.value.range, { key: 'holidays.yaml', example }));
    return { value: undefined, findings };
  }
  const start = { file, start: 0, end: 0 };
  const read = valueReader(readKeys(yaml.value, holidaysSchema, start, findings), holidaysSchema, findings);
  return { value: { file, off: read('off', readDays) ?? [], workdays: read('workdays', readDays) ?? [] }, findings };
}

/** A list of days and periods, or one alone. */
function readDays({ key, value }: YamlEntry, findings: Finding[]): readonly Located<Period>[] {
  const items = value.type === 'list' ? value.items : [value];
  return items.flatMap((item) => readDay({ key, value: item }, findings) ?? []);
}

function readDay(entry: YamlEntry, findings: Finding[]): Located<Period> | undefined {
  if (isPeriod(entry.value)) return readPeriod(entry, findings);
  const date = readDate(entry, findings);
  return date && { value: { from: date.value, to: date.value }, range: date.range };
}

/** Whether a second day is named behind the first one. */
const isPeriod = (value: YamlValue): boolean =>
  value.type === 'scalar' && /^.{8,}?(?:\/|[—–～~至]|日\s*[-－]).*\d/.test(value.value);
