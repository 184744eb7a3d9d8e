import { findFrontMatter } from '../model/front-matter.js';
import { headerSchema } from '../model/schema/header-schema.js';
import type { KeySchema } from '../model/schema/value-schema.js';
import type { SourceFile } from '../model/source.js';
import { parseYaml } from './parse-yaml.js';

/** How the keys of a header were typed, by their name in the schema; empty where there is no header. */
export function readTypedKeys(index: SourceFile): ReadonlyMap<string, string> {
  const block = findFrontMatter(index.text);
  const yaml = block && parseYaml({ file: index, start: block.start, end: block.end }).value;
  if (yaml?.type !== 'map') return new Map();
  const keys: readonly KeySchema[] = headerSchema.keys;
  return new Map(
    yaml.entries.flatMap(({ key: { value: typed } }) => {
      const known = keys.find(({ key, synonym }) => key === typed || synonym === typed);
      return known ? [[known.key, typed] as const] : [];
    }),
  );
}
