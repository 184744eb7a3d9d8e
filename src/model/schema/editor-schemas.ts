import { fontsSchema } from './fonts-schema.js';
import { headerSchema } from './header-schema.js';
import { holidaysSchema } from './holidays-schema.js';
import { type JsonSchema, jsonSchemaOf, stated, withDefinitions } from './json-schema.js';
import { peopleSchema } from './people-schema.js';
import { settingsSchema } from './settings-schema.js';
import { extendsKey, templateSchema } from './template-schema.js';
import type { KeySchema, ValueSchema } from './value-schema.js';

/** What a special issue has in the place of the keys of a regular one. */
const SPECIAL_KEY = 'special';

/** All that YAML knows beside mappings. */
const OTHER_TYPES = ['array', 'string', 'number', 'boolean', 'null'];

/**
 * Editors that take index.md for YAML see a second document behind the header: nothing, or the text of a note. It is none of the
 * schema's business.
 */
function headerJsonSchema(): JsonSchema {
  const all: readonly KeySchema[] = headerSchema.keys;
  const regular = all.filter(({ presence }) => presence === 'regular').map(stated);
  const special = all.filter(({ key }) => key === SPECIAL_KEY).map(stated);
  const header = {
    ...jsonSchemaOf(headerSchema),
    oneOf: [{ allOf: [...regular, { not: { anyOf: special } }] }, { allOf: [...special, { not: { anyOf: regular } }] }],
  };
  return { if: { type: OTHER_TYPES }, else: header };
}

/** A template may lack whatever the one has that it extends. */
function templateJsonSchema(): JsonSchema {
  const optional = (keys: readonly KeySchema[]): readonly KeySchema[] =>
    keys.map((key) => ({ ...key, presence: 'optional', value: optionalWithin(key.value) }));
  const optionalWithin = (value: ValueSchema): ValueSchema => {
    if (value.type === 'none-or') return { ...value, value: optionalWithin(value.value) };
    return value.type === 'mapping' ? { ...value, keys: optional(value.keys) } : value;
  };
  return jsonSchemaOf({ type: 'mapping', keys: [extendsKey, ...optional(templateSchema.keys)] });
}

const DRAFT7 = 'http://json-schema.org/draft-07/schema#';

/** What editors read to complete and check the files of a workspace, by the name of the schema's file. */
export const editorSchemas: ReadonlyMap<string, JsonSchema> = new Map(
  Object.entries({
    'bulletin.schema.json': { title: '各期共用的内容 bulletin.yaml', ...jsonSchemaOf(settingsSchema) },
    'header.schema.json': { title: '一期的开头 index.md', ...headerJsonSchema() },
    'holidays.schema.json': { title: '放假和调休 holidays.yaml', ...jsonSchemaOf(holidaysSchema) },
    'template.schema.json': { title: '版式 template.yaml', ...templateJsonSchema() },
    'fonts.schema.json': { title: '字体 fonts.yaml', ...jsonSchemaOf(fontsSchema) },
    'people.schema.json': { title: '人员 people.yaml', ...jsonSchemaOf(peopleSchema) },
  }).map(([name, schema]) => [name, { $schema: DRAFT7, ...withDefinitions(schema) }]),
);
