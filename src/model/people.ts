import type { CalendarDate } from './calendar.js';
import type { Located, SourceFile } from './source.js';

/** Who is who, from issues/people.yaml: names, titles and the order in which leaders are named. */
export interface People {
  readonly file: SourceFile;
  readonly persons: readonly Person[];
}

export interface Person {
  readonly name: Located<string>;
  readonly titles: readonly HeldTitle[];
  /** 1 is named first; persons without a rank are in no order. */
  readonly rank?: Located<number>;
}

export interface HeldTitle {
  readonly title: Located<string>;
  /** Both ends included; an end that is left out is open. */
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}
