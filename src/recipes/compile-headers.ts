import type { Memo, Step } from '../memo/memo.js';
import type { Outcome } from '../model/finding.js';
import { findFrontMatter } from '../model/front-matter.js';
import { isListOf, isText } from '../model/guards.js';
import type { IssueHeader } from '../model/header.js';
import { isPackedYaml, type PackedYaml, packYaml, unpackYaml } from '../parse/yaml/pack-yaml.js';
import type { ReadYaml } from '../parse/yaml/package-yaml.js';
import { type HeaderSource, parseHeader } from '../parse/yaml/parse-header.js';
import { parseYaml } from '../parse/yaml/parse-yaml.js';
import { readYamlWith } from './remember-yaml.js';

/* The recipe of headers: an issue's own, and those of an archive. */

const headerStep: Step<Outcome<IssueHeader>> = { name: 'header', most: 10_000 };

/**
 * The front matters of many headers, by the keys of these. YAML takes most of the time that a header takes, and the last of
 * a thousand issues needs all headers before it; one file that is read at once takes next to none.
 */
const frontMatters: Step<ReadonlyMap<string, PackedYaml>> = {
  name: 'front matters',
  most: 1,
  stored: {
    pack: (known) => ({ data: [...known] }),
    unpack: ({ data }) => (isFrontMatters(data) ? new Map(data) : undefined),
  },
};

const isFrontMatters = isListOf(
  (value): value is readonly [string, PackedYaml] =>
    Array.isArray(value) && value.length === 2 && isText(value[0]) && isPackedYaml(value[1]),
);

/** So many headers are parsed sooner than what is kept of all of them is read or written. */
const FEW = 8;

/** A header without what stands below it: an issue's own file is read as a whole, those of others up to the end of the header. */
export function headerAlone({ folder, index }: HeaderSource): HeaderSource {
  const { path, text } = index;
  const block = findFrontMatter(text);
  return block && block.after < text.length
    ? { folder, index: { path, text: text.slice(0, block.after) } }
    : { folder, index };
}

/** The header of an index.md, whatever stands below it. */
export function compileHeader(source: HeaderSource, memo: Memo, readYaml = readYamlWith(memo)): Outcome<IssueHeader> {
  const own = headerAlone(source);
  return memo.recall(headerStep, `${own.folder} ${memo.keyOf(own.index)}`, () => parseHeader(own, readYaml));
}

/**
 * Compiles many headers as `compileHeader` does one: the memo knows each from then on. What is kept of an archive's headers is
 * known by the first of them.
 */
export function compileHeaders(sources: readonly HeaderSource[], memo: Memo): readonly Outcome<IssueHeader>[] {
  const [first] = sources;
  if (!first || sources.length <= FEW) return sources.map((source) => compileHeader(source, memo));
  const key = memo.keyOf(first.index);
  let known: ReadonlyMap<string, PackedYaml> | undefined;
  const all = new Map<string, PackedYaml>();
  let parsedNow = 0;
  const readYaml: ReadYaml = (yaml) => {
    known ??= memo.find(frontMatters, key) ?? new Map();
    const own = memo.keyOf(yaml.file);
    const packed = known.get(own);
    if (packed) {
      all.set(own, packed);
      return { value: unpackYaml(packed, yaml.file), findings: [] };
    }
    const parsed = parseYaml(yaml);
    parsedNow += 1;
    // What is found in it is found again.
    if (parsed.value && parsed.findings.length === 0) all.set(own, packYaml(parsed.value));
    return parsed;
  };
  const outcomes = sources.map((source) => compileHeader(source, memo, readYaml));
  if (parsedNow > FEW) memo.keep(frontMatters, key, all);
  return outcomes;
}
