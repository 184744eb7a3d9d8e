import type { templateSchema } from './schema/template-schema.js';
import type { MappingOf } from './schema/value-schema.js';

/** The layout as data. Lengths were given in mm, 字号 or em in the template's file and are pt or em here. */
export type Template = MappingOf<typeof templateSchema> & { readonly name: string };

/** How lines are composed: the options of the rules in src/typeset. */
export type Composition = Template['composition'];

/** A text in a type of its own. */
export type TypeStyle = Template['text']['title'];

export type ContentsStyle = NonNullable<Template['contents']>;
