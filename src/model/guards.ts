/*
 * What was read from disk is looked at before it is used: another version of the program may have written it, or anybody.
 * A guard says whether a value, as JSON gives it, is of a type; those of objects don't compile where they leave a key out, or
 * ask for one that may be missing.
 */

export type Guard<T> = (value: unknown) => value is T;

/** A guard of a value that may be missing. It says so of itself, or a guard that asks for the value could stand in its place. */
type OptionalGuard<T> = Guard<T> & { readonly isOptional: true };

/** A guard for each key of an object. */
type KeyGuards<T> = {
  readonly [Key in keyof T]-?: undefined extends T[Key] ? OptionalGuard<NonNullable<T[Key]>> : Guard<T[Key]>;
};

export const isText: Guard<string> = (value) => typeof value === 'string';

export const isWhole: Guard<number> = (value): value is number => Number.isSafeInteger(value);

/** A whole number from 0, such as an offset or a count. */
export const isCount: Guard<number> = (value): value is number => isWhole(value) && value >= 0;

export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';

export const isNumber: Guard<number> = (value) => typeof value === 'number';

export const isOneOf =
  <T>(...values: readonly T[]): Guard<T> =>
  (value): value is T =>
    values.some((one) => one === value);

export const isEither =
  <A, B>(isA: Guard<A>, isB: Guard<B>): Guard<A | B> =>
  (value): value is A | B =>
    isA(value) || isB(value);

export const isListOf =
  <T>(isItem: Guard<T>): Guard<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(isItem);

export const isRecordOf =
  <T>(isItem: Guard<T>): Guard<Readonly<Record<string, T>>> =>
  (value): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.values(value).every(isItem);

/** An object with these keys; others don't matter. */
export const isShape =
  <T extends object>(guards: KeyGuards<T>): Guard<T> =>
  (value): value is T => {
    if (!isObject(value)) return false;
    for (const key in guards) {
      if (!guards[key](Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined)) return false;
    }
    return true;
  };

/** Guards the value of a key that may be left out. */
export function isOptional<T>(isValue: Guard<T>): OptionalGuard<T> {
  const guard: Guard<T> = (value): value is T => value === undefined || isValue(value);
  return Object.assign(guard, { isOptional: true } as const);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
