import type { Outcome } from '../../model/finding.js';
import type { Holidays } from '../../model/holidays.js';
import { holidaysSchema } from '../../model/schema/holidays-schema.js';
import type { SourceFile } from '../../model/source.js';
import type { ReadYaml } from './package-yaml.js';
import { readMappingFile } from './read-mapping.js';

/** Reads holidays.yaml. Days that can't be read are reported and left out. */
export function parseHolidays(file: SourceFile, readYaml?: ReadYaml): Outcome<Holidays> {
  const { value, findings } = readMappingFile(file, holidaysSchema, 'off: [2024-10-01/2024-10-07]', readYaml);
  return { value: value && { file, ...value }, findings };
}
