import type { Period } from './calendar.js';

/** How an issue is numbered: 总第, the year it is counted in, and 期号 in that year. */
export interface Numbering {
  readonly number: number;
  readonly year: number;
  readonly issue: number;
}

/** The folder of an issue that is to be made. */
export interface NextIssue {
  readonly numbering: Numbering;
  readonly period: Period;
  /** index.md, then the sections in their order. */
  readonly files: readonly NewFile[];
}

export interface NewFile {
  /** In the issue's folder. */
  readonly name: string;
  readonly text: string;
}
