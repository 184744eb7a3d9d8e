import type { Finding } from '../../model/finding.js';
import { nearestName } from '../../model/nearest-name.js';
import { type KeySchema, keyName, type MappingSchema } from '../../model/schema/value-schema.js';
import { locate, type SourceRange } from '../../model/source.js';
import { finding } from '../finding.js';
import type { YamlEntry, YamlMap } from './parse-yaml.js';

/** The entries of a mapping, each under the key of the schema that it was meant for. */
interface KeyedEntries {
  /** The entries by the schema's key, whichever synonym was typed. Keys without a value are not among them. */
  readonly known: ReadonlyMap<string, YamlEntry>;
  /** All other keys, where the schema allows them, in their order. */
  readonly others: readonly YamlEntry[];
}

/** How many edits an unknown key may be away from the one that was probably meant. */
const NEAR = 2;

/**
 * Sorts a mapping's entries by its schema. Unknown, doubled, empty and missing keys become findings.
 * @param place where a missing key is reported
 */
export function readKeys(map: YamlMap, schema: MappingSchema, place: SourceRange, findings: Finding[]): KeyedEntries {
  const known = new Map<string, YamlEntry>();
  const others: YamlEntry[] = [];
  const first = new Map<string, YamlEntry>();
  for (const entry of map.entries) {
    const typed = entry.key.value;
    const key = schema.keys.find((candidate) => candidate.key === typed || candidate.synonym === typed);
    if (!key && !schema.others) {
      findings.push(unknownKey(entry, schema));
      continue;
    }
    const name = key?.key ?? typed;
    const earlier = first.get(name);
    if (earlier) {
      findings.push(duplicateKey(entry, earlier));
      continue;
    }
    first.set(name, entry);
    if (entry.value.type === 'empty') findings.push(finding('value-empty', entry.value.range, { key: typed }));
    else if (key) known.set(name, entry);
    else others.push(entry);
  }
  for (const key of schema.keys) {
    const isNeeded = key.presence === 'required' || key.presence === 'expected';
    if (isNeeded && !first.has(key.key)) findings.push(missingKey(key, place));
  }
  return { known, others };
}

function unknownKey({ key }: YamlEntry, schema: MappingSchema): Finding {
  const names = schema.keys.flatMap(({ key, synonym }) => (synonym ? [key, synonym] : [key]));
  // A word of two characters is two edits away from any other.
  const nearest = nearestName(key.value.toLowerCase(), names, Math.min(NEAR, [...key.value].length - 1));
  return nearest === undefined
    ? finding('key-unknown', key.range, { key: key.value, known: schema.keys.map(({ key }) => key) })
    : finding('key-unknown/near', key.range, { key: key.value, nearest });
}

export function duplicateKey({ key }: YamlEntry, earlier: YamlEntry): Finding {
  const { line } = locate(earlier.key.range);
  const other = earlier.key.value;
  return other === key.value
    ? finding('key-duplicate', key.range, { key: key.value, line })
    : finding('key-duplicate/synonym', key.range, { key: key.value, line, other });
}

export function missingKey(key: KeySchema, place: SourceRange): Finding {
  const code = key.presence === 'expected' ? 'key-missing/draft' : 'key-missing';
  return finding(code, place, { key: keyName(key), example: `${key.key}: ${key.example ?? '…'}` });
}
