import type { CalendarDate, Period } from '../model/calendar.js';
import { findFrontMatter } from '../model/front-matter.js';
import { headerSchema } from '../model/schema/header-schema.js';
import type { HeaderSource } from './parse-header.js';
import { parseYaml } from './parse-yaml.js';
import { readDate, readPeriod } from './read-dates.js';
import { readKeys } from './read-keys.js';
import { readReleased } from './read-releases.js';
import { readOrdinal, readYear, valueReader } from './read-values.js';

/** What of a header can be read although the header as a whole can't be made. */
export interface RegisterFacts {
  readonly year?: number;
  readonly issue?: number;
  readonly period?: Period;
  readonly date?: CalendarDate;
  readonly released?: ReturnType<typeof readReleased>;
}

/** Says nothing of what is wrong: `parseHeader` has. */
export function readRegisterFacts({ index }: HeaderSource): RegisterFacts {
  const block = findFrontMatter(index.text);
  const root = block && parseYaml({ file: index, start: block.start, end: block.end }).value;
  if (root?.type !== 'map') return {};
  const keyed = readKeys(root, headerSchema, root.range, []);
  const read = valueReader(keyed, headerSchema, []);
  const year = read('year', readYear)?.value;
  const issue = read('issue', readOrdinal)?.value;
  const period = read('period', readPeriod)?.value;
  const date = read('date', readDate)?.value;
  const released = read('released', readReleased);
  return {
    ...(year !== undefined && { year }),
    ...(issue !== undefined && { issue }),
    ...(period && { period }),
    ...(date && { date }),
    ...(released && { released }),
  };
}
