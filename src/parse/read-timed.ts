import type { Finding } from '../model/finding.js';
import { timedEntrySchema } from '../model/schema/timed-schema.js';
import type { Located } from '../model/source.js';
import { always, type Bound, type Span, type Timed, type TimedValue } from '../model/timed.js';
import { finding } from './finding.js';
import type { YamlEntry } from './parse-yaml.js';
import { readDate } from './read-dates.js';
import { type KeyedEntries, readKeys } from './read-keys.js';
import { asMap, readOrdinal, readText, wrongShape } from './read-values.js';

/** A text, or a list of texts with the times for which they hold. */
export function readTimed(entry: YamlEntry, findings: Finding[], example: string): Timed<Located<string>> | undefined {
  const { key, value } = entry;
  if (value.type !== 'list') {
    const text = readText(entry, findings, example);
    return text && always(text);
  }
  const [first, ...more] = value.items.flatMap((item) => readValue({ key, value: item }, findings));
  if (first) return [first, ...more];
  if (value.items.length === 0) findings.push(wrongShape(entry, example));
  return undefined;
}

function readValue(entry: YamlEntry, findings: Finding[]): readonly TimedValue<Located<string>>[] {
  const map = asMap(entry, findings, `${entry.key.value}: [{until: 619, is: …}, {from: 620, is: …}]`);
  if (!map) return [];
  const keyed = readKeys(map, timedEntrySchema, map.range, findings);
  const text = keyed.known.get('is');
  const is = text && readText(text, findings);
  return is ? [{ is, ...readSpan(keyed, findings) }] : [];
}

/** From which issue or day on, and until which. */
export function readSpan({ known }: KeyedEntries, findings: Finding[]): Span {
  const [first, last] = [known.get('from'), known.get('until')];
  const from = first && readBound(first, findings);
  const until = last && readBound(last, findings);
  const isTurned = from?.type === 'number' && until?.type === 'number' && from.number > until.number;
  if (isTurned && last)
    findings.push(finding('time-reversed', last.value.range, { from: from.number, until: until.number }));
  return { ...(from && { from }), ...(until && { until }) };
}

function readBound(entry: YamlEntry, findings: Finding[]): Bound | undefined {
  const isDate = entry.value.type === 'scalar' && /[-年/.]/.test(entry.value.value);
  if (isDate) {
    const date = readDate(entry, findings);
    return date && { type: 'date', date: date.value };
  }
  const number = readOrdinal(entry, findings);
  return number && { type: 'number', number: number.value };
}

/** The same without places. */
export const textOf = ([first, ...more]: Timed<Located<string>>): Timed<string> => [
  { ...first, is: first.is.value },
  ...more.map((value) => ({ ...value, is: value.is.value })),
];
