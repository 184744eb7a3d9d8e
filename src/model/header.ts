import type { correctionSchema, headerSchema, releaseSchema } from './schema/header-schema.js';
import type { FigureChange, ItemOf, MappingOf } from './schema/value-schema.js';
import type { Located, SourceFile, SourceRange } from './source.js';
import type { Moment } from './timed.js';

type HeaderValues = MappingOf<typeof headerSchema>;

/** The header of one issue. Keys that the schema requires are there, or the header was not made and findings say why. */
export interface IssueHeader extends Omit<HeaderValues, 'number' | 'issue' | 'special' | 'corrections' | 'released'> {
  readonly file: SourceFile;
  /** The folder's name: `519`, or `2024-增1` for a special issue. */
  readonly folder: string;
  readonly identity: IssueIdentity;
  readonly corrections: readonly Correction[];
  /** Present once the issue was printed and released. */
  readonly released?: Released;
  /** Where the front matter stands. */
  readonly range: SourceRange;
}

export type IssueIdentity =
  | {
      readonly type: 'regular' /** 总第 */;
      readonly number: Located<number> /** 期号 in its year */;
      readonly issue: Located<number>;
    }
  | { readonly type: 'special'; readonly special: Located<number> };

/** Where an issue stands in time. */
export const momentOf = ({ identity, period }: Pick<IssueHeader, 'identity' | 'period'>): Moment => ({
  ...(identity.type === 'regular' && { number: identity.number.value }),
  period: period.value,
});

/** What `release` recorded of an issue. */
export interface Released {
  /** In the order they were made; the last one holds. At least one. */
  readonly releases: readonly Release[];
  /** The range from the key to the end of its value. */
  readonly range: SourceRange;
}

/** One printing of an issue. */
export type Release = ItemOf<typeof releaseSchema>;

/** The release that holds, the last that was not withdrawn, and which of all releases it is, from 1; none where there is none. */
export function holdingRelease(
  released: Pick<Released, 'releases'> | undefined,
): { readonly release: Release; readonly count: number } | undefined {
  const place = released?.releases.findLastIndex(({ withdrawn }) => !withdrawn) ?? -1;
  const release = released?.releases[place];
  return release && { release, count: place + 1 };
}

/** A signed change to earlier issues' figures, counted from the issue that states it. */
export type Correction = Omit<ItemOf<typeof correctionSchema>, 'others'> & {
  readonly changes: readonly CorrectionChange[];
};

export interface CorrectionChange {
  readonly measure: string;
  readonly change: FigureChange;
  readonly range: SourceRange;
}
