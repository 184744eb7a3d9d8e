import type { PackedYaml } from './pack-yaml.js';

/**
 * Templates and fonts.yaml of this package, by the digests of their texts. `bin/prepare.mjs` parses them when it compiles
 * the program, and puts them in here: each start would parse them otherwise, which takes longer than all that an office's
 * own files take. Where the program is run from its sources there are none, and they are parsed.
 */
export const packageYaml: Readonly<Record<string, PackedYaml>> = {};
