import { headerSchema } from './header-schema.js';
import { holidaysSchema } from './holidays-schema.js';
import { type JsonSchema, jsonSchemaOf, stated } from './json-schema.js';
import { peopleSchema } from './people-schema.js';
import { settingsSchema } from './settings-schema.js';
import type { KeySchema } from './value-schema.js';

/** Of a regular issue, and of a special one in their place. */
const regularKeys: readonly string[] = ['number', 'issue'];
const specialKey = 'special';

function headerJsonSchema(): JsonSchema {
  const all: readonly KeySchema[] = headerSchema.keys;
  const keys = all.map((key): KeySchema => (regularKeys.includes(key.key) ? { ...key, presence: 'optional' } : key));
  const regular = all.filter(({ key }) => regularKeys.includes(key)).map(stated);
  const special = all.filter(({ key }) => key === specialKey).map(stated);
  return {
    ...jsonSchemaOf({ ...headerSchema, keys }),
    oneOf: [{ allOf: [...regular, { not: { anyOf: special } }] }, { allOf: [...special, { not: { anyOf: regular } }] }],
  };
}

const draft7 = 'http://json-schema.org/draft-07/schema#';

/** What editors read to complete and check the files of a workspace, by the name of the schema's file. */
export const editorSchemas: ReadonlyMap<string, JsonSchema> = new Map([
  ['bulletin.schema.json', { $schema: draft7, title: '各期共用的内容 bulletin.yaml', ...jsonSchemaOf(settingsSchema) }],
  ['header.schema.json', { $schema: draft7, title: '一期的开头 index.md', ...headerJsonSchema() }],
  ['holidays.schema.json', { $schema: draft7, title: '放假和调休 holidays.yaml', ...jsonSchemaOf(holidaysSchema) }],
  ['people.schema.json', { $schema: draft7, title: '人员 people.yaml', ...jsonSchemaOf(peopleSchema) }],
]);
