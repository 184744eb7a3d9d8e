import { type Memo, type Step, storedAs } from '../memo/memo.js';
import { isPackedYaml, type PackedYaml, packYaml, unpackYaml } from '../parse/yaml/pack-yaml.js';
import type { ReadYaml } from '../parse/yaml/package-yaml.js';
import { parseYaml } from '../parse/yaml/parse-yaml.js';

/*
 * A command on one issue reads a few short YAML texts, and most of what that takes is the start of the parser: where an
 * earlier run has read them all, it is not started.
 */

const yamlStep: Step<PackedYaml> = { name: 'YAML', most: 16, stored: storedAs(isPackedYaml) };

/** So many texts of a run are kept: what an issue needs. An archive's headers are kept in another way. */
const MOST_KEPT = 8;
const keptBy = new WeakMap<Memo, number>();

/** Reads YAML that earlier runs have read, by its file's text. What is found in it is found again. */
export const readYamlWith =
  (memo: Memo): ReadYaml =>
  (yaml) => {
    const { file, start, end } = yaml;
    const key = `${memo.keyOf(file)} ${start} ${end}`;
    const packed = memo.find(yamlStep, key);
    if (packed) return { value: unpackYaml(packed, file), findings: [] };
    const parsed = parseYaml(yaml);
    const kept = keptBy.get(memo) ?? 0;
    if (parsed.value && parsed.findings.length === 0 && kept < MOST_KEPT) {
      keptBy.set(memo, kept + 1);
      memo.keep(yamlStep, key, packYaml(parsed.value));
    }
    return parsed;
  };
