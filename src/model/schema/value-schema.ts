/*
 * Every key of every YAML file stands once in the declarations of this folder. What is read, the types of what was read, the
 * JSON Schemas, what `new` writes and the documentation are made from them: a kind of value that nobody reads, or a key that
 * nobody takes, doesn't compile.
 */
import type { CalendarDate, Period } from '../calendar.js';
import type { Exact } from '../exact.js';
import type { FontRole } from '../face.js';
import type { Formula } from '../formula.js';
import type { Em, Pt } from '../length.js';
import type { Bilingual, Severity } from '../message.js';
import type { OutputPattern } from '../output-pattern.js';
import type { Color } from '../page.js';
import type { Located, SourceRange } from '../source.js';
import type { Bound, Timed } from '../timed.js';

export interface KeySchema {
  /** The key as it is documented. */
  readonly key: string;
  /** Its one synonym in Chinese; keys that are Chinese themselves have none. */
  readonly synonym?: string;
  readonly value: ValueSchema;
  /**
   * `regular`: a regular issue has it, a special one must not. `expected`: the printed issue needs it, a draft may be
   * without.
   */
  readonly presence: 'required' | 'regular' | 'expected' | 'optional';
  readonly description: Bilingual;
  /** The value as one would type it behind the key; keys of a template show those of the package's templates. */
  readonly example?: string;
}

/** What a value of each kind is read as; of those that hold other values, see `ValueOf`. */
export interface Values {
  /** One line of text. */
  readonly text: Located<string>;
  /** A text that may be empty. */
  readonly remark: string;
  /** One text, or a list of texts. */
  readonly texts: readonly Located<string>[];
  /** Names of receivers, without a closing full stop. */
  readonly receivers: Located<string>;
  /** A SHA-256: 64 hexadecimal digits. */
  readonly digest: Located<string>;
  /** The pattern of an issue's file name. */
  readonly 'output-name': OutputPattern;
  /** Plain digits: from 1 on, or from 0 on. */
  readonly number: Located<number>;
  /** A number from 0 on that may have decimals. */
  readonly decimal: Located<Exact>;
  /** Four digits. */
  readonly year: Located<number>;
  /** `2024-12-25` or `2024年12月25日`. */
  readonly date: Located<CalendarDate>;
  /** 总第 of an issue, or a day. */
  readonly bound: Located<Bound>;
  /** `2024-12-02/2024-12-06` or `2024年12月2日—12月6日`. */
  readonly period: Located<Period>;
  /** A date or a period, or a list of them. */
  readonly days: readonly Located<Period>[];
  /** One of a few words. */
  readonly word: Located<string>;
  /** One of the words of `severityWords`. */
  readonly severity: Severity | 'off';
  /** A text, or a list of texts with the times for which they hold. */
  readonly timed: Timed<Located<string>>;
  /** How a rate is made of measures. */
  readonly formula: Located<Formula>;
  /** Figures by measure, or the word `无`. */
  readonly week: WeekFigures;
  /** A signed number, or `{from, to}`. */
  readonly change: FigureChange & { readonly range: SourceRange };
  /** The word `preprinted`, or `{image}`. */
  readonly masthead: MastheadValue;
  /** A length, not negative: `28mm`, `42pt`, `四号`. */
  readonly length: Pt;
  /** A length that something is divided by: of paper, of type. */
  readonly size: Pt;
  readonly em: Em;
  /** A whole number from 1 to 999. */
  readonly integer: number;
  /** A share from 0.1 to 1. */
  readonly share: number;
  /** A line's height as a multiple of its type size, from 1 to 3. */
  readonly leading: number;
  /** `#ff0000` */
  readonly color: Color;
  /** What a template calls a font. */
  readonly role: FontRole;
  /** A text that is printed as it is. */
  readonly wording: string;
  /** The roles of headings, by level. */
  readonly 'four-roles': readonly [FontRole, FontRole, FontRole, FontRole];
  /** A number from 0.5 to 1.5: how wide an outline is drawn. */
  readonly stretch: number;
}

type Bare = Exclude<keyof Values, 'number' | 'word' | 'timed' | 'change' | 'masthead'>;

export type ValueSchema =
  | { readonly [T in Bare]: { readonly type: T } }[Bare]
  | { readonly type: 'number'; readonly from: 0 | 1 }
  | { readonly type: 'word'; readonly words: readonly string[] }
  | { readonly type: 'timed'; readonly item: MappingSchema }
  | { readonly type: 'change'; readonly keys: readonly KeySchema[] }
  | { readonly type: 'masthead'; readonly keys: readonly KeySchema[] }
  /** One of these words, as it is. */
  | { readonly type: 'one-of'; readonly words: readonly string[] }
  /** The word `none`, or a value. */
  | { readonly type: 'none-or'; readonly value: ValueSchema }
  /** Some known keys, and any number of others that are all alike. The value of the key `alone` may stand for all of it. */
  | {
      readonly type: 'mapping';
      readonly keys: readonly KeySchema[];
      readonly others?: ValueSchema;
      readonly alone?: string;
    }
  /** Keys of the author's own that are all alike, with their places. */
  | { readonly type: 'entries'; readonly value: ValueSchema }
  /** Where an item has a key `alone`, one item may be written without the list. */
  | { readonly type: 'list'; readonly item: MappingSchema };

export type MappingSchema = Extract<ValueSchema, { type: 'mapping' }>;
export type ListSchema = Extract<ValueSchema, { type: 'list' }>;

/** What a value is read as. */
type ValueOf<V extends ValueSchema> = V extends { readonly type: infer T extends keyof Values }
  ? Values[T]
  : V extends { readonly type: 'one-of'; readonly words: readonly (infer W)[] }
    ? W
    : V extends { readonly type: 'none-or'; readonly value: infer I extends ValueSchema }
      ? ValueOf<I> | undefined
      : V extends { readonly type: 'entries'; readonly value: infer I extends ValueSchema }
        ? readonly Entry<ValueOf<I>>[]
        : V extends { readonly type: 'list'; readonly item: infer I extends MappingSchema }
          ? readonly ItemOf<I>[]
          : V extends { readonly keys: readonly []; readonly others: infer O extends ValueSchema }
            ? ReadonlyMap<string, ValueOf<O>>
            : V extends MappingSchema
              ? MappingOf<V>
              : never;

/** A key of the author's own with its value, which is none where findings say what is wrong with it. */
export interface Entry<T> {
  readonly key: Located<string>;
  readonly value: T | undefined;
}

/**
 * What a mapping is read as: its keys in camel case, keys of the author's own as `others`. A required key is there, and so
 * is one of which there may be many, which is empty where it wasn't written.
 */
export type MappingOf<S extends MappingSchema> = {
  readonly [K in S['keys'][number] as IsSure<K> extends true ? PropertyOf<K['key']> : never]: ValueOf<K['value']>;
} & {
  readonly [K in S['keys'][number] as IsSure<K> extends true ? never : PropertyOf<K['key']>]?: ValueOf<K['value']>;
} & (S extends { readonly others: infer O extends ValueSchema }
    ? { readonly others: ReadonlyMap<string, ValueOf<O>> }
    : unknown);

/** One item of a list, and where it stands. */
export type ItemOf<S extends MappingSchema> = MappingOf<S> & { readonly range: SourceRange };

type IsSure<K extends KeySchema> = K['presence'] extends 'required' ? true : IsMany<K['value']>;
type IsMany<V extends ValueSchema> = V extends { readonly type: 'list' | 'entries' | 'texts' | 'days' }
  ? true
  : V extends { readonly keys: readonly []; readonly others: ValueSchema }
    ? true
    : false;

/** `type-area` and `max_pages` as names of the language. */
type PropertyOf<K extends string> = K extends `${infer A}-${infer B}`
  ? `${A}${Capitalize<PropertyOf<B>>}`
  : K extends `${infer A}_${infer B}`
    ? `${A}${Capitalize<PropertyOf<B>>}`
    : K;

export const propertyOf = (key: string): string =>
  key.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * The figures of one week in one series. `none` was written as `无`: a week without figures. `unread` was written in no
 * form that can be read: a finding says so.
 */
export type WeekFigures =
  | {
      readonly type: 'figures';
      readonly values: ReadonlyMap<string, WeekFigure>;
      /** Measures that are written but left empty, or whose value can't be read: findings say so already. */
      readonly unread: ReadonlyMap<string, 'empty' | 'wrong'>;
      readonly range: SourceRange;
    }
  | { readonly type: 'none' | 'unread'; readonly range: SourceRange };

/** A figure of a week; where it was written in parts, their sum. */
export interface WeekFigure extends Located<Exact> {
  /** Who counted how much, in the order they are written in. */
  readonly parts?: readonly (Located<Exact> & { readonly name: string })[];
}

/** What becomes of a figure by a correction. */
export type FigureChange =
  | { readonly type: 'by'; readonly amount: Exact }
  | { readonly type: 'from-to'; readonly from: Exact; readonly to: Exact };

export type MastheadValue =
  | { readonly type: 'text' }
  | { readonly type: 'image'; readonly path: Located<string> }
  | { readonly type: 'preprinted' };

export const text = { type: 'text' } as const;
export const count = { type: 'number', from: 0 } as const;
export const ordinal = { type: 'number', from: 1 } as const;
export const decimal = { type: 'decimal' } as const;
export const figures = { type: 'mapping', keys: [], others: decimal } as const;

/** The word for a week without figures. */
export const NO_FIGURES = '无';

/** The word for what a template does without. */
export const NONE_WORD = 'none';

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
