import type { CalendarDate, Period } from './calendar.js';
import type { Exact } from './exact.js';
import type { Distribution } from './settings.js';
import type { Located, SourceFile, SourceRange } from './source.js';
import type { Moment } from './timed.js';

/** The header of one issue. Keys that the schema requires are there, or the header was not made and findings say why. */
export interface IssueHeader {
  readonly file: SourceFile;
  /** The folder's name: `519`, or `2024-增1` for a special issue. */
  readonly folder: string;
  readonly identity: IssueIdentity;
  readonly year: Located<number>;
  readonly period: Located<Period>;
  /** Printing date; a draft may be without it. */
  readonly date?: Located<CalendarDate>;
  readonly name?: Located<string>;
  readonly publisher?: Located<string>;
  readonly template?: Located<string>;
  readonly title?: Located<string>;
  /** 密级, 内部资料 注意保存 …: a line each. */
  readonly marking: readonly Located<string>[];
  readonly distribution?: Distribution;
  /** 增发: receivers of this issue alone. */
  readonly additionalReceivers?: Located<string>;
  readonly copies?: Located<number>;
  readonly maxPages?: Located<number>;
  /** Duty (责编, 审核, 签发 …) and name, in printing order. */
  readonly staff: readonly StaffMember[];
  /** The week's figures by series. */
  readonly statistics: ReadonlyMap<string, WeekFigures>;
  /** Cumulative figures as printed, by series and measure. */
  readonly published: ReadonlyMap<string, ReadonlyMap<string, Located<Exact>>>;
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
  /** From the key to the end of its value. */
  readonly range: SourceRange;
}

/** One printing of an issue. */
export interface Release {
  /** Printing date. */
  readonly date: Located<CalendarDate>;
  readonly pages: Located<number>;
  /** Of the PDF; 64 hexadecimal digits. */
  readonly sha256: Located<string>;
  /** Cumulative figures as printed, by series and measure. */
  readonly published: ReadonlyMap<string, ReadonlyMap<string, Located<Exact>>>;
  /** SHA-256 of what the issue was made from, by path in the issue's folder. */
  readonly files: ReadonlyMap<string, Located<string>>;
  /** Why it was printed again; none of the first. */
  readonly reason?: Located<string>;
  readonly range: SourceRange;
}

export interface StaffMember {
  readonly duty: string;
  readonly name: Located<string>;
}

/** The figures of one week in one series. `none` was written as `无`: a week without figures. */
export type WeekFigures =
  | {
      readonly type: 'figures';
      readonly values: ReadonlyMap<string, Located<Exact>>;
      /** Measures that are written but left empty, or whose value can't be read: findings say so already. */
      readonly unread: ReadonlyMap<string, 'empty' | 'wrong'>;
      readonly range: SourceRange;
    }
  | { readonly type: 'none'; readonly range: SourceRange };

/** A signed change to an earlier issue's figure, counted from the issue that states it. */
export interface Correction {
  readonly series: Located<string>;
  /** 总第 of the issue corrected. */
  readonly number: Located<number>;
  readonly reason: Located<string>;
  readonly changes: readonly CorrectionChange[];
  readonly range: SourceRange;
}

export interface CorrectionChange {
  readonly measure: string;
  readonly change:
    | { readonly type: 'by'; readonly amount: Exact }
    | { readonly type: 'from-to'; readonly from: Exact; readonly to: Exact };
  readonly range: SourceRange;
}
