import { type Guard, isCount, isListOf, isOneOf, isOptional, isRecordOf, isShape, isText, isWhole } from './guards.js';

/*
 * What `release` records of a printed issue, in a file of its own beside the PDF: the header names that file by its digest.
 * It is written once and never again, so that the digest of the record before it in the year, which each record holds, makes
 * a chain of them.
 */

/** Another version of the program may write another one. */
export const RECORD_VERSION = 2;

export interface ReleaseRecord {
  readonly version: typeof RECORD_VERSION;
  /** The issue's folder, and which of its releases this is, from 1. */
  readonly issue: string;
  readonly release: number;
  /** The day on which it was recorded, and the printing date that the header states: `2024-12-25`. */
  readonly recorded: string;
  readonly date: string;
  /** Who signed which of its drafts. */
  readonly signed?: SignedRecord | undefined;
  /** Why the issue was printed again. */
  readonly reason?: string | undefined;
  readonly pages: number;
  /** SHA-256 of the PDF, and of the ZIP of the sources. */
  readonly pdf: string;
  readonly sources: string;
  /** As the header has them: the sources by path in the issue's folder, and the cumulative figures. */
  readonly files: Readonly<Record<string, string>>;
  readonly published: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** All figures of the ledger that the issue prints. */
  readonly figures: readonly RecordedFigure[];
  readonly charts: readonly RecordedChart[];
  /**
   * What was counted since the release before, which its figures are made of; 总第 of that, in whatever year it was, or 0 where
   * no release had a record and all of its year and of the one before is here. Records without it have nothing of the year before.
   */
  readonly since?: number | undefined;
  readonly addends: readonly RecordedAddend[];
  /** The files that issues share, with their SHA-256 by path in the workspace. */
  readonly settings: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, string>>;
  /** By role. */
  readonly fonts: Readonly<Record<string, RecordedFont>>;
  readonly program: string;
  /** The release before it in the year that has a record; none of the first. */
  readonly previous?: RecordName | undefined;
}

/** A placeholder and what it printed. */
export interface RecordedFigure {
  readonly series: string;
  readonly figure: string;
  readonly measure?: string | undefined;
  readonly format?: string | undefined;
  readonly text: string;
  /** By measure, without any rounding; what is compared is there with what it is compared to. */
  readonly exact: Readonly<Record<string, string>>;
}

/** A chart and the exact figures that it is drawn from, by measure. */
export interface RecordedChart {
  readonly series: string;
  readonly measure?: string | undefined;
  readonly last?: number | undefined;
  readonly exact: Readonly<Record<string, readonly string[]>>;
}

export interface RecordedAddend {
  readonly kind: 'opening' | 'week' | 'correction';
  readonly series: string;
  readonly measure: string;
  readonly year: number;
  /** 总第 of the issue it is of, of an opening that of the last issue it covers, and of the issue it counts from; below 0 of past figures. */
  readonly number: number;
  readonly from: number;
  readonly month?: number | undefined;
  readonly value: string;
}

/** A draft that was signed. */
export interface SignedRecord {
  readonly name: string;
  readonly draft: number;
  /** SHA-256 of the ZIP of the draft's sources. */
  readonly sources: string;
  /** Why what was printed is not what was signed; none where it is. */
  readonly reason?: string | undefined;
}

interface RecordedFont {
  readonly family: string;
  readonly version: string;
  readonly sha256: string;
}

/** A record as another names it. */
export interface RecordName {
  readonly issue: string;
  readonly release: number;
  /** The SHA-256 of its file. */
  readonly record: string;
}

const isDigest: Guard<string> = (value): value is string => isText(value) && /^[0-9a-f]{64}$/.test(value);

const isRecord: Guard<ReleaseRecord> = isShape<ReleaseRecord>({
  version: isOneOf(RECORD_VERSION),
  issue: isText,
  release: isCount,
  recorded: isText,
  date: isText,
  signed: isOptional(
    isShape<SignedRecord>({ name: isText, draft: isCount, sources: isDigest, reason: isOptional(isText) }),
  ),
  reason: isOptional(isText),
  pages: isCount,
  pdf: isDigest,
  sources: isDigest,
  files: isRecordOf(isDigest),
  published: isRecordOf(isRecordOf(isText)),
  figures: isListOf(
    isShape<RecordedFigure>({
      series: isText,
      figure: isText,
      measure: isOptional(isText),
      format: isOptional(isText),
      text: isText,
      exact: isRecordOf(isText),
    }),
  ),
  charts: isListOf(
    isShape<RecordedChart>({
      series: isText,
      measure: isOptional(isText),
      last: isOptional(isCount),
      exact: isRecordOf(isListOf(isText)),
    }),
  ),
  since: isOptional(isCount),
  addends: isListOf(
    isShape<RecordedAddend>({
      kind: isOneOf('opening', 'week', 'correction'),
      series: isText,
      measure: isText,
      year: isCount,
      number: isWhole,
      from: isWhole,
      month: isOptional(isCount),
      value: isText,
    }),
  ),
  settings: isRecordOf(isDigest),
  templates: isRecordOf(isDigest),
  fonts: isRecordOf(isShape<RecordedFont>({ family: isText, version: isText, sha256: isDigest })),
  program: isText,
  previous: isOptional(isShape<RecordName>({ issue: isText, release: isCount, record: isDigest })),
});

/** The record that a text is; undefined for what is none of this version. */
export function readRecord(bytes: Uint8Array): ReleaseRecord | undefined {
  try {
    const record: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isRecord(record) ? record : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export const writeRecord = (record: ReleaseRecord): Uint8Array =>
  Buffer.from(`${JSON.stringify(record, undefined, 2)}\n`);
