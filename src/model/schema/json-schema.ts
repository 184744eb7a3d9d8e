import {
  type KeySchema,
  type ListSchema,
  type MappingSchema,
  NO_FIGURES,
  NONE_WORD,
  preprintedWords,
  severityWords,
  type ValueSchema,
} from './value-schema.js';

/** A JSON Schema of draft-07, as far as it is needed here. */
export interface JsonSchema {
  readonly [keyword: string]: JsonValue;
}

type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonSchema;

/**
 * What editors are told of a value: what is refused here is refused by the parser too, but not always the other way
 * round, as an editor must not complain of what the program takes. Descriptions are Chinese. Either name of a key may be
 * written; what a draft may lack is not asked for, as a file that is open in an editor is a draft.
 */
export function jsonSchemaOf(schema: ValueSchema): JsonSchema {
  switch (schema.type) {
    case 'text':
    case 'year':
    case 'date':
    case 'period':
    case 'digest':
      return scalars[schema.type];
    case 'receivers':
    case 'output-name':
    case 'role':
    case 'wording':
      return scalars.text;
    case 'remark':
      return { type: ['string', 'number'] };
    case 'number':
      return plainNumber(schema.from);
    case 'decimal':
      return plainDecimal;
    case 'bound':
      return { anyOf: [plainNumber(1), scalars.date] };
    case 'formula':
      return scalars.text;
    case 'timed':
      return { anyOf: [scalars.text, { type: 'array', items: mappingOf(schema.item) }] };
    case 'days':
      return { anyOf: [day, { type: 'array', items: day }] };
    case 'texts':
      return { anyOf: [scalars.text, { type: 'array', items: scalars.text }] };
    case 'severity':
      return { enum: Object.keys(severityWords) };
    case 'word':
    case 'one-of':
      return { enum: schema.words };
    case 'none-or':
      return { anyOf: [{ const: NONE_WORD }, jsonSchemaOf(schema.value)] };
    case 'length':
    case 'size':
      return { type: 'string', pattern: `^(?:${DECIMAL}(?:mm|pt)|[初小一二三四五]号?[初一二三四]?)$` };
    case 'em':
      return { type: 'string', pattern: `^${DECIMAL}em$` };
    case 'integer':
      return { type: 'integer', minimum: 1, maximum: 999 };
    case 'share':
      return { type: 'number', minimum: 0.1, maximum: 1 };
    case 'stretch':
      return { type: 'number', minimum: 0.5, maximum: 1.5 };
    case 'leading':
      return { type: 'number', minimum: 1, maximum: 3 };
    case 'color':
      return { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' };
    case 'four-roles':
      return { type: 'array', items: scalars.text, minItems: 4, maxItems: 4 };
    case 'change':
      return { anyOf: [signedNumber, jsonSchemaOf({ type: 'mapping', keys: schema.keys })] };
    case 'week':
      return { anyOf: [{ const: NO_FIGURES }, { type: 'object', additionalProperties: weekFigure }] };
    case 'masthead':
      return { anyOf: [{ enum: preprintedWords }, jsonSchemaOf({ type: 'mapping', keys: schema.keys })] };
    case 'mapping':
      return mappingOf(schema);
    case 'entries':
      return mappingOf({ type: 'mapping', keys: [], others: schema.value });
    case 'list':
      return listOf(schema);
  }
}

const DECIMAL = '\\d+(?:\\.\\d+)?';
const DIGITS = '(?:0|[1-9]\\d*)';
const DATE = '(?:\\d{4}-\\d{2}-\\d{2}|\\d{4}年\\d{1,2}月\\d{1,2}日)';

const scalars = {
  // An editor's YAML reads `2024` as a number; here it is a text like any other.
  text: { type: ['string', 'number'], pattern: '\\S' },
  year: { type: ['integer', 'string'], minimum: 1000, maximum: 9999, pattern: '^[1-9]\\d{3}$' },
  digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  date: { type: 'string', pattern: `^${DATE}$` },
  period: { type: 'string', pattern: `^${DATE}\\s*(?:/|[—–－～~-]+|至)\\s*(?:${DATE}|(?:\\d{1,2}月)?\\d{1,2}日)$` },
} as const satisfies Record<string, JsonSchema>;

const day: JsonSchema = { anyOf: [scalars.date, scalars.period] };

const plainNumber = (from: 0 | 1): JsonSchema => ({
  type: ['integer', 'string'],
  minimum: from,
  maximum: Number.MAX_SAFE_INTEGER,
  pattern: from === 0 ? `^${DIGITS}$` : '^[1-9]\\d*$',
});

const decimals = `${DIGITS}(?:\\.\\d+)?`;
const plainDecimal: JsonSchema = {
  type: ['number', 'string'],
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  pattern: `^${decimals}$`,
};

/** A figure, or its parts by who counted them. */
const weekFigure: JsonSchema = {
  anyOf: [plainDecimal, { type: 'object', minProperties: 1, additionalProperties: plainDecimal }],
};

const signedNumber: JsonSchema = { type: ['number', 'string'], pattern: `^[+-]?${decimals}$` };

function mappingOf({ keys, others, alone }: MappingSchema): JsonSchema {
  const properties = Object.fromEntries(keys.flatMap(propertiesOf));
  const rules = keys.flatMap((key) => [...(key.presence === 'required' ? [stated(key)] : []), ...notTwice(key)]);
  const mapping = {
    type: 'object',
    ...(keys.length > 0 && { properties }),
    ...(rules.length > 0 && { allOf: rules }),
    additionalProperties: others ? jsonSchemaOf(others) : false,
  };
  const [only] = keys.filter(({ key }) => key === alone);
  return only ? { anyOf: [...anyOf(jsonSchemaOf(only.value)), mapping] } : mapping;
}

/** That a key is there, by whichever name. */
export function stated({ key, synonym }: Pick<KeySchema, 'key' | 'synonym'>): JsonSchema {
  return synonym === undefined ? { required: [key] } : { anyOf: [{ required: [key] }, { required: [synonym] }] };
}

const notTwice = ({ key, synonym }: KeySchema): readonly JsonSchema[] =>
  synonym === undefined ? [] : [{ not: { required: [key, synonym] } }];

function propertiesOf({ key, synonym, value, description, example, presence }: KeySchema): [string, JsonSchema][] {
  const draft = presence === 'expected' ? '；送审稿可以暂缺' : '';
  const names = synonym === undefined ? [key] : [key, synonym];
  const inner = jsonSchemaOf(value);
  // What stands beside a reference is not looked at; so what may become one stands by itself.
  const kind = isLarge(inner) ? { allOf: [inner] } : inner;
  return names.map((name): [string, JsonSchema] => {
    const other = names.find((each) => each !== name);
    const also = other === undefined ? '' : `（也可以写成“${other}”）`;
    const such = example === undefined ? '' : `例如 ${name}: ${example}`;
    const text = `${description.zh}${draft}${also}。${such}`;
    return [name, { description: text, ...kind }];
  });
}

/** Whether a schema is long enough, in characters, to be written once and referred to. */
const isLarge = (schema: JsonSchema): boolean => JSON.stringify(schema).length > 400;

/**
 * A schema in which what stands under both names of a key is written once, and referred to. What may be referred to is set apart
 * by `propertiesOf`: it is the only member of an `allOf` beside a description.
 */
export function withDefinitions(schema: JsonSchema): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const known = new Map<string, string>();
  const shorten = (value: JsonValue, name: string): JsonValue => {
    if (Array.isArray(value)) return value.map((item) => shorten(item, name));
    if (value === null || typeof value !== 'object') return value;
    const { allOf, ...rest } = value as JsonSchema;
    const [only, ...others] = Array.isArray(allOf) && 'description' in rest ? (allOf as readonly JsonSchema[]) : [];
    const short = Object.entries(rest).map(([key, inner]) => [key, shorten(inner, key)] as const);
    if (!only || others.length > 0) {
      return Object.fromEntries(allOf === undefined ? short : [...short, ['allOf', shorten(allOf, name)]]);
    }
    return Object.fromEntries([...short, ['allOf', [{ $ref: `#/definitions/${define(only, name)}` }]]]);
  };
  const define = (inner: JsonSchema, name: string): string => {
    const written = JSON.stringify(inner);
    const earlier = known.get(written);
    if (earlier !== undefined) return earlier;
    const free = name in definitions || [...known.values()].includes(name) ? `${name}-${known.size}` : name;
    known.set(written, free);
    definitions[free] = shorten(inner, name) as JsonSchema;
    return free;
  };
  const short = shorten(schema, '') as JsonSchema;
  return Object.keys(definitions).length > 0 ? { ...short, definitions } : short;
}

function listOf({ item }: ListSchema): JsonSchema {
  const one = mappingOf(item);
  return item.alone === undefined
    ? { type: 'array', items: one }
    : { anyOf: [...anyOf(one), { type: 'array', items: one }] };
}

const anyOf = (schema: JsonSchema): readonly JsonValue[] => (Array.isArray(schema.anyOf) ? schema.anyOf : [schema]);
