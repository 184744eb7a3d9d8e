import type { heldTitleSchema, personSchema } from './schema/people-schema.js';
import type { ItemOf } from './schema/value-schema.js';
import type { SourceFile } from './source.js';

/** Who is who, from issues/people.yaml: names, titles and the order in which leaders are named. */
export interface People {
  readonly file: SourceFile;
  readonly persons: readonly Person[];
}

/** 1 is named first; persons without a rank are in no order. */
export type Person = ItemOf<typeof personSchema>;

/** Both ends are days in office; an end that is left out is open. */
export type HeldTitle = ItemOf<typeof heldTitleSchema>;
