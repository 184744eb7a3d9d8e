/* What the server of the preview tells its page: types only, so that both sides can import them. */

/** What the newest build came to, and the pages that are shown. */
export interface PreviewState {
  /** Counts builds, from 1; 0 before the first has ended. */
  readonly build: number;
  /** The number of the build that made the pages shown, 0 while there are none. Pages outlive builds that make none. */
  readonly revision: number;
  /** `building` only before the first build has ended. */
  readonly status: 'building' | 'good' | 'errors' | 'no-pages';
  readonly issue: string;
  readonly title: string;
  readonly pages: number;
  /** How long the build took. */
  readonly milliseconds: number;
  readonly fonts: readonly string[];
  readonly counts: { readonly errors: number; readonly warnings: number; readonly hints: number };
  readonly findings: readonly PreviewFinding[];
  /** The line that was last edited, where it is in the pages. */
  readonly edited?: { readonly file: string; readonly line: number };
  readonly language: 'zh' | 'en';
}

/** As `check --format json` words it, with where it is printed and the editor's link. */
export interface PreviewFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly rule: string;
  readonly message: string;
  readonly note?: string;
  /** It was found in a line that was changed since the last proof. */
  readonly fresh?: true;
  readonly place?: { readonly page: number; readonly line: number };
  /** `vscode://file/…:line:column`, or another scheme that is configured; none where none is. */
  readonly open?: string;
}

/** Where the lines of one revision's pages stand. Lengths are in pt, from the paper's left top corner. */
export interface PreviewLayout {
  readonly revision: number;
  readonly pages: readonly {
    readonly width: number;
    readonly height: number;
    readonly lines: readonly PreviewLine[];
  }[];
}

/** A line of a page: the box that its type fills, and where what stands in it was written. */
export interface PreviewLine {
  /** Number of the body line on its page, from 1; none outside the running text. */
  readonly number?: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Stretches of the line by where they were written, in order of x. */
  readonly sources: readonly {
    readonly x: number;
    readonly width: number;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly open?: string;
  }[];
}
