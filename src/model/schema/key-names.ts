import type { Bilingual } from '../message.js';
import { headerSchema } from './header-schema.js';
import { holidaysSchema } from './holidays-schema.js';
import { peopleSchema } from './people-schema.js';
import { settingsSchema } from './settings-schema.js';
import type { KeySchema } from './value-schema.js';

/** Every key with a synonym that is declared in a schema or below it, however deep. */
function keysIn(schema: unknown): readonly Pick<KeySchema, 'key' | 'synonym'>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'key' in schema && typeof schema.key === 'string' && 'synonym' in schema ? [schema as KeySchema] : [];
  return [...own, ...Object.values(schema).flatMap(keysIn)];
}

let known: ReadonlyMap<string, Bilingual> | undefined;

/**
 * The keys of headers, settings, people and holidays in both languages, by either name. A name that has another counterpart
 * somewhere else is left out. They are put together when a finding first names one: a start need not wait for them.
 */
export function keyNames(): ReadonlyMap<string, Bilingual> {
  known ??= pairNames();
  return known;
}

function pairNames(): ReadonlyMap<string, Bilingual> {
  const names = new Map<string, Bilingual | undefined>();
  for (const { key, synonym } of [headerSchema, settingsSchema, peopleSchema, holidaysSchema].flatMap(keysIn)) {
    if (synonym === undefined) continue;
    for (const name of [key, synonym]) {
      const other = names.get(name);
      const isOther = names.has(name) && (other?.en !== key || other.zh !== synonym);
      names.set(name, isOther ? undefined : { zh: synonym, en: key });
    }
  }
  return new Map([...names].flatMap(([name, both]) => (both ? [[name, both] as const] : [])));
}
