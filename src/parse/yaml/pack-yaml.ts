import { type Guard, isCount, isListOf, isText } from '../../model/guards.js';
import type { Located, SourceFile, SourceRange } from '../../model/source.js';
import type { YamlEntry, YamlValue } from './parse-yaml.js';

const EMPTY = 0;
const LIST = 1;
const MAP = 2;

/**
 * A YAML value as data without its file, in few bytes: start and end, then what it is. A scalar whose value is what stands
 * there has no more; lists hold values, maps entries of a key and a value.
 */
export type PackedYaml =
  | readonly [start: number, end: number]
  | readonly [start: number, end: number, value: string]
  | readonly [start: number, end: number, type: typeof EMPTY]
  | readonly [start: number, end: number, type: typeof LIST, items: readonly PackedYaml[]]
  | readonly [start: number, end: number, type: typeof MAP, entries: readonly (readonly [PackedYaml, PackedYaml])[]];

/** Whether a value, as JSON gives it, is a packed one. */
export const isPackedYaml: Guard<PackedYaml> = (value): value is PackedYaml => {
  if (!Array.isArray(value)) return false;
  const [start, end, what, parts, ...more] = value;
  if (!isCount(start) || !isCount(end) || start > end || more.length > 0) return false;
  if (what === LIST) return isListOf(isPackedYaml)(parts);
  if (what === MAP) return isListOf(isPackedEntry)(parts);
  return value.length <= 3 && (what === undefined || what === EMPTY || isText(what));
};

const isPackedEntry: Guard<readonly [PackedYaml, PackedYaml]> = (value): value is readonly [PackedYaml, PackedYaml] =>
  Array.isArray(value) && value.length === 2 && value.every(isPackedYaml);

export function packYaml(value: YamlValue): PackedYaml {
  const { start, end } = value.range;
  switch (value.type) {
    case 'scalar':
      return packText(value);
    case 'empty':
      return [start, end, EMPTY];
    case 'list':
      return [start, end, LIST, value.items.map(packYaml)];
    case 'map':
      return [start, end, MAP, value.entries.map((entry) => [packText(entry.key), packYaml(entry.value)] as const)];
  }
}

function packText({ value, range: { file, start, end } }: Located<string>): PackedYaml {
  return file.text.slice(start, end) === value ? [start, end] : [start, end, value];
}

/** The value as it was, in a file of the same text. */
export function unpackYaml(packed: PackedYaml, file: SourceFile): YamlValue {
  const range: SourceRange = { file, start: packed[0], end: packed[1] };
  if (packed.length !== 4) {
    return packed[2] === EMPTY ? { type: 'empty', range } : { type: 'scalar', ...unpackText(packed, file) };
  }
  return packed[2] === LIST
    ? { type: 'list', items: packed[3].map((item) => unpackYaml(item, file)), range }
    : { type: 'map', entries: packed[3].map(([key, value]) => unpackEntry(key, value, file)), range };
}

const unpackEntry = (key: PackedYaml, value: PackedYaml, file: SourceFile): YamlEntry => ({
  key: unpackText(key, file),
  value: unpackYaml(value, file),
});

function unpackText([start, end, value]: PackedYaml, file: SourceFile): Located<string> {
  const text = typeof value === 'string' ? value : file.text.slice(start, end);
  return { value: text, range: { file, start, end } };
}
