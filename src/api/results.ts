import type { LedgerRecord } from '../model/ledger-record.js';
import type { ReportedFinding } from '../model/reported-finding.js';

/* What programs hand in and get back: plain data, that can be stored and sent as JSON but for the PDF's bytes. */

export type { LedgerRecord, ReportedFinding };

export interface WorkspaceOptions {
  /** The folder that holds `issues/`, or one below it; relative to the working directory of the process. */
  readonly workspace: string;
  /** The language of findings and errors; `zh` where none is given. */
  readonly language?: 'zh' | 'en';
}

export interface IssueOptions extends WorkspaceOptions {
  /**
   * The issues by 总第, such as `519`; a special issue by its folder, `2024-增1`. `all` for every issue that has a text. Where
   * none are given the newest, that is the highest regular one; an empty list is no issue.
   */
  readonly issues?: readonly (number | string)[] | 'all';
  /**
   * Texts that are not saved yet, by the paths that findings name files with: `issues/519/01-动态.md`. They stand in the place
   * of the files; a section that there is no file of takes the place that its number gives it.
   */
  readonly texts?: Readonly<Record<string, string>>;
  /** Whether fonts of the system may be used, as `bulletin build` does; true where it isn't said. */
  readonly systemFonts?: boolean;
}

export interface CompileOptions extends IssueOptions {
  /** A proof: what is only missing is left blank and warned of, and every page says 送审稿. */
  readonly draft?: boolean;
}

export interface CheckResult<Issue extends CheckedIssue = CheckedIssue> {
  /** What was found in all issues and in what they share, by file and place, each once. */
  readonly findings: readonly ReportedFinding[];
  /** How many of the findings are errors. */
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  /**
   * The issues in the order they were asked for; there are none where bulletin.yaml or the fonts can't be used, which the
   * findings say.
   */
  readonly issues: readonly Issue[];
}

export interface CheckedIssue {
  /** The name of the issue's folder, such as `519`. */
  readonly issue: string;
  /** What was found in the issue, and in the files that it shares with others. */
  readonly findings: readonly ReportedFinding[];
  /** The pages, as far as the sources allowed to set them. */
  readonly pages: readonly PageData[];
}

export type CompileResult = CheckResult<CompiledIssue>;

export interface CompiledIssue extends CheckedIssue {
  /**
   * The document; undefined where there is an error. Of the same sources, fonts and program it has the same bytes. It is set
   * from the sources as they are: the PDF of a released issue is the one beside them.
   */
  readonly pdf: Uint8Array | undefined;
  /** The title that the document states, such as `工作动态 2024年第48期（总第519期）`; undefined where nothing could be set. */
  readonly title: string | undefined;
  /** PostScript names of the fonts that are used, sorted. */
  readonly fonts: readonly string[];
}

/** A page. Lengths are in pt (1/72 inch); x is measured from the paper's left edge, y from its top edge downwards. */
export interface PageData {
  /** The number of the page, from 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** The lines of the page, in the order they are drawn in. */
  readonly lines: readonly LineData[];
}

export interface LineData {
  /** The text of the line as it is copied out of the document. */
  readonly text: string;
  readonly part:
    | 'masthead'
    | 'body'
    | 'table'
    | 'figure'
    | 'note'
    | 'colophon'
    | 'folio'
    | 'draft'
    | 'approval'
    | 'redline';
  /** The first character's left edge. */
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  /** From the first character's left edge to the last one's right edge. */
  readonly width: number;
  /** The size of its largest type. */
  readonly size: number;
  /** Where its first written character stands, from 1, columns in UTF-16 units; not there for a page number. */
  readonly source?: { readonly file: string; readonly line: number; readonly column: number };
}

export interface LedgerOptions extends WorkspaceOptions {
  /** 总第 of the issue that looks: the ledger is what it saw. The newest where none is given. */
  readonly issue?: number | string;
  /** The year of the newest issue where none is given. */
  readonly year?: number;
  /** A series by its key in bulletin.yaml; all of them where none is given. */
  readonly series?: string;
}

export interface LedgerResult {
  /** What concerns the figures of that year, by file and place. */
  readonly findings: readonly ReportedFinding[];
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  /** The rows by series, measure and 总第; undefined where an error could falsify a figure: a wrong total must not be copied. */
  readonly rows: readonly LedgerRecord[] | undefined;
}

/**
 * What keeps a call from being done at all: no workspace, no such issue, unusable fonts. What sources have wrong is a finding.
 */
export class BulletinError extends Error {
  /** Tells what is wrong, such as `no-workspace`; it stays as it is in every language. */
  readonly code: string;
  /** How to mend it, where the message alone doesn't say. */
  readonly note?: string;

  /** @param message in the language of the call */
  constructor(code: string, message: string, note?: string) {
    super(message);
    this.name = 'BulletinError';
    this.code = code;
    if (note !== undefined) this.note = note;
  }
}
