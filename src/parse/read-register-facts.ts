import { findFrontMatter } from '../model/front-matter.js';
import { headerSchema } from '../model/schema/header-schema.js';
import type { MappingOf } from '../model/schema/value-schema.js';
import type { HeaderSource } from './parse-header.js';
import { parseYaml } from './parse-yaml.js';
import { readPart } from './read-mapping.js';

/** What of a header can be read although the header as a whole can't be made; `parseHeader` has said what is wrong. */
export function readRegisterFacts({ index }: HeaderSource): Partial<MappingOf<typeof headerSchema>> {
  const block = findFrontMatter(index.text);
  const root = block && parseYaml({ file: index, start: block.start, end: block.end }).value;
  return root?.type === 'map' ? readPart(root, headerSchema, root.range, []) : {};
}
