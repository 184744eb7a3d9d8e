import { findFrontMatter } from '../../model/front-matter.js';
import { correctionSchema, headerSchema } from '../../model/schema/header-schema.js';
import type { KeySchema } from '../../model/schema/value-schema.js';
import type { SourceFile } from '../../model/source.js';
import { yamlScalar } from '../../model/yaml-scalar.js';
import { parseYaml } from './parse-yaml.js';

/** A correction that is to be written, its changes signed. */
export interface PlannedCorrection {
  readonly series: string;
  readonly number: number;
  readonly changes: ReadonlyMap<string, string>;
  readonly reason: string;
}

/** What is to be pasted into a header, and the header with it. */
interface CorrectionText {
  readonly lines: string;
  /** Whether the lines go below the key that is there, rather than bring their own. */
  readonly isBelow: boolean;
  readonly text: string;
}

/**
 * Corrections as lines to be pasted into a header, in the form of those that it has.
 * @returns none where the header has a form to which nothing can be added
 */
export function writeCorrections(
  index: SourceFile,
  corrections: readonly PlannedCorrection[],
): CorrectionText | undefined {
  const { text } = index;
  const block = findFrontMatter(text);
  const root = block && parseYaml({ file: index, start: block.start, end: block.end }).value;
  if (!block || root?.type !== 'map' || text.charAt(root.range.start) === '{') return undefined;
  const { key, synonym } = keyOf(headerSchema.keys, 'corrections');
  const entry = root.entries.find((one) => one.key.value === key || one.key.value === synonym);
  const items = corrections.map(itemOf);
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const insert = (at: number, added: string): string => text.slice(0, at) + added + text.slice(at);
  if (!entry) {
    const lines = [`${key}:`, ...items.map((item) => `  - ${item}`)];
    return made(lines, false, insert(block.end, `${lines.join(lineEnd)}${lineEnd}`));
  }
  const { value } = entry;
  if (value.type !== 'list') return undefined;
  if (text.charAt(value.range.start) === '[') {
    const end = value.range.end - 1;
    const separator = value.items.length > 0 ? ', ' : '';
    return made([items.join(', ')], true, insert(end, `${separator}${items.join(', ')}`));
  }
  const start = value.range.start;
  const indent = /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const lines = items.map((item) => `${indent}- ${item}`);
  return made(lines, true, insert(start, `${lines.join(lineEnd).slice(indent.length)}${lineEnd}${indent}`));
}

const made = (lines: readonly string[], isBelow: boolean, text: string): CorrectionText => ({
  lines: lines.map((line) => `${line}\n`).join(''),
  isBelow,
  text,
});

const keyOf = (
  keys: readonly Pick<KeySchema, 'key' | 'synonym'>[],
  name: string,
): Pick<KeySchema, 'key' | 'synonym'> => {
  const found = keys.find(({ key }) => key === name);
  if (!found) throw new Error(`no key ${name}`);
  return found;
};

function itemOf({ series, number, changes, reason }: PlannedCorrection): string {
  const named = (name: (typeof correctionSchema.keys)[number]['key'], value: string): string =>
    `${keyOf(correctionSchema.keys, name).key}: ${value}`;
  const changed = [...changes].map(([measure, amount]) => `${yamlScalar(measure)}: ${amount}`);
  return `{${[
    named('series', yamlScalar(series)),
    named('number', String(number)),
    ...changed,
    named('reason', yamlScalar(reason)),
  ].join(', ')}}`;
}
