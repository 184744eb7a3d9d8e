import type { Finding } from '../model/finding.js';
import type { Correction, CorrectionChange } from '../model/header.js';
import { correctionSchema } from '../model/schema/header-schema.js';
import { finding } from './finding.js';
import type { YamlEntry, YamlValue } from './parse-yaml.js';
import { readKeys } from './read-keys.js';
import { asMap, readDecimal, readOrdinal, readSigned, readText, wrongShape } from './read-values.js';

/** A list of corrections; those that lack something are reported and left out. */
export function readCorrections(entry: YamlEntry, findings: Finding[], example: string): readonly Correction[] {
  if (entry.value.type !== 'list') {
    findings.push(wrongShape(entry, example));
    return [];
  }
  return entry.value.items.flatMap((item) => readCorrection({ key: entry.key, value: item }, findings, example));
}

function readCorrection(entry: YamlEntry, findings: Finding[], example: string): readonly Correction[] {
  const map = asMap(entry, findings, example);
  if (!map) return [];
  const keyed = readKeys(map, correctionSchema, map.range, findings);
  const series = keyed.known.get('series');
  const number = keyed.known.get('number');
  const reason = keyed.known.get('reason');
  const read = {
    series: series && readText(series, findings),
    number: number && readOrdinal(number, findings),
    reason: reason && readText(reason, findings),
  };
  const changes = keyed.others.flatMap((measure) => readChange(measure, findings));
  if (keyed.others.length === 0) findings.push(finding('correction-empty', map.range, {}));
  if (!read.series || !read.number || !read.reason || changes.length === 0) return [];
  return [{ series: read.series, number: read.number, reason: read.reason, changes, range: map.range }];
}

/** `受理: -3` or `受理: {from: 677, to: 674}`. */
function readChange(entry: YamlEntry, findings: Finding[]): readonly CorrectionChange[] {
  const { key, value } = entry;
  if (value.type === 'map') return readFromTo(key.value, value, findings);
  if (value.type === 'list') {
    findings.push(wrongShape(entry, `${key.value}: -3`));
    return [];
  }
  const amount = readSigned(entry, findings);
  if (!amount) return [];
  return [{ measure: key.value, change: { type: 'by', amount: amount.value }, range: amount.range }];
}

function readFromTo(
  measure: string,
  map: Extract<YamlValue, { type: 'map' }>,
  findings: Finding[],
): readonly CorrectionChange[] {
  const schema = { type: 'mapping', keys: correctionSchema.others.keys } as const;
  const keyed = readKeys(map, schema, map.range, findings);
  const before = keyed.known.get('from');
  const after = keyed.known.get('to');
  const was = before && readDecimal(before, findings);
  const is = after && readDecimal(after, findings);
  if (!was || !is) return [];
  return [{ measure, change: { type: 'from-to', from: was.value, to: is.value }, range: map.range }];
}
