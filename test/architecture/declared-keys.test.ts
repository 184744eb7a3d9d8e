import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fontLockSchema, fontsSchema } from '../../src/model/schema/fonts-schema.js';
import { headerSchema } from '../../src/model/schema/header-schema.js';
import { holidaysSchema } from '../../src/model/schema/holidays-schema.js';
import { peopleSchema } from '../../src/model/schema/people-schema.js';
import { settingsSchema } from '../../src/model/schema/settings-schema.js';
import { templateSchema } from '../../src/model/schema/template-schema.js';
import { type KeySchema, propertyOf, type ValueSchema } from '../../src/model/schema/value-schema.js';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** All code but the declarations. */
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith(join('model', 'schema')))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');

function keysIn(value: ValueSchema): readonly KeySchema[] {
  switch (value.type) {
    case 'mapping':
      return [
        ...value.keys.flatMap((key) => [key, ...keysIn(key.value)]),
        ...(value.others ? keysIn(value.others) : []),
      ];
    case 'list':
      return keysIn(value.item);
    case 'entries':
    case 'none-or':
      return keysIn(value.value);
    case 'change':
    case 'masthead':
      return value.keys;
    default:
      return [];
  }
}

const files = {
  headerSchema,
  settingsSchema,
  peopleSchema,
  holidaysSchema,
  templateSchema,
  fontsSchema,
  fontLockSchema,
};

test.each(Object.entries(files))('every key of %s is used somewhere', (_, schema) => {
  const keys = keysIn(schema).map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(1);
  expect(
    keys.filter((key) => !new RegExp(`(?<![\\p{L}\\p{N}-])${propertyOf(key)}(?![\\p{L}\\p{N}-])`, 'u').test(code)),
  ).toEqual([]);
});

test.each(Object.entries(files))('within a mapping of %s keys and synonyms are one to one', (_, schema) => {
  const mappings = (value: ValueSchema): readonly (readonly KeySchema[])[] => {
    const inner = keysIn(value).flatMap((key) => (key.value.type === 'mapping' ? [key.value.keys] : []));
    return value.type === 'mapping' ? [value.keys, ...inner] : inner;
  };
  for (const keys of mappings(schema)) {
    const names = keys.flatMap(({ key, synonym }) => (synonym === undefined ? [key] : [key, synonym]));
    expect(new Set(names).size).toBe(names.length);
  }
});
