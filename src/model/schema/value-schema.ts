/*
 * Every key of an issue's header, of bulletin.yaml, people.yaml and holidays.yaml stands once in the tables of this folder:
 * the parser, the JSON Schemas, `new` and the documentation are made from them.
 */
import type { Bilingual, Severity } from '../message.js';

export interface KeySchema {
  /** The key as it is documented. */
  readonly key: string;
  /** Its one synonym in Chinese; keys that are Chinese themselves have none. */
  readonly synonym?: string;
  readonly value: ValueSchema;
  /** `expected`: the printed issue needs it, a draft may be without. */
  readonly presence: 'required' | 'expected' | 'optional';
  readonly description: Bilingual;
  /** The value as one would type it behind the key. */
  readonly example: string;
}

export type ValueSchema =
  /** One line of text. */
  | { readonly type: 'text' }
  /** One text, or a list of texts. */
  | { readonly type: 'texts' }
  /** Plain digits: from 1 on, or from 0 on. */
  | { readonly type: 'number'; readonly from: 0 | 1 }
  /** A number from 0 on that may have decimals. */
  | { readonly type: 'decimal' }
  /** One of these, whichever is written. */
  | { readonly type: 'either'; readonly of: readonly ValueSchema[] }
  /** One of the words of `severityWords`. */
  | { readonly type: 'severity' }
  /** One of these words. */
  | { readonly type: 'word'; readonly words: readonly string[] }
  /** Four digits. */
  | { readonly type: 'year' }
  /** `2024-12-25` or `2024年12月25日`. */
  | { readonly type: 'date' }
  /** `2024-12-02/2024-12-06` or `2024年12月2日—12月6日`. */
  | { readonly type: 'period' }
  /** A date or a period, or a list of them. */
  | { readonly type: 'days' }
  /** A signed number, or `{from, to}`. */
  | { readonly type: 'change'; readonly keys: readonly KeySchema[] }
  /** Figures by measure, or the word `无`. */
  | { readonly type: 'week' }
  /** The word `preprinted`, or `{image}`. */
  | { readonly type: 'masthead'; readonly keys: readonly KeySchema[] }
  /** Some known keys, and any number of others that are all alike. */
  | { readonly type: 'mapping'; readonly keys: readonly KeySchema[]; readonly others?: ValueSchema }
  /** An item may also be written as the text of its key `alone`; where there is only one, without the list. */
  | { readonly type: 'list'; readonly item: MappingSchema; readonly alone?: string };

export type MappingSchema = Extract<ValueSchema, { type: 'mapping' }>;
export type ListSchema = Extract<ValueSchema, { type: 'list' }>;

export const text = { type: 'text' } as const;
export const count = { type: 'number', from: 0 } as const;
export const ordinal = { type: 'number', from: 1 } as const;
export const decimal = { type: 'decimal' } as const;
export const figures = { type: 'mapping', keys: [], others: decimal } as const;

/** The word for a week without figures. */
export const noFigures = '无';

/** The words for a masthead that is on the paper already. */
export const preprintedWords: readonly string[] = ['preprinted', '预印'];

/** The words for what is allowed. */
export const permittedWords: readonly string[] = ['permitted', '允许'];

/** What a rule's findings are to be, in either language; `off` for none. */
export const severityWords: Readonly<Record<string, Severity | 'off'>> = {
  off: 'off',
  hint: 'hint',
  warning: 'warning',
  error: 'error',
  关: 'off',
  提示: 'hint',
  警告: 'warning',
  错误: 'error',
};

/** How a message names a key: with its Chinese synonym beside it. */
export const keyName = ({ key, synonym }: KeySchema): Bilingual => ({
  zh: synonym ? `${key}（${synonym}）` : key,
  en: key,
});
