import type { Period } from './calendar.js';
import type { Exact } from './exact.js';
import type { Finding } from './finding.js';
import type { Measure } from './measure.js';
import type { SeriesDefinition } from './settings.js';
import type { SourceRange } from './source.js';

/*
 * The cumulative statistics of all kept issues. Prose, tables, explanations and charts read this one ledger. Every
 * figure is exact; it is rounded where it is printed.
 */

export interface Ledger {
  /** The kept regular issues by 总第, in its order; before them, below 0, the weeks or months of past figures. */
  readonly issues: ReadonlyMap<number, LedgerIssue>;
  /** The same issues by the year they count in. */
  readonly years: ReadonlyMap<number, readonly LedgerIssue[]>;
  /** The series in the order they are declared in. */
  readonly series: ReadonlyMap<string, LedgerSeries>;
}

/** A kept regular issue, as the totals count it. */
export interface LedgerIssue {
  /** 总第 */
  readonly number: number;
  /** The year the week counts in, as the header states it. */
  readonly year: number;
  /** 期号 in the year. */
  readonly issue: number;
  readonly period: Period;
  /** The month the week counts in: that of the period's last day in `year`. */
  readonly month: number;
  /** 总第 of the issue before; none where that one isn't kept. */
  readonly previous?: number;
}

/** One statistics series, with all that is counted in it. */
export interface LedgerSeries {
  readonly definition: SeriesDefinition;
  /** 总第 of the first issue the series counts in; none where no kept issue has figures of it. */
  readonly begins?: number;
  /** 总第 of the issues that state 无. */
  readonly silent: ReadonlySet<number>;
  /** The accounts by measure, in printing order. */
  readonly accounts: ReadonlyMap<string, Account>;
}

/** All that is counted in one measure of one series; nothing in a rate, which is made of others. */
export interface Account {
  readonly measure: Measure;
  readonly years: ReadonlyMap<number, AccountYear>;
}

/** What one year of an account adds up. */
export interface AccountYear {
  /** The addends in the order they are counted in. */
  readonly addends: readonly Addend[];
  /** Present where an error makes the year's totals wrong. */
  readonly spoiled?: Spoil;
}

/** From where on a year's totals are wrong or not known. */
export interface Spoil {
  /** 总第 of the first issue whose total it makes wrong. */
  readonly from: number;
  /** Whether nothing is wrong, and something is only not there yet. */
  readonly missing: boolean;
}

export type Addend = OpeningAddend | WeekAddend | CorrectionAddend;

interface AddendBase {
  /** What is added; a correction adds the difference that it makes. */
  readonly value: Exact;
  /** 总第 of the issue it is counted from; no earlier issue sees it. */
  readonly countedFrom: number;
  /** Where the value was written. */
  readonly range: SourceRange;
}

export interface OpeningAddend extends AddendBase {
  readonly kind: 'opening';
  /** 总第 of the last issue it covers. */
  readonly through: number;
  /** The last month of its year that it may hold part of, 1 to 12; 0 where it ends before the year. */
  readonly lastMonth: number;
}

interface WeekAddend extends AddendBase {
  readonly kind: 'week';
  readonly number: number;
  readonly month: number;
  /** Who counted it, where the figure of the week is written in parts. */
  readonly part?: string;
}

interface CorrectionAddend extends AddendBase {
  readonly kind: 'correction';
  /** 总第 of the issue corrected. */
  readonly number: number;
  /** Month of the issue corrected; unknown for one inside an opening. */
  readonly month?: number;
  readonly reason: string;
}

/**
 * A finding of the ledger, and whom it concerns. An issue's totals are made from other issues' headers, so an error in
 * one of those is its own too, while what is merely odd there concerns only the issue it stands in.
 */
export interface LedgerFinding {
  readonly finding: Finding;
  /** 总第 of the first issue that it may falsify. */
  readonly countedFrom: number;
  /** The years whose totals it may falsify. */
  readonly years: readonly number[];
}
