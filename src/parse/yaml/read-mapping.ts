import { basename } from 'node:path';
import { sumOf } from '../../model/exact.js';
import type { Finding, Outcome } from '../../model/finding.js';
import type { timedEntrySchema } from '../../model/schema/timed-schema.js';
import {
  type Entry,
  type ItemOf,
  type KeySchema,
  type ListSchema,
  type MappingOf,
  type MappingSchema,
  type MastheadValue,
  NO_FIGURES,
  NONE_WORD,
  preprintedWords,
  propertyOf,
  type ValueSchema,
  type Values,
  type WeekFigure,
  type WeekFigures,
} from '../../model/schema/value-schema.js';
import { type SourceFile, type SourceRange, wholeFile } from '../../model/source.js';
import { always } from '../../model/timed.js';
import { finding } from '../finding.js';
import { timeSpanOf } from './declare-series.js';
import { type ReadYaml, readYamlFile } from './package-yaml.js';
import type { YamlEntry, YamlMap } from './parse-yaml.js';
import { readDate, readDays, readPeriod } from './read-dates.js';
import { readKeys } from './read-keys.js';
import { readOutput } from './read-output.js';
import {
  formReader,
  oneOfForm,
  readBound,
  readDigest,
  readFormula,
  readFourRoles,
  readReceivers,
  readSeverity,
  readStretch,
  readWord,
} from './read-scalars.js';
import {
  asMap,
  asScalar,
  readCount,
  readDecimal,
  readOrdinal,
  readSignedNumber,
  readText,
  readTexts,
  readYear,
  wrongShape,
} from './read-values.js';
import { figuresAsWritten } from './told-figures.js';
import { valueForms } from './value-forms.js';

/**
 * Reads a file that is one mapping.
 * @param example what its first line may be, for messages
 */
export function readMappingFile<S extends MappingSchema>(
  file: SourceFile,
  schema: S,
  example: string,
  readYaml?: ReadYaml,
): Outcome<MappingOf<S>> {
  const { value, findings: early } = readYamlFile(file, readYaml);
  const findings = [...early];
  if (value && value.type !== 'map') {
    findings.push(finding('value-shape', value.range, { key: basename(file.path), example }));
  }
  return { value: value?.type === 'map' ? readMapping(value, schema, wholeFile(file), findings) : undefined, findings };
}

/**
 * Reads all keys of a mapping as they are declared. What is wrong with one is added to `findings`, and it is left out.
 * @param place where a missing key is reported
 * @returns undefined where a required key is missing or wrong
 */
export function readMapping<S extends MappingSchema>(
  map: YamlMap,
  schema: S,
  place: SourceRange,
  findings: Finding[],
): MappingOf<S> | undefined {
  const part = readMappingPart(map, schema, place, findings);
  const isWhole = schema.keys.every(({ key, presence }) => presence !== 'required' || propertyOf(key) in part);
  return isWhole ? (part as MappingOf<S>) : undefined;
}

/** Reads a mapping as `readMapping` does, but returns what there is of it. */
export function readMappingPart<S extends MappingSchema>(
  map: YamlMap,
  schema: S,
  place: SourceRange,
  findings: Finding[],
): Partial<MappingOf<S>> {
  const keyed = readKeys(map, schema, place, findings);
  const part: Record<string, unknown> = {};
  for (const { key, value, example = '' } of schema.keys) {
    const entry = keyed.known.get(key);
    if (entry && isNone(entry, value)) part[propertyOf(key)] = undefined;
    const typed = entry && readValue(value, entry, findings, `${entry.key.value}: ${example}`);
    const read = typed ?? emptyValues[value.type]?.(value);
    if (read !== undefined) part[propertyOf(key)] = read;
  }
  if (schema.others) part.others = readOthers(keyed.others, schema.others, findings);
  // What each key is read as is what `readers` returns for its kind.
  return part as Partial<MappingOf<S>>;
}

/** A key of which there may be many is empty where it isn't written, or can't be read. */
const emptyValues: { readonly [T in ValueSchema['type']]?: (schema: ValueSchema) => unknown } = {
  texts: () => [],
  days: () => [],
  entries: () => [],
  list: () => [],
  mapping: (schema) => (isNamesOnly(schema) ? new Map() : undefined),
};

const isNone = ({ value }: YamlEntry, { type }: ValueSchema): boolean =>
  type === 'none-or' && value.type === 'scalar' && value.value === NONE_WORD;

const isNamesOnly = (schema: ValueSchema): boolean => schema.type === 'mapping' && schema.keys.length === 0;

/** Reads the value of one key. */
function readValue(schema: ValueSchema, entry: YamlEntry, findings: Finding[], example: string): unknown {
  const read = readers[schema.type] as Reader<ValueSchema, unknown>;
  return read(entry, findings, example, schema);
}

/**
 * Reads a value of one kind, `undefined` where it can't be read; what is wrong with it is added to `findings`.
 * @param example how the key is written with its value
 */
type Reader<V extends ValueSchema, T> = (
  entry: YamlEntry,
  findings: Finding[],
  example: string,
  schema: V,
) => T | undefined;

/** How each kind is read. */
const readers: {
  readonly [T in ValueSchema['type']]: Reader<
    Extract<ValueSchema, { type: T }>,
    T extends keyof Values ? Values[T] : unknown
  >;
} = {
  text: readText,
  texts: readTexts,
  remark: (entry, findings) => asScalar(entry, findings)?.value,
  receivers: readReceivers,
  digest: readDigest,
  'output-name': readOutput,
  number: (entry, findings, _example, { from }) => (from === 0 ? readCount : readOrdinal)(entry, findings),
  decimal: readDecimal,
  year: readYear,
  date: readDate,
  bound: readBound,
  period: readPeriod,
  days: readDays,
  word: readWord,
  severity: readSeverity,
  timed: readTimed,
  formula: readFormula,
  week: readWeek,
  change: readChange,
  masthead: readMasthead,
  stretch: readStretch,
  length: formReader(valueForms.length),
  size: formReader(valueForms.size),
  em: formReader(valueForms.em),
  integer: formReader(valueForms.integer),
  share: formReader(valueForms.share),
  leading: formReader(valueForms.leading),
  color: formReader(valueForms.color),
  role: formReader(valueForms.role),
  wording: formReader(valueForms.wording),
  'four-roles': readFourRoles,
  'one-of': (entry, findings, example, { words }) => formReader(oneOfForm(words))(entry, findings, example),
  'none-or': (entry, findings, example, { value }) =>
    isNone(entry, { type: 'none-or', value }) ? undefined : readValue(value, entry, findings, example),
  mapping: readMappingEntry,
  entries: readEntries,
  list: readList,
};

/** A text, or a list of texts with the times for which they hold. */
function readTimed(
  entry: YamlEntry,
  findings: Finding[],
  example: string,
  { item }: { readonly item: MappingSchema },
): Values['timed'] | undefined {
  if (entry.value.type !== 'list') {
    const text = readText(entry, findings, example);
    return text && always(text);
  }
  const values = readList(entry, findings, example, { type: 'list', item: item as typeof timedEntrySchema }) ?? [];
  const [first, ...more] = values.map(({ is, ...span }) => ({ is, ...timeSpanOf(span, findings) }));
  if (first) return [first, ...more];
  if (entry.value.items.length === 0) findings.push(wrongShape(entry, example));
  return undefined;
}

/** How the statistics of one series are written, for messages. */
const WEEK_EXAMPLE = '{咨询: 1634, 受理: 677}';

function readWeek(entry: YamlEntry, findings: Finding[]): WeekFigures {
  const { key, value } = entry;
  if (value.type === 'scalar' && value.value === NO_FIGURES) return { type: 'none', range: value.range };
  if (value.type !== 'map') {
    const told = value.type === 'scalar' ? figuresAsWritten(value.value) : undefined;
    findings.push(wrongShape(entry, `${key.value}: ${told ?? WEEK_EXAMPLE}`));
    return { type: 'unread', range: value.range };
  }
  const values = new Map(
    namesIn(value, findings).flatMap((each) => {
      const figure = readWeekFigure(each, findings);
      return figure ? [[each.key.value, figure] as const] : [];
    }),
  );
  const unread = value.entries
    .filter((each) => !values.has(each.key.value))
    .map((each) => [each.key.value, each.value.type === 'empty' ? 'empty' : 'wrong'] as const);
  return { type: 'figures', values, unread: new Map(unread), range: value.range };
}

/** `受理: 677`, or in parts, `受理: {一号窗口: 300, 二号窗口: 377}`. */
function readWeekFigure(entry: YamlEntry, findings: Finding[]): WeekFigure | undefined {
  const { key, value } = entry;
  if (value.type !== 'map') return readDecimal(entry, findings);
  const named = namesIn(value, findings);
  const parts = named.flatMap((each) => {
    const part = readDecimal(each, findings);
    return part ? [{ ...part, name: each.key.value }] : [];
  });
  if (value.entries.length === 0) findings.push(wrongShape(entry, `${key.value}: 0`));
  // A sum without one of its parts would be a wrong figure.
  if (parts.length === 0 || parts.length < value.entries.length) return undefined;
  return { value: sumOf(parts.map((part) => part.value)), range: value.range, parts };
}

/** `受理: -3` or `受理: {from: 677, to: 674}`. */
function readChange(
  entry: YamlEntry,
  findings: Finding[],
  _example: string,
  { keys }: { readonly keys: readonly KeySchema[] },
): Values['change'] | undefined {
  const { key, value } = entry;
  if (value.type === 'list') {
    findings.push(wrongShape(entry, `${key.value}: -3`));
    return undefined;
  }
  if (value.type === 'map') {
    const { from, to } = readMappingPart(value, { type: 'mapping', keys: keys as ChangeKeys }, value.range, findings);
    return from && to && { type: 'from-to', from: from.value, to: to.value, range: value.range };
  }
  const amount = readSignedNumber(entry, findings);
  return amount && { type: 'by', amount: amount.value, range: amount.range };
}

type ChangeKeys = readonly {
  readonly [K in 'from' | 'to']: KeySchema & {
    readonly key: K;
    readonly value: { readonly type: 'decimal' };
    readonly presence: 'required';
  };
}['from' | 'to'][];

/** `preprinted`, or `{image: …}`. */
function readMasthead(
  entry: YamlEntry,
  findings: Finding[],
  example: string,
  { keys }: { readonly keys: readonly KeySchema[] },
): MastheadValue | undefined {
  const { value } = entry;
  if (value.type === 'scalar' && preprintedWords.includes(value.value)) return { type: 'preprinted' };
  if (value.type !== 'map') {
    findings.push(wrongShape(entry, example));
    return undefined;
  }
  const image = readKeys(value, { type: 'mapping', keys }, value.range, findings).known.get('image');
  const path = image && readText(image, findings);
  return path && { type: 'image', path };
}

function readMappingEntry(entry: YamlEntry, findings: Finding[], example: string, schema: MappingSchema): unknown {
  const told = schema.others?.type === 'week' && entry.value.type === 'scalar' && figuresAsWritten(entry.value.value);
  const wanted = told ? `${entry.key.value}: ${told}` : example;
  const map = wholeMapping(entry, schema) ?? asMap(entry, findings, wanted);
  if (!map) return undefined;
  if (schema.others && schema.keys.length === 0) {
    return readOthers(namesIn(map, findings), schema.others, findings);
  }
  return readMapping(map, schema, entry.key.range, findings);
}

/** The mapping that the value of its key `alone` stands for. */
function wholeMapping({ key, value }: YamlEntry, { alone }: MappingSchema): YamlMap | undefined {
  if (alone === undefined || value.type !== 'scalar') return undefined;
  const entries = [{ key: { value: alone, range: key.range }, value }];
  return { type: 'map', entries, range: value.range };
}

function readEntries(
  entry: YamlEntry,
  findings: Finding[],
  example: string,
  { value }: { readonly value: ValueSchema },
): readonly Entry<unknown>[] | undefined {
  const map = asMap(entry, findings, example);
  return (
    map &&
    namesIn(map, findings).map((each) => ({
      key: each.key,
      value: readValue(value, each, findings, exampleOf(each, value)),
    }))
  );
}

/** The entries of a mapping of names, doubled and empty ones reported and left out. */
const namesIn = (map: YamlMap, findings: Finding[]): readonly YamlEntry[] =>
  readKeys(map, namesOnly, map.range, findings).others;

const namesOnly = { type: 'mapping', keys: [], others: { type: 'text' } } as const;

const readOthers = (
  entries: readonly YamlEntry[],
  schema: ValueSchema,
  findings: Finding[],
): ReadonlyMap<string, unknown> =>
  new Map(
    entries.flatMap((entry) => {
      const value = readValue(schema, entry, findings, exampleOf(entry, schema));
      return value === undefined ? [] : [[entry.key.value, value] as const];
    }),
  );

/** How a key of the author's own is written with a value, for messages. */
const exampleOf = ({ key }: YamlEntry, schema: ValueSchema): string => `${key.value}: ${writtenAs(schema)}`;

function writtenAs(schema: ValueSchema): string {
  if (schema.type !== 'mapping') return schema.type === 'number' ? '0' : '…';
  if (schema.keys.length === 0) return WEEK_EXAMPLE;
  return `{${schema.keys
    .filter(({ presence }) => presence === 'required')
    .map(({ key, example }) => `${key}: ${example}`)
    .join(', ')}}`;
}

/** A list, or one item alone where one may stand for it. Items that lack something required are left out. */
export function readList<S extends MappingSchema>(
  entry: YamlEntry,
  findings: Finding[],
  example: string,
  { item }: ListSchema & { readonly item: S },
): readonly ItemOf<S>[] | undefined {
  const { key, value } = entry;
  if (value.type !== 'list' && item.alone === undefined) {
    findings.push(wrongShape(entry, example));
    return undefined;
  }
  const items = value.type === 'list' ? value.items : [value];
  const read = items.flatMap((each) => {
    const written = { key, value: each };
    const map = wholeMapping(written, item) ?? asMap(written, findings, example);
    const values = map && readMapping(map, item, map.range, findings);
    return values ? [{ ...values, range: map.range }] : [];
  });
  return read as readonly unknown[] as readonly ItemOf<S>[];
}
