import { asCalledHere } from './program-name.js';

/** How all that the program says is declared, and how its wording is filled in. */
export type Language = 'zh' | 'en';

/** The same thing said in both languages. */
export type Bilingual = Readonly<Record<Language, string>>;

/** What may stand for a `{name}` in a wording; a list is joined as its language joins lists. */
export type Param = string | number | readonly string[] | Bilingual;

export type Severity = 'error' | 'warning' | 'hint';

/** Wording with `{name}` where a parameter goes. */
export interface MessageEntry extends Bilingual {
  /** How to mend it, where the message alone doesn't say. */
  readonly note?: Bilingual;
}

/** A message about the sources. Its code is the rule's id, or `rule-id/variant` where one rule has several wordings. */
export interface FindingEntry extends MessageEntry {
  readonly severity: Severity;
  /** Something is not there yet, rather than wrong: a draft may be set without it. */
  readonly missing?: true;
}

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The parameters that a wording asks for, taken from its text. */
export type ParamsOf<E extends MessageEntry> = {
  readonly [Name in NamesIn<E['zh'] | E['en'] | (E extends { note: Bilingual } ? E['note'][Language] : never)>]: Param;
};

/** Fills `{name}`s of `wording` from `params`. */
export function fillIn(wording: string, params: Readonly<Record<string, Param>>, language: Language): string {
  return asCalledHere(wording).replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (typeof value === 'object') {
      return isList(value) ? value.join(language === 'zh' ? '、' : ', ') : value[language];
    }
    return String(value);
  });
}

export const isList = (value: Exclude<Param, string | number>): value is readonly string[] => Array.isArray(value);
