import type { DistributionKind } from './settings.js';

/** What the notes begin with that `bulletin new` leaves for the author: to fill in, and to look over. */
export const FILL_IN = '填写：';
export const LOOK_OVER = '照上一期：';

/** Stands in the sections of a first issue for the text to come; `check` warns of it where it is still there. */
export const SAMPLE_PARAGRAPH = '样例：请把这一段换成正文。';

/** What is known of the office that a workspace is made for, as it was typed: the parser judges it. */
export interface WorkspaceAnswers {
  readonly name: string;
  readonly publisher: string;
  readonly distribution: ReadonlyMap<DistributionKind, string>;
  readonly copies?: string;
  /** Duty and name, in printing order. */
  readonly staff: readonly NamedText[];
  readonly series: readonly SeriesAnswer[];
  /** 总第 of the first issue. */
  readonly number: string;
  /** Its 期号 in the year. */
  readonly issue: string;
  /** Its first and last day. */
  readonly period: string;
  /** Its printing date; the last day of the period where none is typed. */
  readonly date?: string;
  /** Titles of its sections. */
  readonly sections: readonly string[];
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** What is counted every week. */
export interface SeriesAnswer {
  readonly key: string;
  /** Its name in running text. */
  readonly title: string;
  readonly measures: readonly MeasureAnswer[];
}

export interface MeasureAnswer {
  readonly name: string;
  readonly unit: string;
  /** How its figures come about, where they don't just add up as whole numbers: keys of bulletin.yaml with their values. */
  readonly ways?: readonly NamedText[];
  /** What was counted in the year before the first issue. */
  readonly opening?: string;
}

/** Whether it is filled in every week: what a formula gives is not. */
export const isAsked = ({ ways = [] }: MeasureAnswer): boolean => ways.every(({ name }) => name !== 'of');

/** A file of a workspace that is to be made. */
export interface WorkspaceFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Whether it is a program that can be double-clicked. */
  readonly executable?: boolean;
}

/** How lines are broken: as Word and WPS do, first squeezed and then pushed out, only pushed out, or evenest by paragraph. */
export const linePolicies = ['word', 'push-in-first', 'push-out', 'total-fit'] as const;
export type LinePolicy = (typeof linePolicies)[number];

/** Who checks and builds each commit; nobody, where it is not said. */
export const ciServices = ['none', 'github', 'gitlab'] as const;
export type CiService = (typeof ciServices)[number];

/** The systems for which there are files to double-click. */
export const scriptSystems = ['windows', 'macos', 'linux', 'all', 'none'] as const;
export type ScriptSystem = (typeof scriptSystems)[number];
