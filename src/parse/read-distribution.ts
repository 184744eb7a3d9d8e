import type { Finding } from '../model/finding.js';
import { distributionSchema } from '../model/schema/shared-keys.js';
import { type Distribution, type DistributionKind, distributionKinds } from '../model/settings.js';
import type { Located } from '../model/source.js';
import type { YamlEntry } from './parse-yaml.js';
import { readKeys } from './read-keys.js';
import { asMap, readText } from './read-values.js';

/** 报, 送 and 发 with their members as typed, each without its closing full stop. */
export function readDistribution(entry: YamlEntry, findings: Finding[], example: string): Distribution | undefined {
  const map = asMap(entry, findings, example);
  if (!map) return undefined;
  const keyed = readKeys(map, distributionSchema, entry.key.range, findings);
  const distribution: Partial<Record<DistributionKind, Located<string>>> = {};
  for (const kind of distributionKinds) {
    const member = keyed.known.get(kind);
    const receivers = member && readReceivers(member, findings);
    if (receivers) distribution[kind] = receivers;
  }
  return distribution;
}

/** Receivers as typed, without a closing full stop. */
export function readReceivers(entry: YamlEntry, findings: Finding[]): Located<string> | undefined {
  const text = readText(entry, findings);
  return text && { value: text.value.replace(/[。．.]{1,3}$/, '').trimEnd(), range: text.range };
}
