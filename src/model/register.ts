import type { CalendarDate, Period } from './calendar.js';

/*
 * The register of all issues as it is shown: what tables and data files are made from.
 */

/** One issue. What its header doesn't say, or says in a way that can't be read, is absent. */
export interface RegisterRow {
  /** The issue's folder: `519`, `2024-增1`. */
  readonly folder: string;
  /** 总第; none of a special issue. */
  readonly number?: number;
  readonly year?: number;
  /** 期号 in its year; none of a special issue. */
  readonly issue?: number;
  /** The number of a special issue among those of its year. */
  readonly special?: number;
  readonly period?: Period;
  /** Printing date: that of the last release, else the one that the header states. */
  readonly date?: CalendarDate;
  /** `figures`: not released, and a header without text, kept for its figures alone. */
  readonly status: 'released' | 'open' | 'figures';
  /** Who signed what was released, where that is recorded. */
  readonly signed?: string;
  /** How often it was released. */
  readonly releases: number;
  /** Present where there is a PDF to tell of. */
  readonly pdf?: RegisteredPdf;
}

export interface RegisteredPdf {
  /** Whether the record of the last release tells of it, or it stands where `build` puts it. */
  readonly source: 'release' | 'dist';
  /** The number of pages; it is left out where they can't be counted. */
  readonly pages?: number;
  readonly sha256: string;
}

/** What the register can be shown as. */
export const registerFormats = ['table', 'csv', 'json', 'xlsx'] as const;
export type RegisterFormat = (typeof registerFormats)[number];
/** All of them but a workbook, which is no text. */
export type RegisterTextFormat = Exclude<RegisterFormat, 'xlsx'>;
