import type { Exact } from './exact.js';
import type { Measure } from './measure.js';
import type { Former } from './names.js';
import type { openingSchema } from './schema/series-schema.js';
import type { settingsSchema } from './schema/settings-schema.js';
import type { distributionSchema } from './schema/shared-keys.js';
import type { ItemOf, MappingOf, MastheadValue } from './schema/value-schema.js';
import type { Located, SourceFile, SourceRange } from './source.js';
import type { Timed } from './timed.js';

/** 报, 送 and 发: to superiors, peers and subordinates. */
export const distributionKinds = ['报', '送', '发'] as const;
export type DistributionKind = (typeof distributionKinds)[number];

/** The distribution list as it is printed: one text a kind, without its closing full stop. */
export type Distribution = MappingOf<typeof distributionSchema>;

/** What `bulletin.yaml` states for every issue. */
export interface Settings
  extends Omit<MappingOf<typeof settingsSchema>, 'masthead' | 'distribution' | 'statistics' | 'compare' | 'terms'> {
  readonly file: SourceFile;
  readonly masthead: MastheadValue;
  readonly distribution: Distribution;
  readonly statistics: readonly SeriesDefinition[];
  readonly terms: readonly Term[];
}

/** A rule whose findings are to weigh otherwise; `off` for none. */
export type RuleSetting = Settings['rules'][number];

/** A series and a measure as they are declared there. */
export type DeclaredSeries = MappingOf<typeof settingsSchema>['statistics'][number];
export type DeclaredMeasure = NonNullable<DeclaredSeries['value']>['measures'][number];

/** A word that has one right form, and the forms it is mistaken for. */
export interface Term {
  readonly right: Located<string>;
  readonly wrong: readonly Located<string>[];
}

/** A series that is counted every week, such as 综窗. */
export interface SeriesDefinition {
  readonly key: string;
  readonly former?: Former;
  /** Where the series is declared. */
  readonly range: SourceRange;
  /** Its name in running text. */
  readonly title: Timed<string>;
  /** In printing order. */
  readonly measures: readonly Measure[];
  readonly openings: readonly Opening[];
  /** The measures of a list, in their order; what adds up where it isn't said. */
  readonly list?: readonly string[];
  /** The issue of last year that an issue is compared with: that of its 期号, or the one whose last day is nearest. */
  readonly compare: Comparison;
  /** Where its figures stand in the sheets that are sent every week. */
  readonly source?: SheetSource;
}

export type SheetSource = NonNullable<NonNullable<DeclaredSeries['value']>['source']>;

export type Comparison = 'issue' | 'date';

/** What was counted in `year` before the first kept issue: all up to `through`. */
export type Opening = Omit<ItemOf<typeof openingSchema>, 'others'> & {
  readonly values: ReadonlyMap<string, Located<Exact>>;
};
