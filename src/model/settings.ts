import type { CalendarDate } from './calendar.js';
import type { Exact } from './exact.js';
import type { Measure } from './measure.js';
import type { Severity } from './message.js';
import type { OutputPattern } from './output-pattern.js';
import type { Located, SourceFile, SourceRange } from './source.js';
import type { Timed } from './timed.js';

/** 报, 送 and 发: to superiors, peers and subordinates. */
export const distributionKinds = ['报', '送', '发'] as const;
export type DistributionKind = (typeof distributionKinds)[number];

/** The distribution list as it is printed: one text a kind, without its closing full stop. */
export type Distribution = Readonly<Partial<Record<DistributionKind, Located<string>>>>;

export type Masthead =
  | { readonly type: 'text' }
  | { readonly type: 'image'; readonly path: Located<string> }
  | { readonly type: 'preprinted' };

/** What `bulletin.yaml` states for every issue. */
export interface Settings {
  readonly file: SourceFile;
  readonly name: Timed<Located<string>>;
  readonly masthead: Masthead;
  readonly publisher: Timed<Located<string>>;
  /** The template's folder name. */
  readonly template: Timed<Located<string>>;
  readonly distribution: Distribution;
  readonly copies?: Located<number>;
  readonly maxPages?: Located<number>;
  /** How PDFs are named; after the folder where it isn't there. */
  readonly output?: OutputPattern;
  /** Ids of the outputs that are built; PDF alone where there are none. */
  readonly formats: readonly Located<string>[];
  readonly statistics: readonly SeriesDefinition[];
  /** Rules whose severity is changed, in the order they are written. */
  readonly rules: readonly RuleSetting[];
  readonly terms: readonly Term[];
  /** Where it says that this computer may hold what is classified; none where it doesn't. */
  readonly classified?: SourceRange;
}

/** What the findings of a rule are to be; `off` for none. */
export interface RuleSetting {
  readonly rule: Located<string>;
  readonly severity: Severity | 'off';
}

/** A word that has one right form, and the forms it is mistaken for. */
export interface Term {
  readonly right: Located<string>;
  readonly wrong: readonly Located<string>[];
}

/** A series that is counted every week, such as 综窗. */
export interface SeriesDefinition {
  readonly key: string;
  /** Where the series is declared. */
  readonly range: SourceRange;
  /** Its name in running text. */
  readonly title: Timed<string>;
  /** In printing order. */
  readonly measures: readonly Measure[];
  readonly openings: readonly Opening[];
  /** The measures of a list, in their order; what adds up where it isn't said. */
  readonly list?: readonly string[];
  /** Which issue of last year an issue is compared with: that of its 期号, or the one whose last day is nearest. */
  readonly compare: Comparison;
}

export type Comparison = 'issue' | 'date';

/** What was counted in `year` before the first kept issue: all up to `through`. */
export interface Opening {
  readonly year: Located<number>;
  /** 总第 of the last issue counted. */
  readonly through: Located<number>;
  /** The last day counted, where known. */
  readonly until?: Located<CalendarDate>;
  readonly values: ReadonlyMap<string, Located<Exact>>;
  readonly range: SourceRange;
}
