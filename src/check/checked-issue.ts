import type { Exact } from '../model/exact.js';
import type { IssueHeader } from '../model/header.js';
import type { Holidays } from '../model/holidays.js';
import type { Issue } from '../model/issue.js';
import type { Ledger } from '../model/ledger.js';
import type { People } from '../model/people.js';
import type { Settings } from '../model/settings.js';
import type { SourceFile } from '../model/source.js';
import type { CheckedText } from './checked-text.js';
import type { RecentIssue } from './recent-issue.js';

/** What a rule may look at: the issue as it was written, what it is made from, and what came before it. */
export interface CheckedIssue {
  readonly settings: Settings;
  readonly header: IssueHeader;
  /** Placeholders stand where they were written: no figure is put in yet. */
  readonly issue: Issue;
  /** index.md and the section files, as they were read. */
  readonly files: readonly SourceFile[];
  /** All text in reading order. */
  readonly texts: readonly CheckedText[];
  readonly ledger: Ledger;
  /** What a placeholder would take from the ledger. */
  readonly figureValue: FigureValue;
  /** The earlier regular issues whose headers could be made, in the order of their numbers. */
  readonly earlier: readonly NumberedHeader[];
  /** The texts of the last few issues before this one, newest first: to compare with, nothing is reported in them. */
  readonly recent: readonly RecentIssue[];
  /** What issues/people.yaml says, where there is one. */
  readonly people: People | undefined;
  /** What issues/holidays.yaml says, where there is one. */
  readonly holidays: Holidays | undefined;
}

/** A regular issue: its 总第, and its header, which may be made only when it is asked for. */
export interface NumberedHeader {
  readonly number: number;
  readonly header: IssueHeader;
}

/** An amount by the names of series, figure and measure, as the issue sees it; none where it can't be had. */
export type FigureValue = (series: string, figure: string, measure: string) => Exact | undefined;

/** What of an issue says how it follows on the one before. */
export type NumberedIssue = Pick<CheckedIssue, 'header' | 'earlier' | 'holidays'>;
